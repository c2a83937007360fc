"""What the panel of the tray asks for: where an arrival belongs, why it goes, whether a file is saved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from clerk_app.domain.person import Role
from clerk_app.domain.service_pack import ServicePack
from clerk_app.services import desks
from clerk_app.services.by_hand import Sheet, sheets
from clerk_app.services.office import Office


class Panel(StrEnum):
    NONE = "none"
    ASSIGN = "assign"
    DISCARD = "discard"
    SAVE = "save"


@dataclass(frozen=True)
class Place:
    """A service and procedure, with the unit its cases go to; "" where that depends on the name.

    `ruled`: the authority has settled whose work it is; `clerk` is the name where it is one person for all.
    """

    title: str
    service: str
    procedure: str
    unit: str
    ruled: bool = False
    clerk: str = ""


@dataclass(frozen=True)
class Choices:
    places: tuple[Place, ...] = ()
    units: tuple[tuple[str, str], ...] = ()  # id, name
    clerks: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)  # unit → login, name


@dataclass(frozen=True)
class Deciding:
    """`file` is the one to be saved. `unclaimed`: it is a case already; `alarm`: it may be forged."""

    panel: Panel = Panel.NONE
    arrival: str = ""
    choices: Choices | None = None
    file: str = ""
    unclaimed: bool = False
    alarm: bool = False
    trouble: str = ""
    working: bool = False


def choices(office: Office) -> Choices:
    packs = {pack.id: pack for pack in office.shelf.packs()}
    names = {actor.login: actor.name for actor in office.reader.actors()}
    found = (_place(office, packs[sheet.service], sheet, names) for sheet in sheets(office))
    clerks: dict[str, tuple[tuple[str, str], ...]] = {}
    for actor in office.reader.actors():
        for held in actor.memberships:
            if held.role is Role.CLERK:
                clerks[held.unit] = (*clerks.get(held.unit, ()), (actor.login, actor.name))
    return Choices(tuple(found), tuple(office.reader.units().items()), clerks)


def _place(office: Office, pack: ServicePack, sheet: Sheet, names: Mapping[str, str]) -> Place:
    units = desks.units(office, pack, sheet.procedure)
    rules = [one for one in office.house.desk_rules if one.covers(pack.id, sheet.procedure)]
    clerks = {one.clerk for one in rules}
    only = names.get(clerks.pop(), "") if len(clerks) == 1 and not any(one.names for one in rules) else ""
    ruled = any(one.clerk or one.names for one in rules)
    unit = next(iter(units)) if len(units) == 1 else ""
    return Place(sheet.title, sheet.service, sheet.procedure, unit, ruled, only)
