"""Transactions over the database: changes, journal and outbox, all or nothing."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError, IntegrityError

from clerk_app.domain.case import Case
from clerk_app.domain.composition import Draft
from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.domain.facts import Fact, StoredDraft, canonical
from clerk_app.domain.person import Actor
from clerk_app.services.reading import NoticeRow

from . import journal
from . import tables as t
from .door import Door
from .engine import IMMEDIATE
from .rows import case_from, draft_from, notices_of

REFUSALS = frozenset(
    {"approval.own_work", "approval.other_notice", "case.wrong_state", "draft.locked", "record.immutable"}
)


class SqlUnitOfWork:
    def __init__(self, connection: sa.Connection, actor: Actor, now: datetime) -> None:
        self._connection = connection
        self._actor = actor
        self._now = now
        self._door = Door(connection, actor.login, now)
        self._facts: list[Fact] = []
        self.committed = False

    def case(self, case_id: str) -> Case:
        row = self._connection.execute(sa.select(t.cases).where(t.cases.c.id == case_id)).one_or_none()
        if row is None or row.unit not in self._actor.units:
            raise ClerkError("case.unknown")
        return case_from(row)

    def case_of(self, destination_id: str, submission_id: str) -> str | None:
        same = (t.submissions.c.destination_id == destination_id) & (
            t.submissions.c.submission_id == submission_id
        )
        return self._connection.scalar(sa.select(t.submissions.c.case_id).where(same))

    def draft(self, case_id: str) -> StoredDraft | None:
        row = self._connection.execute(sa.select(t.drafts).where(t.drafts.c.case_id == case_id)).one_or_none()
        return draft_from(row) if row else None

    def save_draft(self, case_id: str, draft: Draft, seen_revision: int) -> int:
        stored = self.draft(case_id)
        if (stored.revision if stored else 0) != seen_revision:
            raise ClerkError("draft.changed_elsewhere", editor=stored.last_editor if stored else "")
        values = {
            "outcome": draft.outcome,
            "facts": canonical(draft.facts),
            "texts": canonical(draft.texts),
            "last_editor": self._actor.login,
            "revision": seen_revision + 1,
            "saved_at": self._now,
        }
        if stored is None:
            statement = t.drafts.insert().values(case_id=case_id, author=self._actor.login, **values)
            self._connection.execute(statement)
        else:
            self._connection.execute(t.drafts.update().where(t.drafts.c.case_id == case_id).values(**values))
        return seen_revision + 1

    def waiting_notice(self, case_id: str) -> NoticeRow | None:
        newest = notices_of(self._connection, case_id)[:1]
        return newest[0] if newest and newest[0].status == "waiting" else None

    def editors(self, case_id: str) -> frozenset[str]:
        query = sa.select(t.draft_editors.c.person).where(t.draft_editors.c.case_id == case_id)
        return frozenset(self._connection.scalars(query))

    def next_number(self, series: str) -> int:
        one = t.series.c.name == series
        last = self._connection.scalar(sa.select(t.series.c.last).where(one))
        if last is None:
            self._connection.execute(t.series.insert().values(name=series, last=1))
            return 1
        self._connection.execute(t.series.update().where(one).values(last=last + 1))
        return int(last) + 1

    def keep(self, content: bytes) -> str:
        sha256 = hashlib.sha256(content).hexdigest()
        if not self._connection.scalar(sa.select(sa.exists().where(t.contents.c.sha256 == sha256))):
            row = {"sha256": sha256, "size": len(content), "bytes": content}
            self._connection.execute(t.contents.insert().values(**row))
        return sha256

    def record(self, fact: Fact) -> None:
        self._door.take(fact)
        journal.write(self._connection, fact, self._actor.login, self._now)
        self._facts.append(fact)

    def commit(self) -> tuple[Fact, ...]:
        self._connection.commit()
        self.committed = True
        return tuple(self._facts)


def transactions(
    engine: sa.Engine, clock: Callable[[], datetime]
) -> Callable[[Actor], AbstractContextManager[SqlUnitOfWork]]:
    writing = engine.execution_options(**IMMEDIATE)

    @contextmanager
    def transaction(actor: Actor) -> Iterator[SqlUnitOfWork]:
        with translated(), writing.connect() as connection:
            connection.begin()
            yield SqlUnitOfWork(connection, actor, clock())

    return transaction


@contextmanager
def translated() -> Iterator[None]:
    """Database refusals in the words of the office; everything the machine is to blame for as OutsideError."""
    try:
        yield
    except IntegrityError as error:
        refusal = str(error.orig)
        if refusal in REFUSALS:
            raise ClerkError(refusal) from error
        raise
    except DBAPIError as error:
        raise OutsideError("database.failed", reason=_blame(error)) from error
    except sqlite3.Error as error:
        raise OutsideError("database.failed", reason=str(error)) from error


def _blame(error: DBAPIError) -> str:
    text = str(error.orig)
    known = {
        "locked": "busy",
        "full": "disk_full",
        "readonly": "read_only",
        "disk I/O": "disk",
        "malformed": "damaged",
    }
    return next((reason for sign, reason in known.items() if sign in text), text)
