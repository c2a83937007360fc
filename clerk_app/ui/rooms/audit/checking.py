"""Recomputes the checksums beside the window, and keeps seals where the office cannot reach them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from clerk_app.services.office import Office
from clerk_app.services.reading import JournalFault
from clerk_app.ui.kit.desk import Desk, Lane
from clerk_app.ui.kit.language import tr
from clerk_app.ui.kit.notices import Message
from clerk_app.ui.kit.room import RoomSignals
from clerk_app.ui.kit.texts import said

from .view import AuditView


@dataclass(frozen=True)
class Safe:
    """The seal proves every entry below it, whatever the database says later."""

    write_seal: Callable[[Path], None]


class Checking(QObject):
    _came = Signal(int, int)  # told by the worker, heard by the window

    def __init__(
        self,
        desk: Desk,
        office: Callable[[], Office],
        safe: Safe,
        view: AuditView,
        signals: RoomSignals,
        ask_path: Callable[[str], Path | None],
    ) -> None:
        super().__init__(view)
        self._desk = desk
        self._office = office
        self._safe = safe
        self._view = view
        self._signals = signals
        self._ask_path = ask_path
        self._total = 0
        self._came.connect(self._tell_progress)

    def recompute(self) -> None:
        if not self._view.may_check_now():
            return
        reader, came = self._office().reader, self._came
        self._view.result.show_progress(0, 0)
        self._signals.actions.emit()
        self._desk.ask(
            lambda: reader.verify(lambda done, total: came.emit(done, total)),
            self._checked,
            self._not_checked,
            self,
            Lane.ERRANDS,
        )

    def seal(self) -> None:
        day = self._office().clock().strftime("%Y-%m-%d")
        path = self._ask_path(f"Siegel {day}.json")
        if path is None:
            return
        text = tr(
            "Das Siegel liegt unter {path}. Bitte außerhalb dieses Rechners aufbewahren; "
            "„main.py admin verify“ vergleicht es später mit dem Protokoll."
        ).format(path=path)
        self._desk.ask(
            lambda: self._safe.write_seal(path),
            lambda _: self._signals.message.emit(Message("success", text)),
            lambda error: self._signals.message.emit(Message("danger", said(error))),
            self,
            Lane.ERRANDS,
        )

    def _tell_progress(self, done: int, total: int) -> None:
        self._total = total
        self._view.result.show_progress(done, total)

    def _checked(self, faults: tuple[JournalFault, ...]) -> None:
        self._view.result.show_verdict(faults, self._total)
        self._signals.actions.emit()

    def _not_checked(self, error: Exception) -> None:
        self._view.result.show_trouble(said(error))
        self._signals.actions.emit()
