"""Furnishes the practice office: people, post taken in through the real door, and some days of work."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import chain
from pathlib import Path

from clerk_app.domain.facts import UnitAdded
from clerk_app.opening.doors import bundle_door
from clerk_app.opening.office import OpenOffice, enrol
from clerk_app.opening.paths import Shipped
from clerk_app.services import intake

from .payloads import PLANS
from .people import SUPERVISOR, colleagues
from .post import deliver, parcels
from .scenes import play
from .sender import Parcel, make_keys
from .stray import stray

Told = Callable[[str, int], None]  # stage, percent


def furnish(opened: OpenOffice, post: Path, today: date, told: Told = lambda stage, percent: None) -> None:
    """Safe to repeat: what has arrived is not taken in twice, what is at work is left alone."""
    if _furnished(opened):
        return
    shipped = Shipped()
    for person in colleagues(tuple(opened.reader.units())):
        enrol(opened.office, person.login, person.login, person.name, person.memberships)
    told("Schlüssel des Übungsbüros", 3)
    keys = make_keys(post / "keys")
    made = chain(parcels(shipped.resources, opened.office.shelf.packs(), today), _strays(shipped, today))
    bundles = deliver(
        made, keys, post / "eingang", lambda number: told("Anträge werden versiegelt", 5 + number // 2)
    )
    door = bundle_door(shipped, post / "keys")
    for number, bundle in enumerate(bundles, 1):
        intake.take_in(opened.office, door.assess(bundle), bundle.name)
        told("Anträge werden geöffnet und geprüft", 40 + number // 2)
    play(
        opened.office,
        opened.as_person,
        SUPERVISOR,
        lambda number: told("Vorgänge werden bearbeitet", 72 + number // 3),
    )
    _mark(opened)


def _strays(shipped: Shipped, today: date) -> Iterator[Parcel]:
    yield stray(shipped.resources, sum(plan.count for plan in PLANS) + 1, today)


def _furnished(opened: OpenOffice) -> bool:
    return opened.reader.units().get("uebung") is not None


def _mark(opened: OpenOffice) -> None:
    """A unit of its own says that the office is complete; an interrupted start goes on instead."""
    with opened.office.transaction(opened.office.actor) as work:
        work.record(UnitAdded("", "uebung", "Übungsbüro"))
        work.commit()
