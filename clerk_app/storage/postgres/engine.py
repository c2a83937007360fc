"""The line to the shared office: pinned in safety, noticed when dead, and taken up again with patience."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Any

import psycopg
import sqlalchemy as sa
from sqlalchemy.pool import QueuePool

from clerk_app.domain.errors import OutsideError

from .watch import WatchedConnection

OLDEST: Mapping[int, int] = {15: 150014, 16: 160010, 17: 170006}  # older ones let row security be bypassed
PINNED: Mapping[str, str] = {
    "application_name": "amtstisch",
    "connect_timeout": "5",
    "keepalives": "1",
    "keepalives_idle": "5",
    "keepalives_interval": "2",
    "keepalives_count": "3",
    "tcp_user_timeout": "8000",
    "target_session_attrs": "read-write",
    "client_encoding": "utf8",
    "options": "-c search_path=office,audit -c statement_timeout=30000 -c lock_timeout=8000"
    " -c idle_in_transaction_session_timeout=120000",
}
SAFE_LINE: Mapping[str, str] = {"sslmode": "verify-full", "channel_binding": "require"}
PAUSES = (0.1, 0.3, 0.9)  # seconds before the next try; connections lost together return a little apart


def open_postgres(
    url: str, password: Callable[[], str | None] | None = None, *, weak_line: bool = False
) -> sa.Engine:
    """Few connections, made when needed. `weak_line` is the explicit policy for less than verified TLS."""
    asked = sa.make_url(url).set(drivername="postgresql+psycopg")
    line = _line(asked, weak_line=weak_line)

    def connect() -> Any:
        secret = password() if password else asked.password
        return _connect(asked, line | ({"password": str(secret)} if secret else {}))

    engine = sa.create_engine(
        asked, creator=connect, poolclass=QueuePool, pool_size=2, max_overflow=2, pool_timeout=10,
        pool_pre_ping=True, hide_parameters=True,
    )  # fmt: skip
    sa.event.listen(engine, "connect", _greet)
    return engine


def _line(url: sa.URL, *, weak_line: bool) -> dict[str, str]:
    asked = {name: value if isinstance(value, str) else ",".join(value) for name, value in url.query.items()}
    if "options" in asked:
        raise OutsideError("database.options", names="options")
    if _local(url, asked):
        return {**asked, **PINNED}
    if not weak_line and not _proven(asked):
        raise OutsideError("database.weak_line", sslmode=asked.get("sslmode", ""))
    return {**({} if weak_line else SAFE_LINE), **asked, **PINNED}


def _proven(asked: Mapping[str, str]) -> bool:
    """Without channel binding only a certificate or Kerberos keeps a man in the middle from listening."""
    bound = asked.get("channel_binding", "require") == "require"
    return asked.get("sslmode", "verify-full") == "verify-full" and (
        bound or "sslcert" in asked or asked.get("gssencmode") == "require"
    )


def _local(url: sa.URL, asked: Mapping[str, str]) -> bool:
    """Sockets of this very machine only: there is no line anybody could listen on."""
    return not url.host and all(place.startswith("/") for place in asked.get("host", "").split(","))


def _connect(url: sa.URL, line: Mapping[str, str]) -> psycopg.Connection[Any]:
    place: dict[str, Any] = {"host": url.host, "port": url.port, "dbname": url.database, "user": url.username}
    wanted = {name: value for name, value in (place | dict(line)).items() if value is not None}
    for pause in PAUSES:
        try:
            return WatchedConnection.connect(**wanted)
        except psycopg.OperationalError as error:
            if not _worth_waiting(error):
                raise
            time.sleep(pause)
    return WatchedConnection.connect(**wanted)


def _worth_waiting(error: psycopg.OperationalError) -> bool:
    """A server that starts, stops or changes hands; not a wrong password and not a cut cable."""
    told = str(error)
    return any(sign in told for sign in ("starting up", "shutting down", "refused", "read-only", "too many"))


def _greet(connection: psycopg.Connection, record: Any) -> None:
    found = connection.info.server_version
    if found < OLDEST.get(found // 10000, 150000 if found // 10000 > 15 else 10**9):
        raise OutsideError("database.server_too_old", found=found)
    warnings = record.info.setdefault("warnings", [])
    connection.add_notice_handler(lambda notice: warnings.append(notice.sqlstate))
    connection.prepare_threshold = 3
