"""Above a list: which of its piles is shown, and how much lies in each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget


class Pills(QFrame):
    """`words`: what each pile is called, in their order."""

    switched = Signal(object)  # the pile

    def __init__(self, name: str, words: Mapping[Any, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "head")
        self.setAccessibleName(name)
        self._words = words
        self._pills = {pile: self._pill(text, pile) for pile, text in words.items()}
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 7, 8, 7)
        row.setSpacing(6)
        for pill in self._pills.values():
            row.addWidget(pill)
        row.addStretch(1)

    def show_pile(self, pile: object, counts: Mapping[Any, int]) -> None:
        for which, pill in self._pills.items():
            count = counts.get(which, 0)
            pill.setText(f"{self._words[which]} ({count})" if count else self._words[which])
            pill.setChecked(which is pile)

    def _pill(self, text: str, pile: object) -> QPushButton:
        pill = QPushButton(text)
        pill.setProperty("look", "filter")
        pill.setCheckable(True)
        pill.setAutoDefault(False)
        pill.clicked.connect(lambda: self.switched.emit(pile))
        return pill
