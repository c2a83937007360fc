"""Who pays nothing: the grounds a pack names, and the acts they do not reach."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from .errors import ClerkError
from .fee import Fee
from .pack_part import DecisionType, FeeUse, InputSpec
from .pack_path import FieldSet
from .pack_rule import Answers, holds
from .service_pack import ServicePack

NONE = "keine"


def claimed(reason: str) -> bool:
    return reason not in ("", NONE)


def exempt(pack: ServicePack, fee: Fee, reason: str) -> Fee:
    """The fee at nought, on that ground; refused where the law keeps the ground from this act."""
    decision, by = _charging(pack, fee.act)
    asked = _input(pack, decision.free.name if decision.free else "")
    grounds = {id: label for id, label in asked.choices if id != NONE}
    if reason not in grounds:
        raise ClerkError("fee.exemption_unknown", exemption=reason, known=", ".join(grounds))
    answers = Answers(FieldSet(()), (), date.min, date.min, {asked.id: reason, by: fee.act})
    for rule in decision.requires:
        if holds(rule.that, answers) is False:
            raise ClerkError("fee.not_exempt", because=rule.because, source=rule.source)
    return replace(fee, least=Decimal(0), most=Decimal(0), source=grounds[reason])


def _charging(pack: ServicePack, act: str) -> tuple[DecisionType, str]:
    """A decision that charges this act and can be free, and the choice the act is named in."""
    for decision in pack.decisions:
        if decision.free is not None and decision.free.subject == "input":
            for use in decision.fees:
                if use.act == act or act in _acts(pack, use):
                    return decision, use.by
    raise ClerkError("fee.no_exemption", act=act, service=pack.id)


def _acts(pack: ServicePack, use: FeeUse) -> tuple[str, ...]:
    return tuple(id for id, _ in _input(pack, use.by).choices) if use.by else ()


def _input(pack: ServicePack, id: str) -> InputSpec:
    return next(asked for asked in pack.inputs if asked.id == id)
