"""A modified client with a real login and free SQL: everything it tries is turned down, every control gets through."""

from __future__ import annotations

import psycopg
import pytest

from tests.tools.shared_office import SharedOffice

from . import (
    acting,
    asking,
    consulting,
    copying,
    dispatching,
    following,
    forging,
    handing,
    hearing,
    installing,
    making,
    posting,
    reading,
    returning,
    routing,
    scanning,
    taking_in,
    tray,
    writing,
)
from .table import BLIND, SUPERUSER, Attack, unique

ATTACKS = unique(
    attack
    for kind in (
        reading,
        acting,
        asking,
        consulting,
        handing,
        hearing,
        copying,
        forging,
        dispatching,
        posting,
        returning,
        making,
        writing,
        following,
        installing,
        scanning,
        taking_in,
        tray,
        routing,
    )
    for attack in kind.attacks()
)


def test_there_are_enough_attempts() -> None:
    assert len(ATTACKS) >= 150


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.id)
def test_the_attempt_is_turned_down(ground: SharedOffice, attack: Attack) -> None:
    outcome = attempt(ground, attack.login, attack.sql)
    assert outcome == attack.by


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.id)
def test_the_control_gets_through(ground: SharedOffice, attack: Attack) -> None:
    login, sql = attack.control or (SUPERUSER, attack.sql)
    assert attempt(ground, login, sql) == "through"


def attempt(office: SharedOffice, login: str, statements: tuple[str, ...]) -> str:
    """ "through", BLIND, or the code or SQLSTATE of the refusal. Whatever happened is undone."""
    with office.connect(login) as connection:
        connection.autocommit = False
        try:
            rows = [connection_rows(connection, sql.replace("{office}", office.name)) for sql in statements][
                -1
            ]
        except psycopg.Error as refusal:
            return (
                refusal.diag.message_primary or "" if refusal.sqlstate == "AM001" else refusal.sqlstate or ""
            )
        finally:
            connection.rollback()
    return BLIND if rows is not None and not any(any(row) for row in rows) else "through"


def connection_rows(connection: psycopg.Connection, sql: str) -> list[tuple[object, ...]] | None:
    """Rows of a query; None for statements that answer with none by their nature, or with nothing to tell."""
    if sql.startswith("COPY") and sql.endswith("STDOUT"):
        with connection.cursor().copy(sql) as copy:
            return [(b"".join(copy),)]
    cursor = connection.execute(sql)
    return None if cursor.description is None or _is_void(cursor) else cursor.fetchall()


def _is_void(cursor: psycopg.Cursor) -> bool:
    return cursor.description is not None and cursor.description[0].type_code == 2278
