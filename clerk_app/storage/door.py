"""The guarded door: only here does a fact change rows. The database checks every move again."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Protocol

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite

from clerk_app.domain import asking_facts
from clerk_app.domain import facts as f
from clerk_app.domain.case import Act
from clerk_app.domain.composition import Draft
from clerk_app.domain.errors import ClerkError
from clerk_app.domain.following import Kin, Supplemented
from clerk_app.domain.outgoing import HEARING, REQUEST, STATEMENT, Dispatched, DispatchFailed, LetterRetried
from clerk_app.domain.returned_paper import LetterRenewed
from clerk_app.domain.submission import Content
from clerk_app.services.office import OutboxBook
from clerk_app.services.reading import NoticeRow

from . import arrivals, consulted, copies, pieces, returned, tray
from . import tables as t
from .draft_form import written
from .kinship import case_of, kin_of
from .outbox import SqlOutbox
from .rows import draft_from, notices_of

# Built once: these run for every submission, and building costs more than running.
_QUEUE = t.outbox.insert()
_KEEP = sqlite.insert(t.contents).on_conflict_do_nothing()
_NEXT_NUMBER = (
    sqlite.insert(t.series)
    .on_conflict_do_update(index_elements=["name"], set_={"last": t.series.c.last + 1})
    .returning(t.series.c.last)
)
ASKING: Mapping[type[f.Fact], tuple[Act, str]] = {
    asking_facts.InformationRequested: (Act.REQUEST, REQUEST),
    asking_facts.HearingSent: (Act.HEAR, HEARING),
    asking_facts.StatementAsked: (Act.CONSULT, STATEMENT),
}


class Door(Protocol):
    """One transaction's way into the filing room, whatever the engine."""

    def take(self, fact: f.Fact) -> None:
        """Rows, journal and outbox together."""
        ...

    def keep(self, content: Content) -> str: ...
    def next_number(self, series: str) -> int: ...
    def case_of(self, destination_id: str, submission_id: str) -> str | None: ...
    def kin(self, destination_id: str, thread_id: str, data_sha256: str) -> tuple[Kin, ...]: ...
    def draft(self, case_id: str) -> f.StoredDraft | None: ...
    def save_draft(self, case_id: str, draft: Draft, seen_revision: int) -> int: ...
    def waiting_notice(self, case_id: str) -> NoticeRow | None: ...
    def editors(self, case_id: str) -> frozenset[str]: ...
    def outbox(self) -> OutboxBook: ...


