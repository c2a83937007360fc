"""A copy of the shared office comes back whole, on a new server too, and never over an office at work."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from clerk_app.storage.postgres import provisioning, scram
from clerk_app.storage.postgres import tools as server_tools
from clerk_app.storage.postgres.engine import open_postgres
from clerk_app.storage.postgres.lint import holes
from clerk_app.storage.queries import SqlReader
from tests.tools.headless import Admin, admin_of, with_tools
from tests.tools.postgres import Server, running_server
from tests.tools.shared_office import SCRIPTS, SharedOffice

from ..conftest import BECKER, START, SharedFiling
from .acknowledged import Desks

ROOT = Path(__file__).parents[3]
ENTRY = "host all postgres 127.0.0.1/32 trust\nhost all all 127.0.0.1/32 scram-sha-256\n"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AMTSTISCH_HOME", str(tmp_path / "home"))
    with_tools(monkeypatch)


@pytest.fixture
def filing(shared_filing: SharedFiling) -> SharedFiling:
    shared_filing.receive()
    return shared_filing


@pytest.fixture
def admin(filing: SharedFiling, capsys: pytest.CaptureFixture[str]) -> Admin:
    return admin_of(filing.office.server, filing.office.name, capsys)


@pytest.fixture
def new_server() -> Iterator[Server]:
    yield from running_server()


def databases(server: Server, office: str) -> list[str]:
    with server.connect("postgres") as owner:
        names = [name for (name,) in owner.execute("SELECT datname FROM pg_database").fetchall()]
    return sorted(name for name in names if name == office or name.startswith(f"{office}_"))


def drop(server: Server, *names: str) -> None:
    with server.connect("postgres") as owner:
        for name in names:
            owner.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def ask_for_passwords(server: Server) -> None:
    (server.folder / "data" / "pg_hba.conf").write_text(ENTRY)
    with server.connect("postgres") as owner:
        owner.execute("SELECT pg_reload_conf()")


def test_on_a_new_server_everything_is_back_and_people_sign_in(
    filing: SharedFiling,
    admin: Admin,
    new_server: Server,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    office = filing.office
    with office.connect() as owner:
        owner.execute(f"ALTER ROLE \"a.becker\" PASSWORD '{scram.verifier('sehr geheim')}'")
    made = admin("backup", "--to", str(tmp_path / "amt.zip"), "--json")
    assert made.code == 0, made.err
    assert (tmp_path / "amt.zip").stat().st_mode & 0o777 == 0o600
    with zipfile.ZipFile(tmp_path / "amt.zip") as bundle:
        assert "sehr geheim" not in bundle.read("logins.sql").decode()

    there = admin_of(new_server, office.name, capsys)
    back = there("restore", "--from", str(tmp_path / "amt.zip"), "--json")
    assert back.code == 0, back.err
    assert back.value["root"] == made.value["root"]
    assert databases(new_server, office.name) == [office.name]
    engine = open_postgres(new_server.url(office.name), weak_line=True)
    assert holes(engine, SCRIPTS) == ()
    assert SqlReader(engine, lambda: START).verify() == ()
    assert provisioning.grant_report(engine) == provisioning.grant_report(office.engine())
    engine.dispose()
    ask_for_passwords(new_server)
    new_server.connect(office.name, "a.becker", password="sehr geheim").close()
    with pytest.raises(psycopg.OperationalError, match="password"):
        new_server.connect(office.name, "a.becker", password="falsch")
    with office.connect() as owner:
        owner.execute('ALTER ROLE "a.becker" PASSWORD NULL')


def test_an_office_at_work_is_refused_or_set_aside(
    filing: SharedFiling, admin: Admin, tmp_path: Path
) -> None:
    office, target = filing.office, str(tmp_path / "amt.zip")
    assert admin("backup", "--to", target).code == 0
    filing.receive()
    refused = admin("restore", "--from", target, "--json")
    assert (refused.code, refused.value["error"]) == (1, "restore.office_there")
    assert admin("restore", "--from", target, "--drill").code == 0
    assert databases(office.server, office.name) == [office.name]
    done = admin("restore", "--from", target, "--set-aside", "--json")
    assert done.code == 0, done.err
    aside = done.value["set_aside"]
    assert databases(office.server, office.name) == [office.name, aside]
    with office.server.connect(aside) as owner:
        assert owner.execute("SELECT count(*) FROM office.cases").fetchone() == (2,)
    with office.connect() as owner:
        assert owner.execute("SELECT count(*) FROM office.cases").fetchone() == (1,)
        kinds = owner.execute("SELECT entry::json ->> 'kind' FROM audit.journal ORDER BY id DESC").fetchone()
        assert kinds == ("restored",)
    with pytest.raises(psycopg.OperationalError, match="permission denied"):
        office.server.connect(aside, "a.becker")
    office.connect("a.becker").close()
    checked = {one["check"]: one["message"] for one in admin("doctor", "--json").value}
    assert aside in checked["set_aside"]
    drop(office.server, aside)


def test_an_exchanged_octet_is_noticed_and_nothing_is_left_behind(
    filing: SharedFiling, admin: Admin, tmp_path: Path
) -> None:
    target = tmp_path / "amt.zip"
    assert admin("backup", "--to", str(target)).code == 0
    whole = bytearray(target.read_bytes())
    whole[len(whole) // 2] ^= 1
    (tmp_path / "spoiled.zip").write_bytes(whole)
    (tmp_path / "cut.zip").write_bytes(whole[: len(whole) // 2])
    for spoiled in ("spoiled.zip", "cut.zip"):
        answer = admin("restore", "--from", str(tmp_path / spoiled), "--set-aside", "--json")
        assert answer.code == 1
        assert answer.value["error"] in {"backup.unreadable", "tool.failed"}
    assert databases(filing.office.server, filing.office.name) == [filing.office.name]


def test_a_copy_whose_journal_is_not_the_one_it_was_sealed_with_is_refused(
    filing: SharedFiling, admin: Admin, tmp_path: Path
) -> None:
    target = tmp_path / "amt.zip"
    assert admin("backup", "--to", str(target)).code == 0
    with zipfile.ZipFile(target) as honest, zipfile.ZipFile(tmp_path / "forged.zip", "w") as forged:
        told = json.loads(honest.read("copy.json"))
        told["seal"]["root"] = "0" * 64
        for name in ("logins.sql", "office.dump"):
            forged.writestr(name, honest.read(name))
        forged.writestr("copy.json", json.dumps(told))
    answer = admin("restore", "--from", str(tmp_path / "forged.zip"), "--drill", "--json")
    assert (answer.code, answer.value["error"]) == (1, "backup.faulty")


def test_an_existing_file_stays_and_only_the_owner_of_the_server_copies(
    filing: SharedFiling, admin: Admin, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "amt.zip"
    target.write_text("von gestern")
    refused = admin("backup", "--to", str(target), "--json")
    assert (refused.code, refused.value["error"]) == (1, "backup.exists")
    clerk = admin_of(filing.office.server, filing.office.name, capsys, "a.becker")
    refused = clerk("backup", "--to", str(target), "--force", "--json")
    assert (refused.code, refused.value["error"]) == (1, "backup.not_owner")
    assert target.read_text() == "von gestern"
    assert admin("backup", "--to", str(target), "--force").code == 0
    assert zipfile.is_zipfile(target)


def test_tools_that_are_missing_or_too_old_are_named(
    admin: Admin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "bin"
    old.mkdir()
    monkeypatch.setenv("PATH", str(old))
    monkeypatch.setattr(server_tools, "_PLACES", ())
    answer = admin("backup", "--to", str(tmp_path / "amt.zip"), "--json")
    assert answer.value["error"] == "tool.missing"
    for name in ("pg_dump", "pg_restore"):
        (old / name).write_text("#!/bin/sh\necho 'pg_dump (PostgreSQL) 14.2'\n")
        (old / name).chmod(0o755)
    answer = admin("backup", "--to", str(tmp_path / "amt.zip"), "--json")
    assert answer.value["error"] == "tool.too_old"
    assert "14" in answer.value["message"]
    assert not (tmp_path / "amt.zip").exists()


def swell(office: SharedOffice, megabytes: int) -> None:
    """Something to copy that does not shrink."""
    with office.connect() as owner:
        owner.execute("CREATE TABLE IF NOT EXISTS public.ballast (bytes bytea)")
        owner.execute(
            "INSERT INTO public.ballast SELECT (SELECT string_agg(sha256((i * 40000 + n)::text::bytea), ''"
            f" ORDER BY n) FROM generate_series(1, 32768) n) FROM generate_series(1, {megabytes}) i"
        )


def backing_up(office: SharedOffice, target: Path, before: str = "") -> subprocess.Popen[bytes]:
    words = f"admin backup --force --to {target} --database {office.server.url(office.name)}"
    command = f"{before} exec {sys.executable} {ROOT / 'main.py'} {words}"
    return subprocess.Popen(["sh", "-c", command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@pytest.mark.long
@pytest.mark.timeout(300)
def test_a_backup_that_is_killed_leaves_the_one_of_before(filing: SharedFiling, tmp_path: Path) -> None:
    target = tmp_path / "amt.zip"
    swell(filing.office, 60)
    assert backing_up(filing.office, target).wait(120) == 0
    former = target.read_bytes()
    killed = 0
    for _ in range(6):
        process = backing_up(filing.office, target)
        while process.poll() is None and not list(tmp_path.glob(".amt.zip.*.neu")):
            time.sleep(0.01)
        time.sleep(0.15)
        if process.poll() is None:
            os.kill(process.pid, signal.SIGKILL)
            killed += 1
        process.wait()
        assert zipfile.is_zipfile(target)
        assert killed == 0 or target.read_bytes() == former
    print(f"{killed} of 6 killed while at work")
    assert killed >= 3


@pytest.mark.long
@pytest.mark.timeout(300)
def test_a_full_disk_leaves_the_one_of_before(filing: SharedFiling, tmp_path: Path) -> None:
    target = tmp_path / "amt.zip"
    target.write_text("von gestern")
    swell(filing.office, 20)
    assert backing_up(filing.office, target, "ulimit -f 8192;").wait(120) == 1
    assert target.read_text() == "von gestern"
    assert list(tmp_path.glob(".amt.zip.*")) == []
    assert backing_up(filing.office, target).wait(120) == 0
    assert zipfile.is_zipfile(target)


@pytest.mark.long
@pytest.mark.timeout(300)
def test_the_drill_while_people_write(
    filing: SharedFiling,
    admin: Admin,
    new_server: Server,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    office, case = filing.office, filing.receive()
    swell(office, 30)
    desks = Desks(office.engine(BECKER.login), BECKER, case)
    desks.begin(4)
    time.sleep(2)
    before = {mark for mark, _ in tuple(desks.told)}
    begun = time.monotonic()
    made = admin("backup", "--to", str(tmp_path / "amt.zip"), "--json")
    took, during = time.monotonic() - begun, len(desks.told) - len(before)
    time.sleep(0.5)
    desks.end()
    assert made.code == 0, made.err
    begun = time.monotonic()
    back = admin_of(new_server, office.name, capsys)("restore", "--from", str(tmp_path / "amt.zip"), "--json")
    assert back.code == 0, back.err
    engine = open_postgres(new_server.url(office.name), weak_line=True)
    with engine.connect() as connection:
        kept = set(connection.exec_driver_sql("SELECT text FROM notes").scalars())
    with capsys.disabled():
        print(
            f"{len(before)} told before, {during} while it ran ({took:.1f} s), {len(kept)} in the copy,"
            f" back after {time.monotonic() - begun:.1f} s, {back.value['entries']} entries"
        )
    assert len(before) > 20
    assert during > 0
    assert before <= kept
    assert desks.doubled(engine) == []
    assert SqlReader(engine, lambda: START).verify() == ()
    engine.dispose()
