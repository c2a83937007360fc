"""What the panel of the tray asks for: where an arrival belongs, why it goes, whether a file is saved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from clerk_app.domain.person import Role
from clerk_app.services.by_hand import sheets
from clerk_app.services.office import Office


class Panel(StrEnum):
    NONE = "none"
    ASSIGN = "assign"
    DISCARD = "discard"
    SAVE = "save"


@dataclass(frozen=True)
class Place:
    """A service and procedure, with the unit its pack names."""

    title: str
    service: str
    procedure: str
    unit: str


@dataclass(frozen=True)
class Choices:
    places: tuple[Place, ...] = ()
    units: tuple[tuple[str, str], ...] = ()  # id, name
    clerks: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)  # unit → login, name


@dataclass(frozen=True)
class Deciding:
    """`file` is the one to be saved."""

    panel: Panel = Panel.NONE
    arrival: str = ""
    choices: Choices | None = None
    file: str = ""
    trouble: str = ""
    working: bool = False


def choices(office: Office) -> Choices:
    units = {pack.id: pack.unit for pack in office.shelf.packs()}
    found = (Place(s.title, s.service, s.procedure, units[s.service]) for s in sheets(office))
    clerks: dict[str, tuple[tuple[str, str], ...]] = {}
    for actor in office.reader.actors():
        for held in actor.memberships:
            if held.role is Role.CLERK:
                clerks[held.unit] = (*clerks.get(held.unit, ()), (actor.login, actor.name))
    return Choices(tuple(found), tuple(office.reader.units().items()), clerks)
