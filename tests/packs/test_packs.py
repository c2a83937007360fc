"""The packs prove themselves, and a broken pack is told where it is broken and what to do."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from clerk_app.domain.pack_part import LETTER_PARTS, MANDATORY_PARTS
from clerk_app.domain.privacy import TEXT
from clerk_app.packs.authority import load_authority
from clerk_app.packs.checker import check_packs
from clerk_app.packs.entry import PackError
from clerk_app.packs.example import disagreements, read_example
from clerk_app.packs.holidays import hessian_holidays
from clerk_app.packs.loader import load_pack, load_packs, read_toml
from clerk_app.packs.written_case import composed

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
PACKS = RESOURCES / "packs"
EXAMPLES = sorted(PACKS.glob("*/examples/*.toml"))


@pytest.fixture(scope="session")
def packs():
    return {pack.id: pack for pack in load_packs(PACKS)}


@pytest.fixture
def copied(tmp_path):
    """A pack of its own to break."""
    shutil.copytree(PACKS / "wohngeld", tmp_path / "wohngeld")

    def broken(file: str, old: str, new: str) -> Path:
        path = tmp_path / "wohngeld" / file
        content = path.read_text(encoding="utf-8")
        assert old in content
        path.write_text(content.replace(old, new, 1), encoding="utf-8")
        return tmp_path

    return broken


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parents[1].name}-{path.stem}")
def test_examples_come_true(packs, path):
    example = read_example(read_toml(path, "Beispiel"), path.parent)
    assert list(disagreements(packs[path.parents[1].name], example, hessian_holidays())) == []


def test_no_mandatory_part_of_any_decision_can_be_emptied(packs):
    """§§ 37, 39 HVwVfG; §§ 33, 35, 36 SGB X. Where several texts make up the reasons, all of them are."""
    tried = set()
    for path in EXAMPLES:
        pack = packs[path.parents[1].name]
        case = read_example(read_toml(path, "Beispiel"), path.parent).case
        whole = composed(pack, case, hessian_holidays())
        if whole.notice is None or whole.blockers or (pack.id, case.draft.outcome) in tried:
            continue
        tried.add((pack.id, case.draft.outcome))
        for part in {block.part for block in whole.blocks} & {*MANDATORY_PARTS}:
            emptied = {block.id: "" for block in whole.blocks if block.part == part}
            draft = replace(case.draft, texts={**case.draft.texts, **emptied})
            found = composed(pack, replace(case, draft=draft), hessian_holidays())
            locked = all(not block.editable for block in whole.blocks if block.part == part)
            decision = pack.decision(case.draft.outcome)
            needed = LETTER_PARTS if decision.letter else MANDATORY_PARTS
            assert bool(found.blockers) is (part in needed and not locked), (path.stem, part)
            assert not locked or found.notice.parts == whole.notice.parts
    assert len(tried) > 25


def test_a_changed_file_is_read_again_and_an_unchanged_pack_is_not(copied):
    folder = copied("pack.toml", 'title = "Wohngeld"', 'title = "Wohngeld A"') / "wohngeld"
    first = load_pack(folder)
    assert load_pack(folder) is first
    copied("pack.toml", 'title = "Wohngeld A"', 'title = "Wohngeld B"')
    assert load_pack(folder).title == "Wohngeld B"


def test_the_shipped_packs_have_no_faults():
    assert check_packs(PACKS) == ()


def test_every_pack_has_an_example():
    assert {path.parents[1].name for path in EXAMPLES} == {
        path.parent.name for path in PACKS.glob("*/pack.toml")
    }


def test_every_procedure_is_decided_in_an_example(packs):
    proven = {
        (path.parents[1].name, example.facts.procedure)
        for path in EXAMPLES
        if (example := read_example(read_toml(path, "Beispiel"), path.parent)).draft.outcome
    }
    offered = {(pack.id, procedure.id) for pack in packs.values() for procedure in pack.procedures}
    assert offered - proven == set()


def test_an_example_that_does_not_come_true_is_reported(packs):
    path = PACKS / "fahrerlaubnis" / "examples" / "umtausch_rosa.toml"
    example = read_example(read_toml(path, "Beispiel"), path.parent)
    expected = replace(
        example.expected, results={"umtausch_bis": "2025-01-19"}, blockers=("x",), contains=("99 Euro",),
        lacks=("25,50 Euro",), findings={"register": "met"}, deadline=date(2027, 1, 1), applicant="Niemand",
        inputs={"nummer": "0"},
    )  # fmt: skip
    wrong = replace(example, expected=expected)
    assert len(list(disagreements(packs["fahrerlaubnis"], wrong, hessian_holidays()))) == 8


@pytest.mark.parametrize(
    "file, old, new, line, word",
    [
        ("pack.toml", 'title = "Wohngeld"', "title = 5", True, "title"),
        ("texts/bewilligung_gruende.md", "must_say: miete", "must_say: kaffee_kasse, miete", True, "kaffee"),
        ("texts/mitteilungspflichten.md", "required: ja", "required: vielleicht", True, "required"),
        ("pack.toml", 'title = "Wohngeld"', "", True, "fehlt"),
        ("pack.toml", 'title = "Wohngeld"', 'title = "Wohngeld', True, "nicht lesbar"),
        ("pack.toml", 'unit = "wohngeld"', 'unit = "wohngeld"\nfarbe = "rot"', True, "farbe"),
        ("pack.toml", 'schema = "1"', 'schema = "9"', True, "Aufbau"),
        ("questions.toml", 'kind = "date"', 'kind = "datum"', True, "datum"),
        ("decisions/60_versagung.toml", 'kind = "date"', 'kind = "tag"', True, "tag"),
        ("decisions/60_versagung.toml", "[[requires]]", "[[require]]", True, "require"),
        ("decisions/31_keine_erhoehung.toml", 'part = "reasons"', 'part = "gruende"', True, "reasons"),
        ("pack.toml", 'is = "Erstantrag Mietzuschuss"', 'gleich = "x"', True, "gleich"),
        (
            "checks.toml",
            '{ document = ["Mietvertrag", "Mietbescheinigung"] }',
            '{ dokument = ["x"] }',
            True,
            "dokument",
        ),
        ("forms.toml", '["antrag/art", "Art des Antrags"]', '["antrag/art"]', True, "Pfad und Bezeichnung"),
        ("parameters_2025-01-01.toml", "298]", "]", True, "12 Werte"),
        ("parameters_2025-01-01.toml", "valid_from = 2025-01-01", 'valid_from = "2025"', True, "Tag"),
        ("texts/kosten.md", "part: fee", "part: gebuehr", True, "part"),
        ("texts/kosten.md", "law: § 64 Abs. 1 SGB X\n", "", True, "law"),
        ("parameters_2025-01-01.toml", '"0.0001592"', '"0,0001592"', True, "kein Betrag"),
        ("parameters_2025-01-01.toml", '"0.0001592"', '"{.01"', True, "kein Betrag"),
        ("parameters_2025-01-01.toml", "298]", "nan]", True, "kein Betrag"),
        ("texts/kosten.md", "title: Kosten", "Titel ohne Doppelpunkt", True, "Leerzeile"),
    ],
)
def test_what_cannot_be_read_is_named_with_file_and_line(copied, file, old, new, line, word):
    folder = copied(file, old, new)
    with pytest.raises(PackError) as refusal:
        load_packs(folder)
    fault = refusal.value.fault
    assert file.split("/")[-1] in fault.file
    assert (fault.line > 0) is line
    assert word in fault.message
    assert check_packs(folder) == (fault,)


@pytest.mark.parametrize(
    "file, old, new, word",
    [
        ("pack.toml", 'id = "wohngeld"', 'id = "wohnen"', "Ordner"),
        ("pack.toml", 'announcement = "SGBX_POST"', 'announcement = "BRIEF"', "SGBX_POST"),
        ("questions.toml", 'table = "mietenstufen"', 'table = "stufen"', "Tabelle"),
        ("decisions/10_bewilligung.toml", 'calculation = "wohngeld"', 'calculation = "zauber"', "zauber"),
        ("decisions/60_versagung.toml", 'use = "versagung_tenor"', 'use = "kosten"', "operative"),
        ("decisions/51_ablehnung.toml", 'use = "kosten"', 'use = "kostem"', "kostem"),
        ("decisions/10_bewilligung.toml", 'remedy = "widerspruch"', 'remedy = "gnade"', "gnade"),
        (
            "decisions/50_ablehnung_unter10.toml",
            'settled = ["mietvertrag"',
            'settled = ["pachtvertrag"',
            "pachtvertrag",
        ),
        ("pack.toml", "{year}/{number:04}", "{jahr}/{nummer}", "year"),
        ("decisions/10_bewilligung.toml", 'result = "wohngeld"', 'result = "wohlstand"', "wohlstand"),
        (
            "checks.toml",
            'procedures = ["erstantrag_mietzuschuss"]',
            'procedures = ["erstantrag"]',
            "erstantrag",
        ),
        ("questions.toml", 'decisions = ["bewilligung",', 'decisions = ["strafe",', "strafe"),
        (
            "decisions/42_unwirksamkeit.toml",
            "letter = true",
            'letter = true\nremedy = "widerspruch"',
            "letter",
        ),
        ("decisions/10_bewilligung.toml", "discretion = false", "discretion = true", "Ermessen"),
        ("decisions/10_bewilligung.toml", "discretion = false", 'fee = "7.3"', "fees.toml"),
        ("examples/versagung.toml", 'outcome = "versagung"', 'outcome = ""', "fehlt ein Beispiel"),
        ("questions.toml", 'most = "24"', 'most = "zwei Jahre"', "zwei Jahre"),
        ("texts/bewilligung_tenor.md", "((wohngeld))", "((wongeld))", "wongeld"),
        ("decisions/10_bewilligung.toml", 'plain = "einfach_', 'plain = "leicht_', "leicht_bewilligung"),
        ("texts/einfach_bewilligung.md", "part: plain", "part: hint", "einfach_bewilligung"),
        ("texts/einfach_bewilligung.md", "((iban))", "((konto))", "konto"),
        ("examples/vier_personen_friedberg.toml", '"1666.25"', '"1666.26"', "1666.26"),
        ("examples/vier_personen_friedberg.toml", "submission-erst", "submission-letzt", "submission-letzt"),
    ],
)
def test_what_does_not_fit_together_is_found(copied, file, old, new, word):
    faults = check_packs(copied(file, old, new))
    assert faults
    assert any(word in str(fault) for fault in faults), [str(fault) for fault in faults]
    assert all(fault.pack == "wohngeld" for fault in faults)


@pytest.mark.parametrize(
    "file, old, new, word",
    [
        ("texts/erteilung_operative_en.md", "language: en", "language: xx", "language"),
        ("texts/erteilung_operative_en.md", "part: translation", "part: operative", "translation"),
        ("texts/erteilung_operative_en.md", "((titel))", "((title))", "title"),
        ("texts/uebersetzung_en.md", "language: en", "language: fr", "so heißt hier kein Text"),
    ],
)
def test_translations_lead_to_the_text_they_translate(tmp_path, file, old, new, word):
    shutil.copytree(PACKS / "aufenthaltstitel", tmp_path / "aufenthaltstitel")
    path = tmp_path / "aufenthaltstitel" / file
    content = path.read_text(encoding="utf-8")
    assert old in content
    assert check_packs(tmp_path) == ()
    path.write_text(content.replace(old, new, 1), encoding="utf-8")

    assert any(word in str(fault) for fault in check_packs(tmp_path))


def test_a_translation_of_nothing_and_one_nobody_explains_are_found(tmp_path):
    shutil.copytree(PACKS / "aufenthaltstitel", tmp_path / "aufenthaltstitel")
    texts = tmp_path / "aufenthaltstitel" / "texts"
    (texts / "erteilung_operative_en.md").rename(texts / "bewilligung_operative_en.md")
    (texts / "uebersetzung_en.md").unlink()

    told = "\n".join(str(fault) for fault in check_packs(tmp_path))
    assert "„bewilligung_operative“; so heißt hier kein Text" in told
    assert "texts/uebersetzung_en.md fehlt" in told


def test_two_packs_may_not_claim_the_same_key(tmp_path):
    for name in ("wohngeld", "wohngeld2"):
        shutil.copytree(PACKS / "wohngeld", tmp_path / name)
    path = tmp_path / "wohngeld2" / "pack.toml"
    path.write_text(
        path.read_text(encoding="utf-8").replace('id = "wohngeld"', 'id = "wohngeld2"', 1), "utf-8"
    )
    assert any("beansprucht auch" in fault.message for fault in check_packs(tmp_path))


def test_an_empty_folder_is_no_success(tmp_path):
    assert len(check_packs(tmp_path)) == 1


def test_a_pack_keeps_version_law_and_open_points(packs):
    for pack in packs.values():
        assert pack.version == "2026-11.3"
        assert pack.sources
        assert pack.unconfirmed
        assert pack.file_reference.format(year=2026, number=7).endswith("7")
        assert all(remedy.unconfirmed for remedy in pack.remedies.values())
    assert packs["wohngeld"].file_reference.format(year=2026, number=480) == "12 WG 2026/0480"


def test_the_rent_step_of_every_municipality_of_the_county_is_known(packs, shared):
    path = shared / "domain" / "mietenstufen_wetteraukreis.csv"
    rows = [line.split(",") for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    steps = packs["wohngeld"].tables["mietenstufen"].rows
    assert {name: steps[name] for name, *_ in rows} == {name: roman for name, roman, *_ in rows}


def test_holidays_are_those_of_hessen(shared):
    path = shared / "domain" / "holidays_hessen.json"
    listed = {day for year in json.loads(path.read_text(encoding="utf-8"))["years"].values() for day in year}
    is_holiday = hessian_holidays()
    first, last = date(2023, 1, 1), date(2035, 12, 31)
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    assert {day.isoformat() for day in days if is_holiday(day)} == listed


def test_corpus_christi_is_a_holiday_and_reformation_day_is_not():
    is_holiday = hessian_holidays()
    assert is_holiday(date(2026, 6, 4))
    assert not is_holiday(date(2026, 10, 31))
    assert not is_holiday(date(2026, 12, 24))


def test_every_pack_has_a_letterhead_and_practice_confirms_what_real_work_may_not(packs):
    authority = load_authority(RESOURCES / "authority.toml")
    assert {pack.unit for pack in packs.values()} <= authority.letterheads.keys()
    assert authority.confirmations == frozenset()
    remedies = {f"{pack.id}.{remedy}" for pack in packs.values() for remedy in pack.remedies}
    assert remedies <= authority.practice_confirmations
    assert authority.unverified


def test_confirmations_name_something_that_exists(packs):
    authority = load_authority(RESOURCES / "authority.toml")
    known = {f"{p.id}.{name}" for p in packs.values() for name in (*p.remedies, *p.texts, TEXT)}
    assert authority.practice_confirmations <= known


def test_a_single_pack_can_be_loaded_by_itself():
    assert load_pack(PACKS / "bauantrag").id == "bauantrag"


def test_a_pack_that_does_not_ask_what_its_calculation_needs_is_told(copied):
    folder = copied("decisions/30_erhoehung.toml", 'id = "anlass"', 'id = "anlas"')
    assert any("fact.missing" in fault.message for fault in check_packs(folder))
