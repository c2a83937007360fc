"""Opening the database: one file on this machine, safe against power cuts and against two programs at once."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.pool import QueuePool

from clerk_app.domain.errors import OutsideError

try:
    from sqlcipher3 import dbapi2 as driver
except ImportError:  # no wheel for this processor: the standard library's SQLite does, without encryption
    driver = sqlite3

SQLITE_VERSION: str = driver.sqlite_version
IMMEDIATE = {"writes": True}
_NETWORK_FILE_SYSTEMS = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "afs"})


def open_sqlite(path: Path) -> sa.Engine:
    """WAL, synchronous=FULL, foreign keys, owner-only file; refuses network shares, where locks do not hold."""
    refuse_network_share(path)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    engine = sa.create_engine(
        "sqlite://",
        module=driver,
        creator=lambda: _connect(path),
        poolclass=QueuePool,
        pool_size=4,
        max_overflow=8,
        hide_parameters=True,
    )
    sa.event.listen(engine, "begin", _begin)
    return engine


def refuse_network_share(path: Path, mounts: Path = Path("/proc/mounts")) -> None:
    if str(path).startswith("\\\\"):
        raise OutsideError("database.network_share", path=str(path))
    if not mounts.exists():
        return
    target = path.absolute()
    entries = [line.split()[1:3] for line in mounts.read_text().splitlines()]
    holding = [(place, kind) for place, kind in entries if target.is_relative_to(place)]
    if holding and max(holding, key=lambda entry: len(entry[0]))[1] in _NETWORK_FILE_SYSTEMS:
        raise OutsideError("database.network_share", path=str(path))


def _connect(path: Path) -> Any:
    fresh = not path.exists()
    try:
        connection = driver.connect(str(path), timeout=10.0, isolation_level=None, check_same_thread=False)
        for pragma in _pragmas():
            connection.execute(f"PRAGMA {pragma}").fetchall()
    except (sqlite3.Error, driver.Error) as error:
        raise OutsideError("database.cannot_open", path=str(path), reason=str(error)) from error
    if fresh and os.name == "posix":
        path.chmod(0o600)
    return connection


def _pragmas() -> tuple[str, ...]:
    return (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "trusted_schema=OFF",
        "cell_size_check=ON",
        "secure_delete=ON",
        "busy_timeout=10000",
    )


def _begin(connection: sa.Connection) -> None:
    """Writers take the lock at once, so that what they read is what they change."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
