"""What an arrival leaves in the tables: a case with its submission and papers, or papers for a case."""

from __future__ import annotations

import secrets
from collections.abc import Sequence

import sqlalchemy as sa

from clerk_app.domain import facts as f
from clerk_app.domain.asking_facts import Resumed, StatementReceived
from clerk_app.domain.case import CaseState
from clerk_app.domain.following import Supplemented
from clerk_app.domain.hand_facts import DocumentAdded
from clerk_app.domain.tray_facts import ArrivalAssigned

from . import tables as t
from .consulted import answered, hears

# Built once: these run for every submission, and building costs more than running.
_CASE, _SALT, _DOCUMENT = t.cases.insert(), t.salts.insert(), t.documents.insert()
_SUBMISSION, _FOLLOW_UP = t.submissions.insert(), t.follow_ups.insert()


def file_case(connection: sa.Connection, fact: f.Received) -> None:
    connection.execute(_CASE, _case_values(fact))
    connection.execute(_SALT, {"case_id": fact.case, "salt": secrets.token_hex(16)})
    connection.execute(_SUBMISSION, _submission_values(fact))
    _file_documents(connection, fact.case, fact.documents, 0)


def file_follow_up(connection: sa.Connection, fact: Supplemented) -> None:
    """Behind the papers that are there; to everybody the case is unread again."""
    _file_documents(connection, fact.case, fact.documents, _behind(connection, fact.case))
    connection.execute(_FOLLOW_UP, _follow_up_values(fact))
    connection.execute(t.seen.delete().where(t.seen.c.case_id == fact.case))


def file_document(connection: sa.Connection, fact: DocumentAdded) -> None:
    _file_documents(connection, fact.case, (fact.document,), _behind(connection, fact.case))


def _behind(connection: sa.Connection, case: str) -> int:
    last = connection.scalar(
        sa.select(sa.func.max(t.documents.c.position)).where(t.documents.c.case_id == case)
    )
    return 0 if last is None else last + 1


def followed(connection: sa.Connection, fact: f.Fact) -> Resumed | f.Assigned | None:
    """What goes on because of this."""
    if isinstance(fact, ArrivalAssigned) and fact.clerk:
        case = sa.select(t.cases.c.version, t.cases.c.state).where(t.cases.c.id == fact.case)
        row = connection.execute(case).one()
        return f.Assigned(fact.case, row.version, CaseState(row.state), fact.clerk)
    if isinstance(fact, StatementReceived):
        return _answered(connection, fact)
    return _woken(connection, fact)


def _answered(connection: sa.Connection, fact: StatementReceived) -> Resumed | None:
    """With the last one the case goes on."""
    if fact.state is not CaseState.AWAITING_STATEMENT or not answered(connection, fact.case):
        return None
    return Resumed(fact.case, fact.seen_version + 1, CaseState.CHECKING)


def _woken(connection: sa.Connection, fact: f.Fact) -> Resumed | None:
    """A case that waited for the applicant's papers or word, unless what came in is known already."""
    if not isinstance(fact, Supplemented) or fact.duplicate:
        return None
    waiting = t.cases.c.state.in_((CaseState.AWAITING_APPLICANT.value, CaseState.AWAITING_STATEMENT.value))
    asked = sa.select(t.cases.c.version, t.cases.c.state).where(t.cases.c.id == fact.case, waiting)
    row = connection.execute(asked).one_or_none()
    if row is None or (row.state == CaseState.AWAITING_STATEMENT and not hears(connection, fact.case)):
        return None
    return Resumed(fact.case, row.version, CaseState.CHECKING, fact.submission_id)


def _file_documents(
    connection: sa.Connection, case: str, documents: Sequence[f.ReceivedDocument], first: int
) -> None:
    for position, document in enumerate(documents, first):
        connection.execute(_DOCUMENT, f.plain(document) | {"case_id": case, "position": position})


def _case_values(fact: f.Received) -> dict[str, object]:
    same = ("service", "pack_version", "procedure", "unit", "applicant", "subject", "channel", "environment")
    return {name: getattr(fact, name) for name in same} | {
        "id": fact.case,
        "file_reference": fact.file_reference,
        "state": CaseState.NEW.value,
        "clerk": "",
        "received_at": fact.received_at,
        "due_on": fact.due_on,
        "search": " ".join((fact.file_reference, fact.applicant, fact.subject)).casefold(),
        "last_act": "receive",
        "version": 1,
    }


def _submission_values(fact: f.Received) -> dict[str, object]:
    same = ("destination_id", "submission_id", "thread_id", "schema_uri", "data_mime_type", "data_sha256")
    more = ("payment_status", "sender_reference", "digital_notice_consent")
    return {name: getattr(fact, name) for name in same + more} | {
        "case_id": fact.case,
        "fields": f.canonical([(x.path, x.value, x.title) for x in fact.fields]),
        "evidence": f.canonical(fact.evidence),
        "reply_channel": f.canonical(fact.reply_channel),
        "identity": f.canonical(fact.identity) if fact.identity else None,
        "warnings": f.canonical(fact.warnings),
    }


def _follow_up_values(fact: Supplemented) -> dict[str, object]:
    same = ("destination_id", "submission_id", "received_at", "schema_uri", "data_mime_type", "data_sha256")
    return {name: getattr(fact, name) for name in (*same, "late", "duplicate")} | {
        "case_id": fact.case,
        "fields": f.canonical([(x.path, x.value, x.title) for x in fact.fields]),
        "evidence": f.canonical(fact.evidence),
        "warnings": f.canonical(fact.warnings),
    }
