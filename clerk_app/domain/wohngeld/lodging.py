"""What the home costs a month: the rent, also from a total with lump sums, or the owner's burden."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from clerk_app.domain import money
from clerk_app.domain.calculation import Basis
from clerk_app.domain.composition import CalculationStep
from clerk_app.domain.errors import ClerkError

from .parameters import LumpSums, Parameters

OWNED = "eigentum"  # owner-occupied: Lastenzuschuss
CARE_HOME = "heim"  # nobody knows its rent: the ceiling stands for it
FROM_TOTAL = "gesamt"  # the rent is worked out from the total rent
LUMP = "pauschal"  # the contract names no amount: § 6 (2) WoGV
PROVEN = "betrag"

_CENT = Decimal("0.01")
_MONTHS = Decimal(12)
_ZERO = Decimal(0)
_ITEMS = {
    "heizung": ("Heizung", "§ 9 Abs. 2 Nr. 1 WoGG", "§ 6 Abs. 2 Nr. 1 WoGV"),
    "warmwasser": ("Warmwasser", "§ 9 Abs. 2 Nr. 1 WoGG", "§ 6 Abs. 2 Nr. 2 WoGV"),
    "energie": ("Haushaltsenergie", "§ 9 Abs. 2 Nr. 3 WoGG", "§ 6 Abs. 2 Nr. 3 WoGV"),
    "garage": ("Garage", "§ 9 Abs. 2 Nr. 4 WoGG", "§ 6 Abs. 2 Nr. 4 WoGV"),
    "stellplatz": ("Stellplatz", "§ 9 Abs. 2 Nr. 4 WoGG", "§ 6 Abs. 2 Nr. 4 WoGV"),
}


@dataclass(frozen=True)
class Lodging:
    """`label` is Bruttokaltmiete or Belastung; `steps` say how the amount came about."""

    label: str
    source: str
    amount: Decimal
    steps: tuple[CalculationStep, ...] = ()


def lodging_of(basis: Basis, parameters: Parameters, residents: int) -> Lodging:
    if basis.inputs.get("wohnen") == OWNED:
        return _burden(basis, parameters)
    if basis.inputs.get("wohnen") == CARE_HOME:
        amount = ceiling_rent(parameters, basis.needed("mietenstufe"), residents)
        return Lodging("Höchstbetrag und Klimakomponente (Heim)", "§ 11 Abs. 1 Satz 2 WoGG", amount)
    if basis.inputs.get("mietangabe") == FROM_TOTAL:
        return _from_total(basis, parameters, residents)
    return Lodging("Bruttokaltmiete", "§ 9 WoGG", basis.amount("bruttokaltmiete"))


def ceiling_rent(parameters: Parameters, step: str, residents: int) -> Decimal:
    """§ 11 (1) sentence 2, § 12 (1), (7) WoGG: what counts for people in a home."""
    return parameters.rent_ceiling[step].at(residents) + parameters.climate.at(residents)


def _from_total(basis: Basis, parameters: Parameters, residents: int) -> Lodging:
    """§ 9 (2) WoGG: what is not rent comes off, by the contract or by lump sums."""
    total = basis.amount("miete_gesamt")
    taken = tuple(_taken_off(basis, parameters, residents))
    amount = total - sum((amount for amount, _ in taken), _ZERO)
    if amount <= 0:
        raise ClerkError("wohngeld.no_rent_left", total=money.euro(total))
    first = CalculationStep("Gesamtmiete", _euro(total), "§ 9 Abs. 1 WoGG")
    return Lodging("Bruttokaltmiete", "§ 9 WoGG", amount, (first, *(step for _, step in taken)))


def _taken_off(
    basis: Basis, parameters: Parameters, residents: int
) -> Iterator[tuple[Decimal, CalculationStep]]:
    for item, (label, law, decree) in _ITEMS.items():
        how = basis.inputs.get(f"abzug_{item}", "")
        if how == LUMP:
            amount = _lump(item, _lump_sums(parameters), basis.amount("wohnflaeche"), residents)
            yield amount, CalculationStep(label, f"− {_euro(amount)}", decree, "Pauschbetrag")
        elif how == PROVEN:
            amount = basis.amount(f"abzug_{item}_betrag")
            yield amount, CalculationStep(label, f"− {_euro(amount)}", law)


def _lump(item: str, sums: LumpSums, area: Decimal, residents: int) -> Decimal:
    values = {
        "heizung": sums.heating_per_m2 * area,
        "warmwasser": sums.hot_water.at(residents),
        "energie": sums.energy.at(residents),
        "garage": sums.garage,
        "stellplatz": sums.parking,
    }
    return money.half_up(values[item], _CENT)


def _burden(basis: Basis, parameters: Parameters) -> Lodging:
    """§ 10 WoGG, §§ 12, 13 WoGV: debt service and upkeep of owner-occupied homes, per month."""
    area = basis.amount("wohnflaeche")
    upkeep = _lump_sums(parameters).upkeep_per_m2 * area
    yearly = (
        ("Zinsen und Tilgung", basis.amount("zinsen_tilgung"), "§ 12 WoGV"),
        ("Instandhaltung und Betrieb", upkeep, "§ 13 Abs. 2 Satz 1 WoGV"),
        ("Grundsteuer", basis.amount("grundsteuer"), "§ 13 Abs. 2 Satz 1 WoGV"),
        ("Verwaltungskosten", basis.amount("verwaltungskosten"), "§ 13 Abs. 2 Satz 2 WoGV"),
    )
    steps = tuple(
        CalculationStep(label, f"{_euro(amount)} im Jahr", source)
        for label, amount, source in yearly
        if amount
    )
    total = sum((amount for _, amount, _ in yearly), _ZERO)
    return Lodging("Belastung im Monat", "§ 10 WoGG", money.half_up(total / _MONTHS, _CENT), steps)


def _lump_sums(parameters: Parameters) -> LumpSums:
    if parameters.lump_sums is None:
        raise ClerkError("wohngeld.no_lump_sums", since=parameters.valid_from.strftime("%d.%m.%Y"))
    return parameters.lump_sums


def _euro(amount: Decimal) -> str:
    return f"{money.number(amount)} EUR"
