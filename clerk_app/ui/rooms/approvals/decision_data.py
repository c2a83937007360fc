"""The decision data of a notice as a person reads them, and how two of them differ."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from clerk_app.domain import text
from clerk_app.ui.kit.language import translate
from clerk_app.ui.kit.words import word

from .provisions import provision_lines
from .state import Change, Fact, FactGroup, Labels

_AMOUNT = re.compile(r"-?\d+\.\d{2}")
_NOTHING = "–"
Line = tuple[str, str, str, str]  # group, key, label, value


def groups(data: str, earlier: str, labels: Labels) -> tuple[FactGroup, ...]:
    before = {(group, key): value for group, key, _, value in _lines(earlier, labels)} if earlier else None
    found: dict[str, list[Fact]] = {}
    for group, key, label, value in _lines(data, labels):
        marked = before is not None and before.get((group, key)) != value
        found.setdefault(group, []).append(Fact(label, value, marked))
    return tuple(FactGroup(title, tuple(facts)) for title, facts in found.items())


def changes(data: str, earlier: str, labels: Labels) -> tuple[Change, ...]:
    """In the order of the notice; what is no longer asked for comes last."""
    after = {(group, key): (label, value) for group, key, label, value in _lines(data, labels)}
    before = {(group, key): (label, value) for group, key, label, value in _lines(earlier, labels)}
    places = [*after, *(place for place in before if place not in after)]
    return tuple(
        Change(
            (after.get(place) or before[place])[0],
            before.get(place, ("", _NOTHING))[1],
            after.get(place, ("", _NOTHING))[1],
        )
        for place in places
        if before.get(place, ("", _NOTHING))[1] != after.get(place, ("", _NOTHING))[1]
    )


def results_title() -> str:
    return translate("approvals", "Ergebnis")


def fee_label() -> str:
    return translate("approvals", "Gebühr")


def _lines(data: str, labels: Labels) -> Iterator[Line]:
    known: dict[str, Any] = json.loads(data)
    yield from _whole(known, labels)
    group = results_title()
    for key, value in _part(known, "results").items():
        yield group, key, _result(key), _said(str(value))
    if known.get("fee"):
        yield group, "fee", fee_label(), _said(str(known["fee"]))
    group = translate("approvals", "Angaben")
    given = _part(known, "inputs")
    for key in [
        *(key for key in labels.inputs if key in given),
        *(k for k in given if k not in labels.inputs),
    ]:
        yield group, key, labels.inputs.get(key, _spelled(key)), _input(key, str(given[key]), labels)
    yield from provision_lines(_part(known, "provisions"))
    yield from _copies(known)
    group = translate("approvals", "Prüfpunkte bei der Vorlage")
    for key, value in _part(known, "checks").items():
        yield group, key, labels.checks.get(key, _spelled(key)), word("finding", str(value))


def _copies(known: Mapping[str, Any]) -> Iterator[Line]:
    """The hashes stand where the approval says what it binds."""
    group, label = translate("approvals", "Ausfertigungen"), translate("approvals", "Ausfertigung {number}")
    for copy in known.get("copies", ()):
        number = str(copy["position"])
        said = f"{copy['name']} ({word('party', str(copy['role']))})"
        yield group, f"copy:{number}", label.format(number=number), said


def _whole(known: Mapping[str, Any], labels: Labels) -> Iterator[Line]:
    group = translate("approvals", "Entscheidung")
    outcome = str(known.get("outcome", ""))
    yield group, "outcome", translate("approvals", "Entscheidung"), labels.outcomes.get(outcome, outcome)
    yield group, "date", translate("approvals", "Datum des Bescheids"), _said(str(known.get("date", "")))
    received = str(known.get("received_on", ""))
    yield group, "received_on", translate("approvals", "Antrag eingegangen"), _said(received)


def _part(known: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    part = known.get(name)
    return part if isinstance(part, dict) else {}


def _input(key: str, value: str, labels: Labels) -> str:
    said = labels.choices.get((key, value)) or _said(value)
    unit = labels.units.get(key, "")
    if not unit or said == _NOTHING:
        return said
    return f"{said.removesuffix(' Euro')} {unit}"


def _said(value: str) -> str:
    """Days and amounts in German; a value nobody gave as a dash."""
    if not value.strip():
        return _NOTHING
    if text.read_date(value) is not None:
        return text.german("date", value)
    return text.german("amount", value) if _AMOUNT.fullmatch(value) else value


def _result(key: str) -> str:
    named = word("result", key)
    return _spelled(key) if named == key else named


def _spelled(key: str) -> str:
    """A short name without a label, made readable."""
    words = key.replace("_", " ").replace("/", " ").strip()
    return words[:1].upper() + words[1:]
