"""What the health check says of the shared office: server, line, form, walls, journal and people."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import sqlalchemy as sa

from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.packs.authority import load_authority
from clerk_app.packs.store import LivingShelf
from clerk_app.storage import schema
from clerk_app.storage.postgres.lint import holes
from clerk_app.storage.queries import SqlReader

from .health import Health, the_house
from .inboxes import ways_as_far_as_known
from .office import OpenOffice, now
from .outbox_health import of_the_outbox
from .own_authority import own_authority
from .paths import Home, Shipped
from .routing_health import of_the_routing, of_the_telling
from .server_health import of_the_server
from .shared import line_state, revision_of, shared_engine
from .shared_place import SharedPlace


def examine_shared(place: SharedPlace, home: Home) -> tuple[Health, ...]:
    with shared_engine(place) as engine:
        return tuple(_found(engine, place, home))


def examine_line(opened: OpenOffice, home: Home) -> tuple[Health, ...]:
    """The same over the line that is open already."""
    return tuple(_found(opened.engine, opened.shared, home)) if opened.shared else ()


def _found(engine: sa.Engine, place: SharedPlace, home: Home) -> Iterator[Health]:
    version, line = line_state(engine)
    yield Health("server", "fine", f"PostgreSQL {version}, {place}")
    yield _line(line, place)
    found = revision_of(engine)
    state = "fine" if found == schema.NEEDED else "fault"
    yield Health("database", state, f"Stand {found or '–'} (erwartet {schema.NEEDED})")
    if state == "fine":
        yield _walls(engine)
        yield _journal(engine)
        yield _outbox(engine, home)
        yield from _routing(engine, place)
        yield from (Health(one.name, one.state, one.text) for one in of_the_server(engine, now))
    yield from the_house(home)


def _line(line: str, place: SharedPlace) -> Health:
    if line == "Socket":
        return Health("line", "fine", "Die Verbindung bleibt als Socket auf diesem Rechner.")
    if line and not place.weak:
        return Health("line", "fine", f"Verbindung verschlüsselt ({line}), Server geprüft.")
    said = "nicht verschlüsselt"
    if line:
        proven = "der Server geprüft, die Anmeldung aber schwächer als vorgesehen"
        said = f"verschlüsselt, {proven if place.server_proven else 'der Server aber nicht geprüft'}"
    why = (
        "sie endet auf diesem Rechner" if place.on_this_machine else "so zugelassen durch [policy] weak_line"
    )
    return Health("line", "warning", f"Die Verbindung ist {said} ({why}).")


def _walls(engine: sa.Engine) -> Health:
    try:
        found = holes(engine, Shipped().migrations)
    except psycopg.errors.InsufficientPrivilege:
        return Health("walls", "warning", "Diese Anmeldung darf die Rechte der Datenbank nicht prüfen.")
    if found:
        told = "; ".join(f"{hole.rule}: {hole.place}" for hole in found[:5])
        return Health("walls", "fault", f"{len(found)} Lücken in den Rechten der Datenbank ({told}).")
    return Health("walls", "fine", "Die Rechte der Datenbank haben keine Lücke.")


def _journal(engine: sa.Engine) -> Health:
    try:
        faults = SqlReader(engine, now).verify()
    except (ClerkError, OutsideError):
        return Health("journal", "warning", "Diese Anmeldung darf das Journal nicht prüfen.")
    if faults:
        text = f"{len(faults)} Stellen passen nicht zu ihren Prüfsummen; siehe „verify“."
        return Health("journal", "fault", text)
    return Health("journal", "fine", "Journal und Dokumente stimmen mit ihren Prüfsummen überein.")


def _routing(engine: sa.Engine, place: SharedPlace) -> Iterator[Health]:
    shipped = Shipped()
    packs = LivingShelf(shipped.packs, place.store / "packs").packs()
    authority = load_authority(own_authority(Home(place.store), shipped))
    found = of_the_routing(authority, packs, SqlReader(engine, now))
    for one in (found, *of_the_telling(engine, authority)):
        yield Health(one.name, one.state, one.text)


def _outbox(engine: sa.Engine, home: Home) -> Health:
    try:
        found = of_the_outbox(engine, now(), ways_as_far_as_known(home))
    except (ClerkError, OutsideError):
        return Health("outbox", "warning", "Diese Anmeldung darf den Postausgang nicht prüfen.")
    return Health("outbox", found.state, found.text)
