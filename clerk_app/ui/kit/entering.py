"""Places in which something is entered and given, or dropped with Escape."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from .canonical import write_date
from .drop_down import DropDown
from .inputs import date_input
from .labels import button, label, say


class EntryFrame(QFrame):
    dropped = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dropped.emit()
            return
        super().keyPressEvent(event)


class EntryLines(EntryFrame):
    """What it was, on which day, and a word on it; Enter in the last field gives it."""

    typed = Signal(str, str, str)  # choice, day, remark
    given = Signal()

    def __init__(self, give: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = label("", "strong", wrap=True)
        self._choice, self._day, self._remark = DropDown(), date_input(), QLineEdit()
        self._trouble = label("", "danger", wrap=True)
        self._give = button(give, self.given.emit, look="primary")
        self._choice.activated.connect(lambda _at: self._tell())
        self._day.entered.connect(lambda _value: self._tell())
        self._remark.textEdited.connect(lambda _text: self._tell())
        self._remark.returnPressed.connect(self.given)
        self.hide()

    def _show(self, open: bool, entered: tuple[str, str, str], trouble: str, heading: str = "") -> None:
        """`entered`: choice, day and remark; they are written down once, then they are the clerk's."""
        if open and (self.isHidden() or self._heading.text() != heading):
            self._begin(heading, *entered)
        self.setVisible(open)
        say(self._trouble, trouble)

    def _begin(self, heading: str, choice: str, day: str, remark: str) -> None:
        self._choice.setCurrentIndex(self._choice.findData(choice))
        self._day.setText(write_date(day))
        self._remark.setText(remark)
        say(self._heading, heading)
        self.setAccessibleName(heading)
        self.show()
        self._choice.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self) -> None:
        self.typed.emit(self._choice.currentData(), self._day.value(), self._remark.text())

    def _lay_out(self, *below: QWidget) -> None:
        """`below`: what stands between the fields and the trouble."""
        first, last = QHBoxLayout(), QHBoxLayout()
        first.setSpacing(8)
        self._choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for part in (self._choice, label(self.tr("am")), self._day):
            first.addWidget(part)
        last.addStretch(1)
        last.addWidget(button(self.tr("Abbrechen"), self.dropped.emit))
        last.addWidget(self._give)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._heading)
        column.addLayout(first)
        for line in (self._remark, *below, self._trouble):
            column.addWidget(line)
        column.addLayout(last)
