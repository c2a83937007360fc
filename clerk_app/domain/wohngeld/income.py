"""The income that counts for Wohngeld: §§ 13 to 18 WoGG, per person and for the household."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

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
    expenses: Decimal | None = None  # yearly work expenses proven above the flat amount


@dataclass(frozen=True)
class PersonIncome:
    person: Person
    gross: Decimal
    expenses: Decimal
    rate: Decimal
    net: Decimal  # after expenses and the deduction of § 16
    allowance: Decimal  # § 17 nos. 1 and 4


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
) -> HouseholdIncome:
    """§ 13 WoGG: all incomes less allowances; `maintenance` per month as far as § 18 lets it count."""
    counted = tuple(_person_income(parameters, person) for person in persons)
    relief = parameters.single_parent / _MONTHS if single_parent else _ZERO
    total = sum((entry.net - entry.allowance for entry in counted), -relief - maintenance)
    return HouseholdIncome(counted, relief, maintenance, max(_ZERO, total))


def _person_income(parameters: IncomeParameters, person: Person) -> PersonIncome:
    work = _flat(person.earnings, person.expenses or parameters.work_expenses)
    retired = _flat(person.pension, parameters.pension_expenses)
    gross = person.earnings + person.pension + person.other
    rate = parameters.deduction_rate * person.contributions
    net = (gross - work - retired) * (1 - rate)
    return PersonIncome(person, gross, work + retired, rate, net, _allowance(parameters, person))


def _flat(receipts: Decimal, yearly: Decimal) -> Decimal:
    """Flat expenses may use up the receipts they belong to, not more (§ 14 (1) WoGG, § 9a EStG)."""
    return min(receipts, yearly / _MONTHS)


def _allowance(parameters: IncomeParameters, person: Person) -> Decimal:
    disabled = parameters.severe_disability / _MONTHS if person.severely_disabled else _ZERO
    child = min(person.earnings, parameters.child_earnings / _MONTHS) if person.working_child else _ZERO
    return disabled + child
