"""Grants that still run when the amounts change: they are decided anew ex officio (§ 44 (1) WoGG)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from clerk_app.domain import text

from .period import Period

_GRANTS = ("zeitraum_beginn", "zeitraum_ende")


@dataclass(frozen=True)
class RunningGrant:
    case: str
    file_reference: str
    period: Period
    decided_on: date


def running_grant(case: str, data: Mapping[str, Any]) -> RunningGrant | None:
    """A grant from the decision data of an approved notice; None for any other decision."""
    results = data.get("results", {})
    start, end = (text.read_date(str(results.get(name, ""))) for name in _GRANTS)
    decided = text.read_date(str(data.get("date", "")))
    paid = str(results.get("wohngeld", "0.00")) not in ("", "0.00")
    if start is None or end is None or decided is None or not paid:
        return None
    return RunningGrant(case, str(data.get("file_reference", "")), Period(start, end), decided)


def touched(grants: Iterable[RunningGrant], since: date) -> tuple[RunningGrant, ...]:
    """Decided before the new amounts hold, and running beyond; the earliest end first."""
    found = (grant for grant in grants if grant.decided_on < since <= grant.period.end)
    return tuple(sorted(found, key=lambda grant: (grant.period.end, grant.file_reference)))
