"""What must fit together inside a decision: texts, questions, fees, remedy, and who may decide it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from clerk_app.domain import text
from clerk_app.domain.calculations import BY_NAME
from clerk_app.domain.charge import numbers
from clerk_app.domain.companion_inputs import LANGUAGES, translation
from clerk_app.domain.compose_provisions import PART
from clerk_app.domain.compose_texts import CONTEXT
from clerk_app.domain.pack_part import LETTER_PARTS, MANDATORY_PARTS, DecisionType, InputSpec, TextBlock
from clerk_app.domain.pack_rule import Condition
from clerk_app.domain.provision import FREE, NUMBER, Mandatory
from clerk_app.domain.service_pack import ServicePack

Fault = tuple[str, str]

WEIGHED = "ermessen"  # the question what was weighed where the law leaves a choice


def decision_faults(pack: ServicePack, decision: DecisionType) -> Iterator[Fault]:
    found = (_references, _law, _weighed, _parts, _provisions)
    for message in (message for look in found for message in look(pack, decision)):
        yield decision.id, f"Entscheidung „{decision.id}“: {message}"
    yield from _names(pack, decision)


def _references(pack: ServicePack, decision: DecisionType) -> Iterator[str]:
    checks = {check.id for check in pack.checks}
    for use in decision.blocks:
        if use.text not in pack.texts:
            yield f"Der Baustein „{use.text}“ fehlt (texts/{use.text}.md)."
    for name in decision.settled or ():
        if name not in checks:
            yield f"Die Prüfung „{name}“ gibt es nicht."
    for act in (number for use in decision.fees for number in numbers(pack, decision, use)):
        if act not in pack.fees:
            yield f"Die Gebühr „{act}“ steht nicht in fees.toml."
    if decision.calculation and decision.calculation not in BY_NAME:
        yield f"Die Berechnung „{decision.calculation}“ gibt es nicht ({', '.join(BY_NAME)})."


def _law(pack: ServicePack, decision: DecisionType) -> Iterator[str]:
    if decision.letter and decision.remedy:
        yield "Ein Schreiben ohne Regelung („letter“) hat keinen Rechtsbehelf."
    if not decision.letter and decision.remedy not in pack.remedies:
        yield f"Der Rechtsbehelf „{decision.remedy}“ fehlt."
    if decision.automatic and decision.discretion:
        yield "Ohne Menschen darf nur entschieden werden, wo kein Ermessen besteht (discretion = false)."


def _weighed(pack: ServicePack, decision: DecisionType) -> Iterator[str]:
    """§ 39 (1) 3 HVwVfG, § 35 (1) 3 SGB X: where there is a choice, the notice says what was weighed."""
    asked = any(spec.id == WEIGHED and spec.required and _for(decision, spec) for spec in pack.inputs)
    told = any(WEIGHED in text.placeholders(block.text) for block in _used(pack, decision))
    missing = "" if asked else f"die Frage [[input]] mit id = „{WEIGHED}“"
    missing = missing or ("" if told else f"(({WEIGHED})) in einem Text der Begründung")
    if decision.discretion and missing:
        yield (
            f"Hier besteht Ermessen, und es fehlt {missing}. "
            "Lässt das Gesetz keine Wahl: discretion = false, und „bound“ sagt, warum."
        )
    if bool(decision.bound) == decision.discretion:
        yield "Zu discretion = false, und nur dazu, gehört „bound“: warum das Gesetz keine Wahl lässt."


def _for(decision: DecisionType, spec: InputSpec) -> bool:
    return not spec.decisions or decision.id in spec.decisions


def _used(pack: ServicePack, decision: DecisionType) -> Iterator[TextBlock]:
    return (pack.texts[use.text] for use in decision.blocks if use.text in pack.texts)


def _parts(pack: ServicePack, decision: DecisionType) -> Iterator[str]:
    """What a notice must have may not hang on one condition; of two wordings, one has to fit."""
    held: Counter[str] = Counter()
    for use in decision.blocks:
        if use.text in pack.texts and not use.offered:
            held[pack.texts[use.text].part] += 2 if use.when is None else 1
    remedy = pack.remedies.get(decision.remedy)
    if remedy is not None and remedy.text in pack.texts:
        held[pack.texts[remedy.text].part] += 2
    if decision.fees and not held["fee"]:
        yield "Sie erhebt eine Gebühr („fee“), aber kein Text mit part = „fee“ setzt sie fest."
    for part in LETTER_PARTS if decision.letter else MANDATORY_PARTS:
        if held[part] < 2:
            yield f"Der Pflichtteil „{part}“ fehlt."


def _provisions(pack: ServicePack, decision: DecisionType) -> Iterator[str]:
    """Chosen, numbered and left out are ancillary provisions alone; a notice has the rest as it stands."""
    for use in decision.blocks:
        block = pack.texts.get(use.text)
        if block is not None and block.part != PART and (use.offered or use.mandatory or block.kind):
            yield f"„offered“, „mandatory“ und „kind“ gehören zu „{PART}“, nicht zu „{block.id}“."
        if use.offered and use.mandatory is not Mandatory.NO:
            yield f"„{use.text}“ steht nur im Verzeichnis und kann nicht Pflicht sein."
        if use.text.startswith(FREE):
            yield f"„{use.text}“ darf nicht mit „{FREE}“ beginnen: So heißen freie Nebenbestimmungen."


def _names(pack: ServicePack, decision: DecisionType) -> Iterator[Fault]:
    """Placeholders and conditions may only name what there is."""
    known = _known(pack, decision)
    used = [use.text for use in decision.blocks]
    used += [pack.remedies[decision.remedy].text] if decision.remedy in pack.remedies else []
    used += [translation(id, language) for id in used for language in LANGUAGES] + [decision.plain]
    written = [(id, pack.texts[id].text) for id in used if id in pack.texts]
    for id, content in (*written, (decision.id, decision.subject), (decision.id, decision.title)):
        for name in text.placeholders(content):
            if name not in known:
                yield id, f"„{id}“: ((…)) nennt „{name}“, das es bei „{decision.id}“ nicht gibt."
    for leaf in (leaf for condition in _conditions(pack, decision) for leaf in _leaves(condition)):
        if leaf.subject in ("input", "result") and leaf.name not in known:
            message = f"Entscheidung „{decision.id}“: Die Bedingung nennt das unbekannte „{leaf.name}“."
            yield decision.id, message


def _known(pack: ServicePack, decision: DecisionType) -> set[str]:
    results = BY_NAME[decision.calculation].results if decision.calculation in BY_NAME else ()
    inputs = (spec.id for spec in pack.inputs if _for(decision, spec))
    numbered = (f"{NUMBER}{use.text}" for use in decision.blocks if _is_provision(pack, use.text))
    return {*CONTEXT, *inputs, *results, *numbered}


def _is_provision(pack: ServicePack, id: str) -> bool:
    return id in pack.texts and pack.texts[id].part == PART


def _conditions(pack: ServicePack, decision: DecisionType) -> Iterator[Condition]:
    asked = (spec.when for spec in pack.inputs if decision.id in spec.decisions)
    blocks, fees = (use.when for use in decision.blocks), (use.when for use in decision.fees)
    found = (
        *blocks,
        *fees,
        *(need.that for need in decision.requires),
        *asked,
        decision.minor,
        decision.free,
    )
    return (condition for condition in found if condition is not None)


def _leaves(condition: Condition) -> Iterator[Condition]:
    if not condition.parts:
        yield condition
    for part in condition.parts:
        yield from _leaves(part)
