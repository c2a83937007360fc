"""The lines in which is entered how and when letters left on paper, and what came back of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from clerk_app.domain.errors import ClerkError
from clerk_app.domain.posting import Post, Posting

from .canonical import read_date, write_date
from .inputs import TextInput
from .labels import button, label
from .words import word


@dataclass(frozen=True)
class PostingLines:
    """`day` is canonical, or as it was typed when it is none. One number cannot stand for several letters.

    `back`: what came back is entered, not what leaves; `correcting`: in place of what was entered before.
    """

    open: bool = False
    letters: tuple[str, ...] = ()
    heading: str = ""
    choices: tuple[tuple[str, str], ...] = ()  # value, word
    choice: str = ""
    day: str = ""
    number: str = ""
    reason: str = ""
    back: bool = False
    correcting: bool = False
    trouble: str = ""
    working: bool = False

    def day_entered(self) -> date:
        try:
            return date.fromisoformat(self.day)
        except ValueError:
            raise ClerkError("returned.no_day" if self.back else "posting.no_day") from None

    def posting(self) -> Posting:
        """What was entered of how the letters leave."""
        number = self.number.strip() if len(self.letters) == 1 else ""
        return Posting(Post(self.choice), self.day_entered(), number)


def leaving_lines(letters: tuple[str, ...], heading: str, way: str, today: date) -> PostingLines:
    """With the kind of post of last time."""
    choices = tuple((one.value, word("post", one.value)) for one in Post)
    return PostingLines(True, letters, heading, choices, way or Post.LETTER.value, today.isoformat())


class PostingFields(QFrame):
    """Enter in the last field gives it, Escape drops it."""

    typed = Signal(str, str, str, str)  # choice, day, number, reason
    given = Signal()
    dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = label("", "strong", wrap=True)
        self._choice = QComboBox()
        self._day = TextInput(read_date, write_date, self.tr("TT.MM.JJJJ"))
        self._reason = QLineEdit()
        self._reason.setPlaceholderText(self.tr("Begründung der Berichtigung"))
        self._reason.setAccessibleName(self.tr("Begründung der Berichtigung"))
        self._number = QLineEdit()
        self._number.setPlaceholderText(self.tr("Sendungs- oder Belegnummer (freiwillig)"))
        self._number.setAccessibleName(self.tr("Sendungs- oder Belegnummer"))
        self._trouble = label("", "danger", wrap=True)
        self._lay_out()
        self._choice.activated.connect(lambda _at: self._tell())
        self._day.entered.connect(lambda _value: self._tell())
        for line in (self._number, self._reason):
            line.textEdited.connect(lambda _text: self._tell())
            line.returnPressed.connect(self.given)
        self.hide()

    def show_lines(self, shown: PostingLines) -> None:
        if shown.open and (self.isHidden() or self._heading.text() != shown.heading):
            self._begin(shown)
        self.setVisible(shown.open)
        self._number.setVisible(len(shown.letters) == 1)
        self._reason.setVisible(shown.correcting)
        self._trouble.setText(shown.trouble)
        self._trouble.setVisible(bool(shown.trouble))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dropped.emit()
            return
        super().keyPressEvent(event)

    def _begin(self, shown: PostingLines) -> None:
        self._choice.clear()
        for value, said in shown.choices:
            self._choice.addItem(said, value)
        self._choice.setCurrentIndex(self._choice.findData(shown.choice))
        self._day.setText(write_date(shown.day))
        self._number.setText(shown.number)
        self._reason.setText(shown.reason)
        self._heading.setText(shown.heading)
        self._name(shown)
        self.show()
        self._choice.setFocus(Qt.FocusReason.OtherFocusReason)

    def _name(self, shown: PostingLines) -> None:
        leaves = (self.tr("Art der Sendung"), self.tr("Zur Post gegeben oder übergeben am"))
        back = (self.tr("Was der Rücklauf sagt"), self.tr("Tag laut Rücklauf"))
        choice, day = back if shown.back else leaves
        self.setAccessibleName(shown.heading)
        self._choice.setAccessibleName(choice)
        self._day.setAccessibleName(day)

    def _tell(self) -> None:
        said = (self._choice.currentData(), self._day.value(), self._number.text(), self._reason.text())
        self.typed.emit(*said)

    def _lay_out(self) -> None:
        first, last = QHBoxLayout(), QHBoxLayout()
        first.setSpacing(8)
        self._choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for part in (self._choice, label(self.tr("am")), self._day):
            first.addWidget(part)
        last.addStretch(1)
        last.addWidget(button(self.tr("Abbrechen"), self.dropped.emit))
        last.addWidget(button(self.tr("Eintragen"), self.given.emit, look="primary"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._heading)
        column.addLayout(first)
        for line in (self._number, self._reason, self._trouble):
            column.addWidget(line)
        column.addLayout(last)
