"""What the auditor's room may fetch from the filing room."""

from __future__ import annotations

from pathlib import Path

from clerk_app.opening.office import OpenOffice
from clerk_app.services.office import Office
from clerk_app.storage.seals import seal_journal, write_seal
from clerk_app.ui.kit.desk import Desk
from clerk_app.ui.kit.room import Room
from clerk_app.ui.rooms import audit
from clerk_app.ui.rooms.audit.checking import Safe


def audit_room(desk: Desk, opened: OpenOffice, office: Office) -> Room:
    def write(path: Path) -> None:
        write_seal(seal_journal(opened.engine, office.clock(), office.actor.login), path)

    return audit.build(desk, lambda: office, Safe(write))
