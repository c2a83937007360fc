"""Grants that still run when the amounts change: they are decided anew ex officio (§ 44 (1) WoGG)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from clerk_app.domain import text
from clerk_app.domain.calculation import Basis
from clerk_app.domain.errors import ClerkError
from clerk_app.domain.service_pack import ServicePack

from .grant import grant
from .period import Period

_GRANTS = ("zeitraum_beginn", "zeitraum_ende")


@dataclass(frozen=True)
class RunningGrant:
    case: str
    file_reference: str
    period: Period
    decided_on: date
    inputs: Mapping[str, str] = field(default_factory=dict, compare=False)


def running_grant(case: str, data: Mapping[str, Any]) -> RunningGrant | None:
    """A grant from the decision data of an approved notice; None for any other decision."""
    results = data.get("results", {})
    start, end = (text.read_date(str(results.get(name, ""))) for name in _GRANTS)
    decided = text.read_date(str(data.get("date", "")))
    paid = str(results.get("wohngeld", "0.00")) not in ("", "0.00")
    if start is None or end is None or decided is None or not paid:
        return None
    return RunningGrant(
        case, str(data.get("file_reference", "")), Period(start, end), decided, data.get("inputs", {})
    )


def touched(grants: Iterable[RunningGrant], since: date) -> tuple[RunningGrant, ...]:
    """Decided before the new amounts hold, and running beyond; the earliest end first."""
    found = (each for each in grants if each.decided_on < since <= each.period.end)
    return tuple(sorted(found, key=lambda each: (each.period.end, each.file_reference)))


def paid_before(pack: ServicePack, running: RunningGrant, since: date) -> Decimal | None:
    """The amount on the day before, by the pack it was decided with."""
    return _amount(pack, running, running.period, running.decided_on, since - timedelta(days=1))


def paid_from(pack: ServicePack, running: RunningGrant, since: date) -> Decimal | None:
    """What the same household gets from that day on by `pack`; None where a person has to look."""
    rest = Period(max(since, running.period.start), running.period.end)
    return _amount(pack, running, rest, since, rest.start)


def _amount(
    pack: ServicePack, running: RunningGrant, period: Period, decided_on: date, day: date
) -> Decimal | None:
    try:
        found = grant(Basis(pack, running.inputs, {}, decided_on), period)
    except (ClerkError, LookupError, ArithmeticError, ValueError):
        return None
    held = (part for part in found.parts if part.part.period.start <= day <= part.part.period.end)
    return next((part.result.payable for part in held), None)
