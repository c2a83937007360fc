"""What can be done with several cases at once, below the list in which they are marked."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from clerk_app.ui.kit.drop_down import DropDown
from clerk_app.ui.kit.labels import button, label, line, say, tool_button

from .state import Bulk, Gate


class BulkBar(QFrame):
    claim_pressed = Signal()
    assign_pressed = Signal()
    assign_confirmed = Signal(str)  # login
    assign_dropped = Signal()
    dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "list")
        self.setAccessibleName(self.tr("Mehrere Vorgänge"))
        self._text = label("", "strong")
        self._claim = button(self.tr("Übernehmen"), self.claim_pressed.emit, icon_name="user-check")
        self._assign = button(self.tr("Zuweisen …"), self.assign_pressed.emit, icon_name="user-plus")
        close = tool_button("x", self.tr("Auswahl aufheben"), self.dropped.emit)
        first = QHBoxLayout()
        first.addWidget(self._text, 1)
        first.addWidget(close)
        second = QHBoxLayout()
        second.setSpacing(8)
        second.addWidget(self._claim)
        second.addWidget(self._assign)
        second.addStretch(1)
        self._picker = self._make_picker()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(line())
        column = QVBoxLayout()
        column.setContentsMargins(12, 6, 8, 10)
        column.setSpacing(6)
        whole.addLayout(column)
        column.addLayout(first)
        column.addLayout(second)
        column.addWidget(self._picker)
        self.hide()

    def show_bulk(self, shown: Bulk | None) -> None:
        self.setVisible(shown is not None)
        if shown is None:
            return
        self._text.setText(shown.text)
        _show_gate(self._claim, shown.claim)
        _show_gate(self._assign, shown.assign)
        self._show_people(shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            (self.assign_dropped if self._picker.isVisible() else self.dropped).emit()
            return
        super().keyPressEvent(event)

    def _make_picker(self) -> QWidget:
        picker = QWidget()
        self._people = DropDown()
        self._people.setAccessibleName(self.tr("Zuweisen an"))
        self._hint = label("", "small", wrap=True)
        self._confirm = button(self.tr("Zuweisen"), self._give, look="primary")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._people, 1)
        row.addWidget(self._confirm)
        column = QVBoxLayout(picker)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self._hint)
        return picker

    def _show_people(self, shown: Bulk) -> None:
        opened = shown.assigning and not self._picker.isVisibleTo(self)
        self._picker.setVisible(shown.assigning)
        known = [(self._people.itemData(at), self._people.itemText(at)) for at in range(self._people.count())]
        if known != list(shown.colleagues):
            self._people.clear()
            for login, name in shown.colleagues:
                self._people.addItem(name, login)
        self._people.setEnabled(bool(shown.colleagues))
        self._confirm.setEnabled(bool(shown.colleagues) and shown.assign.enabled)
        say(self._hint, shown.hint)
        if opened:
            self._people.setFocus()

    def _give(self) -> None:
        if self._people.currentData():
            self.assign_confirmed.emit(self._people.currentData())


def _show_gate(pressed: QPushButton, gate: Gate) -> None:
    pressed.setEnabled(gate.enabled)
    pressed.setToolTip(gate.why)
    pressed.setAccessibleDescription(gate.why)
