"""The way into force: the author signs, a second person signs too, and new cases begin with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from clerk_app.services import pack_editing
from clerk_app.services.pack_reading import PackName
from clerk_app.ui.kit.language import tr
from clerk_app.ui.kit.notices import Message
from clerk_app.ui.kit.texts import said

from .bench import AtBench, Bench
from .presenter import Presenter

AskFile = Callable[[QWidget, str, str], Path | None]  # title, kinds of file


class Releasing(AtBench):
    def __init__(self, bench: Bench, presenter: Presenter, ask_file: AskFile) -> None:
        super().__init__(bench)
        self._presenter = presenter
        self._ask_file = ask_file
        self._view.head.lay_before_pressed.connect(self.lay_before)
        self._view.head.release_pressed.connect(self.release)
        self._view.overview.take_in_pressed.connect(self.take_in)

    def lay_before(self) -> None:
        name, office, workshop = self._presenter.opened, self._office(), self._workshop
        key = self._ask_for_key() if name is not None else None
        if name is None or key is None:
            return
        self._desk.ask(
            lambda: pack_editing.lay_before(office, workshop, name, key),
            self._laid_before,
            self._tell_failure,
            owner=self,
        )

    def release(self) -> None:
        """What two people have signed already needs no third key."""
        entry, office, workshop = self._presenter.entry, self._office(), self._workshop
        if entry is None:
            return
        signed = len(entry.signed_by) >= pack_editing.SIGNATURES
        key = None if signed else self._ask_for_key()
        if key is None and not signed:
            return
        self._desk.do(
            lambda: pack_editing.release(office, workshop, entry.name, key),
            lambda _: self._released(entry.name),
            self._tell_failure,
            owner=self,
        )

    def take_in(self) -> None:
        office, workshop = self._office(), self._workshop
        path = self._ask_file(self._view, tr("Signiertes Dienstpaket öffnen"), tr("Dienstpaket (*.zip)"))
        if path is None:
            return
        self._desk.ask(
            lambda: pack_editing.take_in(office, workshop, path),
            self._taken_in,
            self._tell_failure,
            owner=self,
        )

    def _ask_for_key(self) -> Path | None:
        return self._ask_file(self._view, tr("Eigenen Schlüssel wählen"), tr("Schlüssel (*.json)"))

    def _laid_before(self, path: Path) -> None:
        words = tr(
            "Der Entwurf ist unterschrieben und liegt zur Freigabe bereit. Für einen anderen "
            "Arbeitsplatz kann die Datei {path} weitergegeben werden."
        )
        self._signals.message.emit(Message("info", words.format(path=path)))
        self._presenter.refresh()

    def _released(self, name: PackName) -> None:
        words = tr(
            "Fassung {version} ist in Kraft. Neue Vorgänge beginnen mit ihr, laufende behalten ihre Fassung. "
            "Andere Arbeitsplätze übernehmen sie beim nächsten Start."
        )
        self._signals.message.emit(Message("info", words.format(version=name.version)))
        self._presenter.close()
        self._presenter.refresh()

    def _taken_in(self, name: PackName) -> None:
        self._presenter.open(name)
        self._presenter.refresh()

    def _tell_failure(self, error: Exception) -> None:
        self._signals.message.emit(Message("warning", said(error)))


def ask_for_file(parent: QWidget, title: str, kinds: str) -> Path | None:
    home = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    path, _ = QFileDialog.getOpenFileName(parent, title, home, kinds)
    return Path(path) if path else None
