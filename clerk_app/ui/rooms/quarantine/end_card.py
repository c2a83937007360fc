"""The card of an arrival that was decided on: what became of it, and the way to its case."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from clerk_app.ui.kit.cards import Card
from clerk_app.ui.kit.labels import button, label


class EndCard(Card):
    case_pressed = Signal(str)

    def __init__(self, told: str, case: str, parent: QWidget | None = None) -> None:
        super().__init__("", "success", parent)
        self.set_title(self.tr("Was daraus wurde"))
        self.add(label(told, wrap=True))
        if case:
            text = self.tr("Vorgang öffnen")
            made = button(text, lambda: self.case_pressed.emit(case), icon_name="external-link")
            self.body.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
