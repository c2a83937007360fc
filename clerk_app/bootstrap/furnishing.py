"""The list of rooms: the only one in the program."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from PySide6.QtWidgets import QWidget

from clerk_app import __version__
from clerk_app.opening.folder_channel import hand_opening, tray_laying_out
from clerk_app.opening.health import Health, examine
from clerk_app.opening.letterheads import trials
from clerk_app.opening.malware import of_the_guard
from clerk_app.opening.office import OpenOffice, now
from clerk_app.opening.own_authority import own_authority
from clerk_app.opening.paths import Shipped
from clerk_app.opening.seal_health import of_the_seal
from clerk_app.opening.settings import Settings
from clerk_app.opening.shared_health import examine_line
from clerk_app.opening.spelling import Spelling, spelling_of
from clerk_app.services.office import Office
from clerk_app.services.office_time import local_day
from clerk_app.services.reading import Box
from clerk_app.services.workplace import Area, workplace
from clerk_app.storage.engine import SQLITE_VERSION
from clerk_app.ui.kit.desk import Desk
from clerk_app.ui.kit.evidence import views_on
from clerk_app.ui.kit.language import translate
from clerk_app.ui.kit.room import Room, RoomSignals
from clerk_app.ui.kit.spelling import Proofreader
from clerk_app.ui.rooms import approvals, decision, outbox, packs, quarantine, settings, worklist

from .audit_room import audit_room
from .lookout import Lookout
from .proofreading import spelling_told
from .tongue import Tongue

Go = Callable[[str, object], None]
LISTS = (Box.INBOX, Box.MINE, Box.TEAM, Box.ALL, Box.DONE)


def build_rooms(
    desk: Desk,
    opened: OpenOffice,
    lookout: Lookout,
    go: Go,
    told: Settings,
    choose_language: Callable[[str], None],
) -> tuple[Room, ...]:
    """In the order of the navigation, and only those this person has to do with."""
    office, watch = lookout.office, lookout.watch
    place = workplace(office.actor)

    def at_the_desk() -> Office:
        return office

    views = views_on(desk, office.lamp, RoomSignals())
    opening = hand_opening(Shipped(), told.home)
    spelling = spelling_of(told.home, Shipped())
    proofreader = Proofreader(desk, spelling.speller, desk)

    def cases(box: Box) -> Callable[[], Room]:
        kept = (lookout.transfers, lookout.jottings)
        return lambda: proofread(worklist.build(desk, at_the_desk, box, views, watch, go, opening, *kept))

    def proofread(room: Room) -> Room:
        proofreader.watch_all(room.widget)
        return room

    makers: Mapping[Area, Callable[[], Room]] = {
        **{Area(box.value): cases(box) for box in LISTS},
        Area.APPROVALS: lambda: approvals.build(desk, at_the_desk, go),
        Area.OUTBOX: lambda: outbox.build(desk, at_the_desk, watch, outbox.Paper(_print_file, _ask_printer)),
        Area.QUARANTINE: lambda: quarantine.build(
            desk, at_the_desk, watch, tray_laying_out(Shipped(), told.home)
        ),
        Area.AUDIT: lambda: audit_room(desk, opened, office),
        Area.PACKS: lambda: packs.build(desk, at_the_desk, opened.workshop, views),
        Area.SETTINGS: lambda: settings.build(
            desk, at_the_desk, _house(opened, told, choose_language, place.page, spelling), views
        ),
        Area.DECISION: lambda: decision.build(
            desk, at_the_desk, go, drawer=lookout.drawer, proofreader=proofreader
        ),
    }
    return tuple(makers[area]() for area in place.areas)


def _print_file(letters: Iterable[bytes]) -> bytes:
    """What it takes is loaded when somebody prints, not when the window opens."""
    from clerk_app.documents.print_file import print_file

    return print_file(letters)


def _ask_printer(parent: QWidget) -> Callable[[Iterable[bytes]], None] | None:
    """The same holds for what it takes to talk with printers."""
    from clerk_app.documents.page_pictures import strips
    from clerk_app.ui.kit.printer import ask_printer, put_on_paper

    printer = ask_printer(parent, translate("outbox", "Schreiben drucken"))
    return None if printer is None else lambda letters: put_on_paper(printer, letters, strips)


def _house(
    opened: OpenOffice, told: Settings, choose_language: Callable[[str], None], page: str, spelling: Spelling
) -> settings.House:
    return settings.House(
        facts=lambda: {**_facts(told), "spelling": spelling_told(spelling)},
        checks=lambda: tuple((f.name, f.state, f.text) for f in _checks(opened, told)),
        version=__version__,
        licences=lambda: (Shipped().root / "THIRD-PARTY.md").read_text(encoding="utf-8"),
        language=Tongue(told.home.settings).language,
        choose_language=choose_language,
        page=page or "look",
        letterheads=lambda: trials(own_authority(told.home, Shipped()), Shipped(), local_day(now())),
    )


def _checks(opened: OpenOffice, told: Settings) -> tuple[Health, ...]:
    if isinstance(told.database, Path):
        found = examine(opened, told.database, told.home)
    else:
        found = examine_line(opened, told.home)
    seal = of_the_seal(told.home, opened.office.clock())
    return *found, Health(seal.name, seal.state, seal.text), of_the_guard(opened.office.malware)


def _facts(told: Settings) -> Mapping[str, str]:
    if not isinstance(told.database, Path):
        return {"database": str(told.database), "engine": "PostgreSQL"}
    size = sum(file.stat().st_size for file in told.database.parent.glob(told.database.name + "*"))
    return {
        "database": str(told.database),
        "size": f"{size / 1e6:.1f} MB".replace(".", ","),
        "engine": f"SQLite {SQLITE_VERSION}",
        "home": str(told.home.folder),
    }
