"""What stands in place of a document: nothing yet, please wait, or why it cannot be shown."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from ..texts import Sentence

_WIDEST = 420
_EDGE = 24
_READ_WITHIN = 6000  # milliseconds


class Panel(QFrame):
    """Words in the middle of an empty sheet; they can be marked, so that they can be passed on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "pane")
        self._title, self._meaning, self._next = (self._label(look) for look in ("section", "", "muted"))
        font = self._title.font()
        font.setBold(True)
        self._title.setFont(font)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(8)
        self._column.addStretch(2)
        for label in (self._title, self._meaning, self._next):
            self._column.addWidget(label)
        self._column.addStretch(3)

    def say(self, words: Sentence, about: str = "") -> None:
        """`about` names the document, where the words alone do not."""
        self._title.setText(f"{about}: {words.happened}" if about else words.happened)
        self._meaning.setText(words.meaning)
        self._next.setText(words.next)
        self._meaning.setVisible(bool(words.meaning))
        self._next.setVisible(bool(words.next))
        self.setAccessibleName(self._title.text())
        self.setAccessibleDescription(f"{words.meaning} {words.next}".strip())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Margins keep the lines short: a label of its own width would not know its height and be cut off."""
        side = max(_EDGE, (event.size().width() - _WIDEST) // 2)
        self._column.setContentsMargins(side, _EDGE, side, _EDGE)
        super().resizeEvent(event)

    def words(self) -> str:
        return "\n".join(label.text() for label in (self._title, self._meaning, self._next) if label.text())

    def _label(self, look: str) -> QLabel:
        label = QLabel()
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if look:
            label.setProperty("look", look)
        return label


class Hint(QLabel):
    """A line below the document that says what came of a wish and goes away by itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setContentsMargins(12, 4, 12, 4)
        self.hide()
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(_READ_WITHIN)
        self._clock.timeout.connect(self.hide)

    def say(self, words: str) -> None:
        self.setText(words)
        self.setAccessibleName(words)
        self.setVisible(bool(words))
        self._clock.start()
