"""The fields in the order of the other program: which is next, which are carried over, which say nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from clerk_app.ui.kit.announce import announce
from clerk_app.ui.kit.labels import IconLabel, label, set_look
from clerk_app.ui.kit.leaving import take_away
from clerk_app.ui.kit.theme import Theme

from .handing_state import Mark, ShownValue

_ICONS = {
    Mark.COPIED: ("check", "success"),
    Mark.CHANGED: ("rotate-cw", "warning"),
    Mark.EMPTY: ("minus", "text_muted"),
    Mark.MISSING: ("circle-alert", "danger"),
}
_WORD = 17  # letters; a longer word needs the whole width
_VALUE_LOOKS = {Mark.EMPTY: "muted", Mark.MISSING: "danger"}


class ValueRow(QFrame):
    pressed = Signal()
    taken = Signal()  # by double click

    def __init__(self, shown: ShownValue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "field")
        number = label(str(shown.number), "small")
        number.setFixedWidth(Theme.current().px(22))
        self._name, self._value = label(shown.label, "small", wrap=True), label(shown.text, wrap=True)
        self._word = label("", "small", wrap=True)
        self._icon = IconLabel("minus", "text_muted", 16)
        keeping = self._icon.sizePolicy()
        keeping.setRetainSizeWhenHidden(True)
        self._icon.setSizePolicy(keeping)
        top = Qt.AlignmentFlag.AlignTop
        for part in (self._name, self._value, self._word):
            part.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            part.setAlignment(top | Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 4, 6, 4)
        row.setSpacing(8)
        number.setAlignment(Qt.AlignmentFlag.AlignRight | top)
        row.addWidget(number, 0, top)
        row.addLayout(self._words(one_line=_breaks(shown.text)), 1)
        row.addWidget(self._icon, 0, top)
        self.show_value(shown)

    def show_value(self, shown: ShownValue) -> None:
        self.shown = shown
        self._value.setText(shown.text)
        set_look(self._value, "look", _VALUE_LOOKS.get(shown.mark, ""))
        changed = shown.mark is Mark.CHANGED
        self._word.setText(self.tr("seit dem Kopieren geändert") if changed else "")
        self._word.setVisible(changed)
        self._icon.setVisible(shown.mark in _ICONS)
        if shown.mark in _ICONS:
            self._icon.set_icon(*_ICONS[shown.mark])
        self._icon.setToolTip(self._said(shown.mark))

    def spoken(self) -> str:
        told = f"{self.shown.number}. {self.shown.label}: {self.shown.text}"
        return ", ".join(part for part in (told, self._said(self.shown.mark)) if part)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit()
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.taken.emit()

    def _words(self, *, one_line: bool) -> QGridLayout:
        words = QGridLayout()
        words.setContentsMargins(0, 0, 0, 0)
        words.setHorizontalSpacing(8)
        words.setVerticalSpacing(0)
        words.addWidget(self._name, 0, 0)
        words.addWidget(self._value, 0 if one_line else 1, 1 if one_line else 0)
        words.addWidget(self._word, 2, 1 if one_line else 0)
        if one_line:
            words.setColumnStretch(0, 44)
            words.setColumnStretch(1, 56)
        return words

    def _said(self, mark: Mark) -> str:
        return {
            Mark.COPIED: self.tr("übertragen"),
            Mark.CHANGED: self.tr("seit dem Kopieren geändert"),
            Mark.EMPTY: self.tr("im Vorgang leer, wird nicht kopiert"),
            Mark.MISSING: self.tr("fehlt, das Fachverfahren verlangt es"),
        }.get(mark, "")


class HandingRows(QFrame):
    """One stop for the Tab key. Ctrl+C and Enter copy the current value and go on."""

    chosen = Signal(int)  # place
    taken = Signal()
    moved = Signal(object)  # the row that is current now

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "list")
        self.setAccessibleName(self.tr("Felder in der Reihenfolge des Fachverfahrens"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._rows: list[ValueRow] = []
        self._at = -1
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(6, 6, 6, 6)
        self._column.setSpacing(0)
        self._column.addStretch(1)

    def show_values(self, values: tuple[ShownValue, ...], at: int) -> None:
        if [row.shown.label for row in self._rows] != [value.label for value in values]:
            self._build(values)
        for row, value in zip(self._rows, values, strict=True):
            if row.shown != value:
                row.show_value(value)
        if self._rows and at != self._at:
            self._at = at
            self.moved.emit(self._rows[at])
            if self.hasFocus():
                announce(self, self._rows[at].spoken())
        self._mark()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._rows) - 1
        places = {
            Qt.Key.Key_Down: self._at + 1,
            Qt.Key.Key_Up: self._at - 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        key = Qt.Key(event.key())
        if key in places:
            self.chosen.emit(min(max(places[key], 0), last))
        elif event.matches(QKeySequence.StandardKey.Copy) or key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._mark()
        if 0 <= self._at < len(self._rows):
            announce(self, self._rows[self._at].spoken())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._mark()

    def _build(self, values: tuple[ShownValue, ...]) -> None:
        take_away(*self._rows)
        self._rows, self._at = [], -1
        for place, value in enumerate(values):
            row = ValueRow(value)
            row.pressed.connect(lambda at=place: self._press(at))
            row.taken.connect(self.taken)
            self._rows.append(row)
            self._column.insertWidget(place, row)

    def _press(self, place: int) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.chosen.emit(place)

    def _mark(self) -> None:
        for at, row in enumerate(self._rows):
            here = at == self._at
            set_look(row, "current", "focus" if here and self.hasFocus() else "true" if here else "false")


def _breaks(value: str) -> bool:
    return all(len(word) <= _WORD for word in value.split())
