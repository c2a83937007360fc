"""The line to the shared office: pinned in safety, noticed when dead, and taken up again with patience."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Any

import psycopg
import sqlalchemy as sa
from psycopg.conninfo import make_conninfo
from sqlalchemy.pool import QueuePool

from clerk_app.domain.errors import OutsideError

from .line import line_to
from .troubles import will_pass
from .watch import WatchedConnection

OLDEST: Mapping[int, int] = {15: 150014, 16: 160010, 17: 170006}  # older ones let row security be bypassed
PAUSES = (0.1, 0.3, 0.9)  # seconds before the next try; connections lost together return a little apart


def open_postgres(
    url: str, password: Callable[[], str | None] | None = None, *, weak_line: bool = False
) -> sa.Engine:
    """Few connections, made when needed. `weak_line` is the explicit policy for less than verified TLS."""
    asked = sa.make_url(url).set(drivername="postgresql+psycopg")
    line = line_to(asked, weak_line=weak_line)

    def connect() -> Any:
        secret = password() if password else asked.password
        return _connect(asked, line | ({"password": str(secret)} if secret else {}))

    engine = sa.create_engine(
        asked, creator=connect, poolclass=QueuePool, pool_size=2, max_overflow=2, pool_timeout=10,
        pool_pre_ping=True, hide_parameters=True,
    )  # fmt: skip
    sa.event.listen(engine, "connect", _greet)
    return engine


def line_for_tools(url: sa.URL, *, weak_line: bool) -> str:
    """The same line for the server's own tools, which may take their time."""
    asked = url.set(drivername="postgresql+psycopg")
    place = {"host": asked.host, "port": asked.port, "dbname": asked.database, "user": asked.username}
    line = {name: value for name, value in line_to(asked, weak_line=weak_line).items() if name != "options"}
    return make_conninfo("", **{name: value for name, value in (place | line).items() if value is not None})


def _connect(url: sa.URL, line: Mapping[str, str]) -> psycopg.Connection[Any]:
    place: dict[str, Any] = {"host": url.host, "port": url.port, "dbname": url.database, "user": url.username}
    wanted = {name: value for name, value in (place | dict(line)).items() if value is not None}
    for pause in PAUSES:
        try:
            return WatchedConnection.connect(**wanted)
        except psycopg.OperationalError as error:
            if not will_pass(str(error)):
                raise
            time.sleep(pause)
    return WatchedConnection.connect(**wanted)


def _greet(connection: psycopg.Connection, record: Any) -> None:
    found = connection.info.server_version
    if found < OLDEST.get(found // 10000, 150000 if found // 10000 > 15 else 10**9):
        raise OutsideError("database.server_too_old", found=found)
    warnings = record.info.setdefault("warnings", [])
    connection.add_notice_handler(lambda notice: warnings.append(notice.sqlstate))
    connection.prepare_threshold = 3
