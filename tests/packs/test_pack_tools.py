"""Packs are begun, compared, signed by two people, installed beside the old version, and never forged."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from clerk_app.admin.command import FAULTS, FINE, WRONG_USE, run_admin
from clerk_app.opening.office import open_office
from clerk_app.packs import archive, signing
from clerk_app.packs.blueprint import blanks
from clerk_app.packs.checker import check_packs
from clerk_app.packs.difference import differences
from clerk_app.packs.entry import PackError
from clerk_app.packs.loader import load_pack
from clerk_app.packs.store import open_shelf
from tests.office_kit import practice_office, receive

PACKS = Path(__file__).resolve().parents[2] / "resources" / "packs"


@pytest.fixture
def home(tmp_path):
    (tmp_path / "home" / "pack_keys").mkdir(parents=True)
    return tmp_path / "home"


@pytest.fixture
def admin(home, capsys):
    def run(*words):
        code = run_admin([*map(str, words), "--home", str(home), "--json"])
        said = capsys.readouterr()
        return code, json.loads(said.out) if said.out else said.err

    return run


@pytest.fixture
def people(admin, home, tmp_path):
    """Two keys, both trusted here."""

    def key(name):
        file = tmp_path / f"{name}.json"
        assert admin("packs", "key", "--person", name, "--out", file)[0] == FINE
        shutil.copy(file.with_suffix(".public.json"), home / "pack_keys")
        return file

    return [key("Vorlagenpflege"), key("Rechtsamt")]


@pytest.fixture
def next_version(tmp_path):
    """The pack of the driving licence with a higher fee, in a new version."""
    folder = tmp_path / "neu" / "fahrerlaubnis"
    shutil.copytree(PACKS / "fahrerlaubnis", folder)
    changed(folder / "pack.toml", 'version = "2026-11.3"', 'version = "2027-01"')
    changed(folder / "fees.toml", 'is = "25.50"', 'is = "27.00"')
    changed(folder / "examples" / "umtausch_rosa.toml", "25,50 Euro", "27,00 Euro")
    return folder


def changed(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def released(admin, people, folder, target):
    first = target.with_suffix(".1.zip")
    assert admin("packs", "export", folder, "--key", people[0], "--out", first)[0] == FINE
    assert admin("packs", "export", first, "--key", people[1], "--out", target)[0] == FINE
    return target


# ---- A new service is a folder ----


def test_a_new_pack_can_be_checked_at_once(admin, tmp_path):
    folder = tmp_path / "mine" / "hundesteuer"
    code, told = admin("packs", "new", folder, "--title", "Hundesteuer")
    assert code == FINE
    assert "decisions/10_bewilligung.toml" in told["files"]
    assert check_packs(tmp_path / "mine") == ()
    assert load_pack(folder).draft
    assert admin("packs", "new", folder, "--title", "Noch einmal")[0] == FAULTS
    assert admin("packs", "new", tmp_path / "mine" / "Hunde Steuer", "--title", "x")[0] == FAULTS


def test_one_pack_alone_is_checked_by_its_own_folder(admin, tmp_path):
    folder = tmp_path / "mine" / "hundesteuer"
    admin("packs", "new", folder, "--title", "Hundesteuer")
    assert admin("packs", "check", folder)[0] == FINE
    sheet = folder / "pack.toml"
    sheet.write_text(
        sheet.read_text(encoding="utf-8").replace('schema = "1"', 'schema = "9"'), encoding="utf-8"
    )
    code, told = admin("packs", "check", folder)
    assert code == FAULTS
    assert "pack.toml" in str(told)


def test_a_draft_is_on_no_shelf(admin, tmp_path):
    admin("packs", "new", tmp_path / "mine" / "hundesteuer", "--title", "Hundesteuer")
    assert open_shelf(tmp_path / "mine", None).packs() == ()


def test_a_service_from_outside_needs_no_change_of_the_program(tmp_path):
    """The sixth pack under another name: it loads, checks itself and is found on the shelf."""
    folder = tmp_path / "packs" / "waisengeld"
    shutil.copytree(PACKS / "unterhaltsvorschuss", folder)
    text = (folder / "pack.toml").read_text(encoding="utf-8")
    text = text.replace('id = "unterhaltsvorschuss"', 'id = "waisengeld"', 1)
    (folder / "pack.toml").write_text(text.replace("99900006", "99900077"), encoding="utf-8")
    assert check_packs(tmp_path / "packs") == ()
    [pack] = open_shelf(tmp_path / "packs", None).packs()
    assert [decision.id for decision in pack.decisions] == ["bewilligung", "ablehnung"]


# ---- Differences ----


def test_what_changed_is_said_in_words(next_version):
    lines = list(differences(load_pack(PACKS / "fahrerlaubnis"), load_pack(next_version)))
    assert "Paket, version: 2026-11.3 → 2027-01" in lines
    assert [line for line in lines if line.startswith("Gebühr „202.5“")]
    assert any("25.50 → 27.00" in line for line in lines)
    assert not [line for line in lines if line.startswith("Prüfung")]


def test_what_a_pack_did_not_say_before_is_nothing_and_no_word_of_ours():
    pack = load_pack(PACKS / "wohngeld")
    lines = list(differences(replace(pack, privacy=None), pack))
    assert any(line.startswith("Paket, privacy · Zweck: nichts → um über Ihr Wohngeld") for line in lines)
    assert not any("None" in line for line in lines)


def test_new_and_gone_things_are_named(next_version):
    (next_version / "decisions" / "50_ersatz.toml").rename(
        next_version / "decisions" / "50_zweitschrift.toml"
    )
    lines = list(differences(load_pack(PACKS / "fahrerlaubnis"), load_pack(next_version)))
    assert "Entscheidung „ersatz“: entfällt" in lines
    assert "Entscheidung „zweitschrift“: neu" in lines


def test_the_same_pack_does_not_differ(admin):
    assert admin("packs", "diff", PACKS / "wohngeld", "wohngeld") == (FINE, [])
    assert admin("packs", "diff", PACKS / "wohngeld", "gibt_es_nicht")[0] == FAULTS


# ---- Four eyes, and nothing forged ----


def test_one_person_alone_releases_nothing(admin, people, next_version, tmp_path):
    once = tmp_path / "einmal.zip"
    admin("packs", "export", next_version, "--key", people[0], "--out", once)
    code, told = admin("packs", "import", once)
    assert code == FAULTS
    assert "zwei Personen" in told[0]["message"]
    assert admin("packs", "export", once, "--key", people[0], "--out", tmp_path / "x.zip")[0] == FAULTS


def test_two_known_people_release_and_the_difference_is_shown(admin, people, next_version, home, tmp_path):
    file = released(admin, people, next_version, tmp_path / "frei.zip")
    code, told = admin("packs", "import", file)
    assert (code, told["version"]) == (FINE, "2027-01")
    assert any("25.50 → 27.00" in line for line in told["changes"])
    shelf = open_shelf(PACKS, home / "packs")
    assert next(pack.version for pack in shelf.packs() if pack.id == "fahrerlaubnis") == "2027-01"
    assert admin("packs", "import", file)[0] == FAULTS  # a version is written once
    rows = home / "fee.json"
    rows.write_text('{"service": "fahrerlaubnis", "act": "umtausch", "on": "2026-11-22"}')
    assert admin("calculate", "fee", "--facts", rows)[1]["amount_eur"] == "27.00"


def test_an_older_version_is_kept_for_its_cases_and_said_to_be_older(
    admin, people, next_version, home, tmp_path
):
    changed(next_version / "pack.toml", 'version = "2027-01"', 'version = "2026-10"')
    file = released(admin, people, next_version, tmp_path / "alt.zip")
    assert run_admin(["packs", "import", str(file), "--home", str(home)]) == FINE
    shelf = open_shelf(PACKS, home / "packs")
    assert next(pack.version for pack in shelf.packs() if pack.id == "fahrerlaubnis") == "2026-11.3"
    assert shelf.pack("fahrerlaubnis", "2026-10") is not None


@pytest.mark.parametrize(
    "words", [("export", PACKS / "wohngeld", "--key", "{key}", "--out"), ("key", "--person", "X", "--out")]
)
def test_where_nothing_can_be_written_it_is_said(admin, people, tmp_path, words):
    told = [str(word).replace("{key}", str(people[0])) for word in words]
    code, faults = admin("packs", *told, tmp_path / "fehlt" / "datei")
    assert code == FAULTS and "datei" in str(faults)
    assert admin("packs", "key", "--person", " ", "--out", tmp_path / "k.json")[0] == FAULTS


def test_strangers_release_nothing(admin, people, next_version, home, tmp_path):
    file = released(admin, people, next_version, tmp_path / "frei.zip")
    (home / "pack_keys" / "Rechtsamt.public.json").unlink()
    assert admin("packs", "import", file)[0] == FAULTS


def test_a_stranger_with_a_known_name_is_still_a_stranger(admin, people, next_version, home, tmp_path):
    forger = signing.new_signer("Rechtsamt")
    once = archive.signed(
        archive.packed(next_version, load_pack(next_version)), signing.load_signer(people[0])
    )
    file = tmp_path / "falsch.zip"
    file.write_bytes(archive.written(archive.signed(once, forger)))
    assert admin("packs", "import", file)[0] == FAULTS


@pytest.mark.parametrize("name", ["fahrerlaubnis/fees.toml", archive.MANIFEST])
def test_a_changed_part_breaks_every_signature(admin, people, next_version, tmp_path, name):
    file = released(admin, people, next_version, tmp_path / "frei.zip")
    content = rewritten(file.read_bytes(), name, lambda old: old.replace(b"2", b"3"))
    with pytest.raises(PackError, match="verändert"):
        archive.read_archive(content)


@pytest.mark.parametrize("name", ["../böse.toml", "/etc/böse.toml", "fahrerlaubnis/a.exe", "C:\\x.toml"])
def test_nothing_leaves_its_folder(admin, people, next_version, tmp_path, name):
    file = released(admin, people, next_version, tmp_path / "frei.zip")
    content = rewritten(file.read_bytes(), name, lambda old: b"x = 1")
    with pytest.raises(PackError, match="nicht hineingehört"):
        archive.read_archive(content)


@pytest.mark.parametrize("kind", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_damaged_stream_is_said_and_nothing_worse(kind):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", kind) as bundle:
        bundle.writestr("pack.toml", "x = 1\n" * 5000)
    whole = bytearray(packed.getvalue())
    whole[45:70] = b"\xff" * 25
    with pytest.raises(PackError, match="kein lesbares ZIP"):
        archive.read_archive(bytes(whole))


@pytest.mark.parametrize("content", [b"", b"kein ZIP", b"PK\x03\x04"])
def test_what_is_no_pack_is_said(content):
    with pytest.raises(PackError):
        archive.read_archive(content)


def test_a_faulty_pack_is_not_installed(admin, people, next_version, tmp_path):
    changed(next_version / "fees.toml", 'is = "27.00"', 'is = "28.00"')  # its example says otherwise
    file = released(admin, people, next_version, tmp_path / "frei.zip")
    code, told = admin("packs", "import", file)
    assert code == FAULTS
    assert any("27,00 Euro" in fault["message"] for fault in told)


def rewritten(content, name, change):
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(target, "w") as new:
        names = old.namelist()
        for entry in names:
            new.writestr(entry, change(old.read(entry)) if entry == name else old.read(entry))
        if name not in names:
            new.writestr(name, change(b""))
    return target.getvalue()


def test_notices_without_an_office_follow_what_is_installed(admin, people, tmp_path):
    folder = tmp_path / "mine" / "hundesteuer"
    admin("packs", "new", folder, "--title", "Hundesteuer")
    changed(folder / "pack.toml", "draft = true", "draft = false")
    changed(folder / "pack.toml", 'unit = "hundesteuer"', 'unit = "poststelle"')
    for file in {folder.parent / blank.file for blank in blanks(folder)}:
        file.write_text(file.read_text(encoding="utf-8").replace("…", "1"), encoding="utf-8")
    words = ("notice", "render", "--pack", "hundesteuer", "--facts", folder / "examples" / "bewilligung.toml")
    assert admin(*words, "--out", tmp_path / "b.pdf")[0] == WRONG_USE
    imported = admin("packs", "import", released(admin, people, folder, tmp_path / "frei.zip"))
    assert (imported[0], imported[1]["remarks"]) == (FINE, [])
    code, told = admin(*words, "--out", tmp_path / "b.pdf")
    assert (code, told["status"], (tmp_path / "b.pdf").exists()) == (FINE, "sample", True)
    changed(folder / "pack.toml", 'unit = "poststelle"', 'unit = "steueramt"')
    version = load_pack(folder).version
    changed(folder / "pack.toml", f'version = "{version}"', f'version = "{version}.1"')
    [remark] = admin("packs", "import", released(admin, people, folder, tmp_path / "neu.zip"))[1]["remarks"]
    assert "„steueramt“ fehlt in" in remark


# ---- Old cases keep their version ----


def test_a_running_case_keeps_the_version_it_began_with(admin, people, next_version, tmp_path, home):
    with practice_office(home) as opened:
        before = receive(opened, "fahrerlaubnis", "umtausch", 1)
    file = released(admin, people, next_version, tmp_path / "frei.zip")
    assert admin("packs", "import", file)[0] == FINE
    with practice_office(home) as opened:
        after = receive(opened, "fahrerlaubnis", "umtausch", 2)
        clerk = opened.as_person("m.schuster")
        cases = [clerk.reader.case(clerk.actor, case).case for case in (before, after)]
        assert [case.pack_version for case in cases] == ["2026-11.3", "2027-01"]
        held = [opened.office.shelf.pack(case.service, case.pack_version) for case in cases]
        assert [str(pack.fees["202.5"].values[0].least) for pack in held] == ["25.50", "27.00"]


def test_a_version_nobody_kept_is_not_replaced_by_another(home):
    shelf = open_shelf(PACKS, home / "packs")
    assert shelf.pack("fahrerlaubnis", "1999-01") is None
    assert shelf.pack("../fahrerlaubnis", "2026-11.3") is None


def test_an_office_with_a_journal_writes_down_what_is_installed(admin, people, next_version, home, tmp_path):
    with open_office(home / "amtstisch.db", plain=True):
        pass
    file = released(admin, people, next_version, tmp_path / "fertig.zip")
    assert admin("packs", "import", file)[0] == FINE
    with open_office(home / "amtstisch.db", plain=True) as opened:
        told = (
            opened.engine.connect().execute(sa.text("SELECT entry FROM journal ORDER BY id DESC")).scalars()
        )
        entry = next(json.loads(one) for one in told if '"pack_installed"' in one)
        assert entry["facts"]["signed_by"] == ["Vorlagenpflege", "Rechtsamt"]
        assert (entry["facts"]["former"], entry["facts"]["pack_version"]) == ("2026-11.3", "2027-01")
        assert {pack.version for pack in opened.office.shelf.packs() if pack.id == "fahrerlaubnis"} == {
            "2027-01"
        }
