"""The household as the clerk has entered it: who lives there, who counts, what each receives."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from clerk_app.domain.calculation import Basis
from clerk_app.domain.errors import ClerkError

from .formula import Dwelling
from .income import Person

_PREFIX = "person_"
_COUNTS = "_beruecksichtigt"


@dataclass(frozen=True)
class Household:
    dwelling: Dwelling
    persons: tuple[Person, ...]  # only those who count
    single_parent: bool
    maintenance: Decimal


def household(basis: Basis) -> Household:
    numbers = [id[len(_PREFIX) : -len(_COUNTS)] for id in basis.inputs if _is_member(id)]
    counted = tuple(number for number in numbers if basis.affirmed(f"{_PREFIX}{number}{_COUNTS}"))
    further = basis.count("weitere_mitglieder")
    if not counted and not further:
        raise ClerkError("wohngeld.nobody_counts")
    dwelling = Dwelling(
        members=len(numbers) + further,
        considered=len(counted) + further,
        rent_step=basis.inputs["mietenstufe"],
        rent=basis.amount("bruttokaltmiete"),
    )
    persons = tuple(_person(basis, number) for number in counted)
    return Household(dwelling, persons, basis.affirmed("alleinerziehend"), basis.amount("unterhalt"))


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
        expenses=basis.amount(own("werbungskosten")) or None,
    )
