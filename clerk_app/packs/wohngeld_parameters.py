"""Reads the dated amounts of the Wohngeldgesetz (parameters_*.toml)."""

from __future__ import annotations

import math
from decimal import Decimal

from clerk_app.domain.wohngeld.parameters import (
    LARGEST_TABLE,
    RENT_STEPS,
    BasicPension,
    IncomeParameters,
    LumpSums,
    Parameters,
    Scale,
)

from .entry import Entry


def parameters(entry: Entry) -> Parameters:
    ceiling = entry.entry("rent_ceiling", "Höchstbeträge")
    read = Parameters(
        valid_from=entry.day("valid_from"),
        next_review=entry.optional_day("next_review"),
        source=entry.text("source"),
        factor=entry.amount("factor"),
        coefficients=_coefficients(entry),
        minimum_rent=_per_member(entry, "minimum_rent"),
        minimum_income=_per_member(entry, "minimum_income"),
        rent_ceiling={step: _scale(ceiling, step) for step in RENT_STEPS},
        heating=_scale(entry, "heating"),
        climate=_scale(entry, "climate"),
        further_member=entry.amount("further_member"),
        minimum_payable=entry.amount("minimum_payable"),
        income=_income(entry.entry("income", "Einkommen")),
        lump_sums=_lump_sums(entry.entry("lump_sums", "Pauschbeträge")) if entry.has("lump_sums") else None,
    )
    ceiling.close()
    entry.close()
    return read


def _coefficients(entry: Entry) -> tuple[tuple[Decimal, Decimal, Decimal], ...]:
    rows = entry.rows("coefficients")
    whole = all(isinstance(row, list) and len(row) == 3 for row in rows)
    if len(rows) != LARGEST_TABLE or not whole:
        raise entry.error(f"„coefficients“ braucht {LARGEST_TABLE} Zeilen mit a, b und c.", "coefficients")
    numbers = [[_number(entry, "coefficients", value) for value in row] for row in rows]
    return tuple((a, b, c) for a, b, c in numbers)


def _income(entry: Entry) -> IncomeParameters:
    read = IncomeParameters(
        work_expenses=entry.amount("work_expenses"),
        pension_expenses=entry.amount("pension_expenses"),
        deduction_rate=entry.amount("deduction_rate"),
        severe_disability=entry.amount("severe_disability"),
        persecution=entry.amount("persecution"),
        single_parent=entry.amount("single_parent"),
        child_earnings=entry.amount("child_earnings"),
        basic_pension=_basic_pension(entry) if entry.has("basic_pension") else None,
    )
    entry.close()
    return read


def _basic_pension(income: Entry) -> BasicPension:
    entry = income.entry("basic_pension", "Freibetrag bei Grundrentenzeiten")
    needs = [(item.day("from"), item.amount("is")) for item in entry.entries("standard_need", "Regelbedarf")]
    read = BasicPension(entry.amount("floor"), entry.amount("share"), tuple(sorted(needs)))
    entry.close()
    return read


def _lump_sums(entry: Entry) -> LumpSums:
    read = LumpSums(
        heating_per_m2=entry.amount("heating_per_m2"),
        hot_water=_first_and_further(entry, "hot_water"),
        energy=_first_and_further(entry, "energy"),
        garage=entry.amount("garage"),
        parking=entry.amount("parking"),
        upkeep_per_m2=entry.amount("upkeep_per_m2"),
    )
    entry.close()
    return read


def _first_and_further(entry: Entry, key: str) -> Scale:
    """For one resident, for two, and what each further one adds."""
    values = _numbers(entry, key)
    if len(values) != 3:
        raise entry.error(f"„{key}“ braucht drei Werte: eine Person, zwei Personen, jede weitere.", key)
    return Scale(tuple(values[:2]), values[2])


def _per_member(entry: Entry, key: str) -> tuple[Decimal, ...]:
    values = tuple(_numbers(entry, key))
    if len(values) != LARGEST_TABLE:
        raise entry.error(f"„{key}“ braucht {LARGEST_TABLE} Werte, einen je Zahl der Mitglieder.", key)
    return values


def _scale(entry: Entry, key: str) -> Scale:
    """Five values and, last, the step for each further member."""
    values = _numbers(entry, key)
    if len(values) != 6:
        raise entry.error(f"„{key}“ braucht fünf Werte und zuletzt den Betrag je weiterem Mitglied.", key)
    return Scale(tuple(values[:-1]), values[-1])


def _numbers(entry: Entry, key: str) -> list[Decimal]:
    return [_number(entry, key, value) for value in entry.rows(key)]


def _number(entry: Entry, key: str, value: object) -> Decimal:
    """In quotation marks or as a bare number, never guessed."""
    bare = isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
    return Decimal(str(value)) if bare else entry.amount_of(key, str(value))
