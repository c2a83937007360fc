"""The income that counts for Wohngeld: §§ 13 to 18 WoGG, per person and for the household."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from clerk_app.domain.errors import ClerkError

from .parameters import IncomeParameters

_MONTHS = Decimal(12)
_ZERO = Decimal(0)


@dataclass(frozen=True)
class Person:
    """Monthly gross receipts of a considered member. `contributions` counts tax, health, pension (§ 16)."""

    name: str
    earnings: Decimal = _ZERO
    pension: Decimal = _ZERO
    other: Decimal = _ZERO
    contributions: int = 0
    severely_disabled: bool = False  # § 17 no. 1: degree 100, or care at home
    working_child: bool = False  # § 17 no. 4: child under 25 with earnings of its own
    persecuted: bool = False  # § 17 no. 2
    basic_pension: bool = False  # § 17a: at least 33 years of basic pension time
    expenses: Decimal | None = None  # yearly work expenses proven above the flat amount


@dataclass(frozen=True)
class PersonIncome:
    person: Person
    gross: Decimal
    expenses: Decimal
    rate: Decimal
    net: Decimal  # after expenses and the deduction of § 16
    allowances: tuple[tuple[str, Decimal], ...]  # paragraph, amount

    @property
    def allowance(self) -> Decimal:
        return sum((amount for _, amount in self.allowances), _ZERO)


@dataclass(frozen=True)
class HouseholdIncome:
    persons: tuple[PersonIncome, ...]
    single_parent: Decimal
    maintenance: Decimal
    total: Decimal  # Y per month, never below nought

    @property
    def gross(self) -> Decimal:
        return sum((person.gross for person in self.persons), _ZERO)

    @property
    def after_expenses(self) -> Decimal:
        """The sum the notice has to state (§ 24 (3), § 27 (3) no. 3 WoGG)."""
        return sum((person.gross - person.expenses for person in self.persons), _ZERO)


def household_income(
    parameters: IncomeParameters,
    persons: tuple[Person, ...],
    single_parent: bool,
    maintenance: Decimal = _ZERO,
    on: date = date.max,
) -> HouseholdIncome:
    """§ 13 WoGG: all incomes less allowances; `maintenance` per month as far as § 18 lets it count."""
    counted = tuple(_person_income(parameters, person, on) for person in persons)
    relief = parameters.single_parent / _MONTHS if single_parent else _ZERO
    total = sum((entry.net - entry.allowance for entry in counted), -relief - maintenance)
    return HouseholdIncome(counted, relief, maintenance, max(_ZERO, total))


def _person_income(parameters: IncomeParameters, person: Person, on: date) -> PersonIncome:
    work = _flat(person.earnings, person.expenses or parameters.work_expenses)
    retired = _flat(person.pension, parameters.pension_expenses)
    gross = person.earnings + person.pension + person.other
    rate = parameters.deduction_rate * person.contributions
    net = (gross - work - retired) * (1 - rate)
    return PersonIncome(person, gross, work + retired, rate, net, tuple(_allowances(parameters, person, on)))


def _flat(receipts: Decimal, yearly: Decimal) -> Decimal:
    """Flat expenses may use up the receipts they belong to, not more (§ 14 (1) WoGG, § 9a EStG)."""
    return min(receipts, yearly / _MONTHS)


def _allowances(parameters: IncomeParameters, person: Person, on: date) -> Iterator[tuple[str, Decimal]]:
    if person.severely_disabled:
        yield "§ 17 Nr. 1 WoGG", parameters.severe_disability / _MONTHS
    if person.persecuted:
        yield "§ 17 Nr. 2 WoGG", parameters.persecution / _MONTHS
    if person.working_child and person.earnings:
        yield "§ 17 Nr. 4 WoGG", min(person.earnings, parameters.child_earnings / _MONTHS)
    if person.basic_pension:
        if parameters.basic_pension is None:
            raise ClerkError("wohngeld.no_basic_pension", name=person.name)
        yearly = parameters.basic_pension.allowance(person.pension * _MONTHS, on)
        yield "§ 17a WoGG", yearly / _MONTHS
