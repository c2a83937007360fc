"""How a person of the application is addressed: the lines of the address field, and the salutation."""

from __future__ import annotations

from collections.abc import Sequence

from .compose_inputs import OTHER_ADDRESS
from .composition import DecisionInput
from .pack_path import FieldSet
from .service_pack import PersonPaths

TO_ALL = "Sehr geehrte Damen und Herren,"


def address_of(person: PersonPaths, fields: FieldSet) -> tuple[str, ...]:
    """As far as the application gives it."""
    return tuple(line for line in (*_name_lines(person, fields), *_place(person, fields)) if line)


def address_typed(given: Sequence[DecisionInput]) -> tuple[str, ...]:
    """What the clerk has put in place of the applicant's address."""
    other = next((entry.value for entry in given if entry.id == OTHER_ADDRESS), "")
    return tuple(line.strip() for line in other.splitlines() if line.strip())


def has_whole_address(person: PersonPaths, fields: FieldSet) -> bool:
    """Somebody's name, a street and a town: less does not reach anybody."""
    return any(_name_lines(person, fields)) and all(_place(person, fields))


def salutation_of(person: PersonPaths, fields: FieldSet) -> str:
    family, form_of_address = fields.first(person.family_name), fields.first(person.salutation)
    if not family or fields.first(person.organisation):
        return TO_ALL
    if form_of_address not in ("Frau", "Herr"):
        return f"Guten Tag {fields.first(person.given_name)} {family},".replace("  ", " ")
    dear = "Sehr geehrte Frau" if form_of_address == "Frau" else "Sehr geehrter Herr"
    return " ".join(part for part in (dear, fields.first(person.title), family) if part) + ","


def _place(person: PersonPaths, fields: FieldSet) -> tuple[str, str]:
    street = f"{fields.first(person.street)} {fields.first(person.house_number)}".strip()
    return street, f"{fields.first(person.postcode)} {fields.first(person.town)}".strip()


def _name_lines(person: PersonPaths, fields: FieldSet) -> tuple[str, ...]:
    family = fields.first(person.family_name)
    names = (fields.first(person.title), fields.first(person.given_name), family)
    name = " ".join(part for part in names if part) if family else ""
    form_of_address = {"Herr": "Herrn", "Frau": "Frau"}.get(fields.first(person.salutation), "")
    return fields.first(person.organisation), form_of_address if name else "", name
