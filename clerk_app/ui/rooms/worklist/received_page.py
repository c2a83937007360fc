"""The page that asks how a statement came out, when it came, and as which paper."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from clerk_app.domain.statement import Result
from clerk_app.ui.kit.canonical import write_date
from clerk_app.ui.kit.drop_down import DropDown
from clerk_app.ui.kit.inputs import choice_box, date_input
from clerk_app.ui.kit.labels import label
from clerk_app.ui.kit.words import word

from .statement_state import Receiving


class ReceivedPage(QWidget):
    returned = Signal()  # Enter in the last field

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.result, self.said = DropDown(), QLineEdit()
        self.paper = choice_box(self.tr("Dokument, als das sie kam"), 14)
        self.result.setAccessibleName(self.tr("Ergebnis der Stellungnahme"))
        for one in Result:
            self.result.addItem(word("statement", one.value), one.value)
        self.day = date_input(self.tr("Eingegangen am"))
        gist = self.tr("Kurz, was darin steht; es kommt als Vermerk zur Akte (freiwillig)")
        self.said.setPlaceholderText(gist)
        self.said.setAccessibleName(gist)
        self.said.returnPressed.connect(self.returned)
        self._lay_out()

    def begin(self, today: date | None, receiving: Receiving | None) -> None:
        self.result.setCurrentIndex(0)
        self.said.clear()
        self.day.setText(write_date(today.isoformat()) if today else "")
        self.paper.clear()
        self.paper.addItem(self.tr("ohne Dokument"), "")
        for sha256, name in receiving.papers if receiving else ():
            self.paper.addItem(name, sha256)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.result, 1)
        row.addWidget(label(self.tr("am")))
        row.addWidget(self.day)
        row.addWidget(self.paper, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.said)
