"""The authority as its letterheads show it, and what its legal office has confirmed (authority.toml)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from clerk_app.domain.notice import Letterhead

from .entry import Entry, read_toml


@dataclass(frozen=True)
class Authority:
    name: str
    letterheads: Mapping[str, Letterhead]  # by unit
    contacts: Mapping[str, tuple[tuple[str, str], ...]]  # by login, for the info block
    confirmations: frozenset[str]  # "<pack>.<remedy or text>" the legal office stands for
    practice_confirmations: frozenset[str]  # those, and what practice pretends is confirmed
    unverified: tuple[str, ...]  # what the authority has to look at before the first real notice


def load_authority(path: Path) -> Authority:
    entry = read_toml(path, "Behörde")
    name, accent = entry.text("name"), entry.text("accent", Letterhead.accent)
    footer, return_line = entry.texts("footer"), entry.text("return_line")
    units = list(entry.entries("unit", "Einheit"))
    confirmed = frozenset(entry.texts("confirmations"))
    authority = Authority(
        name=name,
        letterheads={unit.text("id"): _letterhead(unit, name, return_line, footer, accent) for unit in units},
        contacts=_contacts(entry),
        confirmations=confirmed,
        practice_confirmations=confirmed | frozenset(entry.texts("practice_confirmations")),
        unverified=entry.texts("unverified"),
    )
    entry.close()
    return authority


def _letterhead(
    unit: Entry, authority: str, return_line: str, footer: tuple[str, ...], accent: str
) -> Letterhead:
    read = Letterhead(
        authority=authority,
        unit=unit.text("name"),
        return_line=return_line,
        address=unit.texts("address"),
        contact=_pairs(unit, "contact"),
        footer=footer,
        accent=accent,
    )
    unit.text("id")
    unit.close()
    return read


def _contacts(entry: Entry) -> dict[str, tuple[tuple[str, str], ...]]:
    people = entry.entries("person", "Person")
    return {person.text("login"): _pairs(person, "contact") for person in people}


def _pairs(entry: Entry, key: str) -> tuple[tuple[str, str], ...]:
    return tuple((str(label), str(value)) for label, value in entry.rows(key))
