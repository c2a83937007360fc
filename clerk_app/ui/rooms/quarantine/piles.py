"""Above the tray: what waits for a decision, or what was decided."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget


class Piles(QFrame):
    switched = Signal(bool)  # what was decided

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "head")
        self.setAccessibleName(self.tr("Ablage"))
        self._pills = {
            False: self._pill(self.tr("Offene"), ended=False),
            True: self._pill(self.tr("Erledigte"), ended=True),
        }
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 7, 8, 7)
        row.setSpacing(6)
        for pill in self._pills.values():
            row.addWidget(pill)
        row.addStretch(1)

    def show_pile(self, *, ended: bool) -> None:
        for which, pill in self._pills.items():
            pill.setChecked(which is ended)

    def _pill(self, text: str, *, ended: bool) -> QPushButton:
        pill = QPushButton(text)
        pill.setProperty("look", "filter")
        pill.setCheckable(True)
        pill.setAutoDefault(False)
        pill.clicked.connect(lambda: self.switched.emit(ended))
        return pill
