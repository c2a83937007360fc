"""The card "Stellungnahmen": whom the office asked, what came, and what is still awaited."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from clerk_app.ui.kit.cards import Card
from clerk_app.ui.kit.labels import IconLabel, button, label
from clerk_app.ui.kit.leaving import take_away

from .statement_state import ShownStatement


class StatementsCard(Card):
    taken = Signal(str)  # id of the one to be entered

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.set_title(self.tr("Stellungnahmen"))
        self._shown: tuple[ShownStatement, ...] = ()
        self._sheet = QWidget()
        self.add(self._sheet)
        self.hide()

    def show_statements(self, shown: tuple[ShownStatement, ...]) -> None:
        self.setVisible(bool(shown))
        if shown == self._shown:
            return
        self._shown = shown
        self.body.removeWidget(self._sheet)
        take_away(self._sheet)
        self._sheet = QWidget()
        grid = QGridLayout(self._sheet)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        for row, one in enumerate(shown):
            self._lay_row(grid, row, one)
        self.add(self._sheet)

    def _lay_row(self, grid: QGridLayout, row: int, one: ShownStatement) -> None:
        top = Qt.AlignmentFlag.AlignTop
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(label(one.name, wrap=True))
        words.addWidget(label(one.state, "small", wrap=True))
        grid.addWidget(IconLabel(one.icon, one.tone, 16), row, 0, top)
        grid.addLayout(words, row, 1)
        if one.take is None:
            return
        take = button(self.tr("Eingang erfassen …"), lambda: self.taken.emit(one.id), look="link")
        take.setObjectName(f"take_{one.id}")
        take.setAccessibleName(self.tr("Eingang erfassen: {name}").format(name=one.name))
        take.setEnabled(one.take.enabled)
        take.setToolTip(one.take.why)
        grid.addWidget(take, row, 2, Qt.AlignmentFlag.AlignVCenter)
