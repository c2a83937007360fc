"""What must fit together inside a pack. Each fault comes with the name near which it stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from clerk_app.domain import text
from clerk_app.domain.compose_inputs import OTHER_ADDRESS
from clerk_app.domain.deadline import FICTION_DAYS
from clerk_app.domain.pack_part import Check, DeadlineRule, DecisionType, InputSpec
from clerk_app.domain.service_pack import ServicePack

from .store import VERSION
from .structure_companion import companion_faults
from .structure_decision import decision_faults
from .structure_letters import letter_faults

Fault = tuple[str, str]

_ID = re.compile(r"[a-z][a-z0-9_*]*")
_MOST_DAYS = 14  # after posting: more is a slip of the pen


def structural_faults(pack: ServicePack) -> Iterator[Fault]:
    yield from _head(pack)
    yield from _unique(pack)
    yield from _procedures(pack)
    yield from _periods(pack)
    yield from _parameters(pack)
    yield from _remedies(pack)
    yield from companion_faults(pack)
    yield from letter_faults(pack)
    for spec in pack.inputs:
        yield from _input(pack, spec)
    for decision in pack.decisions:
        yield from decision_faults(pack, decision)


def _head(pack: ServicePack) -> Iterator[Fault]:
    if pack.announcement not in FICTION_DAYS:
        yield "announcement", f"„announcement“ muss eines sein von: {', '.join(FICTION_DAYS)}."
    if not 0 <= pack.announcement_days <= _MOST_DAYS:
        yield "announcement_days", f"„announcement_days“ ist eine Zahl von Tagen, höchstens {_MOST_DAYS}."
    if not pack.procedures:
        yield "id", "Mindestens ein Verfahren ([[procedure]]) wird gebraucht."
    if not pack.sources:
        yield "id", "Die Rechtsquellen ([[source]]) mit ihrem Stand fehlen."
    yield from _reference(pack)
    if not VERSION.fullmatch(pack.version):
        yield "version", "„version“ besteht aus Buchstaben, Ziffern, Punkt und Strich, wie 2026-11."


def _reference(pack: ServicePack) -> Iterator[Fault]:
    try:
        pack.file_reference.format(year=2026, number=1)
    except (KeyError, IndexError, ValueError, AttributeError):
        yield "file_reference", "„file_reference“ darf nur {year} und {number} enthalten."
    else:
        if not re.search(r"\{number\b", pack.file_reference):
            yield "file_reference", "In „file_reference“ fehlt {number}: Jeder Vorgang hieße gleich."


def _unique(pack: ServicePack) -> Iterator[Fault]:
    kinds: dict[str, Iterable[str]] = {
        "Verfahren": (procedure.id for procedure in pack.procedures),
        "Prüfung": (check.id for check in pack.checks),
        "Entscheidung": (decision.id for decision in pack.decisions),
        "Frist": (rule.id for rule in pack.deadlines),
        "Übergabe": (handover.id for handover in pack.handovers),
        "Stelle": (body.id for body in pack.bodies),
    }
    for kind, ids in kinds.items():
        yield from (
            (id, f"{kind} „{id}“ gibt es zweimal.") for id, count in Counter(ids).items() if count > 1
        )
    for decision in pack.decisions:
        for procedure in pack.procedures:
            if decision.applies_to(procedure.id):
                yield from _asked_once(pack, decision, procedure.id)


def _asked_once(pack: ServicePack, decision: DecisionType, procedure: str) -> Iterator[Fault]:
    specs = (spec for spec in pack.inputs if spec.applies_to(procedure))
    asked = Counter(spec.id for spec in specs if not spec.decisions or decision.id in spec.decisions)
    for id, count in asked.items():
        if count > 1:
            yield id, f"Bei „{decision.id}“ wird „{id}“ zweimal gefragt."


def _procedures(pack: ServicePack) -> Iterator[Fault]:
    known = {procedure.id for procedure in pack.procedures}
    parts: tuple[Check | DeadlineRule | InputSpec | DecisionType, ...] = (
        *pack.checks,
        *pack.deadlines,
        *pack.inputs,
        *pack.decisions,
    )
    for part in parts:
        for name in set(part.procedures) - known:
            yield part.id, f"„{part.id}“ nennt das unbekannte Verfahren „{name}“."
    for procedure in pack.procedures:
        decided = any(decision.applies_to(procedure.id) for decision in pack.decisions)
        if not decided and not procedure.note:
            yield (
                procedure.id,
                f"Verfahren „{procedure.id}“ hat keine Entscheidung; „note“ muss sagen, wie es weitergeht.",
            )


def _periods(pack: ServicePack) -> Iterator[Fault]:
    """A period nobody named would end on the day it begins."""
    for rule in pack.deadlines:
        if min(rule.months, rule.days) < 0 or not rule.months + rule.days:
            yield rule.id, f"Frist „{rule.id}“: „months“ oder „days“ muss mindestens 1 sein."
    for body in pack.bodies:
        if min(body.months, body.days) < 0:
            yield body.id, f"Stelle „{body.id}“: „months“ und „days“ dürfen nicht negativ sein."
        if body.text and body.text not in pack.texts:
            yield body.id, f"Stelle „{body.id}“: Der Baustein „{body.text}“ fehlt (texts/{body.text}.md)."


def _parameters(pack: ServicePack) -> Iterator[Fault]:
    for day, count in Counter(each.valid_from for each in pack.wohngeld).items():
        if count > 1:
            yield (
                "id",
                f"Für den {text.german_date(day)} gibt es zwei Dateien mit Beträgen (parameters_*.toml).",
            )


def _remedies(pack: ServicePack) -> Iterator[Fault]:
    for remedy in pack.remedies.values():
        if remedy.text not in pack.texts:
            yield (
                remedy.id,
                f"Rechtsbehelf „{remedy.id}“: Der Baustein „{remedy.text}“ fehlt (texts/{remedy.text}.md).",
            )


def _input(pack: ServicePack, spec: InputSpec) -> Iterator[Fault]:
    if not _ID.fullmatch(spec.id):
        yield spec.id, f"Eingabe „{spec.id}“: „id“ besteht aus kleinen Buchstaben a–z, Ziffern und „_“."
    if spec.id == OTHER_ADDRESS:
        yield spec.id, f"Die Eingabe „{OTHER_ADDRESS}“ gibt es in jedem Paket schon."
    if spec.kind == "choice" and not spec.choices:
        yield spec.id, f"Eingabe „{spec.id}“ braucht eine Auswahl („choices“)."
    if spec.table and spec.table not in pack.tables:
        yield spec.id, f"Eingabe „{spec.id}“ nennt die unbekannte Tabelle „{spec.table}“."
    if bool(spec.repeat) != ("*" in spec.id):
        yield spec.id, f"Eingabe „{spec.id}“: „repeat“ und „*“ in der Kennung gehören zusammen."
    if spec.per_line and not any(spec.per_line == other.id and other.listed for other in pack.inputs):
        yield spec.id, f"Eingabe „{spec.id}“: „per_line“ nennt eine Eingabe mit „listed = true“."
    for name in set(spec.decisions) - {decision.id for decision in pack.decisions}:
        yield spec.id, f"Eingabe „{spec.id}“ nennt die unbekannte Entscheidung „{name}“."
    yield from _written(spec)


def _written(spec: InputSpec) -> Iterator[Fault]:
    for value in filter(None, (spec.least, spec.most, spec.default)):
        if text.canonical(spec.kind, value) is None:
            yield spec.id, f"Eingabe „{spec.id}“: „{value}“ ist kein Wert der Art {spec.kind}."
