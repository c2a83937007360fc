"""Where a case belongs, in the tables: on a desk by rule, and under its service once somebody knows it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import sqlalchemy as sa

from clerk_app.domain import facts as f
from clerk_app.domain.case import Act
from clerk_app.domain.errors import ClerkError
from clerk_app.domain.routing_facts import AssignedByRule, Registered

from . import roster
from . import tables as t
from .tray import Pen

_BROUGHT = ("receive", Act.REROUTE.value)


def assign(connection: sa.Connection, fact: AssignedByRule, _pen: Pen) -> None:
    """Only right after the act that brought the case to its unit."""
    row = _seen(connection, fact)
    if row.last_act not in _BROUGHT or row.clerk:
        raise ClerkError("case.past_arrival", case=row.file_reference)
    _require_clerk(connection, fact.clerk, row.unit)
    _step(connection, fact, {"clerk": fact.clerk, "last_act": Act.ASSIGN.value})


def register(connection: sa.Connection, fact: Registered, _pen: Pen) -> None:
    row = _seen(connection, fact)
    if row.service or not fact.service:
        raise ClerkError("case.has_service", case=row.file_reference)
    if fact.clerk:
        _require_clerk(connection, fact.clerk, fact.unit)
    same = ("service", "pack_version", "procedure", "unit", "clerk", "due_on", "subject", "file_reference")
    values = {name: getattr(fact, name) for name in (*same, "applicant")}
    search = " ".join((fact.file_reference, fact.applicant, fact.subject)).casefold()
    _step(connection, fact, values | {"search": search, "last_act": Act.REROUTE.value})


WRITERS: Mapping[type[f.Fact], Callable[[sa.Connection, Any, Pen], None]] = {
    AssignedByRule: assign,
    Registered: register,
}


def _seen(connection: sa.Connection, fact: f.Move) -> Any:
    seen = (t.cases.c.id == fact.case) & (t.cases.c.version == fact.seen_version)
    row = connection.execute(sa.select(t.cases).where(seen)).one_or_none()
    if row is None:
        raise ClerkError("case.changed_elsewhere", case=fact.case)
    return row


def _step(connection: sa.Connection, fact: f.Move, values: Mapping[str, object]) -> None:
    moved = {"state": fact.state.value, "version": fact.seen_version + 1}
    connection.execute(t.cases.update().where(t.cases.c.id == fact.case).values({**values, **moved}))


def _require_clerk(connection: sa.Connection, login: str, unit: str) -> None:
    if login not in (roster.clerks(connection, unit) or ()):
        raise ClerkError("assignment.not_a_clerk_there", login=login, unit=unit)
