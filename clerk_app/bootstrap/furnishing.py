"""The list of rooms: the only one in the program."""

from __future__ import annotations

from collections.abc import Callable

from clerk_app.opening.health import examine
from clerk_app.opening.office import OpenOffice
from clerk_app.opening.settings import Settings
from clerk_app.services.office import Office
from clerk_app.services.reading import Box
from clerk_app.ui.kit.desk import Desk
from clerk_app.ui.kit.evidence import views_on
from clerk_app.ui.kit.room import Room, RoomSignals
from clerk_app.ui.kit.watch import Watch
from clerk_app.ui.rooms import decision, worklist

Go = Callable[[str, str], None]
LISTS = (Box.INBOX, Box.MINE, Box.TEAM)


def build_rooms(desk: Desk, opened: OpenOffice, office: Office, go: Go, told: Settings) -> tuple[Room, ...]:
    """In the order of the navigation; the decision room is entered from a case only."""

    def at_the_desk() -> Office:
        return office

    watch = Watch(desk, at_the_desk)
    views = views_on(desk, office.lamp, RoomSignals())
    lists = [worklist.build(desk, at_the_desk, box, views, watch, go) for box in (*LISTS, Box.DONE)]
    return (
        *lists[:3],
        lists[3],
        decision.build(desk, at_the_desk, go),
    )
