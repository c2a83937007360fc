"""The calculation "wohngeld" of a service pack: from the clerk's inputs to amount, period and sheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from clerk_app.domain import deadline, money
from clerk_app.domain.calculation import Basis, Calculated, Doubt, ResultValue

from .formula import Result, wohngeld
from .household import Household, household
from .income import HouseholdIncome, household_income
from .parameters import Parameters, in_force
from .sheet import steps

RESULTS = (
    "wohngeld",
    "wohngeld_errechnet",
    "zeitraum_ende",
    "mitglieder",
    "mitglieder_beruecksichtigt",
    "miete_bescheid",
    "einkommen_bescheid",
    "gesamteinkommen",
)


@dataclass(frozen=True)
class _Period:
    start: date
    months: int

    @property
    def end(self) -> date:
        return deadline.period_end(self.start, months=self.months) - timedelta(days=1)


def calculate(basis: Basis) -> Calculated:
    """By the amounts in force on the first day of the period."""
    period = _Period(basis.day("beginn"), basis.count("monate"))
    parameters = in_force(basis.pack.wohngeld, period.start)
    lived = household(basis)
    income = household_income(parameters.income, lived.persons, lived.single_parent, lived.maintenance)
    result = wohngeld(parameters, lived.dwelling, income.total)
    return Calculated(
        values=_values(lived, income, result, period),
        steps=steps(parameters, lived, income, result),
        doubts=tuple(_doubts(parameters, result, basis.today)),
    )


def _values(
    lived: Household, income: HouseholdIncome, result: Result, period: _Period
) -> dict[str, ResultValue]:
    return {
        "wohngeld": _amount(result.payable),
        "wohngeld_errechnet": _amount(result.statutory),
        "zeitraum_ende": ResultValue("date", period.end.isoformat()),
        "mitglieder": ResultValue("integer", str(lived.dwelling.members)),
        "mitglieder_beruecksichtigt": ResultValue("integer", str(lived.dwelling.considered)),
        "miete_bescheid": _amount(lived.dwelling.rent),
        "einkommen_bescheid": _amount(income.after_expenses),
        "gesamteinkommen": _amount(income.total),
    }


def _doubts(parameters: Parameters, result: Result, today: date) -> Iterator[Doubt]:
    review = parameters.next_review
    if review is not None and today >= review:
        facts = {"since": review.strftime("%d.%m.%Y")}
        yield Doubt("parameters.outdated", facts, "§ 43 WoGG")
    if result.open_point:
        yield Doubt("wohngeld.open_point", {}, "§ 19 Abs. 3 WoGG", open=True)


def _amount(amount: Decimal) -> ResultValue:
    return ResultValue("amount", money.canonical(amount))
