"""Whether the embedded file is whole: its pages, their seals, and what the journal says of its contents."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.pool import NullPool

from clerk_app.domain.errors import OutsideError
from clerk_app.services.reading import JournalFault

from .engine import cannot_open, driver, unlock
from .queries import SqlReader

_QUICK = ("quick_check", "cipher_integrity_check", "foreign_key_check")
_WHOLE = ("integrity_check", "cipher_integrity_check", "foreign_key_check")


def file_faults(engine: sa.Engine) -> tuple[JournalFault, ...]:
    """Pages that are damaged, in the file that is open. A server looks after its own pages."""
    if engine.dialect.name != "sqlite":
        return ()
    with engine.connect() as connection:
        raw: Any = connection.connection.dbapi_connection
        return tuple(_page_faults(raw, _QUICK))


def faults_of(path: Path, key: bytes | None) -> tuple[JournalFault, ...]:
    """Every fault of a database that nobody is working on; it is only read."""
    raw = open_for_reading(path, key)
    try:
        damaged = tuple(_page_faults(raw, _WHOLE))
    finally:
        raw.close()
    return damaged or _journal_faults(path, key)


def open_for_reading(path: Path, key: bytes | None) -> Any:
    try:
        address = f"{path.absolute().as_uri()}?mode=ro"
        raw = driver.connect(address, uri=True, isolation_level=None, check_same_thread=False)
        unlock(raw, key)
        raw.execute("SELECT count(*) FROM sqlite_master").fetchall()
    except (sqlite3.Error, driver.Error) as error:
        raise cannot_open(path, error, key) from error
    return raw


def _journal_faults(path: Path, key: bytes | None) -> tuple[JournalFault, ...]:
    engine = sa.create_engine(
        "sqlite://", module=driver, creator=lambda: open_for_reading(path, key), poolclass=NullPool
    )
    try:
        if not sa.inspect(engine).has_table("journal"):
            return (JournalFault("file", "", 0, "no office"),)
        return SqlReader(engine, lambda: datetime.now(UTC)).verify()
    except OutsideError as error:
        return (JournalFault("file", "", 0, str(error.facts.get("reason", error.code))),)
    finally:
        engine.dispose()


def _page_faults(raw: Any, checks: tuple[str, ...]) -> Iterator[JournalFault]:
    for check in checks:
        try:
            rows = raw.execute(f"PRAGMA {check}").fetchall()
        except (sqlite3.Error, driver.Error) as error:
            rows = [(str(error),)]
        for row in rows:
            if row[0] != "ok":
                yield JournalFault("file", "", 0, f"{check}: {' '.join(str(part) for part in row)}")
