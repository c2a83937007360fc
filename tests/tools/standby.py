"""A server with a second one behind it that follows every word, or a shelf that keeps every word."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import psycopg

from .postgres import (
    SETTINGS,
    SUPERUSER,
    Server,
    account,
    environment,
    free_port,
    programs,
    run,
    start_server,
)

FOLLOWED = {**SETTINGS, "wal_level": "replica", "max_wal_senders": "6", "max_replication_slots": "4"}


def wait_until(true: object, seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not true():  # type: ignore[operator]
        if time.monotonic() > end:
            raise TimeoutError
        time.sleep(0.02)


def start_primary() -> Server:
    return start_server(FOLLOWED)


def new_place() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="amtstisch-pg-", dir="/tmp"))
    if os.geteuid() == 0:
        os.chown(folder, account().pw_uid, account().pw_gid)
    return folder


def copy_of(primary: Server) -> Server:
    """A whole copy as IT makes it, not started yet."""
    copy = Server(new_place(), free_port())
    run(
        "pg_basebackup", "-h", "127.0.0.1", "-p", str(primary.port), "-U", SUPERUSER,
        "-D", str(copy.folder / "data"), "-X", "stream", "-c", "fast", "--no-sync",
    )  # fmt: skip
    return copy


def follow(primary: Server, port: int | None = None) -> Server:
    """A standby that reads from `port`, which may be a line to the primary that can be cut."""
    standby = copy_of(primary)
    data = standby.folder / "data"
    told = f"host=127.0.0.1 port={port or primary.port} user={SUPERUSER} application_name=standby"
    (data / "standby.signal").touch()
    with (data / "postgresql.auto.conf").open("a") as configuration:
        configuration.write(f"primary_conninfo = '{told}'\n")
    standby.start()
    return standby


def synchronous(primary: Server, name: str = "standby") -> None:
    """From now on "committed" means: it lies in two places."""
    with primary.connect("postgres") as owner:
        wait_until(lambda: owner.execute("SELECT 1 FROM pg_stat_replication").fetchone())
        owner.execute(f"ALTER SYSTEM SET synchronous_standby_names = '{name}'")
        owner.execute("SELECT pg_reload_conf()")
        wait_until(
            lambda: owner.execute(
                "SELECT 1 FROM pg_stat_replication WHERE sync_state = 'sync' AND state = 'streaming'"
            ).fetchone()
        )


def kill(server: Server) -> None:
    """As when the machine dies: no farewell from any of the server's processes."""
    first = int((server.folder / "data" / "postmaster.pid").read_text().split()[0])
    told = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(first)], capture_output=True, text=True, check=True
    )
    for process in (first, *map(int, told.stdout.split())):
        try:
            os.kill(process, signal.SIGKILL)
        except ProcessLookupError:
            continue


def promote(server: Server) -> None:
    run("pg_ctl", "-D", str(server.folder / "data"), "-w", "promote")


@dataclass(frozen=True)
class Shelf:
    """Every word the server writes, kept elsewhere before the server calls it safe."""

    folder: Path
    process: subprocess.Popen[bytes]

    def close(self) -> None:
        self.process.terminate()
        self.process.wait()


def keep_every_word(primary: Server) -> Shelf:
    folder = new_place()
    with primary.connect("postgres") as owner:
        owner.execute("SELECT pg_create_physical_replication_slot('shelf', true)")
    line = f"host=127.0.0.1 port={primary.port} user={SUPERUSER} application_name=shelf"
    command = [
        str(programs() / "pg_receivewal"),
        "-D",
        str(folder),
        "-S",
        "shelf",
        "--synchronous",
        "-d",
        line,
    ]
    who = account().pw_name if os.geteuid() == 0 else None
    process = subprocess.Popen(command, user=who, env=environment(), cwd="/", stderr=subprocess.DEVNULL)
    return Shelf(folder, process)


def restore(copy: Server, shelf: Shelf) -> None:
    """The copy again as a server, with every word from the shelf; the last file is still half written."""
    for piece in shelf.folder.glob("*.partial"):
        shutil.copy(piece, piece.with_suffix(""))
        shutil.chown(piece.with_suffix(""), account().pw_name) if os.geteuid() == 0 else None
    data = copy.folder / "data"
    (data / "recovery.signal").touch()
    with (data / "postgresql.auto.conf").open("a") as configuration:
        configuration.write(f"restore_command = 'cp {shelf.folder}/%f %p'\nsynchronous_standby_names = ''\n")
    copy.start()
    wait_until(lambda: _answers_as_primary(copy), 60)


def _answers_as_primary(server: Server) -> bool:
    try:
        with server.connect("postgres") as owner:
            found = owner.execute("SELECT pg_is_in_recovery()").fetchone()
    except psycopg.OperationalError:
        return False
    return found == (False,)
