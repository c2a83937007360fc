"""The formula of § 19 WoGG, step by step as Anlage 3 prescribes."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext

from clerk_app.domain.money import half_up

from .parameters import LARGEST_TABLE, Parameters

_TEN_DECIMALS = Decimal("1E-10")
_ZERO = Decimal(0)


@dataclass(frozen=True)
class Dwelling:
    """`members` live there; `considered` of them count for Wohngeld (§§ 6 to 8, § 11 (3) WoGG)."""

    members: int
    considered: int
    rent_step: str
    rent: Decimal  # gross cold rent of the whole dwelling, per month


@dataclass(frozen=True)
class RentResult:
    ceiling: Decimal
    climate: Decimal
    heating: Decimal
    share: Decimal
    considered_rent: Decimal  # M before the minimum of Anlage 3


@dataclass(frozen=True)
class Result:
    rent: RentResult
    income: Decimal  # Y before the minimum of Anlage 3
    used_rent: Decimal
    used_income: Decimal
    z1: Decimal
    z2: Decimal
    z3: Decimal
    z4: Decimal
    rounded: Decimal
    further: Decimal  # supplement for the thirteenth and further members
    statutory: Decimal
    payable: Decimal
    open_point: bool  # § 19 (3) does not say what holds when the formula gives nothing


def considered_rent(parameters: Parameters, dwelling: Dwelling) -> RentResult:
    """§ 11 WoGG: rent up to the ceiling, plus heating relief, for the share of the considered members."""
    members = dwelling.members
    ceiling = parameters.rent_ceiling[dwelling.rent_step].at(members)
    climate, heating = parameters.climate.at(members), parameters.heating.at(members)
    share = Decimal(dwelling.considered) / Decimal(members)
    whole = min(dwelling.rent, ceiling + climate) + heating
    # Multiplied before divided, so that a share such as one third stays exact as long as it can.
    considered = whole * dwelling.considered / members
    return RentResult(ceiling, climate, heating, share, considered)


def wohngeld(parameters: Parameters, dwelling: Dwelling, income: Decimal) -> Result:
    with localcontext(Context(prec=40, rounding=ROUND_HALF_UP)):
        return _formula(parameters, dwelling, income)


def _formula(parameters: Parameters, dwelling: Dwelling, income: Decimal) -> Result:
    rent = considered_rent(parameters, dwelling)
    least_rent, least_income = parameters.minima_for(dwelling.considered)
    used_rent, used_income = max(rent.considered_rent, least_rent), max(income, least_income)
    a, b, c = parameters.coefficients_for(dwelling.considered)
    z1 = _fixed(a + b * used_rent + c * used_income)
    z2 = _fixed(z1 * used_income)
    z3 = _fixed(used_rent - z2)
    z4 = _fixed(parameters.factor * z3)
    rounded = max(_ZERO, half_up(z4))
    further = parameters.further_member * max(0, dwelling.considered - LARGEST_TABLE)
    statutory = _capped(rounded + further, used_rent) if further else rounded
    return Result(
        rent, income, used_rent, used_income, z1, z2, z3, z4,
        rounded=rounded,
        further=further,
        statutory=statutory,
        payable=statutory if statutory >= parameters.minimum_payable else _ZERO,
        open_point=bool(further) and z4 <= 0,
    )  # fmt: skip


def _capped(amount: Decimal, used_rent: Decimal) -> Decimal:
    """§ 19 (3): never more than the rent considered."""
    return min(amount, half_up(used_rent))


def _fixed(value: Decimal) -> Decimal:
    return half_up(value, _TEN_DECIMALS)
