"""The clock of a building application: complete, deemed withdrawn, to be decided, deemed granted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from .deadline import period_end, shifted
from .errors import ClerkError

Holidays = Callable[[date], bool]

IN_FORCE = date(2025, 10, 14)  # of the law that knows the periods below
CHECK_MONTHS = 1  # § 70 (2) HBO
DECISION_MONTHS = 3  # § 65 (2), § 70 (4) HBO
MOST_EXTENSION = 2


class BuildingProcedure(StrEnum):
    SIMPLIFIED = "vereinfacht"  # § 65 HBO: deemed granted when the period lapses
    REGULAR = "regulär"  # § 66 HBO: the same period, but silence grants nothing
    SPECIAL = "sonderbau"  # § 70 (4) HBO: no statutory period


@dataclass(frozen=True)
class BuildingFacts:
    """What happened. `asked_on` is the day something was requested, `until` the period set for it."""

    procedure: BuildingProcedure
    received_on: date
    asked_on: date | None = None
    until: date | None = None
    completed_on: date | None = None
    extended_by: int = 0  # months
    extended_on: date | None = None
    decided_on: date | None = None


@dataclass(frozen=True)
class PeriodEnd:
    """Whether § 31 (3) HVwVfG moves periods of fiction is open: the office works towards `raw`."""

    raw: date
    shifted: date


@dataclass(frozen=True)
class BuildingClock:
    check: PeriodEnd
    complete_on: date | None  # None while something requested is missing
    deemed_complete: bool
    withdrawn_on: date | None  # deemed withdrawn from this day
    decision: PeriodEnd | None  # without an extension
    extended: PeriodEnd | None
    due: PeriodEnd | None  # the one that counts
    granted_on: date | None  # deemed granted from this day


def building_clock(facts: BuildingFacts, today: date, holidays: Holidays) -> BuildingClock:
    _sound(facts)
    check = _end(facts.received_on, CHECK_MONTHS, holidays)
    late_request = facts.asked_on is None or facts.asked_on > check.shifted
    complete_on, deemed = _complete(facts, check, today, late_request=late_request)
    start = facts.received_on if deemed else complete_on
    decision = None
    if start is not None and facts.procedure is not BuildingProcedure.SPECIAL:
        decision = _end(start, DECISION_MONTHS, holidays)
    extended = None
    if decision is not None and start is not None and facts.extended_by:
        extended = _end(start, DECISION_MONTHS + facts.extended_by, holidays)
        _in_time(facts, decision)
    due = extended or decision
    withdrawn = None if late_request else _withdrawn(facts, today, holidays)
    granted = _granted(facts, due, today) if withdrawn is None else None
    return BuildingClock(check, complete_on, deemed, withdrawn, decision, extended, due, granted)


def _sound(facts: BuildingFacts) -> None:
    if not 0 <= facts.extended_by <= MOST_EXTENSION:
        raise ClerkError("building.extension_too_long", months=facts.extended_by)
    later = (facts.asked_on, facts.until, facts.completed_on, facts.extended_on, facts.decided_on)
    if any(day is not None and day < facts.received_on for day in later):
        raise ClerkError("building.before_receipt", received=facts.received_on.strftime("%d.%m.%Y"))


def _complete(
    facts: BuildingFacts, check: PeriodEnd, today: date, *, late_request: bool
) -> tuple[date | None, bool]:
    """§ 70 (2) sentence 2 HBO: no request within the month, and the application is deemed complete.

    From which day the three months then run the statute does not say; the cautious reading counts from
    receipt, and so does a full examination that ended without a request.
    """
    if facts.completed_on is not None:
        return facts.completed_on, False
    if late_request and today > check.raw:
        return check.raw, True
    return None, False


def _withdrawn(facts: BuildingFacts, today: date, holidays: Holidays) -> date | None:
    """§ 70 (2) sentence 5 HBO: not mended within the period, and the application is deemed withdrawn.

    A period set to a day off ends on the next working day (§ 31 (3) HVwVfG).
    """
    if facts.until is None:
        return None
    end = shifted(facts.until, holidays)
    if facts.completed_on is not None and facts.completed_on <= end:
        return None
    return end + timedelta(days=1) if today > end else None


def _granted(facts: BuildingFacts, due: PeriodEnd | None, today: date) -> date | None:
    """§ 65 (2) sentence 3 HBO. Certain only once even the shifted end has passed."""
    if facts.procedure is not BuildingProcedure.SIMPLIFIED or due is None:
        return None
    decided_in_time = facts.decided_on is not None and facts.decided_on <= due.shifted
    return None if decided_in_time or today <= due.shifted else due.shifted + timedelta(days=1)


def _in_time(facts: BuildingFacts, decision: PeriodEnd) -> None:
    """§ 42a (2) HVwVfG: an extension after the period has lapsed extends nothing."""
    if facts.extended_on is not None and facts.extended_on > decision.raw:
        raise ClerkError("building.extension_too_late", end=decision.raw.strftime("%d.%m.%Y"))


def _end(start: date, months: int, holidays: Holidays) -> PeriodEnd:
    raw = period_end(start, months=months)
    return PeriodEnd(raw, shifted(raw, holidays))
