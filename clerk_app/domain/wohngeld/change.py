"""When a running grant is decided anew: on application or ex officio (§ 27 WoGG)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

ON_APPLICATION = Decimal("0.10")  # § 27 (1)
EX_OFFICIO = Decimal("0.15")  # § 27 (2)


@dataclass(frozen=True)
class Situation:
    """`rent` is the considered rent without the relief for heating costs, `income` the total income."""

    members: int
    rent: Decimal
    income: Decimal
    wohngeld: Decimal


@dataclass(frozen=True)
class Change:
    """`reasons` in the order of the statute; `decided` when one of them holds and the amount follows."""

    reasons: tuple[str, ...]
    decided: bool


def on_application(before: Situation, after: Situation) -> Change:
    """§ 27 (1): more members, rent up or income down by more than 10 percent, and more Wohngeld for it."""
    reasons = tuple(_better(before, after))
    return Change(reasons, bool(reasons) and after.wohngeld > before.wohngeld)


def ex_officio(before: Situation, after: Situation) -> Change:
    """§ 27 (2): fewer members, rent down or income up by more than 15 percent, and less Wohngeld for it."""
    reasons = tuple(_worse(before, after))
    return Change(reasons, bool(reasons) and after.wohngeld < before.wohngeld)


def effective_from(changed_on: date) -> date:
    """§ 27 (2) sentence 3: not on the first of a month, then on the first of the next."""
    if changed_on.day == 1:
        return changed_on
    return (changed_on.replace(day=28) + timedelta(days=4)).replace(day=1)


def _better(before: Situation, after: Situation) -> Iterator[str]:
    if after.members > before.members:
        yield "mehr Haushaltsmitglieder (§ 27 Abs. 1 Satz 1 Nr. 1 WoGG)"
    if after.rent > before.rent * (1 + ON_APPLICATION):
        yield "Miete oder Belastung um mehr als 10 Prozent höher (§ 27 Abs. 1 Satz 1 Nr. 2 WoGG)"
    if after.income < before.income * (1 - ON_APPLICATION):
        yield "Gesamteinkommen um mehr als 10 Prozent niedriger (§ 27 Abs. 1 Satz 1 Nr. 3 WoGG)"


def _worse(before: Situation, after: Situation) -> Iterator[str]:
    if 0 < after.members < before.members:
        yield "weniger Haushaltsmitglieder (§ 27 Abs. 2 Satz 1 Nr. 1 WoGG)"
    if after.rent < before.rent * (1 - EX_OFFICIO):
        yield "Miete oder Belastung um mehr als 15 Prozent niedriger (§ 27 Abs. 2 Satz 1 Nr. 2 WoGG)"
    if after.income > before.income * (1 + EX_OFFICIO):
        yield "Gesamteinkommen um mehr als 15 Prozent höher (§ 27 Abs. 2 Satz 1 Nr. 3 WoGG)"
