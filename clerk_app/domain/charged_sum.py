"""What a notice charges, from bare facts: the sum of all the numbers its decision names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from . import exemption, money, text
from .charge import Charge, ChargedItem, charge, numbers
from .errors import ClerkError
from .fact_row import FactRow
from .pack_part import DecisionType, InputSpec
from .pack_path import FieldSet
from .pack_rule import Answers
from .service_pack import ServicePack


def calculate_sum(pack: ServicePack, facts: FactRow) -> dict[str, str]:
    """`decision` names it; its questions are answered by columns of their names, or by what the pack says.

    `act` answers the question for the number where the row does not.
    """
    decision = _decision(pack, facts.text("decision"))
    given = {spec.id: _given(spec, facts, pack, decision) for spec in _asked(pack, decision)}
    if exemption.claimed(reason := facts.text("exemption", "")):
        return _lines(pack, facts, Charge(()), _ground(pack, decision, reason, given))
    day = facts.day("on")
    answers = Answers(FieldSet(()), (), day, day, given)
    found = charge(pack, decision, answers, day, minor=facts.affirmed("minor"))
    return _lines(pack, facts, found, found.source)


def _ground(pack: ServicePack, decision: DecisionType, reason: str, given: Mapping[str, str]) -> str:
    if not exemption.may_be_free(decision):
        raise ClerkError("fee.no_exemption", act=decision.id, service=pack.id)
    return exemption.granted(pack, decision, reason, given)


def charging(pack: ServicePack, act: str) -> tuple[str, ...]:
    """The decisions that charge this number along with others."""
    return tuple(
        decision.id
        for decision in pack.decisions
        if len(decision.fees) > 1 and any(act in numbers(pack, decision, use) for use in decision.fees)
    )


def _decision(pack: ServicePack, id: str) -> DecisionType:
    known = {decision.id: decision for decision in pack.decisions if decision.fees}
    if id not in known:
        raise ClerkError("fee.decision_unknown", decision=id, service=pack.id, known=", ".join(known))
    return known[id]


def _asked(pack: ServicePack, decision: DecisionType) -> Iterator[InputSpec]:
    return (spec for spec in pack.inputs if not spec.decisions or decision.id in spec.decisions)


def _given(spec: InputSpec, facts: FactRow, pack: ServicePack, decision: DecisionType) -> str:
    if facts.has(spec.id):
        value = text.canonical(spec.kind, facts.text(spec.id))
        if value is None or (spec.choices and value not in dict(spec.choices)):
            raise facts.unreadable(spec.id)
        return value
    rule = pack.fees.get(facts.text("act", ""))
    named = rule is not None and any(use.by == spec.id for use in decision.fees)
    return rule.id if named and rule is not None and rule.id in dict(spec.choices) else spec.default


def _lines(pack: ServicePack, facts: FactRow, found: Charge, source: str) -> dict[str, str]:
    least, most = found.bounds
    return {
        "service": pack.id,
        "act": facts.text("act", ""),
        "decision": facts.text("decision"),
        "amount_eur": money.canonical(found.amount) if found.amount is not None else "",
        "least_eur": money.canonical(least),
        "most_eur": money.canonical(most),
        "label": "; ".join(map(_said, found.items)),
        "source": source,
    }


def _said(item: ChargedItem) -> str:
    if item.amount is not None:
        return f"{item.label}: {money.euro(item.amount)}"
    return f"{item.label}: {money.euro(item.least)} bis {money.euro(item.most)}"
