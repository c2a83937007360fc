"""The household as the clerk has entered it: who lives there, who counts, what each receives."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from clerk_app.domain.calculation import Basis
from clerk_app.domain.errors import ClerkError

from .formula import Dwelling
from .income import Person
from .lodging import Lodging, lodging_of
from .parameters import Parameters

_PREFIX = "person_"
_COUNTS = "_beruecksichtigt"


@dataclass(frozen=True)
class Household:
    dwelling: Dwelling
    persons: tuple[Person, ...]  # only those who count
    single_parent: bool
    maintenance: Decimal
    lodging: Lodging


def household(basis: Basis, parameters: Parameters) -> Household:
    """The amounts of `parameters` serve for lump sums only."""
    numbers = [id[len(_PREFIX) : -len(_COUNTS)] for id in basis.inputs if _is_member(id)]
    counted = tuple(number for number in numbers if basis.affirmed(f"{_PREFIX}{number}{_COUNTS}"))
    further = basis.count("weitere_mitglieder")
    if not counted and not further:
        raise ClerkError("wohngeld.nobody_counts")
    members = len(numbers) + further
    lodging = lodging_of(basis, parameters, members)
    dwelling = Dwelling(members, len(counted) + further, basis.needed("mietenstufe"), lodging.amount)
    persons = tuple(_person(basis, number) for number in counted)
    alone, paid = basis.affirmed("alleinerziehend"), basis.amount("unterhalt")
    return Household(dwelling, persons, alone, paid, lodging)


def _is_member(id: str) -> bool:
    return id.startswith(_PREFIX) and id.endswith(_COUNTS)


def _person(basis: Basis, number: str) -> Person:
    def own(fact: str) -> str:
        return f"{_PREFIX}{number}_{fact}"

    return Person(
        name=basis.labels.get(own("beruecksichtigt"), "").partition(":")[0] or f"Person {number}",
        earnings=basis.amount(own("arbeitslohn")),
        pension=basis.amount(own("rente")),
        other=basis.amount(own("sonstige")),
        contributions=basis.count(own("abzug")),
        severely_disabled=basis.affirmed(own("schwerbehindert")),
        working_child=basis.affirmed(own("kind")),
        persecuted=basis.affirmed(own("verfolgt")),
        basic_pension=basis.affirmed(own("grundrente")),
        expenses=basis.amount(own("werbungskosten")) or None,
    )
