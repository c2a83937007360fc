"""A copy of the shared office: one moment of its tables and journal, and the logins that go with it."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any, Protocol

import sqlalchemy as sa

from clerk_app.domain.errors import OutsideError

from ..seals import Seal, seal_of
from ..translation import translated
from .provisioning import identifier, literal

PIECE = 1 << 20
Told = Callable[[int], None]  # bytes so far
_NOTHING = subprocess.DEVNULL
_LAST_WORDS = 400  # of what a tool says when it fails


class Sink(Protocol):
    def write(self, piece: bytes, /) -> object: ...


class Source(Protocol):
    def read(self, size: int, /) -> bytes: ...


@dataclass(frozen=True)
class Moment:
    """`name` is what the server calls it; `size` that of the whole database, more than a copy needs."""

    name: str
    seal: Seal
    logins: str
    grants: str
    size: int


@contextmanager
def one_moment(engine: sa.Engine, office: str, now: datetime) -> Iterator[Moment]:
    """Held while the copy is taken; people go on working meanwhile."""
    with translated(), engine.connect() as connection:
        connection = connection.execution_options(isolation_level="REPEATABLE READ")
        for limit in ("statement_timeout", "idle_in_transaction_session_timeout"):
            connection.exec_driver_sql(f"SET LOCAL {limit} = 0")
        name = str(connection.scalar(sa.text("SELECT pg_export_snapshot()")))
        size = int(connection.scalar(sa.text("SELECT pg_database_size(current_database())")) or 0)
        login = str(connection.scalar(sa.text("SELECT session_user")))
        logins, grants = _logins(connection, office)
        yield Moment(name, seal_of(connection, now, login), logins, grants, size)
        connection.rollback()


def dump(tool: Path, line: str, password: str, moment: Moment, sink: Sink, told: Told) -> None:
    """By the server's own tool, as it comes: nothing lies twice on the disk."""
    command = [str(tool), "--format=custom", "--compress=1", f"--snapshot={moment.name}", f"--dbname={line}"]
    with _running(command, password, output=subprocess.PIPE) as process:
        written = 0
        while piece := _pipe(process.stdout).read(PIECE):
            sink.write(piece)
            written += len(piece)
            told(written)


def load(tool: Path, line: str, password: str, source: Source, told: Told) -> None:
    """Stops at the first thing that does not fit."""
    command = [str(tool), "--exit-on-error", f"--dbname={line}"]
    with _running(command, password, entry=subprocess.PIPE) as process:
        _feed(process, source, told)


def read_through(tool: Path, source: Source) -> None:
    """Unpacks every table of a copy and throws it away: a copy that cannot be read fails here."""
    command = [str(tool), "--file", os.devnull]
    with _running(command, "", entry=subprocess.PIPE) as process:
        _feed(process, source, lambda count: None)


@contextmanager
def _running(
    command: Sequence[str],
    password: str,
    *,
    entry: int = subprocess.DEVNULL,
    output: int = subprocess.DEVNULL,
) -> Iterator[subprocess.Popen[bytes]]:
    environment = dict(os.environ, LC_ALL="C") | ({"PGPASSWORD": password} if password else {})
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, stdin=entry, stdout=output, stderr=said, env=environment)
        try:
            yield process
            if process.wait() != 0:
                raise OutsideError("tool.failed", name=Path(command[0]).stem, reason=_words(said))
        finally:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe:
                    pipe.close()


def _feed(process: subprocess.Popen[bytes], source: Source, told: Told) -> None:
    entry, fed = _pipe(process.stdin), 0
    try:
        while piece := source.read(PIECE):
            entry.write(piece)
            fed += len(piece)
            told(fed)
        entry.close()
    except BrokenPipeError:
        return  # the tool has given up and says why


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise OutsideError("tool.failed", name="", reason="no pipe")
    return pipe


def _words(said: IO[bytes]) -> str:
    said.seek(0)
    text = said.read().decode("utf-8", "replace").strip()
    return text[-_LAST_WORDS:] if text else "–"


def _logins(connection: sa.Connection, office: str) -> tuple[str, str]:
    """Logins with their verifiers, and their functions. A login that is there already stays as it is."""
    query = sa.text(
        "SELECT r.rolname, r.rolcanlogin, r.rolinherit, r.rolpassword, ARRAY("
        " SELECT g.rolname::text FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid"
        " WHERE m.member = r.oid AND starts_with(g.rolname, :office || '_') ORDER BY 1) AS groups"
        " FROM pg_authid r WHERE NOT r.rolsuper AND (r.rolname = :office || '_migrator'"
        " OR r.rolname IN (SELECT login FROM office.accounts)) ORDER BY 1"
    )
    rows = connection.execute(query, {"office": office}).all()
    grants = [
        f"GRANT {identifier(group)} TO {identifier(row.rolname)};\n" for row in rows for group in row.groups
    ]
    return "".join(_login(row) for row in rows), "".join(grants)


def _login(row: sa.Row[Any]) -> str:
    rights = "NOSUPERUSER NOCREATEROLE NOCREATEDB NOREPLICATION NOBYPASSRLS"
    ways = f"{'LOGIN' if row.rolcanlogin else 'NOLOGIN'} {'INHERIT' if row.rolinherit else 'NOINHERIT'}"
    secret = f" PASSWORD {literal(row.rolpassword)}" if row.rolpassword else ""
    make = f"CREATE ROLE {identifier(row.rolname)} {ways} {rights}{secret}"
    return f"DO $make$ BEGIN {make}; EXCEPTION WHEN duplicate_object THEN NULL; END $make$;\n"
