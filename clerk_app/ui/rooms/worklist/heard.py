"""The page that asks what came of a hearing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from clerk_app.domain.hearing import Answer
from clerk_app.ui.kit.drop_down import DropDown
from clerk_app.ui.kit.words import word


class HeardPage(QWidget):
    returned = Signal()  # Enter in the last field

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.answer, self.said = DropDown(), QLineEdit()
        self.answer.setAccessibleName(self.tr("Was auf die Anhörung kam"))
        for one in (Answer.WRITTEN, Answer.ORAL, Answer.NONE):
            self.answer.addItem(word("hearing", one.value), one.value)
        self.said.returnPressed.connect(self.returned)
        self.answer.currentIndexChanged.connect(self._name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.answer)
        column.addWidget(self.said)
        self._name()

    def begin(self) -> None:
        self.answer.setCurrentIndex(0)
        self.said.clear()

    def _name(self) -> None:
        oral = self.answer.currentData() == Answer.ORAL.value
        name = (
            self.tr("Was gesagt wurde; es kommt als Vermerk zur Akte")
            if oral
            else self.tr("Vermerk dazu (freiwillig)")
        )
        self.said.setPlaceholderText(name)
        self.said.setAccessibleName(name)
