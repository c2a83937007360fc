"""The line of filters above the journal: who, what, which case, from when until when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QPushButton, QWidget

from clerk_app.ui.kit.alarm import Bell
from clerk_app.ui.kit.canonical import read_date, write_date
from clerk_app.ui.kit.drop_down import DropDown
from clerk_app.ui.kit.flow import FlowLayout
from clerk_app.ui.kit.inputs import TextInput
from clerk_app.ui.kit.labels import button

from .state import Narrowing
from .words import groups

PAUSE_MS = 350  # while somebody types, nobody asks


class Filters(QFrame):
    changed = Signal(object)  # Narrowing

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Filter"))
        self.person = self._combo(self.tr("Alle Personen"), self.tr("Person"))
        self.group = self._combo(self.tr("Alle Ereignisse"), self.tr("Ereignis"))
        for group, name in groups():
            self.group.addItem(name, group)
        self.reference = QLineEdit()
        self.reference.setPlaceholderText(self.tr("Aktenzeichen"))
        self.reference.setAccessibleName(self.tr("Aktenzeichen"))
        self.reference.setClearButtonEnabled(True)
        self.reference.setFixedWidth(130)
        self.since = self._day(self.tr("von TT.MM.JJJJ"), self.tr("Von Tag"))
        self.until = self._day(self.tr("bis TT.MM.JJJJ"), self.tr("Bis Tag"))
        self._clear = button(self.tr("aufheben"), self.clear, look="link", icon_name="x")
        self._pause = Bell(self, self._tell)
        self._lay_out()
        self.reference.textEdited.connect(lambda: self._pause.set(PAUSE_MS))
        self.reference.textChanged.connect(lambda text: None if text else self._tell())

    def show_people(self, people: Sequence[tuple[str, str]]) -> None:
        known = [(self.person.itemData(at), self.person.itemText(at)) for at in range(1, self.person.count())]
        if known == list(people):
            return
        chosen = self.person.currentData()
        with QSignalBlocker(self.person):
            while self.person.count() > 1:
                self.person.removeItem(1)
            for login, name in people:
                self.person.addItem(name, login)
            self.person.setCurrentIndex(max(0, self.person.findData(chosen)))

    def narrowing(self) -> Narrowing:
        return Narrowing(
            login=str(self.person.currentData() or ""),
            group=str(self.group.currentData() or ""),
            reference=self.reference.text(),
            since=_date(self.since),
            until=_date(self.until),
        )

    def clear(self) -> None:
        for combo in (self.person, self.group):
            combo.setCurrentIndex(0)
        for line in (self.reference, self.since, self.until):
            line.clear()
        self._tell()

    def _tell(self) -> None:
        self._pause.stop()
        asked = self.narrowing()
        self._clear.setVisible(asked != Narrowing())
        self.changed.emit(asked)

    def _combo(self, everything: str, name: str) -> QComboBox:
        made = DropDown()
        made.addItem(everything, "")
        made.setAccessibleName(name)
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        made.activated.connect(lambda _at: self._tell())
        return made

    def _day(self, hint: str, name: str) -> TextInput:
        made = TextInput(read_date, write_date, hint)
        made.setAccessibleName(name)
        made.entered.connect(lambda _value: self._pause.set(PAUSE_MS))
        return made

    def _lay_out(self) -> None:
        line = FlowLayout(self)
        line.setContentsMargins(12, 7, 8, 7)
        parts: tuple[QWidget | QPushButton, ...] = (
            self.person, self.group, self.reference, self.since, self.until, self._clear,
        )  # fmt: skip
        for part in parts:
            line.addWidget(part)
        self._clear.setMinimumHeight(self.reference.sizeHint().height())
        self._clear.hide()


def _date(line: TextInput) -> date | None:
    """A day that cannot be read yet does not narrow."""
    if not line.text().strip() or not line.valid():
        return None
    return date.fromisoformat(line.value())
