"""Interest on social benefits paid late (§ 44 SGB I): four percent, whole euros, months of thirty days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_DOWN, Decimal

from . import money

_RATE = Decimal("0.04")
_CENT = Decimal("0.01")


@dataclass(frozen=True)
class Claim:
    due_on: date
    amount: Decimal


@dataclass(frozen=True)
class ClaimInterest:
    claim: Claim
    since: date  # first day that bears interest
    months: int
    amount: Decimal


def interest(
    claims: Iterable[Claim], complete_on: date, paid_on: date
) -> tuple[tuple[ClaimInterest, ...], Decimal]:
    """Each claim's interest and their sum; `complete_on` is the day the complete application came."""
    earliest = _first(complete_on, 7)  # after six whole calendar months
    bearing = tuple(_of(claim, earliest, paid_on) for claim in claims)
    return bearing, sum((entry.amount for entry in bearing), Decimal(0))


def _of(claim: Claim, earliest: date, paid_on: date) -> ClaimInterest:
    since = max(_first(claim.due_on, 2), earliest)  # after one whole calendar month
    months = max(0, (paid_on.year - since.year) * 12 + paid_on.month - since.month)
    whole = claim.amount.quantize(Decimal(1), ROUND_DOWN)
    return ClaimInterest(claim, since, months, money.half_up(whole * _RATE * months / 12, _CENT))


def _first(day: date, months: int) -> date:
    total = day.year * 12 + day.month - 1 + months
    return date(total // 12, total % 12 + 1, 1)
