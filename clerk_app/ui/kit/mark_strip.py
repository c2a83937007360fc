"""The strip above a document that lies open although nobody knows whether it is clean."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from .labels import IconLabel, button, label


class MarkStrip(QFrame):
    def __init__(self, scan: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "head")
        self._word = label("", "warning", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 10, 4)
        row.setSpacing(8)
        row.addWidget(IconLabel("shield-alert", "warning", 16))
        row.addWidget(self._word, 1)
        row.addWidget(button(self.tr("Erneut prüfen"), scan, look="link"))
        self.hide()

    def show_mark(self, text: str) -> None:
        self._word.setText(text)
        self.setVisible(bool(text))
