"""How long something has waited, and how decision data read and differ."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest

from clerk_app.domain.calculations import BY_NAME
from clerk_app.ui.kit.words import word
from clerk_app.ui.rooms.approvals.decision_data import changes, groups
from clerk_app.ui.rooms.approvals.derive import waiting_since
from clerk_app.ui.rooms.approvals.state import Labels

NOW = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
LABELS = Labels(
    outcomes={"umtausch": "Umtausch", "ablehnung": "Ablehnung"},
    inputs={"abholung": "Abholung ab", "miete": "Miete"},
    units={"dauer": "Monate", "miete": "Euro im Monat"},
    choices={("art", "versand"): "Versand an Ihre Anschrift"},
    checks={"lichtbild": "Biometrisches Lichtbild"},
)


GIVEN = {"miete": "871.94", "abholung": "2026-12-07", "art": "versand", "dauer": "12"}


def data(**changed: object) -> str:
    known: dict[str, object] = {
        "outcome": "umtausch",
        "date": "2026-11-23",
        "received_on": "2026-11-21",
        "inputs": GIVEN,
        "results": {"gueltigkeit_jahre": "15"},
        "fee": "25.50",
        "checks": {"lichtbild": "met"},
    }
    return json.dumps(known | changed)


@pytest.mark.parametrize(
    "before, said",
    [
        (timedelta(seconds=20), "gerade vorgelegt"),
        (timedelta(minutes=12), "seit 12 Min."),
        (timedelta(hours=3), "seit 3 Std."),
        (timedelta(hours=20), "seit gestern"),
        (timedelta(days=4), "seit 4 Tagen"),
    ],
)
def test_waiting_is_said_as_one_would_across_the_corridor(before: timedelta, said: str) -> None:
    assert waiting_since(NOW - before, NOW) == said


@pytest.mark.parametrize("name", BY_NAME)
def test_what_was_computed_has_a_name_a_person_reads(name: str) -> None:
    results = BY_NAME[name].results
    computed = data(results=dict.fromkeys(results, "ja"), fee="")
    found = {group.title: group.facts for group in groups(computed, "", LABELS)}
    assert [fact.label for fact in found["Ergebnis"]] == [word("result", key) for key in results]
    assert not {word("result", key) for key in results} & set(results)


def test_decision_data_are_read_in_german_and_in_the_order_of_the_form() -> None:
    found = {group.title: [(f.label, f.value) for f in group.facts] for group in groups(data(), "", LABELS)}
    assert found["Entscheidung"][0] == ("Entscheidung", "Umtausch")
    assert found["Angaben"] == [
        ("Abholung ab", "07.12.2026"),
        ("Miete", "871,94 Euro im Monat"),
        ("Art", "Versand an Ihre Anschrift"),
        ("Dauer", "12 Monate"),
    ]
    assert found["Ergebnis"] == [("Gültigkeit in Jahren", "15"), ("Gebühr", "25,50 Euro")]
    assert found["Prüfpunkte bei der Vorlage"] == [("Biometrisches Lichtbild", "erfüllt")]


@pytest.mark.parametrize(
    "earlier, found",
    [
        (data(), []),
        (data(outcome="ablehnung"), [("Entscheidung", "Ablehnung", "Umtausch")]),
        (data(fee=""), [("Gebühr", "–", "25,50 Euro")]),
        (data(checks={"lichtbild": "open"}), [("Biometrisches Lichtbild", "offen", "erfüllt")]),
        (
            data(inputs={**GIVEN, "miete": "800.00"}),
            [("Miete", "800,00 Euro im Monat", "871,94 Euro im Monat")],
        ),
        (
            data(
                inputs={
                    "miete": "871.94",
                    "abholung": "2026-12-07",
                    "art": "versand",
                    "dauer": "12",
                    "alt": "ja",
                }
            ),
            [("Alt", "ja", "–")],
        ),
    ],
)
def test_what_changed_since_the_former_notice_is_listed_and_nothing_else(
    earlier: str, found: list[tuple[str, str, str]]
) -> None:
    assert [(c.label, c.before, c.after) for c in changes(data(), earlier, LABELS)] == found


def test_a_changed_line_is_marked_in_the_data_too() -> None:
    earlier = data(outcome="ablehnung")
    marked = [f.label for group in groups(data(), earlier, LABELS) for f in group.facts if f.marked]
    assert marked == ["Entscheidung"]
