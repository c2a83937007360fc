"""The sheet on which a clerk says what is missing, by when it is wanted, and sends for it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from .asking_points import PointsCard
from .asking_state import ShownRequest
from .letter_sheet import LetterSheet


class AskingPanel(LetterSheet):
    ticked = Signal(str, bool)  # check
    worded = Signal(str, str)  # check, wording
    more_typed = Signal(str)
    sentence_typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        title, give = self.tr("Unterlagen nachfordern"), self.tr("Nachforderung versenden")
        super().__init__(title, give, "send_request", parent)
        self._entering = False
        self._more = self._text(self.tr("Weitere Unterlagen oder Angaben, je Zeile eine"))
        self._sentence = self._text(self.tr("Eigener Satz am Ende des Schreibens (freiwillig)"))
        self._points = PointsCard(after=self._day)
        free = self._captioned(self.tr("Außerdem"), self._more, self._sentence)
        self._lay_out((self._points, self._deadline(), free))
        self._points.ticked.connect(self.ticked)
        self._points.worded.connect(self.worded)
        self._more.entered.connect(self._type_more)
        self._sentence.entered.connect(self.sentence_typed)

    def show_request(self, shown: ShownRequest | None) -> None:
        begun = self.show_letter(shown)
        if shown is None:
            return
        text = shown.text
        if begun:
            self._more.setPlainText(text.more)
            self._sentence.setPlainText(text.sentence)
        self._points.show_points(text.points)
        if self._entering and text.points is not None:
            self.take_focus()
        self._more.show_value(text.more)
        self._sentence.show_value(text.sentence)

    def take_focus(self) -> None:
        """To the first point as soon as there is one."""
        self._entering = not self._points.take_focus()
        if self._entering:
            self._more.setFocus(Qt.FocusReason.OtherFocusReason)

    def _type_more(self, text: str) -> None:
        self._entering = False
        self.more_typed.emit(text)
