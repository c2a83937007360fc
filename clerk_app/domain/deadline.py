"""The legal clock: §§ 187 to 193 BGB, deemed announcement, the days a decision has to keep."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from .errors import ClerkError
from .service_pack import ServicePack

Holidays = Callable[[date], bool]

# § 37 (2) SGB X; § 41 (2) HVwVfG, which kept three days when the Federation went to four; § 9 (1) OZG.
FICTION_DAYS: Mapping[str, int] = MappingProxyType(
    {
        "SGBX_POST": 4,
        "SGBX_ELECTRONIC": 4,
        "HVWVFG_POST": 3,
        "HVWVFG_ELECTRONIC": 3,
        "OZG_MAILBOX": 4,
    }
)
REGISTERED = "VWZG_REGISTERED"
_FORMAL: Mapping[str, int] = MappingProxyType({REGISTERED: 4})  # § 4 (2) sentence 2 VwZG; no regime of a pack
_SATURDAY = 5
# The day from which the four days hold; what held before is not kept here.
_HOLDS_FROM: Mapping[str, date] = MappingProxyType(
    {"SGBX_POST": date(2025, 1, 1), "SGBX_ELECTRONIC": date(2025, 1, 1), REGISTERED: date(2025, 1, 1)}
)


@dataclass(frozen=True)
class Due:
    """The day by which the office has to have decided, and why."""

    on: date
    rule: str
    source: str


@dataclass(frozen=True)
class RemedyPeriod:
    announced: date
    month_raw: date
    month_end: date
    year_raw: date
    year_end: date


def period_end(event: date, months: int = 0, days: int = 0) -> date:
    """§§ 187 (1), 188 BGB: the event's own day does not count; a short month ends the period early."""
    total = event.year * 12 + event.month - 1 + months
    year, month = divmod(total, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(event.day, last)) + timedelta(days=days)


def shifted(end: date, holidays: Holidays) -> date:
    """§ 193 BGB, § 31 (3) VwVfG, § 26 (3) SGB X: a period does not end on a day off."""
    while end.weekday() >= _SATURDAY or holidays(end):
        end += timedelta(days=1)
    return end


def announced(posted: date, days: int) -> date:
    """The fiction day itself is never moved, not even onto a Monday."""
    return posted + timedelta(days=days)


def fiction_days(regime: str) -> int:
    known = {**FICTION_DAYS, **_FORMAL}
    if regime not in known:
        raise ClerkError("deadline.unknown_regime", regime=regime, known=", ".join(known))
    return known[regime]


def require_in_force(regime: str, posted: date) -> None:
    """Of a day before its law nothing is guessed."""
    since = _HOLDS_FROM.get(regime, date.min)
    if posted < since:
        raise ClerkError("deadline.before_law", regime=regime, since=since.strftime("%d.%m.%Y"))


def fiction_of(pack: ServicePack) -> int:
    """By which day after posting its notices count as announced."""
    return pack.announcement_days or fiction_days(pack.announcement)


def remedy_period(posted: date, days: int, holidays: Holidays) -> RemedyPeriod:
    """One month with a correct notice of remedies, one year without (§§ 58, 70, 74 VwGO)."""
    day = announced(posted, days)
    month, year = period_end(day, months=1), period_end(day, months=12)
    return RemedyPeriod(day, month, shifted(month, holidays), year, shifted(year, holidays))


def due(pack: ServicePack, procedure: str, received_on: date, holidays: Holidays) -> Due | None:
    """The processing deadline the pack names for this procedure."""
    for rule in pack.deadlines:
        if rule.processing and rule.applies_to(procedure):
            end = period_end(received_on, rule.months, rule.days)
            said = " – ".join(part for part in (rule.label, rule.unconfirmed) if part)
            return Due(shifted(end, holidays) if rule.shifts else end, said, rule.source)
    return None
