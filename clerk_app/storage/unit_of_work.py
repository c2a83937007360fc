"""Transactions over the database: changes, journal and outbox, all or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime

import sqlalchemy as sa

from clerk_app.domain.case import Case
from clerk_app.domain.composition import Draft
from clerk_app.domain.errors import ClerkError
from clerk_app.domain.facts import Fact, StoredDraft
from clerk_app.domain.following import Kin
from clerk_app.domain.person import Actor
from clerk_app.domain.submission import Content
from clerk_app.services.office import OutboxBook, ScanBook
from clerk_app.services.reading import NoticeRow

from . import roster, tray
from . import tables as t
from .deliveries import SqlDeliveryBook
from .door import Door
from .engine import IMMEDIATE
from .handlers import FactDoor
from .postgres.acts import shared_act
from .postgres.deliveries import FunctionDeliveryBook
from .postgres.scans import FunctionScanBook
from .rows import case_from
from .scans import SqlScanBook
from .translation import REFUSALS, translated

__all__ = ["REFUSALS", "SqlUnitOfWork", "transactions", "translated"]


class SqlUnitOfWork:
    def __init__(
        self, connection: sa.Connection, actor: Actor, door: Door, commit: Callable[[], None], now: datetime
    ) -> None:
        self._connection = connection
        self._actor = actor
        self._door = door
        self._commit = commit
        self._now = now
        self._facts: list[Fact] = []
        self.touched = ""
        self.committed = False

    def case(self, case_id: str) -> Case:
        columns = (column for column in t.cases.c if column.name != "search")
        row = self._connection.execute(sa.select(*columns).where(t.cases.c.id == case_id)).one_or_none()
        self.touched = row.id if row else ""
        if row is None or row.unit not in self._actor.units:
            raise ClerkError("case.unknown")
        return case_from(row)

    def case_of(self, destination_id: str, submission_id: str) -> str | None:
        return self._door.case_of(destination_id, submission_id)

    def kin(self, destination_id: str, thread_id: str, data_sha256: str) -> tuple[Kin, ...]:
        return self._door.kin(destination_id, thread_id, data_sha256)

    def draft(self, case_id: str) -> StoredDraft | None:
        return self._door.draft(case_id)

    def save_draft(self, case_id: str, draft: Draft, seen_revision: int) -> int:
        return self._door.save_draft(case_id, draft, seen_revision)

    def waiting_notice(self, case_id: str) -> NoticeRow | None:
        return self._door.waiting_notice(case_id)

    def editors(self, case_id: str) -> frozenset[str]:
        return self._door.editors(case_id)

    def arrivals(self, source: str) -> tuple[str, ...]:
        return tray.from_source(self._connection, source)

    def clerks(self, unit: str) -> frozenset[str] | None:
        return roster.clerks(self._connection, unit)

    def next_number(self, series: str) -> int:
        return self._door.next_number(series)

    def keep(self, content: Content) -> str:
        return self._door.keep(content)

    def deliveries(self) -> SqlDeliveryBook:
        shared = self._connection.dialect.name == "postgresql"
        return FunctionDeliveryBook(self._connection) if shared else SqlDeliveryBook(self._connection)

    def outbox(self) -> OutboxBook:
        return self._door.outbox()

    def scans(self) -> ScanBook:
        if self._connection.dialect.name == "postgresql":
            return FunctionScanBook(self._connection)
        return SqlScanBook(self._connection, self._actor.login, self._now)

    def record(self, fact: Fact) -> None:
        self._door.take(fact)
        self._facts.append(fact)

    def commit(self) -> tuple[Fact, ...]:
        self._commit()
        self.committed = True
        return tuple(self._facts)


def transactions(
    engine: sa.Engine, clock: Callable[[], datetime]
) -> Callable[[Actor], AbstractContextManager[SqlUnitOfWork]]:
    """In the shared office the clock and the person are the server's affair, whatever the program says."""
    if engine.dialect.name == "postgresql":
        return lambda actor: _shared(engine, actor, clock())
    writing = engine.execution_options(**IMMEDIATE)
    return lambda actor: _embedded(writing, actor, clock())


@contextmanager
def _embedded(engine: sa.Engine, actor: Actor, now: datetime) -> Iterator[SqlUnitOfWork]:
    with translated(), engine.connect() as connection:
        connection.begin()
        door = FactDoor(connection, actor.login, now)
        yield SqlUnitOfWork(connection, actor, door, connection.commit, now)


@contextmanager
def _shared(engine: sa.Engine, actor: Actor, now: datetime) -> Iterator[SqlUnitOfWork]:
    with translated(), shared_act(engine) as act:
        yield SqlUnitOfWork(act.connection, actor, act.door, act.commit, now)
