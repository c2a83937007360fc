"""Copying text: a box drawn on a page, or what is marked in the text."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from clerk_app.services.reading_lamp import Box

from .reading import Reading
from .stage import Stage


class Copying(QObject):
    allowed = Signal(bool)
    told = Signal(str)

    def __init__(self, reading: Reading, stage: Stage, parent: QObject) -> None:
        super().__init__(parent)
        self._reading = reading
        self._stage = stage
        self._text = ""
        reading.box_read.connect(self._take)
        stage.sheets.box_drawn.connect(self._choose)
        stage.sheets.place_clicked.connect(self.forget)
        stage.text.copyAvailable.connect(self.allowed)

    def copy(self) -> None:
        if self._stage.in_text:
            self._stage.text.copy()
        elif self._text:
            QGuiApplication.clipboard().setText(self._text)
            self.told.emit(self.tr("Der markierte Text wurde kopiert."))

    def forget(self) -> None:
        self._stage.sheets.choose(None)
        self._let_copy("")

    def _choose(self, number: int, box: Box) -> None:
        self._stage.sheets.choose((number, box))
        self._reading.read_box(number, box)

    def _take(self, text: str) -> None:
        self._let_copy(text.strip())
        if not self._text:
            self.told.emit(self.tr("In diesem Bereich steht kein Text, der sich kopieren lässt."))

    def _let_copy(self, text: str) -> None:
        self._text = text
        self.allowed.emit(bool(text))
