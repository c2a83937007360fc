"""Encryption, backup and the way back, as IT and scripts do them."""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import keyring
import pypdf
import pytest
from keyring.backends import fail

from clerk_app.domain.recovery_key import read, written
from clerk_app.opening import safekeeping
from clerk_app.opening.embedded import Protection
from clerk_app.opening.key_places import KEY_FILE
from clerk_app.opening.key_tag import mark_of, tag_path
from clerk_app.opening.office import open_office
from clerk_app.storage.engine import CAN_ENCRYPT, is_encrypted, open_sqlite
from clerk_app.storage.soundness import faults_of
from tests.office_kit import receive
from tests.tools.headless import Admin, admin_told

KEY = re.compile(r"(?:[0-9A-Z]{5}-){12}[0-9A-Z]{5}")
pytestmark = pytest.mark.skipif(not CAN_ENCRYPT, reason="SQLCipher fehlt auf diesem Rechner")


@dataclass
class Office:
    home: Path
    admin: Admin

    @property
    def database(self) -> Path:
        return self.home / "amtstisch.db"

    @property
    def recovery_key(self) -> str:
        found = KEY.search(self.admin("init").err)
        assert found is not None
        return found.group()

    def receive(self, number: int) -> str:
        with open_office(self.database) as opened:
            return receive(opened, "wohngeld", "erstantrag_mietzuschuss", number)

    def cases(self) -> set[str]:
        return {row["case"] for row in self.admin("list", "--json").value}


