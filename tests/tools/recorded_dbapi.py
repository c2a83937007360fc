"""The recorded disk as a driver the storage can be given, in place of the one it ships with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import apsw
import sqlalchemy as sa
from sqlalchemy.pool import StaticPool

from clerk_app.storage.engine import pragmas

from .recorded_disk import RecordedDisk

apilevel, threadsafety, paramstyle = "2.0", 1, "qmark"
sqlite_version = apsw.sqlite_lib_version()
sqlite_version_info = tuple(int(part) for part in sqlite_version.split("."))
Error = DatabaseError = apsw.Error
IntegrityError = apsw.ConstraintError
OperationalError = apsw.SQLError
InterfaceError = ProgrammingError = NotSupportedError = InternalError = DataError = apsw.Error
PARSE_DECLTYPES, PARSE_COLNAMES = 1, 2


def Binary(content: bytes) -> bytes:  # noqa: N802  the standard's name
    return content


class Connection:
    isolation_level = None

    def __init__(self, raw: apsw.Connection) -> None:
        self.raw = raw

    def cursor(self) -> Cursor:
        return Cursor(self.raw)

    def execute(self, statement: str, values: Sequence[Any] = ()) -> Cursor:
        return self.cursor().execute(statement, values)

    def commit(self) -> None:
        if self.raw.in_transaction:
            self.raw.execute("COMMIT")

    def rollback(self) -> None:
        if self.raw.in_transaction:
            self.raw.execute("ROLLBACK")

    def create_function(self, name: str, count: int, function: Callable[..., Any], **more: Any) -> None:
        self.raw.create_scalar_function(name, function, count, **more)

    def close(self) -> None:
        self.raw.close()


class Cursor:
    arraysize = 1

    def __init__(self, raw: apsw.Connection) -> None:
        self._raw = raw
        self._rows: list[Any] = []
        self.description: Any = None
        self.rowcount, self.lastrowid = -1, 0

    def execute(self, statement: str, values: Sequence[Any] = ()) -> Cursor:
        cursor = self._raw.cursor()
        cursor.exec_trace = self._note_columns
        before = self._raw.total_changes()
        self._rows = list(cursor.execute(statement, tuple(values)))
        self.rowcount = self._raw.changes() if self._raw.total_changes() > before else 0
        self.lastrowid = self._raw.last_insert_rowid()
        return self

    def executemany(self, statement: str, many: Sequence[Sequence[Any]]) -> Cursor:
        for values in many:
            self.execute(statement, values)
        return self

    def fetchone(self) -> Any:
        return self._rows.pop(0) if self._rows else None

    def fetchmany(self, count: int = 1) -> list[Any]:
        taken, self._rows = self._rows[:count], self._rows[count:]
        return taken

    def fetchall(self) -> list[Any]:
        return self.fetchmany(len(self._rows))

    def close(self) -> None:
        self._rows = []

    def _note_columns(self, cursor: apsw.Cursor, _statement: str, _values: Any) -> bool:
        columns = cursor.get_description()
        self.description = tuple((name, *(None,) * 6) for name, _ in columns) or None
        return True


def open_recorded(path: Path, disk: RecordedDisk, synchronous: str = "") -> sa.Engine:
    """As the storage opens it, but alone: shared memory between processes cannot be recorded."""
    raw = apsw.Connection(str(path), vfs=disk.name)
    told = (f"synchronous={synchronous}",) if synchronous else ()
    for pragma in ("locking_mode=EXCLUSIVE", *pragmas(), *told, "wal_autocheckpoint=40"):
        raw.execute(f"PRAGMA {pragma}").fetchall()
    connection = Connection(raw)
    module: Any = __import__(__name__, fromlist=["paramstyle"])
    engine = sa.create_engine("sqlite://", module=module, creator=lambda: connection, poolclass=StaticPool)
    sa.event.listen(engine, "begin", lambda c: c.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine
