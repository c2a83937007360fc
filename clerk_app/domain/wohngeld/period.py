"""When Wohngeld begins and how long it runs (§ 22 (4), § 25 WoGG), and which amounts hold for which part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from clerk_app.domain import deadline

from .parameters import Parameters, in_force

USUAL_MONTHS = 12  # § 25 (1)
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Period:
    start: date
    end: date

    def crosses(self, day: date) -> bool:
        """Whether `day` begins a new part inside."""
        return self.start < day <= self.end


@dataclass(frozen=True)
class PeriodPart:
    period: Period
    parameters: Parameters


def grant_period(start: date, months: int) -> Period:
    return Period(start, deadline.period_end(start, months=months) - _DAY)


def deemed_filing(received_on: date, running_until: date) -> date:
    """§ 22 (4): who asks more than two months before the end is deemed to ask two months before it."""
    earliest = _first(running_until, -1)
    return max(received_on, earliest)


def next_start(received_on: date, running_until: date) -> date:
    """§ 25 (2): the first of the month of filing, but not while the present grant still runs."""
    filing = deemed_filing(received_on, running_until)
    return max(filing.replace(day=1), running_until + _DAY)


def parts(period: Period, sets: Sequence[Parameters], decided_on: date) -> tuple[PeriodPart, ...]:
    """§ 41 (1), § 44 (5): until new amounts enter into force the old ones hold, from then on the new ones.

    A decision made before they enter into force keeps to the old law (§ 41 (2)); § 44 (1) then has it decided
    anew from that day on.
    """
    known = [each for each in sets if each.valid_from <= max(decided_on, period.start)]
    changes = sorted(each.valid_from for each in known if period.crosses(each.valid_from))
    starts = [period.start, *changes]
    ends = [*(day - _DAY for day in changes), period.end]
    return tuple(
        PeriodPart(Period(start, end), in_force(known or sets, start))
        for start, end in zip(starts, ends, strict=True)
    )


def _first(day: date, months: int) -> date:
    """The first of the month so many months away."""
    total = day.year * 12 + day.month - 1 + months
    return date(total // 12, total % 12 + 1, 1)
