"""Lets people in: opens the office beside the window, builds the rooms, changes who sits at the desk."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import ExitStack
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from clerk_app import __version__
from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.domain.person import Membership
from clerk_app.opening.settings import Settings
from clerk_app.services.office import Office
from clerk_app.services.office_time import local_day
from clerk_app.services.workplace import Workplace, workplace
from clerk_app.ui.kit.desk import Desk, Lane
from clerk_app.ui.kit.language import speak
from clerk_app.ui.kit.mishaps import Mishaps
from clerk_app.ui.kit.notices import Message, outage
from clerk_app.ui.kit.texts import sentence
from clerk_app.ui.kit.theme import Theme
from clerk_app.ui.shell.anteroom import Anteroom
from clerk_app.ui.shell.frame import Frame, Seat
from clerk_app.ui.shell.window import Window

from .gatekeeper import ASKS, Gatekeeper
from .locksmith import Locksmith, unprotected
from .postman import Postman
from .tongue import Tongue

if TYPE_CHECKING:  # loading it costs more than an empty window; that happens behind the anteroom
    from clerk_app.opening.office import OpenOffice
    from clerk_app.storage.local_drafts import LocalDrafts
    from clerk_app.storage.local_jottings import LocalJottings
    from clerk_app.storage.local_transfers import LocalTransfers

    from .lookout import Lookout

log = logging.getLogger(__name__)

ALIASES = {"case": "mine", "worklist": "mine"}  # what the rooms call the place where a case lies open


class Doorkeeper(QObject):
    """Holds what must be closed at the end, in reverse order."""

    entered = Signal(object)  # the window
    _stage = Signal(str, int)

    def __init__(self, settings: Settings, mishaps: Mishaps | None = None) -> None:
        super().__init__()
        self._settings = settings
        self._mishaps = mishaps
        self._held = ExitStack()
        self._desk = Desk()
        self._opened_office: OpenOffice | None = None
        self._login = ""
        self._postman: Postman | None = None
        self._lookout: Lookout | None = None
        self._drawer: LocalDrafts | None = None
        self._transfers: LocalTransfers | None = None
        self._jottings: LocalJottings | None = None
        self.window: Window | None = None
        title = "Amtstisch – Übungsbüro" if settings.demo else "Amtstisch"
        self.anteroom = Anteroom(title)
        self.anteroom.retry_asked.connect(self.open)
        self.anteroom.leave_asked.connect(QApplication.quit)
        self._stage.connect(self.anteroom.show_stage)
        self._gatekeeper = Gatekeeper(settings.database, self.anteroom)
        self._locksmith = Locksmith(settings.database, self.anteroom)

    def open(self) -> None:
        self.anteroom.show_stage(self.tr("Das Büro wird geöffnet …"), 0)
        self.anteroom.show()
        QApplication.processEvents()
        self._desk.ask(self._open_office, self._enter, self._turned_away, owner=self, lane=Lane.ERRANDS)

    def come_forward(self) -> None:
        """Out of the task bar, before all other windows."""
        front = self.window or self.anteroom
        front.setWindowState(front.windowState() & ~Qt.WindowState.WindowMinimized)
        front.show()
        front.raise_()
        front.activateWindow()

    def close(self) -> None:
        """Rooms keep what was typed, workers end, then the database closes."""
        if self.window is not None:
            self.window.close()
        if self._postman is not None:
            self._postman.stop()
        self._finish_desk()
        self._held.close()

    def switch_to(self, login: str) -> None:
        """Another person sits down; everything on the screen is built anew for them."""
        QApplication.setQuitOnLastWindowClosed(False)
        before, self.window = self.window, None
        if before is not None:
            before.close()
        self._finish_desk()
        if before is not None:  # gone before the next one is dressed
            before.deleteLater()
            QApplication.sendPostedEvents(before, QEvent.Type.DeferredDelete)
        self._desk = Desk()
        self._furnish_window(login)
        QApplication.setQuitOnLastWindowClosed(True)

    def change_seats(self, login: str) -> None:
        """As soon as the present window has finished what it is doing."""
        QTimer.singleShot(0, lambda: self.switch_to(login))

    def choose_language(self, language: str) -> None:
        """From now on and at the next start; the window is built anew, the person stays where they are."""
        Tongue(self._settings.home.settings).choose(language)
        app = QApplication.instance()
        if isinstance(app, QApplication) and self.window is not None:
            speak(app, language)
            room = self.window.room.id
            QTimer.singleShot(0, lambda: self._build_anew(room))

    def _build_anew(self, room: str) -> None:
        self.switch_to(self._login)
        if self.window is not None:
            self.window.show_room(room)

    def _open_office(self) -> str:
        """Runs beside the window: everything heavy is loaded here."""
        from clerk_app.opening.draft_drawer import drawer_of, jottings_of, transfers_of
        from clerk_app.opening.malware import guarded
        from clerk_app.opening.office import enrol_owner, open_office
        from clerk_app.opening.seals import with_seal
        from clerk_app.practice.opening import furnish
        from clerk_app.practice.people import FIRST_AT_THE_DESK

        stack = ExitStack()
        with stack:
            opened = stack.enter_context(
                open_office(self._gatekeeper.way_in(), practice=self._settings.demo, window=True)
            )
            opened = guarded(opened, self._settings.home)
            if self._settings.demo:
                furnish(
                    opened,
                    self._settings.home.practice_post,
                    local_day(opened.office.clock()),
                    self._stage.emit,
                )
                login = FIRST_AT_THE_DESK
            elif opened.shared:
                self._gatekeeper.let_in()
                login = opened.office.actor.login
            else:
                login = enrol_owner(opened)
            opened = with_seal(opened, self._settings.home)
            self._drawer = drawer_of(opened, self._settings.home.drafts)
            self._transfers = transfers_of(opened, self._settings.home.drafts)
            self._jottings = jottings_of(opened, self._settings.home.drafts)
            self._held, self._opened_office = stack.pop_all(), opened
        return login

    def _enter(self, login: str) -> None:
        self._locksmith.show_key(self._desk, self.opened.protection, lambda: self._let_in(login))

    def _let_in(self, login: str) -> None:
        self._furnish_window(login)
        if not self.opened.shared:  # there the post is fetched by a service with a login of its own
            self._postman = self._send_postman()
        self.anteroom.close()
        self.entered.emit(self.window)

    def _send_postman(self) -> Postman:
        """News of the post goes to whichever window stands at the time."""
        postman = Postman(self.opened, self._settings)
        postman.came_back.connect(self._tell_post)
        postman.in_trouble.connect(self._tell_post_trouble)
        postman.start()
        return postman

    def _hurry_post(self) -> None:
        if self._postman is not None:
            self._postman.hurry()

    def _tell_post(self, text: str) -> None:
        if self.window is not None:
            self.window.status.show_post(text)

    def _tell_post_trouble(self, code: str, facts: dict[str, object]) -> None:
        if self.window is not None:
            self.window.show_message(outage(code, facts))

    def _turned_away(self, error: Exception) -> None:
        if getattr(error, "code", "") in ASKS:
            log.info("The office asks for a password")
        else:
            log.error("The office could not be opened", exc_info=error)
        self._locksmith.offer_unlocking(self._desk, error, self.open)
        if isinstance(error, ClerkError | OutsideError):
            self.anteroom.show_trouble(sentence(error.code, error.facts).text)
            self._gatekeeper.offer_sign_in(error, self.open)
        else:
            self.anteroom.show_trouble(
                self.tr("Das Büro lässt sich nicht öffnen ({kind}). Einzelheiten stehen in {log}.").format(
                    kind=type(error).__name__, log=self._settings.home.log
                )
            )

    def _furnish_window(self, login: str) -> None:
        from .furnishing import build_rooms
        from .lookout import Lookout

        opened, self._login = self.opened, login
        person = opened.as_person(login)
        lookout = self._lookout = Lookout(self._desk, person, self._drawer, self._transfers, self._jottings)
        place = workplace(lookout.office.actor)
        go = _Way(place)
        with Theme.current().undressed():
            rooms = build_rooms(self._desk, opened, lookout, go, self._settings, self.choose_language)
            window = Window(rooms, self._frame(lookout.office, place))
        go.through = window.show_room
        window.serve(self._desk, self._mishaps)
        window.post_asked.connect(self._hurry_post)
        weak = opened.shared is not None and opened.shared.weak
        lookout.begin(window, self._database_text(), "danger" if weak else "text_muted")
        self.window = window
        window.show()
        if place.idle:
            window.show_message(Message("warning", self._no_function()))

    def _no_function(self) -> str:
        return self.tr(
            "Ihrer Anmeldung ist noch keine Funktion zugewiesen. Deshalb sehen Sie keine Vorgänge. "
            "Bitte wenden Sie sich an die IT-Administration."
        )

    def _finish_desk(self) -> None:
        if self._lookout is not None:
            self._lookout.watch.stop()
        self._desk.finish()

    @property
    def opened(self) -> OpenOffice:
        if self._opened_office is None:
            raise RuntimeError("the office is not open yet")
        return self._opened_office

    def _database_text(self) -> str:
        if self._settings.demo:
            return self.tr("Übungsdatenbank auf diesem Rechner")
        if self.opened.shared:
            line = self.tr("gemeinsame Datenbank · verbunden")
            return line + self.tr(" · Leitung ungeschützt") if self.opened.shared.weak else line
        if unprotected(self.opened.protection):
            return self.tr("Datenbank auf diesem Rechner, nicht verschlüsselt")
        return self.tr("Datenbank auf diesem Rechner")

    def _frame(self, office: Office, place: Workplace) -> Frame:
        units = self.opened.reader.units()
        actors = self.opened.reader.actors()
        seats = {
            actor.login: Seat(actor.login, actor.name, _units(actor.memberships, units)) for actor in actors
        }
        others = tuple(seat for login, seat in seats.items() if login != "eingang")
        return Frame(
            seat=seats[office.actor.login],
            version=__version__,
            practice=self._settings.demo,
            memory=self._settings.home.settings,
            colleagues=others if self._settings.demo else (),
            switch_to=self.change_seats if self._settings.demo else None,
            first=place.first,
        )


class _Way:
    """The way from room to room, laid when the window stands."""

    through: Callable[[str, object], None]

    def __init__(self, place: Workplace) -> None:
        self._place = place

    def __call__(self, room: str, subject: object = None) -> None:
        self.through(self._place.nearest(ALIASES.get(room, room)), subject or None)


def _units(memberships: tuple[Membership, ...], units: dict[str, str]) -> str:
    names = list(dict.fromkeys(units.get(m.unit, m.unit) for m in memberships))
    return names[0] if len(names) == 1 else f"{names[0]} +{len(names) - 1}" if names else ""
