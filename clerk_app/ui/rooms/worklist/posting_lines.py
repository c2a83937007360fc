"""The lines in which is entered how and when letters left on paper."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from clerk_app.domain.posting import Post
from clerk_app.ui.kit.canonical import read_date, write_date
from clerk_app.ui.kit.inputs import TextInput
from clerk_app.ui.kit.labels import button, label
from clerk_app.ui.kit.words import word

from .posting_state import PostingLines


class PostingFields(QFrame):
    """Enter in the last field gives it, Escape drops it."""

    typed = Signal(str, str, str)  # way, day, number
    given = Signal()
    dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = label("", "strong", wrap=True)
        self._way = QComboBox()
        self._way.setAccessibleName(self.tr("Art der Sendung"))
        for way in Post:
            self._way.addItem(word("post", way.value), way.value)
        self._day = TextInput(read_date, write_date, self.tr("TT.MM.JJJJ"))
        self._day.setAccessibleName(self.tr("Zur Post gegeben oder übergeben am"))
        self._number = QLineEdit()
        self._number.setPlaceholderText(self.tr("Sendungs- oder Belegnummer (freiwillig)"))
        self._number.setAccessibleName(self.tr("Sendungs- oder Belegnummer"))
        self._trouble = label("", "danger", wrap=True)
        self._lay_out()
        self._way.activated.connect(lambda _at: self._tell())
        self._day.entered.connect(lambda _value: self._tell())
        self._number.textEdited.connect(lambda _text: self._tell())
        self._number.returnPressed.connect(self.given)
        self.hide()

    def show_lines(self, shown: PostingLines) -> None:
        if shown.open and (self.isHidden() or self._heading.text() != shown.heading):
            self._way.setCurrentIndex(self._way.findData(shown.way))
            self._day.setText(write_date(shown.day))
            self._number.setText(shown.number)
            self._heading.setText(shown.heading)
            self.setAccessibleName(shown.heading)
            self.show()
            self._way.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setVisible(shown.open)
        self._number.setVisible(len(shown.letters) == 1)
        self._trouble.setText(shown.trouble)
        self._trouble.setVisible(bool(shown.trouble))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dropped.emit()
            return
        super().keyPressEvent(event)

    def _tell(self) -> None:
        self.typed.emit(self._way.currentData(), self._day.value(), self._number.text())

    def _lay_out(self) -> None:
        first, last = QHBoxLayout(), QHBoxLayout()
        first.setSpacing(8)
        self._way.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for part in (self._way, label(self.tr("am")), self._day):
            first.addWidget(part)
        last.addStretch(1)
        last.addWidget(button(self.tr("Abbrechen"), self.dropped.emit))
        last.addWidget(button(self.tr("Eintragen"), self.given.emit, look="primary"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._heading)
        column.addLayout(first)
        for line in (self._number, self._trouble):
            column.addWidget(line)
        column.addLayout(last)
