"""The calculation sheet of a Wohngeld notice: every line with its paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from clerk_app.domain import money
from clerk_app.domain.composition import CalculationStep

from .formula import Result
from .household import Household
from .income import HouseholdIncome, PersonIncome
from .parameters import LARGEST_TABLE, Parameters


def steps(
    parameters: Parameters, household: Household, income: HouseholdIncome, result: Result
) -> tuple[CalculationStep, ...]:
    return (
        *_members(household),
        *_income(income),
        *_rent(household, result),
        *_minima(parameters, household, result),
        *_formula(parameters, household, result),
    )


def _members(household: Household) -> Iterator[CalculationStep]:
    dwelling = household.dwelling
    yield CalculationStep("Haushaltsmitglieder", str(dwelling.members), "§ 5 WoGG")
    detail = (
        f"{dwelling.members - dwelling.considered} vom Wohngeld ausgeschlossen" if _shared(household) else ""
    )
    yield CalculationStep("davon zu berücksichtigen", str(dwelling.considered), "§§ 6 bis 8 WoGG", detail)


def _income(income: HouseholdIncome) -> Iterator[CalculationStep]:
    for entry in income.persons:
        yield from _person(entry)
    if income.single_parent:
        yield _minus("Freibetrag für Alleinerziehende", income.single_parent, "§ 17 Nr. 3 WoGG")
    if income.maintenance:
        yield _minus("Abzug für Unterhaltsleistungen", income.maintenance, "§ 18 WoGG")
    yield CalculationStep("Gesamteinkommen im Monat (Y)", _euro(income.total), "§ 13 WoGG", result=True)


def _person(entry: PersonIncome) -> Iterator[CalculationStep]:
    name = entry.person.name
    if not entry.gross:
        yield CalculationStep(f"Einnahmen {name}", _euro(entry.gross), "§ 14 WoGG", "keine Einnahmen")
        return
    yield CalculationStep(f"Einnahmen {name}", _euro(entry.gross), "§ 14 WoGG")
    if entry.expenses:
        yield _minus("Werbungskosten", entry.expenses, "§ 14 Abs. 1 WoGG, § 9a EStG")
    if entry.rate:
        label = f"Abzug {money.number(entry.rate * 100, 0)} % für Steuern und Beiträge"
        yield _minus(label, (entry.gross - entry.expenses) * entry.rate, "§ 16 WoGG")
    for paragraph, amount in entry.allowances:
        yield _minus("Freibetrag", amount, paragraph)
    yield CalculationStep(f"Einkommen {name}", _euro(entry.net - entry.allowance), "§§ 13 bis 17a WoGG")


def _rent(household: Household, result: Result) -> Iterator[CalculationStep]:
    dwelling, rent = household.dwelling, result.rent
    yield from household.lodging.steps
    yield CalculationStep(household.lodging.label, _euro(dwelling.rent), household.lodging.source)
    yield CalculationStep(
        "Höchstbetrag", _euro(rent.ceiling), "§ 12 Abs. 1 WoGG, Anlage 1", f"Mietenstufe {dwelling.rent_step}"
    )
    yield CalculationStep("Klimakomponente", _euro(rent.climate), "§ 12 Abs. 7 WoGG")
    yield CalculationStep("Entlastung bei den Heizkosten", _euro(rent.heating), "§ 12 Abs. 6 WoGG")
    if _shared(household):
        share = f"{dwelling.considered} von {dwelling.members}"
        yield CalculationStep("Anteil der zu berücksichtigenden Mitglieder", share, "§ 11 Abs. 3 WoGG")
    yield CalculationStep(
        "Zu berücksichtigende Miete (M)", _euro(rent.considered_rent), "§ 11 Abs. 1 WoGG", result=True
    )


def _minima(parameters: Parameters, household: Household, result: Result) -> Iterator[CalculationStep]:
    least_rent, least_income = parameters.minima_for(household.dwelling.considered)
    if result.rent.considered_rent < least_rent:
        yield CalculationStep("Mindestwert für M", _euro(least_rent), "Anlage 3 Nr. 1 zu § 19 WoGG")
    if result.income < least_income:
        yield CalculationStep("Mindestwert für Y", _euro(least_income), "Anlage 3 Nr. 1 zu § 19 WoGG")


def _formula(parameters: Parameters, household: Household, result: Result) -> Iterator[CalculationStep]:
    a, b, c = (_plain(value) for value in parameters.coefficients_for(household.dwelling.considered))
    source = "§ 19 Abs. 1 WoGG, Anlage 3 Nr. 2"
    yield CalculationStep("z1 = a + b × M + c × Y", _ten(result.z1), source, f"a = {a}, b = {b}, c = {c}")
    yield CalculationStep("z2 = z1 × Y", _ten(result.z2), source)
    yield CalculationStep("z3 = M − z2", _ten(result.z3), source)
    yield CalculationStep(f"z4 = {_plain(parameters.factor)} × z3", _ten(result.z4), source)
    yield CalculationStep("Gerundet auf volle Euro", _euro(result.rounded), "Anlage 3 Nr. 3 zu § 19 WoGG")
    if result.further:
        label = f"Zuschlag ab dem {LARGEST_TABLE + 1}. Mitglied, höchstens bis M"
        yield CalculationStep(label, _euro(result.further), "§ 19 Abs. 3 WoGG")
    below = "unter dem Mindestbetrag, kein Anspruch" if result.payable != result.statutory else ""
    yield CalculationStep(
        "Wohngeld im Monat",
        _euro(result.payable),
        "§ 19, § 21 Nr. 1 WoGG",
        _below(below, result),
        result=True,
    )


def _below(remark: str, result: Result) -> str:
    return f"errechnet {_euro(result.statutory)}, {remark}" if remark else ""


def _shared(household: Household) -> bool:
    return household.dwelling.considered != household.dwelling.members


def _minus(label: str, amount: Decimal, source: str) -> CalculationStep:
    return CalculationStep(label, f"− {_euro(amount)}", source)


def _euro(amount: Decimal) -> str:
    return f"{money.number(amount)} EUR"


def _ten(value: Decimal) -> str:
    return money.number(value, 10)


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}".replace(".", ",")
