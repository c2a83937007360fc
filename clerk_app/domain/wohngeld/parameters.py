"""The amounts of the Wohngeldgesetz as they hold from a given day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from clerk_app.domain.errors import ClerkError

RENT_STEPS = ("I", "II", "III", "IV", "V", "VI", "VII")
LARGEST_TABLE = 12  # Anlagen 1 and 2 end with twelve members


@dataclass(frozen=True)
class Scale:
    """A value per number of members, continued by a fixed step for every further one."""

    values: tuple[Decimal, ...]
    step: Decimal

    def at(self, members: int) -> Decimal:
        beyond = max(0, members - len(self.values))
        return self.values[min(members, len(self.values)) - 1] + self.step * beyond


@dataclass(frozen=True)
class IncomeParameters:
    """Flat deductions of §§ 15 to 18 WoGG, in euros per year."""

    work_expenses: Decimal
    pension_expenses: Decimal
    deduction_rate: Decimal
    severe_disability: Decimal
    persecution: Decimal
    single_parent: Decimal
    child_earnings: Decimal
    basic_pension: BasicPension | None = None


@dataclass(frozen=True)
class BasicPension:
    """§ 17a WoGG: a floor, a share of what lies above it, at most half of standard need level 1 a month."""

    floor: Decimal
    share: Decimal
    standard_need: tuple[tuple[date, Decimal], ...]  # level 1 per month, by the day it holds from

    def allowance(self, pension: Decimal, on: date) -> Decimal:
        """Per year, from the yearly pension."""
        begun = [need for since, need in self.standard_need if since <= on]
        if not begun:
            raise ClerkError("parameters.not_in_force", day=on.isoformat())
        above = max(Decimal(0), pension - self.floor)
        most = begun[-1] / 2 * 12
        return min(min(pension, self.floor) + above * self.share, most)


@dataclass(frozen=True)
class LumpSums:
    """§ 6 (2) and § 13 (2) WoGV: what is taken off a rent, or allowed to an owner, without proof."""

    heating_per_m2: Decimal
    hot_water: Scale
    energy: Scale
    garage: Decimal
    parking: Decimal
    upkeep_per_m2: Decimal  # per year


@dataclass(frozen=True)
class Parameters:
    valid_from: date
    next_review: date | None
    source: str
    factor: Decimal
    coefficients: tuple[tuple[Decimal, Decimal, Decimal], ...]
    minimum_rent: tuple[Decimal, ...]
    minimum_income: tuple[Decimal, ...]
    rent_ceiling: Mapping[str, Scale]
    heating: Scale
    climate: Scale
    further_member: Decimal
    minimum_payable: Decimal
    income: IncomeParameters
    lump_sums: LumpSums | None = None

    def coefficients_for(self, members: int) -> tuple[Decimal, Decimal, Decimal]:
        return self.coefficients[min(members, LARGEST_TABLE) - 1]

    def minima_for(self, members: int) -> tuple[Decimal, Decimal]:
        row = min(members, LARGEST_TABLE) - 1
        return self.minimum_rent[row], self.minimum_income[row]


def in_force(sets: Sequence[Parameters], day: date) -> Parameters:
    """The set that holds on `day`."""
    begun = [candidate for candidate in sets if candidate.valid_from <= day]
    if not begun:
        raise ClerkError("parameters.not_in_force", day=day.isoformat())
    return max(begun, key=lambda candidate: candidate.valid_from)
