"""Reading in the shared office: the server gives a case out once the reading stands in its journal."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from types import SimpleNamespace
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlalchemy.exc import DBAPIError

from clerk_app.domain.asking_facts import HearingSent, InformationRequested, StatementAsked
from clerk_app.domain.facts import Opened, ReceivedDocument, StoredDraft, canonical, plain
from clerk_app.domain.finding import FindingState
from clerk_app.domain.person import Actor
from clerk_app.domain.posting import OutgoingLetter
from clerk_app.domain.returned_paper import OwedPaper, PostCounts
from clerk_app.domain.scanning import Scan
from clerk_app.services.auditing import Progress
from clerk_app.services.reading import CopyRow, JournalFault, Judgement, NoticeRow, SentLetter

from .. import journal
from .. import tables as t
from ..cabinet import CaseContent, names_of, told
from ..consulted import Awaited
from ..letters_told import letters_from
from ..lists import Excerpt
from ..owed import owed_from
from ..postings import Asked
from ..postings import letters_from as outgoing_from
from ..rows import draft_from, fields_from, notice_from, scan_from, submission_from
from ..seals import seal_faults, stored_seals
from ..unclaimed import Signs
from . import lists

Answer = TypeVar("Answer")
_BY_LETTER = (InformationRequested.kind, HearingSent.kind, StatementAsked.kind)
_DOCUMENT = ("id", "name", "mime_type", "detected_type", "purpose", "description", "size", "sha256")


class FunctionCabinet:
    guarded = True

    def page_query(self, asked: Excerpt) -> sa.Select[Any]:
        return lists.page_query(asked, guarded=self.guarded)

    def row_query(self, actor: Actor, case_id: str) -> sa.Select[Any]:
        return lists.row_query(actor, case_id)

    def awaited(self, connection: sa.Connection, ids: Sequence[str]) -> Mapping[str, date]:
        wanted = sa.cast(list(ids), postgresql.ARRAY(sa.Text))
        told = sa.func.api.awaited(wanted).table_valued(
            sa.column("case_id", sa.Text), sa.column("due_on", sa.Date)
        )
        rows = connection.execute(sa.select(told))
        return {row.case_id: row.due_on for row in rows if row.due_on is not None}

    def unanswered(self, day: date) -> sa.ColumnElement[bool]:
        return t.cases.c.id.in_(sa.select(sa.func.api.unanswered(day)))

    def consulted(self, connection: sa.Connection, ids: Sequence[str]) -> Mapping[str, Awaited]:
        wanted = sa.cast(list(ids), postgresql.ARRAY(sa.Text))
        columns = sa.column("case_id", sa.Text), sa.column("what", sa.Text), sa.column("due_on", sa.Date)
        rows = connection.execute(sa.select(sa.func.api.consulted(wanted).table_valued(*columns)))
        return {row.case_id: (row.due_on, row.what) for row in rows}

    def unheard(self, day: date) -> sa.ColumnElement[bool]:
        return t.cases.c.id.in_(sa.select(sa.func.api.unheard(day)))

    def case_content(self, connection: sa.Connection, case_id: str) -> CaseContent:
        names = names_of(connection)
        asked = sa.select(sa.func.api.case_content(case_id, type_=postgresql.JSONB))
        found = _after_opening(connection, lambda: connection.scalar(asked))
        scans = connection.scalar(sa.select(sa.func.api.scans_of(case_id, type_=postgresql.JSONB)))
        content = _content(found, names)
        asked_for = any(entry.kind in _BY_LETTER for entry in content.timeline)
        return replace(
            content,
            scans=tuple(scan_from(_row(row)) for row in scans or ()),
            letters=_letters(connection, case_id) if asked_for else (),  # most cases have none
        )

    def content(self, connection: sa.Connection, sha256: str) -> bytes | None:
        asked = sa.select(sa.func.api.content(sha256, type_=sa.LargeBinary))
        return _after_opening(connection, lambda: connection.scalar(asked))

    def unclaimed_signs(self, connection: sa.Connection, actor: Actor) -> Signs:
        asked = sa.select(sa.func.api.unclaimed_signs(type_=postgresql.JSONB))
        found: Signs = connection.scalar(asked) or {}
        return found

    def arrival_scans(self, connection: sa.Connection, arrival: str) -> tuple[Scan, ...]:
        asked = sa.select(sa.func.api.arrival_scans(arrival, type_=postgresql.JSONB))
        return tuple(scan_from(_row(row)) for row in connection.scalar(asked) or ())

    def arrival_content(self, connection: sa.Connection, arrival: str, sha256: str) -> bytes | None:
        asked = sa.select(sa.func.api.arrival_content(arrival, sha256, type_=sa.LargeBinary))
        return connection.scalar(asked)

    def outgoing(self, connection: sa.Connection, asked: Asked) -> tuple[OutgoingLetter, ...]:
        letters = sa.select(sa.func.api.outgoing(asked.case_id, _ways(asked), type_=postgresql.JSONB))
        found = _after_opening(connection, lambda: connection.scalar(letters))
        return outgoing_from(vars(_row(row)) for row in found or ())

    def owed(self, connection: sa.Connection, asked: Asked) -> tuple[OwedPaper, ...]:
        found = connection.scalar(sa.select(sa.func.api.owed_papers(type_=postgresql.JSONB)))
        return owed_from(vars(_row(row)) for row in found or ())

    def post_counts(self, connection: sa.Connection, asked: Asked) -> PostCounts:
        counts = sa.select(sa.func.api.post_counts(_ways(asked), type_=postgresql.JSONB))
        return PostCounts(**(connection.scalar(counts) or {}))

    def matching(self, words: Sequence[str]) -> list[sa.ColumnElement[bool]]:
        if not words:
            return []
        wanted = sa.cast(list(words), postgresql.ARRAY(sa.Text))
        return [t.cases.c.id.in_(sa.select(sa.func.api.search(wanted)))]

    def faults(self, connection: sa.Connection, told: Progress | None) -> Iterator[JournalFault]:
        """The chains are checked here, row by row; contents and cases by the server, unseen by auditors."""
        journal.require_sight(connection)
        yield from journal.faults(connection, told)
        yield from seal_faults(connection, stored_seals(connection))
        for row in connection.execute(sa.text("SELECT * FROM api.content_faults()")):
            yield JournalFault(row.kind, row.case_id, 0, row.sha256)
        told_by = ("record_faults", "paper_faults", "copy_faults", "tray_faults", "post_faults")
        records = " UNION ALL ".join(f"SELECT * FROM api.{name}()" for name in told_by)
        for row in connection.execute(sa.text(records)):
            yield JournalFault("record", row.case_id, 0, row.detail)

    def generation(self, connection: sa.Connection) -> int:
        """Differs after every transaction that ended, and tells nothing about it."""
        asked = sa.text("SELECT hashtextextended(pg_current_snapshot()::text, 0)")
        return int(connection.scalar(asked) or 0)

    def pack_usage(self, connection: sa.Connection) -> Mapping[tuple[str, str], int]:
        rows = connection.execute(sa.text("SELECT service, pack_version, cases FROM api.pack_usage()"))
        return {(row.service, row.pack_version): int(row.cases) for row in rows}


def stored_draft(row: Mapping[str, Any] | None) -> StoredDraft | None:
    return draft_from(_row(row)) if row else None


def stored_notice(row: Mapping[str, Any] | None) -> NoticeRow | None:
    return _notice(row) if row else None


def _after_opening(connection: sa.Connection, read: Callable[[], Answer]) -> Answer:
    """Whoever has not opened the case lately does so first, in a transaction that cannot be taken back."""
    try:
        return read()
    except DBAPIError as error:
        case_id = _not_opened(error)
        if case_id is None:
            raise
    connection.rollback()
    login = str(connection.scalar(sa.text("SELECT session_user")))
    opened = canonical(Opened(case_id, login))
    connection.execute(sa.select(sa.func.api.opened(sa.cast(sa.literal(opened), postgresql.JSONB))))
    connection.commit()
    return read()


def _not_opened(error: DBAPIError) -> str | None:
    diag = getattr(error.orig, "diag", None)
    if diag is None or diag.message_primary != "case.not_opened":
        return None
    return str(json.loads(diag.message_detail)["case"])


def _ways(asked: Asked) -> Any:
    return sa.cast(sa.literal(canonical([plain(way) for way in asked.ways]), sa.Text), postgresql.JSONB)


def _letters(connection: sa.Connection, case_id: str) -> tuple[SentLetter, ...]:
    found = connection.scalar(sa.select(sa.func.api.letters_of(case_id, type_=postgresql.JSONB)))
    return letters_from(_row(row) for row in found or ())


def _content(found: Any, names: Mapping[str, str]) -> CaseContent:
    submission = _row(found["submission"])
    notices = [_row(notice) for notice in found["notices"]]
    texts: dict[Any, str] = {note["seq"]: note["text"] for note in found["notes"]}
    texts |= {(n.verdict, n.id): n.remarks for n in notices if n.remarks}
    return CaseContent(
        submission=submission_from(submission),
        fields=fields_from(submission.fields),
        documents=tuple(ReceivedDocument(*(row[name] for name in _DOCUMENT)) for row in found["documents"]),
        judgements=tuple(
            Judgement(row["check_id"], FindingState(row["state"]), row["remark"], row["name"] or row["login"])
            for row in found["judgements"]
        ),
        draft=stored_draft(found["draft"]),
        notices=tuple(map(_notice, found["notices"])),
        timeline=tuple(told(row["seq"], row["entry"], names, texts) for row in found["journal"]),
    )


def _notice(found: Mapping[str, Any]) -> NoticeRow:
    copies = tuple(CopyRow(**copy) for copy in found["copies"])
    return replace(notice_from(_row(found)), copies=copies)


def _row(values: Mapping[str, Any]) -> Any:
    """As a row of the table would be: moments come as text out of JSON."""
    moments = {
        name: datetime.fromisoformat(values[name]) for name in values if name.endswith("_at") and values[name]
    }
    return SimpleNamespace(**{**values, **moments})
