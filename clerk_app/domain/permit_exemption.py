"""The clock of an exemption from the building permit: who may still object, and when building may begin.

§ 64 (3) HBO: nothing is granted; building may begin unless the municipality objects within a month.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from . import text
from .building_clock import Holidays, PeriodEnd
from .building_periods import older_than_law
from .calculation import Basis, Calculated, ResultValue
from .composition import CalculationStep
from .deadline import period_end, shifted
from .errors import ClerkError

FORWARDING_DAYS = 14  # § 64 (3) sentence 5 HBO: by then the month of the municipality has begun
OBJECTION_MONTHS = 1  # § 64 (3) sentence 4, § 64a HBO
START_YEARS = 5  # § 64 (3) sentence 7 HBO
INNER_AREA_UNTIL = date(2030, 12, 31)  # § 64a HBO: by the day the documents came
WAIVER, PROCEDURE, PROHIBITION = "verzicht", "verfahren", "untersagung"
INNER_AREA = "innenbereich"

RESULTS = (
    "gemeinde_frist_beginn",
    "gemeinde_bis",
    "bauaufsicht_bis",
    "baubeginn_ab",
    "baubeginn_bis",
    "baubeginn_zulaessig",
    "verfahren_noetig",
    "erklaerung_verspaetet",
)


@dataclass(frozen=True)
class ExemptionFacts:
    """`said` is what the municipality declared, `own_demand` the day we asked for a procedure."""

    received_on: date
    forwarded_on: date | None = None  # when the documents reached the municipality
    inner_area: bool = False  # § 64a: no development plan
    said: str = ""
    said_on: date | None = None
    own_demand: date | None = None


@dataclass(frozen=True)
class ExemptionClock:
    begun_on: date
    municipality: PeriodEnd
    own: PeriodEnd | None  # § 64a only
    late: bool  # the declaration came after the period and changes nothing
    procedure: bool  # an application for a permit is needed
    start: date | None  # building may begin from this day; None where it may not

    @property
    def start_until(self) -> date | None:
        return period_end(self.start, months=12 * START_YEARS) if self.start else None


def exemption_clock(facts: ExemptionFacts, holidays: Holidays) -> ExemptionClock:
    _sound(facts)
    latest = facts.received_on + timedelta(days=FORWARDING_DAYS)
    begun = min(facts.forwarded_on or latest, latest)
    municipality = _end(begun, holidays)
    own = _end(facts.received_on, holidays) if facts.inner_area else None
    late = facts.said_on is not None and facts.said_on > municipality.shifted
    objected = facts.said in (PROCEDURE, PROHIBITION) and not late
    demanded = own is not None and facts.own_demand is not None and facts.own_demand <= own.shifted
    start = None if objected or demanded else _start(facts, municipality, own, late=late)
    return ExemptionClock(begun, municipality, own, late, objected or demanded, start)


def calculate(basis: Basis) -> Calculated:
    facts = ExemptionFacts(
        received_on=basis.received_on,
        forwarded_on=basis.optional_day("gemeinde_eingang"),
        inner_area=basis.inputs.get("freistellung_art") == INNER_AREA,
        said=basis.inputs.get("gemeinde_erklaerung", ""),
        said_on=basis.optional_day("gemeinde_erklaert_am"),
        own_demand=basis.optional_day("bauaufsicht_fordert_am"),
    )
    clock = exemption_clock(facts, basis.holidays)
    doubts = older_than_law(facts.received_on) if facts.inner_area else ()
    return Calculated(_values(clock, basis.today), tuple(_steps(clock, facts)), doubts)


def _sound(facts: ExemptionFacts) -> None:
    days = (facts.forwarded_on, facts.said_on, facts.own_demand)
    if any(day is not None and day < facts.received_on for day in days):
        raise ClerkError("building.before_receipt", received=text.german_date(facts.received_on))
    if facts.inner_area and facts.received_on > INNER_AREA_UNTIL:
        raise ClerkError("building.inner_area_over", until=text.german_date(INNER_AREA_UNTIL))


def _start(facts: ExemptionFacts, municipality: PeriodEnd, own: PeriodEnd | None, *, late: bool) -> date:
    """Certain only once even the shifted ends have passed, as with a permit by silence."""
    free = municipality.shifted + timedelta(days=1)
    if facts.said == WAIVER and facts.said_on is not None and not late:
        free = facts.said_on
    return max(free, own.shifted + timedelta(days=1)) if own else free


def _end(start: date, holidays: Holidays) -> PeriodEnd:
    raw = period_end(start, months=OBJECTION_MONTHS)
    return PeriodEnd(raw, shifted(raw, holidays))


def _values(clock: ExemptionClock, today: date) -> dict[str, ResultValue]:
    days = {
        "gemeinde_frist_beginn": clock.begun_on,
        "gemeinde_bis": clock.municipality.shifted,
        "bauaufsicht_bis": clock.own.shifted if clock.own else None,
        "baubeginn_ab": clock.start,
        "baubeginn_bis": clock.start_until,
    }
    answers = {
        "baubeginn_zulaessig": clock.start is not None and clock.start <= today,
        "verfahren_noetig": clock.procedure,
        "erklaerung_verspaetet": clock.late,
    }
    values = {id: ResultValue("date", day.isoformat()) for id, day in days.items() if day is not None}
    return values | {id: ResultValue("yes_no", "ja" if yes else "nein") for id, yes in answers.items()}


def _steps(clock: ExemptionClock, facts: ExemptionFacts) -> Iterator[CalculationStep]:
    yield _step("Eingang der Bauvorlagen", facts.received_on, "§ 64 Abs. 3 Satz 1 HBO")
    yield _step("Monat der Gemeinde beginnt", clock.begun_on, "§ 64 Abs. 3 Satz 4 und 5 HBO")
    yield _step("Erklärung der Gemeinde bis", clock.municipality.shifted, "§ 64 Abs. 3 Satz 4 HBO")
    if clock.own is not None:
        yield _step("Forderung der Bauaufsicht bis", clock.own.shifted, "§ 64a Satz 1 HBO")
    if clock.start is not None and clock.start_until is not None:
        yield _step("Baubeginn zulässig ab", clock.start, "§ 64 Abs. 3 Satz 4 HBO")
        yield _step("Baubeginn spätestens", clock.start_until, "§ 64 Abs. 3 Satz 7 HBO")


def _step(label: str, day: date, source: str) -> CalculationStep:
    return CalculationStep(label, text.german_date(day), source)
