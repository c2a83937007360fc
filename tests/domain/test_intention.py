"""Before a decision goes against somebody: what could be intended, on which facts, and what came of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from clerk_app.domain import compose_inputs, intention, letters
from clerk_app.domain.compose_inputs import Sheet
from clerk_app.domain.composition import Draft
from clerk_app.domain.errors import ClerkError
from clerk_app.domain.finding import Finding, FindingState
from clerk_app.domain.hearing import Answer, Hearing
from clerk_app.domain.notice import BulletList
from clerk_app.domain.pack_path import FieldSet
from clerk_app.packs.entry import read_toml
from clerk_app.packs.example import read_example
from clerk_app.packs.loader import load_packs
from clerk_app.packs.texts import text_blocks

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
PACKS = {pack.id: pack for pack in load_packs(RESOURCES / "packs")}
UNTIL = date(2026, 12, 14)
HEARD = Hearing(date(2026, 11, 2), date(2026, 11, 20))


def basis_of(example: str) -> letters.LetterBasis:
    path = RESOURCES / "packs" / "wohngeld" / "examples" / example
    read = read_example(read_toml(path, "Beispiel"), path.parent)
    return letters.LetterBasis(PACKS["wohngeld"], read.facts, read.today, text_blocks(RESOURCES / "letters"))


@pytest.mark.parametrize(
    "service",
    ["aufenthaltstitel", "bauantrag", "fahrerlaubnis", "kfz_zulassung", "unterhaltsvorschuss", "wohngeld"],
)
def test_every_service_knows_what_burdens_people(service: str) -> None:
    pack = PACKS[service]
    adverse = [one for one in pack.decisions if one.adverse]
    assert adverse
    refusing = ("ablehn", "versag", "erstattung", "anordnung", "zurueckweisung", "keine_", "neu")
    assert all(any(word in one.id for word in refusing) for one in adverse)
    assert not any("ablehn" in one.id or "versag" in one.id for one in pack.decisions if not one.adverse)
    assert all(one.adverse.startswith("Wir ") and "((" not in one.adverse for one in adverse)


def test_only_what_is_unmet_is_a_ground_and_names_its_law() -> None:
    found = [
        Finding("a", "Wohnraum", FindingState.FAILED, "§ 2 AufenthG", by_hand=True, remark="8 m²\nje Kopf"),
        Finding("b", "Pass", FindingState.MET, "§ 3 AufenthG"),
        Finding("c", "Sprache", FindingState.FAILED, ""),
        Finding("d", "Alter", FindingState.OPEN, "§ 9"),
    ]
    assert intention.grounds(found).splitlines() == [
        "Nicht erfüllt: Wohnraum (§ 2 AufenthG). 8 m² je Kopf", "Nicht erfüllt: Sprache.",
    ]  # fmt: skip


def test_one_ground_stands_in_the_sentence_and_more_become_a_list() -> None:
    basis = basis_of("vier_personen_friedberg.toml")
    one = letters.hearing(basis, "Ablehnung", "Das Einkommen ist zu hoch.", UNTIL)
    assert "Dem liegt zugrunde: Das Einkommen ist zu hoch." in str(one.parts)
    more = letters.hearing(basis, "Ablehnung", "- Einkommen zu hoch\nMiete ((zu)) **niedrig**", UNTIL)
    [listed] = [part for part in more.parts if isinstance(part, BulletList)]
    assert listed.items == ("Einkommen zu hoch", "Miete ( (zu) ) * *niedrig* *")
    assert "Gelegenheit zur Äußerung" in more.subject and "14.12.2026" in str(more.parts)


def test_without_an_address_nobody_is_heard() -> None:
    basis = basis_of("vier_personen_friedberg.toml")
    with pytest.raises(ClerkError) as refused:
        letters.hearing(replace(basis, facts=replace(basis.facts, fields=())), "x", "y", UNTIL)
    assert refused.value.code == "request.no_address"


@pytest.mark.parametrize(
    ("answer", "told"), [(Answer.NONE, "Sie haben sich nicht geäußert."), (Answer.ORAL, "")]
)
def test_what_is_known_of_the_hearing_is_asked_no_second_time(answer: Answer, told: str) -> None:
    """What was said, and how it weighs, only a person can write."""
    basis = basis_of("vier_personen_friedberg.toml")
    facts = replace(basis.facts, procedure="aenderungsmitteilung", hearing=replace(HEARD, answer=answer))
    sheet = Sheet(basis.pack, facts, FieldSet(facts.fields), basis.today)
    found = {one.id: (one.value, one.origin) for one in compose_inputs.inputs(sheet, Draft("erstattung"))}
    assert found["anhoerung_am"] == ("2026-11-02", "case")
    assert found["anhoerung_bis"] == ("2026-11-20", "case")
    assert found["aeusserung"] == (told, "case" if told else "pack")
    corrected = compose_inputs.inputs(sheet, Draft("erstattung", {"anhoerung_am": "2026-10-30"}))
    assert {one.id: one.value for one in corrected}["anhoerung_am"] == "2026-10-30"


def test_without_a_hearing_its_days_are_asked_for() -> None:
    basis = basis_of("vier_personen_friedberg.toml")
    facts = replace(basis.facts, procedure="aenderungsmitteilung")
    sheet = Sheet(basis.pack, facts, FieldSet(facts.fields), basis.today)
    found = {one.id: one.value for one in compose_inputs.inputs(sheet, Draft("erstattung"))}
    assert (found["anhoerung_am"], found["aeusserung"]) == ("", "")
