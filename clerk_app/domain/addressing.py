"""How a person of the application is addressed: the lines of the address field, and the salutation."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .compose_inputs import OTHER_ADDRESS
from .composition import DecisionInput
from .pack_path import FieldSet
from .service_pack import PersonPaths

TO_ALL = "Sehr geehrte Damen und Herren,"
_INLAND = re.compile(r"(?:^|[\s,])(?:D-)?\d{5} +\D|^Deutschland$|^Germany$", re.IGNORECASE)


def address_of(person: PersonPaths, fields: FieldSet) -> tuple[str, ...]:
    """As far as the application gives it."""
    return tuple(line for line in (*_name_lines(person, fields), *_place(person, fields)) if line)


def address_typed(given: Sequence[DecisionInput]) -> tuple[str, ...]:
    """What the clerk has put in place of the applicant's address."""
    other = next((entry.value for entry in given if entry.id == OTHER_ADDRESS), "")
    return tuple(line.strip() for line in other.splitlines() if line.strip())


def is_abroad(lines: Sequence[str]) -> bool:
    """As DIN 5008 writes it: an address of this country ends with its five figures and the town."""
    return len(lines) > 1 and not _INLAND.search(lines[-1])


def has_whole_address(person: PersonPaths, fields: FieldSet) -> bool:
    """Somebody's name, a street and a town: less does not reach anybody."""
    return any(_name_lines(person, fields)) and all(_place(person, fields))


def salutation_of(person: PersonPaths, fields: FieldSet) -> str:
    family, form_of_address = _said(fields, person.family_name), _said(fields, person.salutation)
    if not family or _said(fields, person.organisation):
        return TO_ALL
    if form_of_address not in ("Frau", "Herr"):
        return f"Guten Tag {_said(fields, person.given_name)} {family},".replace("  ", " ")
    dear = "Sehr geehrte Frau" if form_of_address == "Frau" else "Sehr geehrter Herr"
    return " ".join(part for part in (dear, _said(fields, person.title), family) if part) + ","


def _place(person: PersonPaths, fields: FieldSet) -> tuple[str, str]:
    street = f"{_said(fields, person.street)} {_said(fields, person.house_number)}".strip()
    return street, f"{_said(fields, person.postcode)} {_said(fields, person.town)}".strip()


def _name_lines(person: PersonPaths, fields: FieldSet) -> tuple[str, ...]:
    family = _said(fields, person.family_name)
    names = (_said(fields, person.title), _said(fields, person.given_name), family)
    name = " ".join(part for part in names if part) if family else ""
    form_of_address = {"Herr": "Herrn", "Frau": "Frau"}.get(_said(fields, person.salutation), "")
    return _said(fields, person.organisation), form_of_address if name else "", name


def _said(fields: FieldSet, paths: Sequence[str]) -> str:
    """On one line, whatever was typed: what stands in a name must not add lines to an address."""
    return " ".join(fields.first(paths).split())
