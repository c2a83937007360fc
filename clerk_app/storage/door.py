"""The guarded door: the only place where a fact changes rows. The database's triggers check every move again."""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from clerk_app.domain import facts as f
from clerk_app.domain.case import Act, CaseState
from clerk_app.domain.errors import ClerkError

from . import tables as t


class Door:
    """One transaction's way into the tables, in the name of `login`."""

    def __init__(self, connection: sa.Connection, login: str, now: datetime) -> None:
        self._connection = connection
        self._login = login
        self._now = now

    def take(self, fact: f.Fact) -> None:
        """Change the rows the fact speaks of. Notes learn their place in the journal afterwards."""
        _HANDLERS[type(fact)](self, fact)

    def _run(self, statement: sa.Executable) -> sa.CursorResult[Any]:
        return self._connection.execute(statement)

    def _move(self, fact: f.Move, act: Act, **values: object) -> None:
        seen = (t.cases.c.id == fact.case) & (t.cases.c.version == fact.seen_version)
        changed = t.cases.update().where(seen)
        changed = changed.values(
            state=fact.state.value, version=fact.seen_version + 1, last_act=act.value, **values
        )
        if self._run(changed).rowcount != 1:
            raise ClerkError("case.changed_elsewhere", case=fact.case)

    def received(self, fact: f.Received) -> None:
        self._run(t.cases.insert().values(_case_values(fact)))
        self._run(t.salts.insert().values(case_id=fact.case, salt=secrets.token_hex(16)))
        self._run(t.submissions.insert().values(_submission_values(fact)))
        for position, document in enumerate(fact.documents):
            values = f.plain(document) | {"case_id": fact.case, "position": position}
            self._run(t.documents.insert().values(values))
        self._queue(fact.case, "acknowledge", {"submission": fact.submission_id})

    def quarantined(self, fact: f.Quarantined) -> None:
        row = {"id": fact.arrival, "source": fact.source, "result": fact.result, "alarm": fact.alarm}
        row |= {"problems": f.canonical(fact.problems), "arrived_at": self._now}
        self._run(t.quarantine.insert().values(row))

    def opened(self, fact: f.Opened) -> None:
        known = (t.seen.c.login == fact.login) & (t.seen.c.case_id == fact.case)
        if not self._connection.scalar(sa.select(sa.exists().where(known))):
            self._run(t.seen.insert().values(login=fact.login, case_id=fact.case))

    def claimed(self, fact: f.Claimed) -> None:
        self._move(fact, Act.CLAIM, clerk=fact.clerk)

    def assigned(self, fact: f.Assigned) -> None:
        self._move(fact, Act.ASSIGN, clerk=fact.clerk)

    def released(self, fact: f.Released) -> None:
        self._move(fact, Act.RELEASE, clerk="")

    def rerouted(self, fact: f.Rerouted) -> None:
        to = {"service": fact.service, "pack_version": fact.pack_version, "procedure": fact.procedure}
        self._move(
            fact, Act.REROUTE, unit=fact.unit, due_on=fact.due_on, subject=fact.subject, clerk="", **to
        )
        self._run(t.judgements.delete().where(t.judgements.c.case_id == fact.case))

    def examined(self, fact: f.Examined) -> None:
        self._move(fact, Act.EXAMINE)

    def judged(self, fact: f.Judged) -> None:
        self._move(fact, Act.EXAMINE)
        mine = (t.judgements.c.case_id == fact.case) & (t.judgements.c.check_id == fact.check)
        self._run(t.judgements.delete().where(mine))
        row = {
            "check_id": fact.check,
            "state": fact.finding.value,
            "remark": fact.remark,
            "login": self._login,
        }
        self._run(t.judgements.insert().values(case_id=fact.case, **row))

    def draft_begun(self, fact: f.DraftBegun) -> None:
        self._move(fact, Act.DRAFT)
        self._run(t.draft_editors.insert().values(case_id=fact.case, person=fact.person))

    def submitted(self, fact: f.Submitted) -> None:
        kept = {"outcome": fact.outcome, "pdf_sha256": fact.pdf_sha256, "data_sha256": fact.data_sha256}
        kept |= {"pack_version": fact.pack_version, "author": fact.author, "data": fact.data}
        self._run(
            t.notices.insert().values(id=fact.notice, case_id=fact.case, submitted_at=self._now, **kept)
        )
        self._move(fact, Act.SUBMIT)

    def recalled(self, fact: f.Recalled) -> None:
        self._review(fact.notice, "recalled", "")
        self._move(fact, Act.RECALL)

    def approved(self, fact: f.Approved) -> None:
        bound = {
            "pdf_sha256": fact.pdf_sha256,
            "data_sha256": fact.data_sha256,
            "pack_version": fact.pack_version,
        }
        self._review(fact.notice, "approved", "", person=fact.person, single_seat=fact.single_seat, **bound)
        self._move(fact, Act.APPROVE)
        self._queue(fact.case, "dispatch", {"notice": fact.notice, "pdf_sha256": fact.pdf_sha256})

    def returned(self, fact: f.Returned) -> None:
        self._review(fact.notice, "returned", fact.remarks)
        self._move(fact, Act.RETURN)

    def discarded(self, fact: f.Discarded) -> None:
        self._move(fact, Act.DISCARD)

    def noted(self, fact: f.Noted) -> None:
        last = sa.select(t.heads.c.seq).where(t.heads.c.chain == fact.case)
        seq = (self._connection.scalar(last) or 0) + 1
        row = {"record": fact.record, "text": fact.text, "login": self._login, "seq": seq}
        self._run(t.notes.insert().values(id=fact.note or str(uuid.uuid4()), case_id=fact.case, **row))

    def unit_added(self, fact: f.UnitAdded) -> None:
        self._run(t.units.insert().values(id=fact.unit, name=fact.name))

    def member_added(self, fact: f.MemberAdded) -> None:
        self._once(t.persons, {"id": fact.person}, {"name": fact.name})
        self._once(t.accounts, {"login": fact.login}, {"person": fact.person, "active": True})
        self._once(t.memberships, {"login": fact.login, "unit": fact.unit, "role": fact.role}, {})

    def _once(self, table: sa.Table, key: Mapping[str, object], rest: Mapping[str, object]) -> None:
        same = sa.and_(*(table.c[name] == value for name, value in key.items()))
        if not self._connection.scalar(sa.select(sa.exists().where(same))):
            self._run(table.insert().values(**key, **rest))

    def _review(self, notice: str, verdict: str, remarks: str, **bound: object) -> None:
        empty = {"person": "", "pdf_sha256": "", "data_sha256": "", "pack_version": "", "single_seat": False}
        row = empty | bound | {"verdict": verdict, "remarks": remarks, "reviewer": self._login}
        self._run(t.reviews.insert().values(notice_id=notice, reviewed_at=self._now, **row))

    def _queue(self, case_id: str, kind: str, payload: Mapping[str, object]) -> None:
        row = {"kind": kind, "payload": f.canonical(payload), "state": "waiting", "attempts": 0}
        self._run(t.outbox.insert().values(id=str(uuid.uuid4()), case_id=case_id, due_at=self._now, **row))


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


_HANDLERS: Mapping[type[f.Fact], Callable[[Door, Any], None]] = {
    f.Received: Door.received,
    f.Quarantined: Door.quarantined,
    f.Opened: Door.opened,
    f.Claimed: Door.claimed,
    f.Assigned: Door.assigned,
    f.Released: Door.released,
    f.Rerouted: Door.rerouted,
    f.Examined: Door.examined,
    f.Judged: Door.judged,
    f.DraftBegun: Door.draft_begun,
    f.Submitted: Door.submitted,
    f.Recalled: Door.recalled,
    f.Approved: Door.approved,
    f.Returned: Door.returned,
    f.Discarded: Door.discarded,
    f.Noted: Door.noted,
    f.UnitAdded: Door.unit_added,
    f.MemberAdded: Door.member_added,
}
