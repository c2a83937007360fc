"""The file on the disk: unreadable without its key, known when damaged, refused where it is not safe."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from clerk_app.domain.errors import OutsideError
from clerk_app.domain.facts import MemberAdded, Noted, UnitAdded
from clerk_app.storage.copying import alone, copied_beside, copy_to, put_in_place, set_aside
from clerk_app.storage.engine import CAN_ENCRYPT, is_encrypted, open_sqlite, refuse_network_share
from clerk_app.storage.migration import upgrade
from clerk_app.storage.soundness import faults_of, file_faults
from tests.tools.shared_office import SCRIPTS

from .conftest import BECKER, Filing

KEY = bytes(range(32))
needs_cipher = pytest.mark.skipif(not CAN_ENCRYPT, reason="SQLCipher fehlt auf diesem Rechner")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "office.db"


def made(path: Path, key: bytes | None) -> Path:
    """An office with a sentence in it that must not be readable on the disk."""
    engine = open_sqlite(path, key)
    upgrade(engine, SCRIPTS)
    with engine.connect() as connection, connection.begin():
        connection.execute(sa.text("INSERT INTO units (id, name) VALUES ('geheim', 'Streng vertraulich')"))
    engine.dispose()
    return path


@needs_cipher
@pytest.mark.parametrize(("key", "readable"), [(KEY, False), (None, True)])
def test_contents_are_unreadable_on_the_disk(path: Path, key: bytes | None, readable: bool) -> None:
    engine = open_sqlite(made(path, key), key)
    with engine.connect() as connection, connection.begin():
        connection.execute(sa.text("UPDATE units SET name = 'Streng vertraulich, neu'"))
        on_disk = b"".join(file.read_bytes() for file in path.parent.iterdir())
    engine.dispose()
    assert (b"Streng vertraulich" in on_disk) is readable
    assert is_encrypted(path) is not readable
    assert KEY not in on_disk
    assert KEY.hex().encode() not in on_disk


@needs_cipher
def test_another_key_is_refused(path: Path) -> None:
    engine = open_sqlite(made(path, KEY), bytes(32))
    with pytest.raises(OutsideError) as refused, engine.connect():
        pass
    assert refused.value.code == "database.key_wrong"


@needs_cipher
def test_without_a_key_it_is_not_even_tried(path: Path) -> None:
    made(path, KEY)
    with pytest.raises(OutsideError) as refused:
        open_sqlite(path)
    assert refused.value.code == "database.key_missing"


@needs_cipher
def test_every_flipped_bit_is_found(path: Path, tmp_path: Path) -> None:
    whole = made(path, KEY).read_bytes()
    chance = random.Random(7)
    missed = []
    for number in range(40):
        content = bytearray(whole)
        place = chance.randrange(len(content))
        content[place] ^= 1 << chance.randrange(8)
        damaged = tmp_path / f"damaged-{number}.db"
        damaged.write_bytes(content)
        try:
            found = faults_of(damaged, KEY)
        except OutsideError:
            found = ("cannot be opened",)
        if not found:
            missed.append(place)
    assert missed == []
    assert faults_of(path, KEY) == ()


def test_only_its_owner_may_read_the_file_and_what_lies_beside_it(path: Path) -> None:
    engine = open_sqlite(path)
    with engine.connect() as connection, connection.begin():
        connection.execute(sa.text("CREATE TABLE t (x)"))
        assert {oct(file.stat().st_mode & 0o777) for file in path.parent.iterdir()} == {"0o600"}
    engine.dispose()


def test_an_office_exchanged_under_an_open_program_is_opened_anew(filing_on_file: Filing) -> None:
    path, backup = filing_on_file.path, filing_on_file.path.with_name("backup.db")
    copy_to(filing_on_file.engine, backup, None)
    case = filing_on_file.receive()
    fresh = copied_beside(backup, path, None)
    set_aside(path, "office.db.aside")
    put_in_place(fresh, path)
    assert filing_on_file.raw("SELECT count(*) FROM cases WHERE id = :case", case=case).scalar_one() == 0


def test_nobody_is_alone_with_a_file_that_is_open_elsewhere(filing_on_file: Filing) -> None:
    with pytest.raises(OutsideError) as refused, alone(filing_on_file.path, None):
        pass
    assert refused.value.code == "database.in_use"
    filing_on_file.engine.dispose()
    with alone(filing_on_file.path, None):
        assert [file.name for file in filing_on_file.path.parent.iterdir()] == ["office.db"]


def test_a_writer_who_waited_while_the_file_was_exchanged_is_refused(filing_on_file: Filing) -> None:
    path, aside = filing_on_file.path, filing_on_file.path.with_name("aside.db")
    with filing_on_file.engine.connect() as waiting:
        path.rename(aside)
        shutil.copyfile(aside, path)
        writing = waiting.execution_options(writes=True)
        with pytest.raises(OutsideError) as refused:
            writing.begin()
    assert refused.value.code == "database.replaced"
    assert filing_on_file.engine.pool.checkedout() == 0


@pytest.fixture
def filing_on_file(path: Path) -> Filing:
    return furnished(path, None)


def furnished(path: Path, key: bytes | None) -> Filing:
    made(path, key)
    filing = Filing(path, key)
    with filing.transaction(BECKER) as work:
        work.record(UnitAdded("", "wohngeld", "Wohngeld"))
        work.record(MemberAdded("", BECKER.login, BECKER.person, "wohngeld", "clerk", BECKER.name))
        work.commit()
    return filing


@pytest.mark.parametrize(
    ("mounts", "refused"),
    [
        ("/dev/sda1 / ext4 rw 0 0\n", False),
        ("/dev/sda1 / ext4 rw 0 0\nserver:/akten {folder} nfs4 rw 0 0\n", True),
        ("//server/akten {folder} cifs rw 0 0\n", True),
        ("server:/akten {folder} nfs rw 0 0\n/dev/sdb1 {folder}/lokal ext4 rw 0 0\n", False),
        ("server {folder}/lokal fuse.sshfs rw 0 0\n", True),
    ],
)
def test_a_network_share_is_refused(tmp_path: Path, mounts: str, refused: bool) -> None:
    table = tmp_path / "mounts"
    table.write_text(mounts.format(folder=tmp_path))
    database = tmp_path / "lokal" / "office.db"
    if not refused:
        refuse_network_share(database, table)
        return
    with pytest.raises(OutsideError) as told:
        refuse_network_share(database, table)
    assert told.value.code == "database.network_share"


def test_a_windows_share_is_refused() -> None:
    with pytest.raises(OutsideError, match=r"database\.network_share"):
        refuse_network_share(Path("\\\\server\\akten\\office.db"))


def test_a_full_file_refuses_the_act_whole_and_goes_on_when_there_is_room(filing_on_file: Filing) -> None:
    engine = filing_on_file.engine
    filing_on_file.receive()
    with engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    limit = [pages]
    sa.event.listen(engine, "checkout", lambda raw, _r, _p: raw.execute(f"PRAGMA max_page_count={limit[0]}"))
    before = filing_on_file.raw("SELECT count(*) FROM journal").scalar_one()
    with pytest.raises(OutsideError) as refused:
        note(filing_on_file, "lang " * 20_000)
    assert (refused.value.code, refused.value.facts["reason"]) == ("database.failed", "disk_full")
    assert filing_on_file.raw("SELECT count(*) FROM notes").scalar_one() == 0
    assert filing_on_file.raw("SELECT count(*) FROM journal").scalar_one() == before
    limit[0] = 2_000_000
    note(filing_on_file, "lang " * 20_000)
    assert not file_faults(engine)
    assert not filing_on_file.reader.verify()


def note(filing: Filing, text: str) -> None:
    with filing.transaction(BECKER) as work:
        work.record(Noted("case-1", "", True, text))
        work.commit()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
    if (
        os.name != "posix"
        or not shutil.which("mount")
        or subprocess.run(mount, capture_output=True).returncode
    ):
        pytest.skip("hier lässt sich kein kleiner Datenträger einhängen")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_full_disk_refuses_the_act_whole_and_goes_on_when_there_is_room(small_disk: Path) -> None:
    ballast = small_disk / "ballast"
    filing = furnished(small_disk / "office.db", KEY if CAN_ENCRYPT else None)
    filing.receive()
    room = shutil.disk_usage(small_disk).free
    ballast.write_bytes(bytes(room - 40_000))
    with pytest.raises(OutsideError) as refused:
        note(filing, "lang " * 20_000)
    assert (refused.value.code, refused.value.facts["reason"]) == ("database.failed", "disk_full")
    assert filing.raw("SELECT count(*) FROM notes").scalar_one() == 0
    ballast.unlink()
    note(filing, "lang " * 20_000)
    assert not file_faults(filing.engine)
    assert not filing.reader.verify()
    filing.engine.dispose()
