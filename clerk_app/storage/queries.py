"""Reading, straight from the tables into the rows the rooms show. Answers keep to the reader's units."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from clerk_app.domain.case import CaseState
from clerk_app.domain.delivery import Delivery
from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.domain.outgoing import Way
from clerk_app.domain.person import Actor, Membership, Role
from clerk_app.domain.posting import OutgoingLetter
from clerk_app.domain.returned_paper import OwedPaper, PostCounts
from clerk_app.domain.scanning import Scan
from clerk_app.services.auditing import JournalPage, Progress, Wanted, may_audit, require_reading
from clerk_app.services.reading import (
    Box,
    CaseRecord,
    CaseRow,
    Colleague,
    Counts,
    Filter,
    JournalFault,
    Page,
    QuarantineRow,
)

from . import journal, journal_pages, lists, tray, unclaimed
from . import tables as t
from .cabinet import Cabinet, TableCabinet, names_of
from .deliveries import delivery_from, waiting_query
from .moments import iso
from .postgres.cabinet import FunctionCabinet
from .postings import Asked
from .rows import case_from
from .translation import translated

PAPERS = "papers"


class SqlReader:
    def __init__(self, engine: sa.Engine, clock: Callable[[], datetime]) -> None:
        self._engine = engine
        self._clock = clock
        self._cabinet: Cabinet = _CABINETS[engine.dialect.name]()

    def page(
        self, actor: Actor, wanted: Filter, after: tuple[str, str] | None = None, limit: int = 200
    ) -> Page:
        matching = self._cabinet.matching(wanted.text.split())
        today = self._clock().date()
        narrowed = [*matching, *lists.narrowed(wanted, today)]
        if wanted.overdue:
            late = self._cabinet.unanswered(today) | self._cabinet.unheard(today)
            narrowed.append(lists.past_due(today) | late)
        asked = lists.excerpt(actor, wanted, narrowed, after, limit + 1)
        with translated(), self._engine.connect() as connection:
            found = connection.execute(self._cabinet.page_query(asked)).all()
            rows = self._told(connection, found[:limit])
        last = (iso(rows[-1].received_at), rows[-1].id) if len(found) > limit else None
        return Page(rows, last)

    def counts(self, actor: Actor, today: date) -> Counts:
        with translated(), self._engine.connect() as connection:

            def count(box: Box, *more: sa.ColumnElement[bool]) -> int:
                meant = lists.in_box(box, actor, guarded=self._cabinet.guarded)
                return int(connection.scalar(lists.count_query(meant, *more)) or 0)

            by_box = {box: count(box) for box in Box}
            quarantined = connection.scalar(tray.open_count()) or 0
            sorts = actor.works_as(Role.MAILROOM)
            return Counts(
                by_box,
                unread=count(Box.INBOX, lists.unread(actor)),
                due_soon=count(Box.TEAM, lists.due_soon(today)),
                quarantine=int(quarantined),
                unclaimed=int(connection.scalar(unclaimed.count_query(actor)) or 0) if sorts else 0,
            )

    def case(self, actor: Actor, case_id: str) -> CaseRecord:
        with translated(), self._engine.connect() as connection:
            row = connection.execute(self._cabinet.row_query(actor, case_id)).one_or_none()
            if row is None or row.unit not in actor.units:
                raise ClerkError("case.unknown")
            found = self._cabinet.case_content(connection, case_id)
            [told] = self._told(connection, [row])
            return CaseRecord(case=case_from(row), row=told, **vars(found))

    def _told(self, connection: sa.Connection, found: Sequence[Any]) -> tuple[CaseRow, ...]:
        """With what a case waits for and until when; asked only where one does."""
        rows = tuple(lists.row_from(row) for row in found)
        asked = [row.id for row in rows if row.state is CaseState.AWAITING_APPLICANT]
        heard = [row.id for row in rows if row.state is CaseState.AWAITING_STATEMENT]
        days = self._cabinet.awaited(connection, asked) if asked else {}
        told = {id: (day, PAPERS) for id, day in days.items()}
        told |= self._cabinet.consulted(connection, heard) if heard else {}
        return tuple(_waiting(row, *told[row.id]) if row.id in told else row for row in rows)

    def content(self, sha256: str) -> bytes:
        with translated(), self._engine.connect() as connection:
            kept = self._cabinet.content(connection, sha256)
        return _sound(kept, sha256)

    def quarantine(self, actor: Actor, *, ended: bool = False) -> tuple[QuarantineRow, ...]:
        with translated(), self._engine.connect() as connection:
            return tray.rows(connection, ended=ended)

    def unclaimed(self, actor: Actor) -> tuple[QuarantineRow, ...]:
        if not actor.works_as(Role.MAILROOM):
            return ()
        with translated(), self._engine.connect() as connection:
            return unclaimed.rows(connection, actor, self._cabinet.unclaimed_signs(connection, actor))

    def arrival_scans(self, actor: Actor, arrival: str) -> tuple[Scan, ...]:
        with translated(), self._engine.connect() as connection:
            return self._cabinet.arrival_scans(connection, arrival)

    def arrival_content(self, actor: Actor, arrival: str, sha256: str) -> bytes:
        if not actor.works_as(Role.MAILROOM):
            raise ClerkError("person.not_entitled", act="receive", unit="", person=actor.name)
        with translated(), self._engine.connect() as connection:
            kept = self._cabinet.arrival_content(connection, arrival, sha256)
        return _sound(kept, sha256)

    def waiting(self, actor: Actor, case_id: str = "") -> tuple[Delivery, ...]:
        with translated(), self._engine.connect() as connection:
            return tuple(map(delivery_from, connection.execute(waiting_query(actor, case_id))))

    def outgoing(self, actor: Actor, ways: Sequence[Way], case_id: str = "") -> tuple[OutgoingLetter, ...]:
        with translated(), self._engine.connect() as connection:
            return self._cabinet.outgoing(connection, Asked(actor, tuple(ways), case_id, self._clock()))

    def owed(self, actor: Actor) -> tuple[OwedPaper, ...]:
        with translated(), self._engine.connect() as connection:
            return self._cabinet.owed(connection, Asked(actor, (), "", self._clock()))

    def post_counts(self, actor: Actor, ways: Sequence[Way]) -> PostCounts:
        with translated(), self._engine.connect() as connection:
            return self._cabinet.post_counts(connection, Asked(actor, tuple(ways), "", self._clock()))

    def colleagues(self, unit: str) -> tuple[Colleague, ...]:
        there = [actor for actor in self.actors() if any(m.unit == unit for m in actor.memberships)]
        return tuple(
            Colleague(a.login, a.name, (unit,), tuple(m.role.value for m in a.memberships if m.unit == unit))
            for a in there
        )

    def actor(self, login: str) -> Actor | None:
        return next((actor for actor in self.actors() if actor.login == login), None)

    def actors(self) -> tuple[Actor, ...]:
        """Everybody with an active login, by name."""
        m, a, p = t.memberships.c, t.accounts.c, t.persons.c
        joined = t.accounts.join(t.persons, p.id == a.person).join(
            t.memberships, m.login == a.login, isouter=True
        )
        query = sa.select(a.login, a.person, p.name, m.unit, m.role).select_from(joined).where(a.active)
        held: dict[tuple[str, str, str], list[Membership]] = defaultdict(list)
        with translated(), self._engine.connect() as connection:
            for row in connection.execute(query.order_by(p.name, a.login, m.unit, m.role)):
                roles = held[row.login, row.person, row.name]
                if row.unit is not None:
                    roles.append(Membership(row.unit, Role(row.role)))
        return tuple(Actor(*who, tuple(roles)) for who, roles in held.items())

    def units(self) -> dict[str, str]:
        with translated(), self._engine.connect() as connection:
            return {
                row.id: row.name for row in connection.execute(sa.select(t.units).order_by(t.units.c.name))
            }

    def journal(
        self, actor: Actor, wanted: Wanted, before: int | None = None, limit: int = 200
    ) -> JournalPage:
        require_reading(actor)
        with translated(), self._engine.connect() as connection:
            journal.require_sight(connection)
            query = journal_pages.query(connection, wanted, before, limit + 1, everything=may_audit(actor))
            found = connection.execute(query).all()
            names = names_of(connection)
        rows = tuple(journal_pages.row_from(row, names) for row in found[:limit])
        return JournalPage(rows, rows[-1].number if len(found) > limit else None)

    def pack_usage(self) -> Mapping[tuple[str, str], int]:
        with translated(), self._engine.connect() as connection:
            return self._cabinet.pack_usage(connection)

    def verify(self, told: Progress | None = None) -> tuple[JournalFault, ...]:
        with translated(), self._engine.connect() as connection:
            return tuple(self._cabinet.faults(connection, told))

    def generation(self) -> int:
        with translated(), self._engine.connect() as connection:
            return self._cabinet.generation(connection)


def _waiting(row: CaseRow, day: date, what: str) -> CaseRow:
    return replace(row, awaited_on=day, awaits=what)


def _sound(kept: bytes | None, sha256: str) -> bytes:
    if kept is None:
        raise OutsideError("content.missing", sha256=sha256)
    if hashlib.sha256(kept).hexdigest() != sha256:
        raise OutsideError("content.changed", sha256=sha256)
    return bytes(kept)


_CABINETS: Mapping[str, type[TableCabinet | FunctionCabinet]] = {
    "sqlite": TableCabinet,
    "postgresql": FunctionCabinet,
}
