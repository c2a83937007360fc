"""Who pays nothing: the grounds a pack names, and the acts they do not reach."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from .charge import numbers
from .errors import ClerkError
from .fee import Fee
from .pack_part import DecisionType, InputSpec
from .pack_path import FieldSet
from .pack_rule import Answers, holds
from .service_pack import ServicePack

NONE = "keine"


def claimed(reason: str) -> bool:
    return reason not in ("", NONE)


def exempt(pack: ServicePack, fee: Fee, reason: str) -> Fee:
    """The fee at nought, on that ground; refused where the law keeps the ground from this act."""
    decision, by = _charging(pack, fee.act)
    ground = granted(pack, decision, reason, {by: fee.act})
    return replace(fee, least=Decimal(0), most=Decimal(0), source=ground)


def granted(pack: ServicePack, decision: DecisionType, reason: str, given: Mapping[str, str]) -> str:
    """The ground as the pack words it."""
    asked = _input(pack, decision.free.name if decision.free else "")
    grounds = {id: label for id, label in asked.choices if id != NONE}
    if reason not in grounds:
        raise ClerkError("fee.exemption_unknown", exemption=reason, known=", ".join(grounds))
    answers = Answers(FieldSet(()), (), date.min, date.min, {**given, asked.id: reason})
    for rule in decision.requires:
        if holds(rule.that, answers) is False:
            raise ClerkError("fee.not_exempt", because=rule.because, source=rule.source)
    return grounds[reason]


def may_be_free(decision: DecisionType) -> bool:
    """Whether the clerk names the ground."""
    return decision.free is not None and decision.free.subject == "input"


def _charging(pack: ServicePack, act: str) -> tuple[DecisionType, str]:
    """A decision that charges this act and can be free, and the choice the act is named in."""
    for decision in pack.decisions:
        if may_be_free(decision):
            for use in decision.fees:
                if act in numbers(pack, decision, use):
                    return decision, use.by
    raise ClerkError("fee.no_exemption", act=act, service=pack.id)


def _input(pack: ServicePack, id: str) -> InputSpec:
    return next(asked for asked in pack.inputs if asked.id == id)
