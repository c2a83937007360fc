"""Opens the office: database, packs, press and lamp put together once, closed in reverse order."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

import sqlalchemy as sa

from clerk_app.documents.viewing.lamp import ConfinedLamp
from clerk_app.domain.errors import OutsideError
from clerk_app.domain.facts import MemberAdded, UnitAdded
from clerk_app.domain.person import Actor, Membership, Role
from clerk_app.packs.authority import MAIL_ROOM, Authority, load_authority
from clerk_app.packs.store import LivingShelf
from clerk_app.packs.texts import text_blocks
from clerk_app.services.office import House, Office
from clerk_app.services.witness import witnessed
from clerk_app.storage import schema
from clerk_app.storage.queries import SqlReader
from clerk_app.storage.unit_of_work import transactions

from .at_need import LatePrintShop, found_seal, holidays, load_all, workshop
from .embedded import Protection, open_embedded
from .inboxes import ways_as_far_as_known
from .own_authority import own_authority
from .paths import Home, Shipped
from .shared_place import Database, SharedPlace

if TYPE_CHECKING:
    from clerk_app.packs.workshop import Workshop

SYSTEM = "eingang"


@dataclass(frozen=True)
class OpenOffice:
    office: Office
    reader: SqlReader
    engine: sa.Engine
    authority: Authority
    open_workshop: Callable[[], Workshop]
    protection: Protection = Protection()
    shared: SharedPlace | None = None

    @property
    def workshop(self) -> Workshop:
        return self.open_workshop()

    def as_person(self, login: str) -> Office:
        actor = self.reader.actor(login)
        if actor is None or (self.shared and login != self.office.actor.login):
            raise OutsideError("person.unknown", login=login)
        return replace(self.office, actor=actor)


def now() -> datetime:
    return datetime.now(UTC)


@contextmanager
def open_office(
    database: Database,
    *,
    practice: bool = False,
    plain: bool = False,
    window: bool = False,
    shipped: Shipped | None = None,
    clock: Callable[[], datetime] = now,
) -> Iterator[OpenOffice]:
    """An embedded database is made or brought up to date first; the shared office is only entered."""
    shipped = shipped or Shipped()
    shared = database if isinstance(database, SharedPlace) else None
    if isinstance(database, SharedPlace):
        engine, protection, folder = _entered(database), Protection(), database.store
    else:
        engine, protection = open_embedded(database, practice=practice, plain=plain)
        folder = database.parent
    lamp, shelf = ConfinedLamp(), LivingShelf(shipped.packs, folder / "packs")
    try:
        if not shared:
            bring_up_to_date(engine, shipped)
        authority = load_authority(own_authority(Home(folder), shipped))
        reader = SqlReader(engine, clock)
        office = Office(
            transaction=witnessed(transactions(engine, clock)),
            reader=reader,
            actor=_own_actor(engine, reader) if shared else system_actor(authority),
            shelf=shelf,
            house=_house(authority, shipped, practice=practice),
            printer=LatePrintShop(shipped.resources),
            lamp=lamp,
            clock=clock,
            holidays=holidays,
            ways=ways_as_far_as_known(Home(folder)),
            single_seat=not shared,
            find_seal=found_seal,
        )
        if not shared:
            furnish(office, reader, authority)
        if window:
            lamp.warm_up()
            load_all(office)
        bench = partial(workshop, shipped, Home(folder), shelf)
        yield OpenOffice(office, reader, engine, authority, bench, protection, shared)
    finally:
        lamp.put_out()
        engine.dispose()


def _entered(place: SharedPlace) -> sa.Engine:
    from .shared import enter  # only a shared office needs its driver

    return enter(place)


def bring_up_to_date(engine: sa.Engine, shipped: Shipped) -> None:
    found = schema.revision(engine)
    if found == schema.NEEDED:
        return
    if found > schema.NEEDED:
        raise OutsideError("database.newer", found=found, needed=schema.NEEDED)
    # Alembic costs more than an empty window; only a new or old database pays for it.
    from clerk_app.storage.migration import upgrade

    upgrade(engine, shipped.migrations)


def furnish(office: Office, reader: SqlReader, authority: Authority) -> None:
    """Write down the units of the authority that the database does not know yet."""
    known = reader.units()
    missing = {unit: name for unit, name in units_of(authority).items() if unit not in known}
    if not missing:
        return
    with office.transaction(office.actor) as work:
        for unit, name in missing.items():
            work.record(UnitAdded("", unit, name))
        work.commit()


def enrol(office: Office, login: str, person: str, name: str, roles: tuple[Membership, ...]) -> None:
    """Give a person a login and functions."""
    with office.transaction(office.actor) as work:
        for membership in roles:
            work.record(MemberAdded("", login, person, membership.unit, membership.role.value, name))
        work.commit()


def enrol_owner(opened: OpenOffice) -> str:
    """On a desk of one's own the person at the machine holds all functions; four eyes stay four eyes."""
    login = getpass.getuser()
    known = opened.reader.actor(login)
    held = known.memberships if known else ()
    all_there_are = (Membership(unit, role) for unit in units_of(opened.authority) for role in Role)
    missing = tuple(membership for membership in all_there_are if membership not in held)
    if missing:
        enrol(opened.office, login, known.person if known else login, known.name if known else login, missing)
    return login


def system_actor(authority: Authority) -> Actor:
    """The mail room's machine: takes in what arrives, decides nothing."""
    held = tuple(Membership(unit, Role.MAILROOM) for unit in units_of(authority))
    return Actor(SYSTEM, SYSTEM, "Posteingang", held)


def units_of(authority: Authority) -> dict[str, str]:
    return {MAIL_ROOM: "Poststelle"} | {unit: head.unit for unit, head in authority.letterheads.items()}


def _house(authority: Authority, shipped: Shipped, *, practice: bool) -> House:
    return House(
        letterheads=authority.letterheads,
        contacts=authority.contacts,
        confirmations=authority.practice_confirmations if practice else authority.confirmations,
        fallback_unit=MAIL_ROOM,
        practice=practice,
        plain_sheets=authority.plain_sheets,
        wordings=text_blocks(shipped.resources / "letters"),
        privacy=authority.privacy,
        desk_rules=authority.desk_rules,
        paper_days=authority.paper_days,
    )


def _own_actor(engine: sa.Engine, reader: SqlReader) -> Actor:
    with engine.connect() as connection:
        login = str(connection.scalar(sa.text("SELECT session_user")))
    actor = reader.actor(login)
    if actor is None:
        raise OutsideError("person.unknown", login=login)
    return actor
