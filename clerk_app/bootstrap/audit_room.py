"""Who finds the auditor's room, and what it may fetch from the filing room."""

from __future__ import annotations

from pathlib import Path

from clerk_app.opening.office import OpenOffice
from clerk_app.services.auditing import may_read_journal
from clerk_app.services.office import Office
from clerk_app.storage.seals import seal_journal, write_seal
from clerk_app.ui.kit.desk import Desk
from clerk_app.ui.kit.room import Room
from clerk_app.ui.rooms import audit
from clerk_app.ui.rooms.audit.checking import Safe

SETTINGS = "settings"


def with_journal(rooms: tuple[Room, ...], desk: Desk, opened: OpenOffice, office: Office) -> tuple[Room, ...]:
    """Whoever sees no cases finds no room with cases either."""
    if not may_read_journal(office.actor):
        return rooms
    room = audit.build(desk, lambda: office, _safe(opened, office))
    if not office.actor.units:
        return room, *(other for other in rooms if other.id == SETTINGS)
    place = next(at for at, other in enumerate(rooms) if other.id == SETTINGS)
    return *rooms[:place], room, *rooms[place:]


def _safe(opened: OpenOffice, office: Office) -> Safe:
    def write(path: Path) -> None:
        write_seal(seal_journal(opened.engine, office.clock(), office.actor.login), path)

    return Safe(write)
