"""Fees: what an act costs on a given day, and by which number of which schedule."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from . import money
from .errors import ClerkError
from .pack_part import DatedValue, FeeRule
from .service_pack import ServicePack


@dataclass(frozen=True)
class Fee:
    act: str
    label: str
    least: Decimal
    most: Decimal
    source: str

    @property
    def amount(self) -> Decimal | None:
        """None for a framework fee, within which the authority has to decide."""
        return self.least if self.least == self.most else None


def fee(pack: ServicePack, act: str, on: date, minor: bool = False) -> Fee:
    """What the act costs on that day. A minor pays the same where the law grants nothing less."""
    if pack.free_of_charge:
        return Fee(act, "kostenfrei", Decimal(0), Decimal(0), pack.free_of_charge)
    rule = _rule(pack, act)
    if rule.contested and not rule.values:
        raise ClerkError("fee.contested_missing", act=act)
    values = rule.minor if minor and rule.minor else rule.values
    value = _in_force(values, on)
    if value is None:
        raise ClerkError("fee.not_in_force", act=act, day=on.isoformat())
    return Fee(rule.id, rule.label, value.least, value.most, value.source)


def objection(pack: ServicePack, act: str, against: str, on: date, minor: bool = False) -> Fee:
    """What turning an objection down costs: a share of the fee of the act it is against."""
    if pack.free_of_charge:
        return fee(pack, act, on)
    rule = _rule(pack, act)
    if not rule.contested:
        raise ClerkError("fee.no_objection", act=act, service=pack.id)
    acted, value = fee(pack, against, on, minor), _in_force(rule.values, on)
    floor = value.least if value else Decimal(0)
    least, most = (max(floor, part(amount, rule.contested)) for amount in (acted.least, acted.most))
    source = value.source if value else rule.source
    return Fee(rule.id, rule.label, least, most, f"{source}; {acted.source}")


def part(amount: Decimal, share: Fraction) -> Decimal:
    """To the cent."""
    return money.half_up(amount * share.numerator / share.denominator, money.CENT)


def _rule(pack: ServicePack, act: str) -> FeeRule:
    rule = pack.fees.get(act) or next((r for id, r in pack.fees.items() if _bare(id) == _bare(act)), None)
    if not pack.fees:
        raise ClerkError("fee.no_schedule", act=act, service=pack.id)
    if rule is None:
        raise ClerkError("fee.unknown", act=act, service=pack.id, known=", ".join(pack.fees))
    return rule


def _bare(act: str) -> str:
    """One number, whether written 47(1) Nr.8 or § 47 Abs. 1 Nr. 8."""
    squeezed = re.sub(r"[§\s]", "", act.casefold()).removeprefix("nr.")
    return re.sub(r"satz(?=\d)", "s.", re.sub(r"abs\.(\d+)", r"(\1)", squeezed))


def _in_force(values: Sequence[DatedValue], on: date) -> DatedValue | None:
    begun = [value for value in values if value.since <= on]
    return max(begun, key=lambda value: value.since, default=None)
