"""Somebody who is no programmer begins a service and errs: file, line and what to do are told each time."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from clerk_app.packs.blueprint import blanks, new_pack
from clerk_app.packs.checker import check_pack
from clerk_app.packs.entry import PackError
from clerk_app.packs.loader import load_pack

BLUEPRINT = Path(__file__).resolve().parents[2] / "resources" / "pack_blueprint"
DECISION, EXAMPLE = "decisions/10_bewilligung.toml", "examples/bewilligung.toml"
SUBMISSION, TEXT = "examples/submission-antrag.json", "texts/nachforderung.md"
FEES = (
    '[schedule]\nfrom = 2026-01-01\nsource = "Nr. {nr}"\n\n[[fee]]\nnr = "1"\nlabel = "Hund"\nis = "25.50"\n'
)
PROCEDURE = (
    '\n[[procedure]]\nid = "zweit"\ntitle = "Zweit"\nwhen = { field = "antrag/art", present = true }\n'
)


@pytest.fixture(scope="module")
def begun(tmp_path_factory):
    folder = tmp_path_factory.mktemp("vordruck") / "hundesteuer"
    new_pack(BLUEPRINT, folder, "Hundesteuer", "2026-11")
    (folder / "fees.toml").write_text(FEES, encoding="utf-8")
    return folder


@pytest.fixture
def folder(begun, tmp_path):
    shutil.copytree(begun, tmp_path / "hundesteuer")
    return tmp_path / "hundesteuer"


def write(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return 1 + text[: text.index(old)].count("\n")


def test_the_blueprint_itself_is_without_fault(folder):
    assert check_pack(folder) == ()


@pytest.mark.parametrize(
    "file, old, new, word",
    [
        (EXAMPLE, "= 2026-11-10", "= 2026-13-10", "Diesen Tag gibt es nicht"),
        (EXAMPLE, "= 2026-11-10", "= 10.11.2026", "in der Form 2026-11-10"),
        (EXAMPLE, "= 2026-11-10", '= "2026-11-10"', "ohne Anführungszeichen"),
        (EXAMPLE, "= 2026-11-10", "= 2026-11-10T08:00:00", "Uhrzeit"),
        (EXAMPLE, "blockers = []", 'blockers = ["input.missing"]', "gefunden keine"),
        (EXAMPLE, "100,00 Euro", "100.00 Euro", "Im Bescheid fehlt"),
        (EXAMPLE, '"met"', '"erfüllt"', "erwartet erfüllt"),
        (SUBMISSION, '"Erika",', '"Erika"', "Antragsdaten"),
        ("pack.toml", '"Hundesteuer"', '"Hundesteuer', "schließende Anführungszeichen"),
        ("pack.toml", '"Hundesteuer"', "„Hundesteuer“", "geraden Anführungszeichen"),
        ("pack.toml", '"Hundesteuer"', "Hundesteuer", "in Anführungszeichen"),
        ("pack.toml", "draft = true", "draft = ja", "true"),
        ("pack.toml", "draft = true", "draft = true\neinheit = 1", "Unbekannte Angabe „einheit“"),
        ("pack.toml", "months = 3", "months = 3 Monate", "keine Einheit"),
        ("pack.toml", "months = 3", 'months = "3 Monate"', "eine ganze Zahl"),
        ("pack.toml", "draft = true", "draft = true\ndraft = true", "zweimal"),
        ("pack.toml", "[[deadline]]", "[deadline]", "[[deadline]]"),
        ("pack.toml", "[[procedure]]", "[[verfahren]]", "„verfahren“"),
        (
            "checks.toml",
            '{ document = ["Nachweis"] }',
            '{ field = "a", before = "vor zwei Jahren" }',
            "nichts vergleichen",
        ),
        (
            "checks.toml",
            '{ document = ["Nachweis"] }',
            '{ field = "a", at_least = "drei" }',
            "nichts vergleichen",
        ),
        ("pack.toml", '"2026-11"', '"Nov. 2026"', "„version“ besteht"),
        ("pack.toml", "/{number:04}", "", "fehlt {number}"),
        ("pack.toml", "HVWVFG_POST", "BRIEF", "SGBX_POST"),
        ("pack.toml", "HVWVFG_POST", 'HVWVFG_POST"\nannouncement_days = 30 # "', "höchstens 14"),
        ("forms.toml", '"Anrede"],', '"Anrede"]', "fehlt ein Komma"),
        ("forms.toml", '"Anrede"],', '"Anrede", "tag"],', "Arten sind: text"),
        ("fees.toml", '"25.50"', '"25,50"', "kein Betrag"),
        ("fees.toml", '"25.50"', "25,50", "mit Punkt"),
        ("fees.toml", '"25.50"', '"25.50 bis 5.00"', "zuerst den kleineren"),
        (DECISION, "((betrag))", "((betrg))", "„betrg“"),
        (DECISION, "((betrag))", "((Beträge))", "„Beträge“"),
        (DECISION, 'id = "betrag"', 'id = "Beträge"', "kleinen Buchstaben"),
        (DECISION, 'remedy = "widerspruch"', 'remedy = "widerspruch"\nfee = "1"', "part = „fee“"),
        (TEXT, "((fristdatum))", "((frist))", "„frist“; dieser Brief kennt"),
        (DECISION, 'remedy = "widerspruch"', 'remedy = "klage"', "Rechtsbehelf „klage“ fehlt"),
        (DECISION, "discretion = false", 'discretion = "nein"', "true oder false"),
        (DECISION, "discretion = false\n", "", "Hier besteht Ermessen"),
        (DECISION, 'bound = "Anspruch', '# bound = "Anspruch', "warum das Gesetz keine Wahl"),
        (DECISION, 'kind = "amount"', 'kind = "betrag"', "Möglich sind"),
        (DECISION, 'id = "betrag"', 'id = "betrag"\nper_line = "gruende"', "„listed = true“"),
        (
            "checks.toml",
            '{ document = ["Nachweis"] }',
            '{ field = "kinder/*/name", for_each = "eltern/*" }',
            "nennt eine Liste",
        ),
    ],
)
def test_a_slip_is_told_at_its_line(folder, file, old, new, word):
    line = write(folder / file, old, new)
    fault = check_pack(folder)[0]
    assert fault.file == f"hundesteuer/{file}"
    assert abs(fault.line - line) <= 1, fault
    assert word in fault.message


@pytest.mark.parametrize(
    "old, new, message",
    [
        ("months = 3\n", "", "Frist „entscheidung“: „months“ oder „days“ muss mindestens 1 sein."),
        ("months = 3", "months = -3", "Frist „entscheidung“: „months“ oder „days“ muss mindestens 1 sein."),
        (
            "\n[[remedy]]",
            PROCEDURE.replace("zweit", "antrag") + "\n[[remedy]]",
            "Verfahren „antrag“ gibt es zweimal.",
        ),
    ],
)
def test_a_slip_within_the_cover_is_told_by_its_name(folder, old, new, message):
    write(folder / "pack.toml", old, new)
    assert message in [fault.message for fault in check_pack(folder)]
    assert all(fault.line for fault in check_pack(folder))


@pytest.mark.parametrize("part", ["deadline", "remedy", "fees"])
def test_of_two_with_one_name_neither_is_taken_silently(folder, part):
    path = folder / ("fees.toml" if part == "fees" else "pack.toml")
    text = path.read_text(encoding="utf-8")
    block = re.search(rf"\[\[{part.removesuffix('s')}\]\]\n(.+\n)+", text)
    path.write_text(f"{text}\n{block[0]}", encoding="utf-8")
    assert any("zweimal" in fault.message or "schon bei" in fault.message for fault in check_pack(folder))


@pytest.mark.parametrize("file", ["pack.toml", DECISION, TEXT, SUBMISSION])
def test_a_file_in_another_encoding_is_told(folder, file):
    text = (folder / file).read_text(encoding="utf-8").replace("Erika", "Jürgen")
    (folder / file).write_bytes(text.encode("cp1252", "replace"))
    fault = check_pack(folder)[0]
    assert (fault.file, fault.line > 0) == (f"hundesteuer/{file}", True)
    assert "UTF-8" in fault.message


@pytest.mark.parametrize("file", ["pack.toml", DECISION, EXAMPLE, SUBMISSION, TEXT])
def test_the_mark_some_editors_put_first_and_their_line_ends_do_no_harm(folder, file):
    text = (folder / file).read_text(encoding="utf-8")
    (folder / file).write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert check_pack(folder) == ()


def test_an_answer_nobody_asked_for_is_told(folder):
    write(folder / EXAMPLE, 'betrag = "100.00"', 'betrag = "100.00", betrg = "1.00"')
    assert [fault.message for fault in check_pack(folder)] == ["Nach „betrg“ fragt „bewilligung“ nicht."]


def test_what_holds_an_example_back_is_told_with_its_place(folder):
    write(folder / EXAMPLE, 'facts = { betrag = "100.00" }', "")
    assert check_pack(folder)[0].message == "Sperren: erwartet keine, gefunden input.missing (betrag)"


def test_what_nobody_filled_in_is_told_once_it_is_no_draft_any_more(folder):
    assert len(list(blanks(folder))) > 10
    write(folder / "pack.toml", "draft = true", "draft = false")
    found = check_pack(folder)
    assert {fault.file.rpartition("/")[2] for fault in found} >= {"pack.toml", "checks.toml"}
    assert all("„…“ aus dem Vordruck" in fault.message and fault.line for fault in found)


def test_amounts_of_an_example_and_bounds_may_have_a_decimal_comma(folder):
    write(folder / EXAMPLE, '"100.00"', '"100,00"')
    write(folder / DECISION, 'least = "0"', 'least = "0,50"')
    assert check_pack(folder) == ()
    write(folder / DECISION, 'least = "0,50"', 'least = "100,50"')
    assert "input.invalid" in check_pack(folder)[0].message


@pytest.mark.parametrize(
    "name", ["gebuehren.toml", "texts/neu.txt", "decisions/neu.md", "decisions/alt/neu.toml"]
)
def test_a_file_nobody_reads_is_told(folder, name):
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text("", encoding="utf-8")
    assert [fault.file for fault in check_pack(folder)] == [f"hundesteuer/{name}"]


def test_a_title_may_have_any_mark(tmp_path):
    new_pack(BLUEPRINT, tmp_path / "hunde", 'Steuer für „Hunde" \\ und\nKatzen', "2026-11")
    assert load_pack(tmp_path / "hunde").title == 'Steuer für „Hunde" \\ und Katzen'
    with pytest.raises(PackError, match="Titel"):
        new_pack(BLUEPRINT, tmp_path / "katze", " ", "2026-11")
