"""Who belongs to the office: units, persons, logins and their functions, as facts write them down."""

from __future__ import annotations

from collections.abc import Mapping

import sqlalchemy as sa

from clerk_app.domain.facts import MemberAdded, UnitAdded
from clerk_app.domain.leaving import AccountClosed, MemberRemoved
from clerk_app.domain.person import Role

from . import tables as t


def unit_added(connection: sa.Connection, fact: UnitAdded) -> None:
    connection.execute(t.units.insert().values(id=fact.unit, name=fact.name))


def member_added(connection: sa.Connection, fact: MemberAdded) -> None:
    _once(connection, t.persons, {"id": fact.person}, {"name": fact.name})
    _once(connection, t.accounts, {"login": fact.login}, {"person": fact.person, "active": True})
    _once(connection, t.memberships, {"login": fact.login, "unit": fact.unit, "role": fact.role}, {})


def member_removed(connection: sa.Connection, fact: MemberRemoved) -> None:
    m = t.memberships.c
    held = (m.login == fact.login) & (m.unit == fact.unit) & (m.role == fact.role)
    connection.execute(t.memberships.delete().where(held))


def account_closed(connection: sa.Connection, fact: AccountClosed) -> None:
    connection.execute(t.accounts.update().where(t.accounts.c.login == fact.login).values(active=False))


def clerks(connection: sa.Connection, unit: str) -> frozenset[str] | None:
    """None where there is no such unit."""
    if connection.scalar(sa.select(t.units.c.id).where(t.units.c.id == unit)) is None:
        return None
    m, a = t.memberships.c, t.accounts.c
    query = sa.select(m.login).join_from(t.memberships, t.accounts, a.login == m.login)
    working = (m.unit == unit) & (m.role == Role.CLERK.value) & a.active
    return frozenset(connection.scalars(query.where(working)))


def _once(
    connection: sa.Connection, table: sa.Table, key: Mapping[str, object], rest: Mapping[str, object]
) -> None:
    same = sa.and_(*(table.c[name] == value for name, value in key.items()))
    if not connection.scalar(sa.select(sa.exists().where(same))):
        connection.execute(table.insert().values(**key, **rest))
