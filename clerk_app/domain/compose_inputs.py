"""The inputs of a decision: asked for by the pack, prefilled from the application, corrected by the clerk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import groupby

from . import companion_inputs, text
from .composition import CaseFacts, DecisionInput, Draft
from .hearing import Answer, Hearing
from .pack_part import InputSpec
from .pack_path import FieldSet
from .pack_rule import Answers, Condition, holds
from .service_pack import ServicePack

HEARD = frozenset({"@anhoerung_am", "@anhoerung_bis", "@aeusserung"})  # known from the hearing of the case
OTHER_ROWS = "*"  # row of a table for every value it does not name
OTHER_ADDRESS = "empfaenger"  # present in every pack: an address other than the applicant's

_NOTATED = frozenset({"amount", "date", "integer"})  # kinds with one notation behind what people write
_ADDRESS = InputSpec(
    id=OTHER_ADDRESS,
    label="Abweichende Anschrift",
    kind="long_text",
    required=False,
    hint="Zum Beispiel bei Bevollmächtigten. Eine Zeile je Zeile der Anschrift, höchstens sechs.",
    source="§ 14 Abs. 3 HVwVfG, § 13 Abs. 3 SGB X",
)


@dataclass(frozen=True)
class Sheet:
    """What inputs are filled from."""

    pack: ServicePack
    facts: CaseFacts
    fields: FieldSet
    today: date


def inputs(sheet: Sheet, draft: Draft) -> tuple[DecisionInput, ...]:
    asked = [spec for spec in _specs(sheet, draft) if _asked(spec, sheet, draft)]
    groups = groupby(asked, key=lambda spec: spec.repeat)
    given = (entry for repeat, specs in groups for entry in _given(repeat, tuple(specs), sheet))
    entries = tuple(_typed(entry, draft) for entry in given)
    depending = {spec.id: spec.when for spec in asked if spec.when is not None}
    return _needed(entries, depending, sheet) if depending else entries


def _specs(sheet: Sheet, draft: Draft) -> tuple[InputSpec, ...]:
    along = companion_inputs.specs(sheet.pack, sheet.facts, draft.outcome)
    return (*sheet.pack.inputs, _ADDRESS, *along)


def problem(given: DecisionInput, spec_bounds: Mapping[str, tuple[str, str]]) -> str:
    """What is wrong: missing, notation, choice or range; "" when the value will do."""
    if not given.value.strip():
        return "missing" if given.required else ""
    if text.canonical(given.kind, given.value) is None:
        return "notation"
    if given.choices and given.value not in [value for value, _ in given.choices]:
        return "choice"
    return "" if _within(given, *spec_bounds.get(given.id, ("", ""))) else "range"


def bounds(pack: ServicePack, outcome: str) -> Mapping[str, tuple[str, str]]:
    asked = (spec for spec in pack.inputs if not spec.decisions or outcome in spec.decisions)
    return {
        spec.id: (_bound(spec, spec.least), _bound(spec, spec.most))
        for spec in asked
        if spec.least or spec.most
    }


def _bound(spec: InputSpec, written: str) -> str:
    return text.canonical(spec.kind, written) or written if written else ""


def shown(given: DecisionInput) -> str:
    """As the notice says it."""
    for value, label in given.choices:
        if value == given.value:
            return label
    return text.german(given.kind, given.value)


def _asked(spec: InputSpec, sheet: Sheet, draft: Draft) -> bool:
    if not spec.applies_to(sheet.facts.procedure):
        return False
    return not spec.decisions or draft.outcome in spec.decisions


def _needed(
    entries: tuple[DecisionInput, ...], depending: Mapping[str, Condition], sheet: Sheet
) -> tuple[DecisionInput, ...]:
    """Without the questions another answer has made pointless; what is in doubt is asked."""
    facts, values = sheet.facts, {entry.id: entry.value for entry in entries}
    answers = Answers(sheet.fields, facts.documents, sheet.today, facts.received_on, values)
    pointless = {id for id, when in depending.items() if holds(when, answers) is False}
    return tuple(entry for entry in entries if entry.id not in pointless)


def _typed(given: DecisionInput, draft: Draft) -> DecisionInput:
    if given.id not in draft.facts:
        return given
    told = draft.facts[given.id]
    value = (text.canonical(given.kind, told) or told) if given.kind in _NOTATED else told
    return given if value == given.value else replace(given, value=value, origin="clerk")


def _given(repeat: str, specs: tuple[InputSpec, ...], sheet: Sheet) -> Iterator[DecisionInput]:
    """A repeated group is asked for person by person, not question by question."""
    if not repeat:
        yield from (_input(spec, sheet) for spec in specs)
        return
    for position in sheet.fields.positions(repeat):
        yield from (_input(_for(spec, position, _name(spec, position, sheet)), sheet) for spec in specs)


def _name(spec: InputSpec, position: str, sheet: Sheet) -> str:
    names = [sheet.fields.first([pattern.replace("*", position)]) for pattern in spec.named_by]
    return " ".join(part for part in names if part) or f"Person {position}"


def _for(spec: InputSpec, position: str, name: str) -> InputSpec:
    origins = tuple(pattern.replace("*", position) for pattern in spec.origins)
    return replace(
        spec, id=spec.id.replace("*", position), label=spec.label.replace("*", name), origins=origins
    )


def _input(spec: InputSpec, sheet: Sheet) -> DecisionInput:
    found = _found(spec, sheet)
    return DecisionInput(
        id=spec.id,
        label=spec.label,
        kind=spec.kind,
        value=found or spec.default,
        required=spec.required,
        origin=_whence(spec) if found else "pack",
        choices=spec.choices,
        unit=spec.unit,
        source=spec.source,
        hint=spec.hint,
    )


def _found(spec: InputSpec, sheet: Sheet) -> str:
    if spec.counted:
        answers = [text.plain(sheet.fields.first([pattern])) for pattern in spec.origins]
        return str(answers.count("ja")) if any(answers) else ""
    raw = next(filter(None, (_origin(origin, sheet) for origin in spec.origins)), "")
    if not raw:
        return ""
    if spec.table:
        raw = _row(sheet.pack.tables[spec.table].rows, raw)
    return _chosen(spec, raw) or text.canonical(spec.kind, raw) or raw


def _whence(spec: InputSpec) -> str:
    return "case" if HEARD.intersection(spec.origins) else "application"


def _origin(origin: str, sheet: Sheet) -> str:
    if origin in HEARD:
        return _heard(origin, sheet.facts.hearing)
    received = sheet.facts.received_on
    days = {"@eingang": received, "@monatserster": received.replace(day=1), "@heute": sheet.today}
    return days[origin].isoformat() if origin in days else sheet.fields.first([origin]).strip()


def _heard(origin: str, hearing: Hearing | None) -> str:
    """What was said, and how it weighs, only a person can write; that nothing came is known."""
    if hearing is None:
        return ""
    silent = hearing.answer is Answer.NONE
    told = {
        "@anhoerung_am": hearing.sent_on.isoformat(),
        "@anhoerung_bis": hearing.until.isoformat(),
        "@aeusserung": "Sie haben sich nicht geäußert." if silent else "",
    }
    return told[origin]


def _row(rows: Mapping[str, str], key: str) -> str:
    folded = {name.casefold(): value for name, value in rows.items()}
    return folded.get(key.strip().casefold(), folded.get(OTHER_ROWS, ""))


def _chosen(spec: InputSpec, raw: str) -> str:
    """Applications give the label as often as the value."""
    folded = raw.casefold()
    return next(
        (value for value, label in spec.choices if folded in (value.casefold(), label.casefold())), ""
    )


def _within(given: DecisionInput, least: str, most: str) -> bool:
    """Numbers and days in one notation each compare as such; text has no range."""
    if given.kind == "date":
        return (not least or given.value >= least) and (not most or given.value <= most)
    if given.kind not in ("amount", "integer"):
        return True
    value = Decimal(given.value)
    return (not least or value >= Decimal(least)) and (not most or value <= Decimal(most))
