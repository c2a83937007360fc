"""The data of an application as the clerk reads them: label and value, grouped, ready to be copied."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from .announce import announce
from .icons import icon
from .labels import label, set_look, tool_button
from .leaving import take_away
from .theme import Theme

EMPTY = "–"
_GAP = 12


@dataclass(frozen=True)
class Field:
    """`id` is what the room knows it by; with `evidence` there is a way to the page that proves it."""

    id: str
    label: str
    value: str
    group: str = ""
    evidence: str = ""


class FieldRow(QFrame):
    pressed = Signal()

    def __init__(self, shown: Field, label_share: int) -> None:
        super().__init__()
        self.shown = shown
        self.setProperty("panel", "field")
        name = label(shown.label, "muted", wrap=True)
        name.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._value = label(shown.value or EMPTY, wrap=True)
        self._value.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._value.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._share = label_share
        self._longest = max((shown.value or EMPTY).split(), key=len, default=EMPTY)
        self._line, self._words = QHBoxLayout(self), QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setContentsMargins(4, 2, 4, 2)
        self._line.setSpacing(_GAP)
        self._words.addWidget(name, label_share)
        self._words.addWidget(self._value, 100 - label_share)
        self._words.setSpacing(_GAP)
        self._line.addLayout(self._words, 1)

    def keep_room_for(self, button: QWidget | None) -> None:
        """Rows with and without a button begin their values at the same place."""
        side = Theme.current().px(20)
        beside = button or QWidget()
        beside.setFixedSize(side, side)
        self._line.addWidget(beside, 0, Qt.AlignmentFlag.AlignTop)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit()
        super().mousePressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        set_look(self, "hovered", "true")
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        set_look(self, "hovered", "false")
        super().leaveEvent(event)

    def _arrange(self) -> None:
        """A word too long for the value's column, such as an address for mail, gets the whole width."""
        room = (self._words.geometry().width() - _GAP) * (1 - self._share / 100)
        beside = self._value.fontMetrics().horizontalAdvance(self._longest) <= room
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if way != self._words.direction():
            self._words.setDirection(way)
            self._words.setSpacing(_GAP if beside else 0)


class FieldGrid(QWidget):
    """One stop for the Tab key: up and down move between the fields, Ctrl+C copies the value."""

    evidence_asked = Signal(str)  # id of the field
    copied = Signal(str)  # its label
    current_changed = Signal(str)  # id of the field

    def __init__(self, name: str, label_share: int = 38, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._share = label_share
        self._rows: list[FieldRow] = []
        self._at = -1
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._sheet = QWidget()
        self._whole.addWidget(self._sheet)

    def show_fields(self, fields: Sequence[Field]) -> None:
        self._whole.removeWidget(self._sheet)
        take_away(self._sheet)
        self._sheet, self._rows, self._at = QWidget(), [], -1
        column = QVBoxLayout(self._sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for group, members in groupby(fields, key=lambda field: field.group):
            if group:
                heading = label(group, "section")
                heading.setContentsMargins(4, 8 if self._rows else 0, 4, 2)
                column.addWidget(heading)
            for shown in members:
                column.addWidget(self._row(shown))
        self._whole.addWidget(self._sheet)

    def choose(self, id: str) -> None:
        at = next((at for at, row in enumerate(self._rows) if row.shown.id == id), -1)
        self._move_to(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        key = Qt.Key(event.key())
        if key in steps and 0 <= self._at + steps[key] < len(self._rows):
            self._move_to(self._at + steps[key])
        elif event.matches(QKeySequence.StandardKey.Copy) and self._at >= 0:
            self._copy()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._at >= 0:
            self._ask_evidence()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if self._at < 0 and self._rows:
            self._move_to(0)
        self._mark()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._mark()

    def _row(self, shown: Field) -> FieldRow:
        row = FieldRow(shown, self._share)
        if not shown.evidence:
            row.keep_room_for(None)
        else:
            name = self.tr("Nachweis zu „{label}“ zeigen").format(label=shown.label)
            link = tool_button("link", name, lambda: self.evidence_asked.emit(shown.id))
            link.setProperty("look", "tight")
            link.setIcon(icon("link", "link"))
            link.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            row.keep_room_for(link)
        place = len(self._rows)
        row.pressed.connect(lambda: self._pressed(place))
        self._rows.append(row)
        return row

    def _pressed(self, place: int) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._move_to(place)

    def _move_to(self, place: int) -> None:
        self._at = place
        self._mark()
        if place >= 0:
            shown = self._rows[place].shown
            announce(self, f"{shown.label}: {shown.value or EMPTY}")
            self.current_changed.emit(shown.id)

    def _mark(self) -> None:
        for at, row in enumerate(self._rows):
            here = at == self._at
            set_look(row, "current", "focus" if here and self.hasFocus() else "true" if here else "false")

    def _copy(self) -> None:
        shown = self._rows[self._at].shown
        QGuiApplication.clipboard().setText(shown.value)
        announce(self, self.tr("{label} kopiert").format(label=shown.label))
        self.copied.emit(shown.label)

    def _ask_evidence(self) -> None:
        if self._rows[self._at].shown.evidence:
            self.evidence_asked.emit(self._rows[self._at].shown.id)
