"""A line of pills of which one is chosen, or any number: filters above a list, outcomes of a decision."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from .flow import FlowLayout


class Switcher(QWidget):
    """`exclusive`: exactly one pill is chosen, as with tabs; otherwise each is switched by itself."""

    chosen = Signal(str)  # id of the pill that became the chosen one (exclusive)
    switched = Signal(str, bool)  # id, on (not exclusive)

    def __init__(self, name: str, *, exclusive: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._exclusive = exclusive
        self._group = QButtonGroup(self)
        self._group.setExclusive(exclusive)
        self._pills: dict[str, QPushButton] = {}
        self._line = FlowLayout(self)

    def offer(self, pills: Sequence[tuple[str, str]]) -> None:
        """`pills`: id and text. What was chosen stays chosen if it is still offered."""
        kept = self.current()
        for pill in self._pills.values():
            self._line.removeWidget(pill)
            self._group.removeButton(pill)
            pill.deleteLater()
        self._pills = {id: self._pill(id, text) for id, text in pills}
        self.choose(*kept)

    def current(self) -> tuple[str, ...]:
        return tuple(id for id, pill in self._pills.items() if pill.isChecked())

    def choose(self, *ids: str) -> None:
        """Shows these as chosen without telling anyone; none at all clears an exclusive line, too."""
        self._group.setExclusive(False)
        for id, pill in self._pills.items():
            pill.setChecked(id in ids)
        self._group.setExclusive(self._exclusive)

    def take_focus(self) -> None:
        """To the chosen pill, from which the Tab key goes on."""
        pill = next((pill for pill in self._pills.values() if pill.isChecked()), None)
        if pill is not None:
            pill.setFocus()

    def add(self, widget: QWidget) -> None:
        """Something of another kind at the end of the line."""
        self._line.addWidget(widget)

    def _pill(self, id: str, text: str) -> QPushButton:
        pill = QPushButton(text)
        pill.setCheckable(True)
        pill.setAutoDefault(False)
        pill.setProperty("look", "filter")
        pill.clicked.connect(lambda on: self._clicked(id, on))
        self._group.addButton(pill)
        self._line.addWidget(pill)
        return pill

    def _clicked(self, id: str, on: bool) -> None:
        if self._exclusive:
            self.chosen.emit(id)
        else:
            self.switched.emit(id, on)
