"""The calculations of the Wohngeld pack: from the clerk's inputs to amount, period and sheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from clerk_app.domain import money, text
from clerk_app.domain.calculation import Basis, Calculated, Doubt, ResultValue
from clerk_app.domain.composition import CalculationStep
from clerk_app.domain.service_pack import ServicePack

from . import sheet
from .change import Situation
from .formula import Result, wohngeld
from .household import Household, household
from .income import HouseholdIncome, household_income
from .period import USUAL_MONTHS, Period, PeriodPart, deemed_filing, grant_period, next_start, parts

RESULTS = (
    "wohngeld",
    "wohngeld_errechnet",
    "wohngeld_je_abschnitt",
    "abschnitte",
    "zeitraum_beginn",
    "zeitraum_ende",
    "antragstag",
    "mitglieder",
    "mitglieder_beruecksichtigt",
    "miete_bescheid",
    "einkommen_bescheid",
    "gesamteinkommen",
)


@dataclass(frozen=True)
class GrantPart:
    """A stretch of the period under one set of amounts."""

    part: PeriodPart
    lived: Household
    income: HouseholdIncome
    result: Result

    @property
    def situation(self) -> Situation:
        """What a later change is measured against (§ 27 WoGG)."""
        rent = self.result.rent
        heating = rent.heating * self.lived.dwelling.considered / self.lived.dwelling.members
        considered = rent.considered_rent - heating
        return Situation(self.lived.dwelling.considered, considered, self.income.total, self.result.payable)


@dataclass(frozen=True)
class Grant:
    period: Period
    parts: tuple[GrantPart, ...]


def calculate(basis: Basis) -> Calculated:
    found = grant(basis, _period(basis))
    return Calculated(
        values=values(basis, found), steps=steps(found), doubts=doubts(basis.pack, found, basis.today)
    )


def grant(basis: Basis, period: Period) -> Grant:
    """Every part of the period by the amounts that hold in it."""
    stretches = parts(period, basis.pack.wohngeld, basis.today)
    return Grant(period, tuple(_part(basis, stretch) for stretch in stretches))


def values(basis: Basis, found: Grant) -> dict[str, ResultValue]:
    first = found.parts[0]
    return {
        "wohngeld": _amount(first.result.payable),
        "wohngeld_errechnet": _amount(first.result.statutory),
        "wohngeld_je_abschnitt": ResultValue("long_text", "\n".join(map(_stretch, found.parts))),
        "abschnitte": ResultValue("integer", str(len(found.parts))),
        "zeitraum_beginn": ResultValue("date", found.period.start.isoformat()),
        "zeitraum_ende": ResultValue("date", found.period.end.isoformat()),
        "antragstag": ResultValue("date", _filing(basis).isoformat()),
        "mitglieder": ResultValue("integer", str(first.lived.dwelling.members)),
        "mitglieder_beruecksichtigt": ResultValue("integer", str(first.lived.dwelling.considered)),
        "miete_bescheid": _amount(first.lived.dwelling.rent),
        "einkommen_bescheid": _amount(first.income.after_expenses),
        "gesamteinkommen": _amount(first.income.total),
    }


def steps(found: Grant) -> tuple[CalculationStep, ...]:
    several = len(found.parts) > 1
    return tuple(step for part in found.parts for step in _part_steps(part, named=several))


def doubts(pack: ServicePack, found: Grant, today: date) -> tuple[Doubt, ...]:
    standing = [*_outdated(pack, found, today)]
    if any(part.result.open_point for part in found.parts):
        standing.append(Doubt("wohngeld.open_point", {}, "§ 19 Abs. 3 WoGG", open=True))
    if any(person.basic_pension for part in found.parts for person in part.lived.persons):
        standing.append(Doubt("wohngeld.basic_pension", {}, "§ 17a WoGG", open=True))
    return tuple(standing)


def _period(basis: Basis) -> Period:
    months = basis.count("monate") or USUAL_MONTHS
    return grant_period(_start(basis), months)


def _start(basis: Basis) -> date:
    """Typed by the clerk, or following the running grant (§ 25 (2), § 22 (4) WoGG)."""
    running = basis.optional_day("bisher_bis")
    if running is None or basis.inputs.get("beginn"):
        return basis.day("beginn")
    return next_start(basis.received_on, running)


def _filing(basis: Basis) -> date:
    running = basis.optional_day("bisher_bis")
    return deemed_filing(basis.received_on, running) if running else basis.received_on


def _part(basis: Basis, stretch: PeriodPart) -> GrantPart:
    parameters = stretch.parameters
    lived = household(basis, parameters)
    income = household_income(
        parameters.income, lived.persons, lived.single_parent, lived.maintenance, stretch.period.start
    )
    return GrantPart(stretch, lived, income, wohngeld(parameters, lived.dwelling, income.total))


def _part_steps(part: GrantPart, *, named: bool) -> Iterator[CalculationStep]:
    if named:
        span = f"{text.german_date(part.part.period.start)} bis {text.german_date(part.part.period.end)}"
        yield CalculationStep("Abschnitt", span, "§ 41 Abs. 1, § 44 Abs. 5 WoGG", part.part.parameters.source)
    yield from sheet.steps(part.part.parameters, part.lived, part.income, part.result)


def _outdated(pack: ServicePack, found: Grant, today: date) -> Iterator[Doubt]:
    """Amounts due for review are relied on only if newer ones are there."""
    for review in {part.part.parameters.next_review for part in found.parts} - {None}:
        newer = any(each.valid_from >= review for each in pack.wohngeld if review)
        if review is not None and today >= review and not newer:
            yield Doubt("parameters.outdated", {"since": text.german_date(review)}, "§ 43 WoGG")


def _stretch(part: GrantPart) -> str:
    period = part.part.period
    span = f"vom {text.german_date(period.start)} bis {text.german_date(period.end)}"
    return f"- {span} monatlich {money.euro(part.result.payable)}"


def _amount(amount: Decimal) -> ResultValue:
    return ResultValue("amount", money.canonical(amount))