@pytest.fixture
def office(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Office:
    monkeypatch.delenv(KEY_FILE, raising=False)
    home = tmp_path / "home"

    return Office(home, admin_told(capsys, "--home", str(home)))


@pytest.fixture
def bare(office: Office) -> Office:
    """A machine without a key store, as servers and pipelines are."""
    keyring.set_keyring(fail.Keyring())
    return office


def test_without_a_key_store_everything_works_and_the_warning_goes_to_the_error_output(bare: Office) -> None:
    made = bare.admin("init", "--json")
    assert (made.code, set(made.value)) == (0, {"database", "units"})
    assert "nicht verschlüsselt" in made.err
    assert not is_encrypted(bare.database)
    assert bare.admin("init", "--json").err == ""
    assert bare.admin("list", "--json").value == []


def test_an_import_on_a_bare_machine_warns_once_and_answers_json(bare: Office, tmp_path: Path) -> None:
    answer = bare.admin("import", str(tmp_path / "nothing"), "--keys", str(tmp_path), "--json")
    assert isinstance(answer.value, list)
    assert "nicht verschlüsselt" in answer.err


def test_with_a_key_store_the_file_is_encrypted_and_the_recovery_key_is_told_once(
    office: Office, keys_in_memory: Any
) -> None:
    made = office.admin("init", "--json")
    (key,) = KEY.findall(made.err)
    assert (made.code, set(made.value)) == (0, {"database", "units"})
    assert key not in made.out
    assert is_encrypted(office.database)
    assert KEY.findall(office.admin("init").err) == []
    assert read(key).hex() in keys_in_memory.kept.values()
    on_disk = b"".join(file.read_bytes() for file in office.home.rglob("*") if file.is_file())
    for form in (key.encode(), read(key), read(key).hex().encode()):
        assert form not in on_disk


def test_plain_is_a_choice(office: Office) -> None:
    made = office.admin("init", "--plain")
    assert made.code == 0
    assert "auf Wunsch nicht verschlüsselt" in made.err
    assert not is_encrypted(office.database)


def test_practice_is_never_encrypted(tmp_path: Path) -> None:
    with open_office(tmp_path / "practice.db", practice=True) as opened:
        assert opened.protection == Protection(plain_because="practice", fresh=True)


def test_the_key_can_lie_in_a_file_that_it_names(
    bare: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key_file = tmp_path / "keys" / "office.key"
    key_file.parent.mkdir()
    monkeypatch.setenv(KEY_FILE, str(key_file))
    assert bare.admin("init").code == 0
    assert is_encrypted(bare.database)
    assert key_file.stat().st_mode & 0o777 == 0o600
    findings = {row["check"]: row for row in bare.admin("doctor", "--json").value}
    assert findings["encryption"]["state"] == "warning"
    assert "AMTSTISCH_KEY_FILE" in findings["encryption"]["message"]
    key_file.chmod(0o644)
    assert bare.admin("list", "--json").value["error"] == "key_file.open_to_others"


def test_a_key_file_beside_the_database_is_refused(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(KEY_FILE, str(office.home / "office.key"))
    assert office.admin("init", "--json").value["error"] == "key_file.beside_database"
    assert not is_encrypted(office.database)


def test_the_recovery_key_leads_in_when_the_key_store_is_lost(office: Office, keys_in_memory: Any) -> None:
    key = office.recovery_key
    keys_in_memory.kept.clear()
    assert office.admin("list", "--json").value["error"] == "database.key_missing"
    slip = key[:-1] + ("0" if key[-1] != "0" else "1")
    assert "Gruppe 13" in office.admin("unlock", "--recovery-key", slip).err
    other = office.admin("unlock", "--recovery-key", written(bytes(32)), "--json")
    assert other.value["error"] == "recovery_key.other_database"
    assert office.admin("unlock", "--recovery-key", key.lower().replace("-", " ")).code == 0
    assert office.cases() == set()


def test_a_lost_tag_is_made_anew_with_the_recovery_key(office: Office) -> None:
    key = office.recovery_key
    tag_path(office.database).unlink()
    assert office.admin("list", "--json").value["error"] == "database.key_missing"
    assert office.admin("unlock", "--recovery-key", key).code == 0
    assert office.admin("list").code == 0


@pytest.mark.parametrize("plain", [True, False])
def test_a_backup_brings_back_what_it_held_and_keeps_what_lay_there(
    office: Office, tmp_path: Path, plain: bool
) -> None:
    office.admin("init", *(("--plain",) if plain else ()))
    first, backup = office.receive(1), tmp_path / "safe" / "backup.db"
    assert office.admin("backup", "--to", str(backup), "--json").value["encrypted"] is not plain
    second = office.receive(2)
    answer = office.admin("restore", "--from", str(backup), "--json")
    assert answer.code == 0
    assert office.cases() == {first}
    aside = Path(answer.value["set_aside"])
    office.admin("restore", "--from", str(aside))
    assert office.cases() == {first, second}


def test_a_backup_never_replaces_a_file_unless_told_to(office: Office, tmp_path: Path) -> None:
    office.admin("init")
    backup = tmp_path / "backup.db"
    backup.write_bytes(b"something else")
    assert office.admin("backup", "--to", str(backup), "--json").value["error"] == "backup.exists"
    assert backup.read_bytes() == b"something else"
    assert office.admin("backup", "--to", str(backup), "--force").code == 0
    own = office.admin("backup", "--to", str(office.database), "--force", "--json")
    assert own.value["error"] == "backup.exists"


def test_a_backup_needs_no_office_that_opens(office: Office, tmp_path: Path) -> None:
    nothing = office.admin("backup", "--to", str(tmp_path / "backup.db"), "--json")
    assert nothing.value["error"] == "database.cannot_open"
    assert not office.database.exists()


def test_a_backup_ends_while_others_write(office: Office, tmp_path: Path) -> None:
    office.admin("init", "--plain")
    stop, written_down = threading.Event(), []

    def work() -> None:
        with open_office(office.database) as opened:
            number = 0
            while not stop.is_set():
                number += 1
                written_down.append(receive(opened, "wohngeld", "erstantrag_mietzuschuss", number))

    writer = threading.Thread(target=work)
    writer.start()
    while len(written_down) < 3:
        stop.wait(0.01)
    before = len(written_down)
    codes = [office.admin("backup", "--to", str(tmp_path / f"backup-{n}.db")).code for n in range(3)]
    after = len(written_down)
    stop.set()
    writer.join()
    assert codes == [0, 0, 0]
    assert after > before, "nobody wrote meanwhile: nothing was proved"
    for number in range(3):
        assert faults_of(tmp_path / f"backup-{number}.db", None) == ()


@pytest.mark.parametrize("place", [0, 5000, -1])
def test_a_damaged_backup_is_found_before_anything_is_touched(
    office: Office, tmp_path: Path, place: int
) -> None:
    office.admin("init")
    case, backup = office.receive(1), tmp_path / "backup.db"
    office.admin("backup", "--to", str(backup))
    content = bytearray(backup.read_bytes())
    content[place] ^= 1
    backup.write_bytes(content)
    before = office.database.read_bytes()
    answer = office.admin("restore", "--from", str(backup), "--json")
    assert answer.code == 1
    assert answer.value["error"] in {"backup.faulty", "database.key_wrong", "database.cannot_open"}
    assert office.database.read_bytes() == before
    assert office.cases() == {case}
    assert [file.name for file in office.home.iterdir() if "neu" in file.name] == []


def test_a_forged_backup_is_found(office: Office, tmp_path: Path) -> None:
    office.admin("init", "--plain")
    office.receive(1)
    backup = tmp_path / "backup.db"
    office.admin("backup", "--to", str(backup))
    engine = open_sqlite(backup)
    with engine.connect() as connection, connection.begin():
        connection.exec_driver_sql("DROP TRIGGER journal_no_update")
        connection.exec_driver_sql(
            "UPDATE journal SET entry = replace(entry, 'received', 'noted') WHERE seq = 1"
        )
    engine.dispose()
    assert office.admin("restore", "--from", str(backup), "--json").value["error"] == "backup.faulty"


def test_an_office_that_is_open_is_not_replaced_or_encrypted_anew(office: Office, tmp_path: Path) -> None:
    office.admin("init")
    backup = tmp_path / "backup.db"
    office.admin("backup", "--to", str(backup))
    with open_office(office.database):
        assert office.admin("restore", "--from", str(backup), "--json").value["error"] == "database.in_use"
        assert office.admin("rekey", "--json").value["error"] == "database.in_use"
    assert office.admin("list").code == 0


def test_a_damaged_office_can_be_replaced(office: Office, tmp_path: Path) -> None:
    office.admin("init")
    case, backup = office.receive(1), tmp_path / "backup.db"
    office.admin("backup", "--to", str(backup))
    office.database.write_bytes(bytes(200) + office.database.read_bytes()[200:])
    assert office.admin("list").code == 1
    assert office.admin("restore", "--from", str(backup)).code == 0
    assert office.cases() == {case}


def test_a_new_key_locks_out_the_old_one_and_old_backups_still_open(office: Office, tmp_path: Path) -> None:
    old, case = office.recovery_key, office.receive(1)
    backup = tmp_path / "backup.db"
    office.admin("backup", "--to", str(backup))
    (new,) = KEY.findall(office.admin("rekey").err)
    assert new != old
    assert office.cases() == {case}
    refused = office.admin("unlock", "--recovery-key", old, "--json")
    assert refused.value["error"] == "recovery_key.other_database"
    assert office.admin("restore", "--from", str(backup)).code == 0
    assert office.cases() == {case}


def test_a_backup_opens_elsewhere_with_its_recovery_key(
    office: Office, tmp_path: Path, keys_in_memory: Any
) -> None:
    key, case = office.recovery_key, office.receive(1)
    backup = tmp_path / "backup.db"
    office.admin("backup", "--to", str(backup))
    keys_in_memory.kept.clear()
    for file in [found for found in office.home.rglob("*") if found.is_file()]:
        file.unlink()
    assert office.admin("restore", "--from", str(backup), "--json").value["error"] == "database.key_missing"
    assert office.admin("restore", "--from", str(backup), "--recovery-key", key).code == 0
    assert office.cases() == {case}


def test_a_plain_office_is_encrypted_by_its_first_key(office: Office) -> None:
    office.admin("init", "--plain")
    case = office.receive(1)
    assert KEY.search(office.admin("rekey").err)
    assert is_encrypted(office.database)
    assert office.cases() == {case}
    assert office.admin("verify").code == 0


class PowerCut(BaseException):
    """Nothing that comes after it is done."""


@pytest.mark.parametrize("exchanged", [False, True])
def test_a_change_of_key_that_was_cut_off_opens_all_the_same(
    office: Office, monkeypatch: pytest.MonkeyPatch, exchanged: bool
) -> None:
    office.admin("init")
    case = office.receive(1)
    exchange = safekeeping.encrypted_anew

    def cut_off(*arguments: Any) -> None:
        if exchanged:
            exchange(*arguments)
        raise PowerCut

    monkeypatch.setattr(safekeeping, "encrypted_anew", cut_off)
    with pytest.raises(PowerCut):
        office.admin("rekey")
    assert office.cases() == {case}


@pytest.mark.parametrize("name", ["sheet.pdf", "sheet.txt"])
def test_the_sheet_for_the_safe_holds_the_key_and_is_never_written_over(
    office: Office, tmp_path: Path, name: str
) -> None:
    sheet = tmp_path / name
    (key,) = KEY.findall(office.admin("init", "--recovery-sheet", str(sheet)).err)
    text = pypdf.PdfReader(sheet).pages[0].extract_text() if name.endswith("pdf") else sheet.read_text()
    assert all(group in text for group in key.split("-"))
    assert mark_of(read(key)) in text
    assert sheet.stat().st_mode & 0o777 == 0o600
    again = office.admin("recovery-sheet", "--to", str(sheet), "--json")
    assert again.value["error"] == "recovery_sheet.unwritable"
    assert office.admin("recovery-sheet", "--to", str(tmp_path / "second.pdf")).code == 0


def test_the_doctor_names_encryption_backup_and_the_single_seat(office: Office, tmp_path: Path) -> None:
    office.admin("init")
    before = states(office)
    office.admin("backup", "--to", str(tmp_path / "backup.db"))
    after = states(office)
    assert (before["encryption"], before["pages"], before["single_seat"]) == ("fine", "fine", "warning")
    assert (before["backup"], after["backup"]) == ("warning", "fine")
    (tmp_path / "backup.db").unlink()
    assert states(office)["backup"] == "warning"


def test_verify_finds_a_damaged_page(office: Office) -> None:
    office.admin("init")
    office.receive(1)
    content = bytearray(office.database.read_bytes())
    content[len(content) // 2] ^= 1
    office.database.write_bytes(content)
    answer = office.admin("verify", "--json")
    assert answer.code == 1
    assert {fault["kind"] for fault in answer.value} == {"file"}


def states(office: Office) -> dict[str, str]:
    return {row["check"]: row["state"] for row in office.admin("doctor", "--json").value}
