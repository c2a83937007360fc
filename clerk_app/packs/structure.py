"""What must fit together inside a pack. Each fault comes with the name near which it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from clerk_app.domain import text
from clerk_app.domain.calculations import BY_NAME
from clerk_app.domain.compose_inputs import OTHER_ADDRESS
from clerk_app.domain.compose_texts import CONTEXT
from clerk_app.domain.deadline import FICTION_DAYS
from clerk_app.domain.pack_part import MANDATORY_PARTS, Check, DeadlineRule, DecisionType, InputSpec
from clerk_app.domain.pack_rule import Condition
from clerk_app.domain.service_pack import ServicePack

Fault = tuple[str, str]


def structural_faults(pack: ServicePack) -> Iterator[Fault]:
    yield from _head(pack)
    yield from _unique(pack)
    yield from _procedures(pack)
    yield from _remedies(pack)
    for spec in pack.inputs:
        yield from _input(pack, spec)
    for decision in pack.decisions:
        yield from _decision(pack, decision)


def _head(pack: ServicePack) -> Iterator[Fault]:
    if pack.announcement not in FICTION_DAYS:
        yield "announcement", f"„announcement“ muss eines sein von: {', '.join(FICTION_DAYS)}."
    if not pack.procedures:
        yield "id", "Mindestens ein Verfahren ([[procedure]]) wird gebraucht."
    if not pack.sources:
        yield "id", "Die Rechtsquellen ([[source]]) mit ihrem Stand fehlen."
    try:
        pack.file_reference.format(year=2026, number=1)
    except (KeyError, IndexError, ValueError):
        yield "file_reference", "„file_reference“ darf nur {year} und {number} enthalten."


def _unique(pack: ServicePack) -> Iterator[Fault]:
    kinds: dict[str, Iterable[str]] = {
        "Verfahren": (procedure.id for procedure in pack.procedures),
        "Prüfung": (check.id for check in pack.checks),
        "Eingabe": (spec.id for spec in pack.inputs),
        "Entscheidung": (decision.id for decision in pack.decisions),
    }
    for kind, ids in kinds.items():
        yield from (
            (id, f"{kind} „{id}“ gibt es zweimal.") for id, count in Counter(ids).items() if count > 1
        )


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


def _remedies(pack: ServicePack) -> Iterator[Fault]:
    for remedy in pack.remedies.values():
        if remedy.text not in pack.texts:
            yield remedy.id, f"Rechtsbehelf „{remedy.id}“: Der Baustein texts/{remedy.text}.md fehlt."


def _input(pack: ServicePack, spec: InputSpec) -> Iterator[Fault]:
    if spec.id == OTHER_ADDRESS:
        yield spec.id, f"Die Eingabe „{OTHER_ADDRESS}“ gibt es in jedem Paket schon."
    if spec.kind == "choice" and not spec.choices:
        yield spec.id, f"Eingabe „{spec.id}“ braucht eine Auswahl („choices“)."
    if spec.table and spec.table not in pack.tables:
        yield spec.id, f"Eingabe „{spec.id}“ nennt die unbekannte Tabelle „{spec.table}“."
    if bool(spec.repeat) != ("*" in spec.id):
        yield spec.id, f"Eingabe „{spec.id}“: „repeat“ und „*“ in der Kennung gehören zusammen."
    for name in set(spec.decisions) - {decision.id for decision in pack.decisions}:
        yield spec.id, f"Eingabe „{spec.id}“ nennt die unbekannte Entscheidung „{name}“."
    yield from _written(spec)


def _written(spec: InputSpec) -> Iterator[Fault]:
    for value in filter(None, (spec.least, spec.most, spec.default)):
        if text.canonical(spec.kind, value) is None:
            yield spec.id, f"Eingabe „{spec.id}“: „{value}“ ist kein Wert der Art {spec.kind}."


def _decision(pack: ServicePack, decision: DecisionType) -> Iterator[Fault]:
    named = f"Entscheidung „{decision.id}“"
    for use in decision.blocks:
        if use.text not in pack.texts:
            yield decision.id, f"{named}: Der Baustein texts/{use.text}.md fehlt."
    if decision.remedy not in pack.remedies:
        yield decision.id, f"{named}: Der Rechtsbehelf „{decision.remedy}“ fehlt."
    if decision.calculation and decision.calculation not in BY_NAME:
        yield (
            decision.id,
            f"{named}: Die Berechnung „{decision.calculation}“ gibt es nicht ({', '.join(BY_NAME)}).",
        )
    if decision.fee and decision.fee not in pack.fees:
        yield decision.id, f"{named}: Die Gebühr „{decision.fee}“ steht nicht in fees.toml."
    checks = {check.id for check in pack.checks}
    for name in decision.settled or ():
        if name not in checks:
            yield decision.id, f"{named} nennt die unbekannte Prüfung „{name}“."
    yield from _parts(pack, decision)
    yield from _names(pack, decision)


def _parts(pack: ServicePack, decision: DecisionType) -> Iterator[Fault]:
    """What a notice must have may not hang on a condition."""
    ids = [use.text for use in decision.blocks if use.when is None]
    if decision.remedy in pack.remedies:
        ids.append(pack.remedies[decision.remedy].text)
    there = {pack.texts[id].part for id in ids if id in pack.texts}
    for part in MANDATORY_PARTS:
        if part not in there:
            yield decision.id, f"Entscheidung „{decision.id}“: Der Pflichtteil „{part}“ fehlt."


def _names(pack: ServicePack, decision: DecisionType) -> Iterator[Fault]:
    """Placeholders and conditions may only name what there is."""
    results = BY_NAME[decision.calculation].results if decision.calculation in BY_NAME else ()
    inputs = {spec.id for spec in pack.inputs if not spec.decisions or decision.id in spec.decisions}
    known = {*CONTEXT, *inputs, *results}
    used = [use.text for use in decision.blocks]
    used += [pack.remedies[decision.remedy].text] if decision.remedy in pack.remedies else []
    written = [(id, pack.texts[id].text) for id in used if id in pack.texts]
    for id, content in (*written, (decision.id, decision.subject), (decision.id, decision.title)):
        for name in text.placeholders(content):
            if name not in known:
                yield id, f"„{id}“: ((…)) nennt „{name}“, das es bei „{decision.id}“ nicht gibt."
    conditions = (*(use.when for use in decision.blocks), *(need.that for need in decision.requires))
    for leaf in (leaf for condition in conditions if condition for leaf in _leaves(condition)):
        if leaf.subject in ("input", "result") and leaf.name not in known:
            yield (
                decision.id,
                f"Entscheidung „{decision.id}“: Die Bedingung nennt das unbekannte „{leaf.name}“.",
            )


def _leaves(condition: Condition) -> Iterator[Condition]:
    if not condition.parts:
        yield condition
    for part in condition.parts:
        yield from _leaves(part)
