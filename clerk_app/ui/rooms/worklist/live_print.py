"""Prints a letter anew with every change; while one is printed only the newest wish queues."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from clerk_app.ui.kit.desk import Desk, Lane

from . import words

Make = Callable[[], bytes]


class LivePrint(QObject):
    printed = Signal(bytes, str)  # the letter, or why there is none

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._last: object = None
        self._next: Make | None = None
        self._printing = False
        self._reading = 0

    def show(self, wish: object, make: Make) -> None:
        """`make` runs off the GUI thread, and only where the wish is a new one."""
        if wish == self._last:
            return
        self._last, self._next = wish, make
        if not self._printing:
            self._print()

    def refuse(self, why: str) -> None:
        self._next = self._last = None
        self.printed.emit(b"", why)

    def forget(self) -> None:
        self._reading += 1
        self._last = self._next = None
        self._printing = False

    def _print(self) -> None:
        if self._next is None:
            return
        make, self._next = self._next, None
        reading = self._reading
        self._printing = True
        self._desk.ask(
            make,
            lambda pdf: self._take(reading, pdf, ""),
            lambda error: self._take(reading, b"", words.said(error)),
            self,
            Lane.ERRANDS,
        )

    def _take(self, reading: int, pdf: bytes, trouble: str) -> None:
        """One that was overtaken is not shown any more."""
        if reading != self._reading:
            return
        self._printing = False
        if self._next is None and self._last is not None:
            self.printed.emit(pdf, trouble)
        self._print()
