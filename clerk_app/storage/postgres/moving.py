"""Databases of one server made, renamed and thrown away: a copy takes its place only when it is sound."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from ..translation import translated
from .provisioning import identifier


@contextmanager
def at_once(engine: sa.Engine) -> Iterator[sa.Connection]:
    """For what the server does only outside a transaction, or where each step counts by itself."""
    with translated(), engine.connect() as connection:
        alone = connection.execution_options(isolation_level="AUTOCOMMIT")
        alone.exec_driver_sql("SET statement_timeout = 0")
        yield alone


def is_there(connection: sa.Connection, database: str) -> bool:
    found = connection.scalar(sa.text("SELECT 1 FROM pg_database WHERE datname = :n"), {"n": database})
    return bool(found)


def make(connection: sa.Connection, database: str, creation: str) -> None:
    """Nobody but its owner enters it."""
    connection.exec_driver_sql(creation)
    connection.exec_driver_sql(f"REVOKE ALL ON DATABASE {identifier(database)} FROM PUBLIC")


def throw_away(connection: sa.Connection, database: str) -> None:
    connection.exec_driver_sql(f"DROP DATABASE IF EXISTS {identifier(database)} WITH (FORCE)")


def exchange(connection: sa.Connection, fresh: str, database: str, aside: str) -> None:
    """Both names change in one transaction; whoever works in the database of before is cut off."""
    names = [name for name in (database, fresh) if is_there(connection, name)]
    try:
        for name in names:
            _close(connection, name)
        _rename(connection, *([(database, aside)] if database in names else []), (fresh, database))
    finally:
        for name in (database, aside, fresh):
            if is_there(connection, name):
                _let_in(connection, name)


def lock_out(connection: sa.Connection, database: str) -> None:
    """What was set aside is for its owner alone; its data stay."""
    entering = sa.text(
        "SELECT DISTINCT a.grantee::regrole::text FROM pg_database d, aclexplode(d.datacl) a"
        " WHERE d.datname = :n AND a.grantee NOT IN (0, d.datdba)"
    )
    for role in connection.scalars(entering, {"n": database}).all():
        connection.exec_driver_sql(f"REVOKE ALL ON DATABASE {identifier(database)} FROM {role}")


def _rename(connection: sa.Connection, *pairs: tuple[str, str]) -> None:
    """Sent as one message, which the server takes as one transaction."""
    steps = [f"ALTER DATABASE {identifier(old)} RENAME TO {identifier(new)}" for old, new in pairs]
    driver = connection.connection.driver_connection
    if driver is not None:
        driver.execute("; ".join(steps))


def _close(connection: sa.Connection, database: str) -> None:
    connection.exec_driver_sql(f"ALTER DATABASE {identifier(database)} WITH ALLOW_CONNECTIONS false")
    ended = sa.text(
        "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
        " WHERE datname = :n AND pid <> pg_backend_pid()"
    )
    connection.execute(ended, {"n": database})


def _let_in(connection: sa.Connection, database: str) -> None:
    connection.exec_driver_sql(f"ALTER DATABASE {identifier(database)} WITH ALLOW_CONNECTIONS true")
