"""Above the tray: what waits for a decision, what no service claims, or what was decided."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget


class Pile(StrEnum):
    OPEN = "open"
    UNCLAIMED = "unclaimed"
    ENDED = "ended"


class Piles(QFrame):
    switched = Signal(object)  # Pile

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "head")
        self.setAccessibleName(self.tr("Ablage"))
        self._words = {
            Pile.OPEN: self.tr("Offene"),
            Pile.UNCLAIMED: self.tr("Ohne Dienst"),
            Pile.ENDED: self.tr("Erledigte"),
        }
        self._pills = {pile: self._pill(text, pile) for pile, text in self._words.items()}
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 7, 8, 7)
        row.setSpacing(6)
        for pill in self._pills.values():
            row.addWidget(pill)
        row.addStretch(1)

    def show_pile(self, pile: Pile, counts: tuple[int, int]) -> None:
        """How many wait in the first two."""
        waiting = dict(zip((Pile.OPEN, Pile.UNCLAIMED), counts, strict=True))
        for which, pill in self._pills.items():
            count = waiting.get(which, 0)
            pill.setText(f"{self._words[which]} ({count})" if count else self._words[which])
            pill.setChecked(which is pile)

    def _pill(self, text: str, pile: Pile) -> QPushButton:
        pill = QPushButton(text)
        pill.setProperty("look", "filter")
        pill.setCheckable(True)
        pill.setAutoDefault(False)
        pill.clicked.connect(lambda: self.switched.emit(pile))
        return pill
