"""What a decision costs: the numbers of the fee schedule that apply to it, and their sum."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from . import fee, money
from .errors import ClerkError
from .pack_part import DecisionType, FeeUse
from .pack_rule import Answers, holds
from .service_pack import ServicePack


@dataclass(frozen=True)
class ChargedItem:
    label: str
    source: str
    amount: Decimal | None  # None while the amount within a framework is not fixed
    least: Decimal = Decimal(0)
    most: Decimal = Decimal(0)


@dataclass(frozen=True)
class Charge:
    items: tuple[ChargedItem, ...]

    @property
    def amount(self) -> Decimal | None:
        """The sum; None while one of the amounts is open."""
        amounts = [item.amount for item in self.items]
        known = [amount for amount in amounts if amount is not None]
        return sum(known, Decimal(0)) if len(known) == len(amounts) else None

    @property
    def bounds(self) -> tuple[Decimal, Decimal]:
        """Between which the sum lies, whatever is fixed within the frameworks."""
        fixed = [
            (item.least, item.most) if item.amount is None else (item.amount,) * 2 for item in self.items
        ]
        return sum((low for low, _ in fixed), Decimal(0)), sum((high for _, high in fixed), Decimal(0))

    @property
    def source(self) -> str:
        return "; ".join(dict.fromkeys(item.source for item in self.items if item.source))

    @property
    def listed(self) -> str:
        """One line per item, as a notice lists them."""
        return "\n".join(
            f"- {item.label}: {money.euro(item.amount)} ({item.source})"
            for item in self.items
            if item.amount is not None
        )


def charge(
    pack: ServicePack, decision: DecisionType, answers: Answers, on: date, *, minor: bool = False
) -> Charge:
    """By the fees in force on the day the application came. `minor`: known without the day of birth."""
    if decision.free is not None and holds(decision.free, answers) is True:
        return Charge(())
    reduced = decision.minor is not None and (minor or holds(decision.minor, answers) is True)
    return Charge(tuple(_items(pack, decision, answers, on, minor=reduced)))


def numbers(pack: ServicePack, decision: DecisionType, use: FeeUse) -> tuple[str, ...]:
    """Every number of the schedule it may come to."""
    asked = (spec for spec in pack.inputs if spec.id == use.by and decision.id in spec.decisions)
    return tuple(value for spec in asked for value, _ in spec.choices) or (use.act or use.by,)


def _items(
    pack: ServicePack, decision: DecisionType, answers: Answers, on: date, *, minor: bool
) -> Iterator[ChargedItem]:
    for use in decision.fees:
        if use.when is not None and holds(use.when, answers) is not True:
            continue
        act = answers.inputs.get(use.by, "") if use.by else use.act
        if not act:
            yield ChargedItem("", "", None)  # not chosen yet: the sum stays open
        else:
            found = fee.fee(pack, act, on, minor)
            least, most = (_part(use, bound) for bound in (found.least, found.most))
            due = _due(use, _amount(use, found, answers))
            yield ChargedItem(found.label, _source(use, found), due, least, most)


def _source(use: FeeUse, found: fee.Fee) -> str:
    if use.share == 1:
        return f"{use.law}, {found.source}" if use.law else found.source
    return f"{use.law}: {use.share} von {found.source}"


def _due(use: FeeUse, amount: Decimal | None) -> Decimal | None:
    return None if amount is None else _part(use, amount)


def _part(use: FeeUse, amount: Decimal) -> Decimal:
    return amount if use.share == 1 else fee.part(amount, use.share)


def _amount(use: FeeUse, found: fee.Fee, answers: Answers) -> Decimal | None:
    if not use.amount or found.amount is not None:
        return found.amount
    typed = money.read(answers.inputs.get(use.amount, ""))
    if typed is not None and not found.least <= typed <= found.most:
        facts = {"act": use.act, "least": money.euro(found.least), "most": money.euro(found.most)}
        raise ClerkError("fee.outside_framework", **facts)
    return typed