class TableDoor:
    """Straight into the tables, in the name of `login`; which fact comes to what, `handlers` says."""

    def __init__(self, connection: sa.Connection, login: str, now: datetime) -> None:
        self.connection = connection
        self.login = login
        self.now = now
        self.pen = tray.Pen(login, now)

    def keep(self, content: Content) -> str:
        if not isinstance(content, bytes):
            return pieces.keep(self.connection, content)
        sha256 = hashlib.sha256(content).hexdigest()
        row = {"sha256": sha256, "size": len(content), "bytes": content}
        self.connection.execute(_KEEP, row)
        return sha256

    def next_number(self, series: str) -> int:
        return int(self.connection.scalar(_NEXT_NUMBER, {"name": series, "last": 1}) or 0)

    def case_of(self, destination_id: str, submission_id: str) -> str | None:
        return case_of(self.connection, destination_id, submission_id)

    def kin(self, destination_id: str, thread_id: str, data_sha256: str) -> tuple[Kin, ...]:
        return kin_of(self.connection, destination_id, thread_id, data_sha256)

    def draft(self, case_id: str) -> f.StoredDraft | None:
        row = self._run(sa.select(t.drafts).where(t.drafts.c.case_id == case_id)).one_or_none()
        return draft_from(row) if row else None

    def save_draft(self, case_id: str, draft: Draft, seen_revision: int) -> int:
        stored = self.draft(case_id)
        if (stored.revision if stored else 0) != seen_revision:
            raise ClerkError("draft.changed_elsewhere", editor=stored.last_editor if stored else "")
        values: dict[str, object] = dict(zip(("outcome", "facts", "texts"), written(draft), strict=True))
        values |= {"last_editor": self.login, "revision": seen_revision + 1, "saved_at": self.now}
        if stored is None:
            self._run(t.drafts.insert().values(case_id=case_id, author=self.login, **values))
        else:
            self._run(t.drafts.update().where(t.drafts.c.case_id == case_id).values(**values))
        return seen_revision + 1

    def waiting_notice(self, case_id: str) -> NoticeRow | None:
        newest = notices_of(self.connection, case_id)[:1]
        return newest[0] if newest and newest[0].status == "waiting" else None

    def editors(self, case_id: str) -> frozenset[str]:
        query = sa.select(t.draft_editors.c.person).where(t.draft_editors.c.case_id == case_id)
        return frozenset(self.connection.scalars(query))

    def _person(self) -> frozenset[str]:
        mine = t.accounts.c.login == self.login
        return frozenset(self.connection.scalars(sa.select(t.accounts.c.person).where(mine)))

    def _run(self, statement: sa.Executable) -> sa.CursorResult[Any]:
        return self.connection.execute(statement)

    def move(self, fact: f.Move, act: Act, **values: object) -> None:
        seen = (t.cases.c.id == fact.case) & (t.cases.c.version == fact.seen_version)
        changed = t.cases.update().where(seen)
        changed = changed.values(
            state=fact.state.value, version=fact.seen_version + 1, last_act=act.value, **values
        )
        if self._run(changed).rowcount != 1:
            raise ClerkError("case.changed_elsewhere", case=fact.case)

    def received(self, fact: f.Received) -> None:
        arrivals.file_case(self.connection, fact)
        self._queue(fact.case, "acknowledge", {"submission": fact.submission_id})

    def supplemented(self, fact: Supplemented) -> None:
        arrivals.file_follow_up(self.connection, fact)
        self._queue(fact.case, "acknowledge", {"submission": fact.submission_id})

    def opened(self, fact: f.Opened) -> None:
        known = (t.seen.c.login == fact.login) & (t.seen.c.case_id == fact.case)
        if not self.connection.scalar(sa.select(sa.exists().where(known))):
            self._run(t.seen.insert().values(login=fact.login, case_id=fact.case))

    def rerouted(self, fact: f.Rerouted) -> None:
        to = {"service": fact.service, "pack_version": fact.pack_version, "procedure": fact.procedure}
        self.move(fact, Act.REROUTE, unit=fact.unit, due_on=fact.due_on, subject=fact.subject, clerk="", **to)
        self._run(t.judgements.delete().where(t.judgements.c.case_id == fact.case))

    def judged(self, fact: f.Judged) -> None:
        self.move(fact, Act.EXAMINE)
        mine = (t.judgements.c.case_id == fact.case) & (t.judgements.c.check_id == fact.check)
        self._run(t.judgements.delete().where(mine))
        row = {"check_id": fact.check, "state": fact.finding.value, "remark": fact.remark}
        self._run(t.judgements.insert().values(case_id=fact.case, login=self.login, **row))

    def asked(self, fact: asking_facts.LetterSent) -> None:
        act, letter = ASKING[type(fact)]
        self.move(fact, act)
        self._queue(fact.case, letter, {"pdf_sha256": fact.letter_sha256})

    def answered(self, fact: asking_facts.HearingEnded | asking_facts.StatementReceived) -> None:
        self.move(fact, Act.RESUME if isinstance(fact, asking_facts.HearingEnded) else Act.NOTE_STATEMENT)
        consulted.require_open(self.connection, fact)

    def draft_begun(self, fact: f.DraftBegun) -> None:
        """Signed once; who goes on writing after the applicant was asked signs no second time."""
        began = sa.select(t.cases.c.state).where(t.cases.c.id == fact.case)
        again = self.connection.scalar(began) == "checking" and fact.person in self.editors(fact.case)
        self.move(fact, Act.DRAFT)
        if again:
            return
        self._run(t.draft_editors.insert().values(case_id=fact.case, person=fact.person))

    def submitted(self, fact: f.Submitted) -> None:
        if not self.editors(fact.case) & self._person():
            raise ClerkError("fact.forged")
        kept = {"outcome": fact.outcome, "pdf_sha256": fact.pdf_sha256, "data_sha256": fact.data_sha256}
        kept |= {"pack_version": fact.pack_version, "author": fact.author, "data": fact.data}
        self._run(t.notices.insert().values(id=fact.notice, case_id=fact.case, submitted_at=self.now, **kept))
        copies.lay(self.connection, fact)
        self.move(fact, Act.SUBMIT)

    def recalled(self, fact: f.Recalled) -> None:
        self._review(fact.notice, "recalled", "")
        self.move(fact, Act.RECALL)

    def approved(self, fact: f.Approved) -> None:
        bound = {
            "pdf_sha256": fact.pdf_sha256,
            "data_sha256": fact.data_sha256,
            "pack_version": fact.pack_version,
        }
        self._review(fact.notice, "approved", "", person=fact.person, single_seat=fact.single_seat, **bound)
        self.move(fact, Act.APPROVE)
        for letter in copies.letters(self.connection, fact):
            self._queue(fact.case, "dispatch", letter)

    def returned(self, fact: f.Returned) -> None:
        self._review(fact.notice, "returned", fact.remarks)
        self.move(fact, Act.RETURN)

    def noted(self, fact: f.Noted) -> None:
        last = sa.select(t.heads.c.seq).where(t.heads.c.chain == fact.case)
        seq = (self.connection.scalar(last) or 0) + 1
        row = {"record": fact.record, "text": fact.text, "login": self.login, "seq": seq}
        self._run(t.notes.insert().values(id=fact.note or str(uuid.uuid4()), case_id=fact.case, **row))

    def outbox(self) -> SqlOutbox:
        return SqlOutbox(self.connection, self.now)

    def settled(self, fact: Dispatched | DispatchFailed) -> None:
        self.outbox().settle(fact)

    def retried(self, fact: LetterRetried) -> None:
        self.outbox().retried(fact)

    def renewed(self, fact: LetterRenewed) -> None:
        self._queue(fact.case, fact.what, returned.renew(self.connection, fact, self.pen))

    def told_only(self, fact: f.Fact) -> None:
        """The journal is where it belongs; rows, if any, are somebody else's affair."""

    def _review(self, notice: str, verdict: str, remarks: str, **bound: object) -> None:
        empty = {"person": "", "pdf_sha256": "", "data_sha256": "", "pack_version": "", "single_seat": False}
        row = empty | bound | {"verdict": verdict, "remarks": remarks, "reviewer": self.login}
        self._run(t.reviews.insert().values(notice_id=notice, reviewed_at=self.now, **row))

    def _queue(self, case_id: str, kind: str, payload: Mapping[str, object]) -> None:
        row: dict[str, object] = {"kind": kind, "payload": f.canonical(payload), "state": "waiting"}
        row["attempts"] = 0
        row |= {"id": str(uuid.uuid4()), "case_id": case_id, "due_at": self.now}
        self.connection.execute(_QUEUE, row)
