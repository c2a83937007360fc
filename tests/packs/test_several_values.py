"""Where an application names several classes or persons, each of them counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from clerk_app.domain.checks import findings
from clerk_app.domain.submission import RawField
from clerk_app.packs.example import read_example
from clerk_app.packs.loader import load_pack, read_toml

PACKS = Path(__file__).resolve().parents[2] / "resources" / "packs"


@cache
def example(service: str, name: str):
    path = PACKS / service / "examples" / f"{name}.toml"
    return read_example(read_toml(path, "Beispiel"), path.parent).facts


def states(service: str, name: str, today: date = date(2026, 11, 23), **changes: str) -> dict[str, str]:
    facts = example(service, name)
    named = {path.replace("__", "/"): value for path, value in changes.items()}
    kept = tuple(
        field for field in facts.fields if not any(field.path.startswith(path[:-1]) for path in named)
    )
    fields = (*kept, *(RawField(path, value) for path, value in named.items()))
    found = findings(load_pack(PACKS / service), facts.procedure, replace(facts, fields=fields), today)
    return {finding.check: finding.state.value for finding in found}


@pytest.mark.parametrize(
    "born, state",
    [
        (("1980-01-01", "1990-05-05"), "met"),
        (("1980-01-01", "1996-11-23"), "met"),  # thirty today
        (("1980-01-01", "1996-11-24"), "failed"),  # one of the two is too young
        (("1999-01-01", "1999-01-01"), "failed"),
    ],
)
def test_every_companion_has_to_be_thirty(born, state):
    first, second = born
    named = {"begleitpersonen__1__geburtsdatum": first, "begleitpersonen__2__geburtsdatum": second}
    assert states("fahrerlaubnis", "bf17", **named)["begleitpersonen_alter"] == state


@pytest.mark.parametrize(
    "classes, there, gone",
    [
        (("B",), {"sehtest", "alter_b"}, {"aerztlich", "fuehrungszeugnis", "alter_lkw"}),
        (("B", "C"), {"sehtest", "alter_b", "aerztlich", "alter_lkw"}, {"fuehrungszeugnis", "alter_bus"}),
        (("C", "CE"), {"aerztlich", "alter_lkw"}, {"sehtest", "alter_b"}),
        (("D", "BE"), {"sehtest", "aerztlich", "fuehrungszeugnis", "alter_bus"}, {"alter_lkw"}),
        (("A1", "L"), {"sehtest", "alter_16"}, {"alter_b", "aerztlich"}),
    ],
)
def test_one_class_among_several_suffices_for_its_papers(classes, there, gone):
    named = {f"fahrerlaubnis__klassen__{place}": name for place, name in enumerate(classes, 1)}
    asked = states("fahrerlaubnis", "erweiterung_lkw", **named).keys()
    assert there <= asked and not gone & asked


@pytest.mark.parametrize(
    "check, name, months",
    [("alter_am", "AM", 174), ("alter_16", "T", 186), ("alter_b", "A2", 210), ("alter_bus", "DE", 282)],
)
def test_six_months_before_the_least_age_one_may_apply_and_not_a_day_sooner(check, name, months):
    received = example("fahrerlaubnis", "erweiterung_lkw").received_on
    years, month = divmod(received.year * 12 + received.month - 1 - months, 12)
    day = date(years, month + 1, received.day)
    for born, state in ((day, "met"), (date.fromordinal(day.toordinal() + 1), "failed")):
        named = {"fahrerlaubnis__klassen__1": name, "antragsteller__geburtsdatum": born.isoformat()}
        assert states("fahrerlaubnis", "erweiterung_lkw", **named)[check] == state


@pytest.mark.parametrize(
    "basis, there, gone",
    [
        ("§ 16b AufenthG", {"hochschule", "finanzierung"}, {"anerkennung", "verwandtschaft"}),
        ("§ 18a AufenthG", {"anerkennung"}, {"hochschulabschluss"}),
        ("§ 18g AufenthG", {"hochschulabschluss", "gehalt_blaue_karte"}, {"hochschule"}),
        ("§ 30 AufenthG", {"verwandtschaft", "sprache_a1", "wohnraum_familie"}, {"deutsch_stammberechtigt"}),
        ("§ 32 AufenthG", {"kind_sorge", "wohnraum_familie"}, {"sprache_a1"}),
        ("", set(), {"hochschule", "anerkennung", "verwandtschaft", "kind_sorge"}),
    ],
)
def test_every_title_asks_for_its_own_papers(basis, there, gone):
    asked = states("aufenthaltstitel", "verlaengerung", antrag__rechtsgrundlage=basis).keys()
    assert there <= asked and not gone & asked


def test_skilled_workers_need_fewer_months_of_contributions():
    for basis, check in (
        ("§ 9 AufenthG", "rentenbeitraege"),
        ("§ 18c AufenthG", "rentenbeitraege_fachkraft"),
    ):
        asked = states("aufenthaltstitel", "niederlassungserlaubnis", antrag__rechtsgrundlage=basis)
        assert {name for name in asked if name.startswith("rentenbeitraege")} == {check}
