"""Opening the database: one file on this machine, safe against power cuts and two programs at once."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.pool import QueuePool

from clerk_app.domain.errors import OutsideError

try:
    from sqlcipher3 import dbapi2
except ImportError:  # no wheel for this processor: the standard library's SQLite does, without encryption
    dbapi2 = sqlite3

driver: Any = dbapi2
SQLITE_VERSION: str = driver.sqlite_version
CAN_ENCRYPT: bool = driver is not sqlite3
IMMEDIATE = {"writes": True}
PLAIN_HEADER = b"SQLite format 3\0"
_NETWORK_FILE_SYSTEMS = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "afs"})
_NOT_A_DATABASE = "not a database"

Place = tuple[int, int] | None


class Connection(driver.Connection):  # type: ignore[misc]  # the driver has no types
    """Remembers which file it opened: a restored database is another file of the same name."""

    place: Place = None


def open_sqlite(path: Path, key: bytes | None = None) -> sa.Engine:
    """WAL, synchronous=FULL, foreign keys, owner-only file; no network shares, where locks do not hold."""
    refuse_network_share(path)
    if key is None and is_encrypted(path):
        raise OutsideError("database.key_missing" if CAN_ENCRYPT else "database.no_cipher", path=str(path))
    _make_room(path)
    engine = sa.create_engine(
        "sqlite://",
        module=driver,
        creator=lambda: _connect(path, key),
        poolclass=QueuePool,
        pool_size=4,
        max_overflow=8,
        hide_parameters=True,
    )
    sa.event.listen(engine, "begin", lambda connection: _begin(connection, path))
    sa.event.listen(engine, "checkout", lambda raw, _record, _proxy: _still_there(raw, path))
    return engine


def has_content(path: Path) -> bool:
    return path.exists() and path.stat().st_size > 0


def is_encrypted(path: Path) -> bool:
    """A file with content that does not begin as SQLite's own files do."""
    if not has_content(path):
        return False
    try:
        with path.open("rb") as file:
            return file.read(len(PLAIN_HEADER)) != PLAIN_HEADER
    except OSError as error:
        raise OutsideError("database.cannot_open", path=str(path), reason=str(error)) from error


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


def unlock(connection: Any, key: bytes | None) -> None:
    """The key as it is, without derivation; the library's own log would write to the terminal."""
    if key is not None:
        connection.execute("PRAGMA cipher_log_level = NONE").fetchall()
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"").fetchall()


def pragmas() -> tuple[str, ...]:
    return (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "trusted_schema=OFF",
        "cell_size_check=ON",
        "secure_delete=ON",
        "busy_timeout=10000",
    )


def place_of(path: Path) -> Place:
    try:
        told = path.stat()
    except FileNotFoundError:
        return None
    return told.st_dev, told.st_ino


def cannot_open(path: Path, error: Exception, key: bytes | None = None) -> OutsideError:
    if key is not None and _NOT_A_DATABASE in str(error):
        return OutsideError("database.key_wrong", path=str(path))
    return OutsideError("database.cannot_open", path=str(path), reason=str(error))


def _make_room(path: Path) -> None:
    """The file is made before it is opened: what SQLite lays beside it gets the same owner-only access."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not path.exists():
            path.touch(mode=0o600)
    except OSError as error:
        raise cannot_open(path, error) from error


def _connect(path: Path, key: bytes | None) -> Any:
    place = place_of(path)
    try:
        connection = driver.connect(
            f"{path.absolute().as_uri()}?mode=rw",
            uri=True,
            timeout=10.0,
            isolation_level=None,
            check_same_thread=False,
            factory=Connection,
        )
        unlock(connection, key)
        for pragma in pragmas():
            connection.execute(f"PRAGMA {pragma}").fetchall()
    except (sqlite3.Error, driver.Error) as error:
        raise cannot_open(path, error, key) from error
    connection.place = place
    return connection


def _still_there(raw: Any, path: Path) -> None:
    if raw.place != place_of(path):
        raise sa.exc.DisconnectionError


def _begin(connection: sa.Connection, path: Path) -> None:
    """Writers take the lock at once, so that what they read is what they change."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
    raw: Any = connection.connection.dbapi_connection
    if writes and raw.place != place_of(path):
        # Waited for the lock while the file was exchanged: what is written now would be lost.
        connection.exec_driver_sql("ROLLBACK")
        raise OutsideError("database.replaced", path=str(path))
