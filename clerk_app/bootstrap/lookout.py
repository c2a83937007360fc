"""Stands by the desk when the filing room is out of reach: says so, keeps what was read, refuses acts."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject

from clerk_app.domain.errors import OutsideError
from clerk_app.services import drawer as drawers
from clerk_app.services import witness
from clerk_app.services.drawer import Drawer, Replayed
from clerk_app.services.jotting import Jottings
from clerk_app.services.office import Office
from clerk_app.services.office_time import PLACE
from clerk_app.services.recollection import Recollection
from clerk_app.services.transfer import Transfers
from clerk_app.ui.kit.desk import Desk
from clerk_app.ui.kit.notices import Message
from clerk_app.ui.kit.watch import Watch
from clerk_app.ui.shell.window import Window


class Lookout(QObject):
    """One per person at the desk. `office` is theirs, with a memory of what they have read."""

    def __init__(
        self,
        desk: Desk,
        office: Office,
        drawer: Drawer | None,
        transfers: Transfers | None = None,
        jottings: Jottings | None = None,
    ) -> None:
        super().__init__()
        self._desk = desk
        self._memory = Recollection(office.reader)
        self._window: Window | None = None
        self._usual = ("", "text_muted")
        self.office = replace(office, reader=self._memory)
        self.drawer, self.transfers, self.jottings = drawer, transfers, jottings
        self.watch = Watch(desk, lambda: self.office, parent=self)
        self.watch.lost.connect(self._lost)
        self.watch.back.connect(self._back)

    def begin(self, window: Window, database: str, role: str) -> None:
        """The person has sat down. Drafts that an outage has left in the drawer go into the file."""
        self._window, self._usual = window, (database, role)
        self._show_usual()
        office, drawer = self.office, self.drawer
        if office.single_seat:  # the server of a shared office writes it down by itself
            self._desk.ask(lambda: witness.sign_in(office), lambda _: None, _not_signed_in, self)
        if drawer is not None:
            self._desk.ask(lambda: drawers.replay(office, drawer), self._replayed, _not_replayed, self)

    def _lost(self, since: datetime) -> None:
        clock = since.astimezone(PLACE).strftime("%H:%M")
        self._memory.away = True
        self._desk.suspend(OutsideError("database.outage", since=clock))
        if self._window is not None:
            text = self.tr("Datenbank nicht erreichbar seit {clock} – Lesen und Entwürfe gehen weiter")
            self._window.status.show_database(text.format(clock=clock), "unplug", "danger")
        self._tell(Message("warning", self._what_goes_on().format(clock=clock)))

    def _what_goes_on(self) -> str:
        """Stays above the room until the line is back or somebody has put it away."""
        if self.drawer is None:
            return self.tr(
                "Die Datenbank ist seit {clock} nicht erreichbar. Was schon geladen ist, bleibt lesbar; "
                "Getipptes bleibt auf dem Bildschirm. Schritte werden abgewiesen und nicht nachgeholt."
            )
        return self.tr(
            "Die Datenbank ist seit {clock} nicht erreichbar. Was schon geladen ist, bleibt lesbar; Entwürfe "
            "werden auf diesem Rechner gesichert. Schritte werden abgewiesen und nicht nachgeholt."
        )

    def _back(self) -> None:
        self._memory.away = False
        self._desk.suspend(None)
        self._show_usual()
        text = self.tr("Die Datenbank ist wieder erreichbar. Abgewiesene Schritte bitte wiederholen.")
        self._tell(Message("success", text))

    def _replayed(self, replayed: Replayed) -> None:
        if replayed.filed:
            text = self.tr("Nach der Unterbrechung nachgetragene Entwürfe: {count}.")
            self._tell(Message("success", text.format(count=replayed.filed)))
        if replayed.waiting:
            text = self.tr(
                "Entwürfe dieses Rechners, die inzwischen anders in der Akte stehen: {count}. "
                "Beide Fassungen sind da; bitte die Entscheidung öffnen und wählen."
            )
            self._tell(Message("warning", text.format(count=replayed.waiting)))

    def _tell(self, message: Message) -> None:
        if self._window is not None:
            self._window.show_message(message)

    def _show_usual(self) -> None:
        if self._window is not None:
            text, role = self._usual
            self._window.status.show_database(text, role=role)


def _not_signed_in(error: Exception) -> None:
    """An outage in the first second: the watch tells of it, and nobody is kept from reading."""


def _not_replayed(error: Exception) -> None:
    """The drafts stay in the drawer; the next start tries again."""
