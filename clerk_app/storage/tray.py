"""The tray in the tables: files of an arrival, its end, and the rows the mail room reads."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from clerk_app.domain import facts as f
from clerk_app.domain.errors import ClerkError
from clerk_app.domain.tray_facts import (
    ArrivalAssigned,
    ArrivalDiscarded,
    ArrivalEnd,
    ArrivalKept,
    ArrivalOpened,
    KeptPart,
    Quarantined,
)
from clerk_app.services.reading import QuarantineRow

from . import tables as t
from .rows import named_logins
from .tray_tables import quarantine_ends as ends
from .tray_tables import quarantine_parts as parts

MOST_ENDED = 500


@dataclass(frozen=True)
class Pen:
    """Who writes, and when."""

    login: str
    now: datetime


def put_in(connection: sa.Connection, fact: Quarantined, pen: Pen) -> None:
    row = {name: getattr(fact, name) for name in ("source", "result", "alarm", "environment")}
    row |= {"id": fact.arrival, "problems": f.canonical(fact.problems), "arrived_at": pen.now}
    connection.execute(t.quarantine.insert().values(**row))


def keep_parts(connection: sa.Connection, fact: ArrivalKept, _pen: Pen) -> None:
    for position, part in enumerate(fact.parts):
        row = f.plain(part) | {"arrival": fact.arrival, "position": position}
        connection.execute(parts.insert().values(**row))


def assign(connection: sa.Connection, fact: ArrivalAssigned, pen: Pen) -> None:
    alarm = sa.select(t.quarantine.c.alarm).where(t.quarantine.c.id == fact.arrival)
    if connection.scalar(alarm):
        raise ClerkError("arrival.alarm")
    _end(connection, fact.arrival, pen, act="assigned", case_id=fact.case, reason="")


def discard(connection: sa.Connection, fact: ArrivalDiscarded, pen: Pen) -> None:
    _end(connection, fact.arrival, pen, act="discarded", case_id="", reason=fact.reason)


def _end(connection: sa.Connection, arrival: str, pen: Pen, **row: str) -> None:
    there = sa.select(t.quarantine.c.id).where(t.quarantine.c.id == arrival)
    if connection.scalar(there) is None:
        raise ClerkError("arrival.unknown")
    if connection.scalar(sa.select(ends.c.arrival).where(ends.c.arrival == arrival)):
        raise ClerkError("arrival.ended")
    connection.execute(ends.insert().values(arrival=arrival, login=pen.login, ended_at=pen.now, **row))


def told_only(_connection: sa.Connection, _fact: ArrivalOpened, _pen: Pen) -> None:
    """The journal is where it belongs."""


WRITERS: Mapping[type[f.Fact], Callable[[sa.Connection, Any, Pen], None]] = {
    Quarantined: put_in,
    ArrivalKept: keep_parts,
    ArrivalOpened: told_only,
    ArrivalAssigned: assign,
    ArrivalDiscarded: discard,
}


def open_count() -> sa.Select[Any]:
    done = sa.exists().where(ends.c.arrival == t.quarantine.c.id)
    return sa.select(sa.func.count()).select_from(t.quarantine).where(~done)


def rows(connection: sa.Connection, *, ended: bool) -> tuple[QuarantineRow, ...]:
    by = named_logins("enders")
    query = (
        sa.select(t.quarantine, ends.c.act, ends.c.case_id, ends.c.reason, ends.c.login, ends.c.ended_at)
        .add_columns(by.c.name.label("ender"))
        .join(ends, ends.c.arrival == t.quarantine.c.id, isouter=True)
        .join(by, by.c.login == ends.c.login, isouter=True)
    )
    if ended:
        query = query.where(ends.c.arrival.is_not(None)).order_by(ends.c.ended_at.desc()).limit(MOST_ENDED)
    else:
        query = query.where(ends.c.arrival.is_(None)).order_by(t.quarantine.c.arrived_at.desc())
    found = connection.execute(query).all()
    kept = _parts(connection, [row.id for row in found])
    return tuple(_row(row, kept[row.id]) for row in found)


def from_source(connection: sa.Connection, source: str) -> tuple[str, ...]:
    done = sa.exists().where(ends.c.arrival == t.quarantine.c.id)
    query = sa.select(t.quarantine.c.id).where(t.quarantine.c.source == source, ~done, ~t.quarantine.c.alarm)
    return tuple(connection.scalars(query.order_by(t.quarantine.c.arrived_at)))


def holds(connection: sa.Connection, arrival: str, sha256: str) -> bool:
    mine = (parts.c.arrival == arrival) & (parts.c.sha256 == sha256)
    return bool(connection.scalar(sa.select(sa.exists().where(mine))))


def contents_of(arrival: str) -> sa.Select[Any]:
    return sa.select(parts.c.sha256).where(parts.c.arrival == arrival)


def _parts(connection: sa.Connection, arrivals: list[str]) -> Mapping[str, tuple[KeptPart, ...]]:
    found: dict[str, tuple[KeptPart, ...]] = defaultdict(tuple)
    query = sa.select(parts).where(parts.c.arrival.in_(arrivals)).order_by(parts.c.arrival, parts.c.position)
    for row in connection.execute(query) if arrivals else ():
        found[row.arrival] += (KeptPart(row.name, row.detected_type, row.size, row.sha256),)
    return found


def _row(row: Any, kept: tuple[KeptPart, ...]) -> QuarantineRow:
    problems = tuple(tuple(problem) for problem in json.loads(row.problems))
    end = None
    if row.act:
        end = ArrivalEnd(row.act, row.case_id, row.reason, row.ender or row.login, row.ended_at)
    told = (row.source, row.result, bool(row.alarm), problems, row.arrived_at)
    return QuarantineRow(row.id, *told, kept, end, environment=row.environment)
