"""The lines in which is entered how and when letters left on paper."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from clerk_app.domain.posting import Post
from clerk_app.ui.kit.entering import EntryLines
from clerk_app.ui.kit.words import word

from .posting_state import PostingLines


class PostingFields(EntryLines):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Eintragen"), parent)
        self._way, self._number = self._choice, self._remark
        self._way.setAccessibleName(self.tr("Art der Sendung"))
        for way in Post:
            self._way.addItem(word("post", way.value), way.value)
        self._day.setAccessibleName(self.tr("Zur Post gegeben oder übergeben am"))
        self._number.setPlaceholderText(self.tr("Sendungs- oder Belegnummer (freiwillig)"))
        self._number.setAccessibleName(self.tr("Sendungs- oder Belegnummer"))
        self._lay_out()

    def show_lines(self, shown: PostingLines) -> None:
        self._show(shown.open, (shown.way, shown.day, shown.number), shown.trouble, shown.heading)
        self._number.setVisible(len(shown.letters) == 1)
