"""What is written in a document, as plain text that can be read aloud, marked and copied."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QPalette, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QTextEdit, QWidget

from clerk_app.services.reading_lamp import occurrences

_SMALLEST, _LARGEST = 6.0, 40.0
_FAINT, _CLEAR = 60, 150


class TextSheet(QPlainTextEdit):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        by_hand = (
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTextInteractionFlags(by_hand)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.document().setDocumentMargin(16)
        self.setAccessibleName(self.tr("Text des Dokuments"))
        self._usual_size = self.font().pointSizeF()
        self._text = ""

    @property
    def zoom(self) -> float:
        return self.font().pointSizeF() / self._usual_size

    def set_zoom(self, zoom: float) -> None:
        font = self.font()
        font.setPointSizeF(min(max(self._usual_size * zoom, _SMALLEST), _LARGEST))
        self.setFont(font)

    def show_text(self, text: str) -> None:
        """The same text again changes nothing, so the place and what is marked are kept."""
        if text == self._text:
            return
        self._text = text
        self.setExtraSelections([])
        self.setPlainText(text)

    def show_hits(self, needle: str, current: int) -> None:
        """`current` counts the hits in this text; -1 when the current hit is on another page."""
        starts = _as_qt_counts(self._text, occurrences(self._text, needle))
        length = len(needle.encode("utf-16-le")) // 2
        self.setExtraSelections(
            [self._highlight(start, length, here=number == current) for number, start in enumerate(starts)]
        )
        if 0 <= current < len(starts):
            cursor = self.textCursor()
            cursor.setPosition(starts[current])
            self.setTextCursor(cursor)
            self.ensureCursorVisible()

    def _highlight(self, start: int, length: int, *, here: bool) -> QTextEdit.ExtraSelection:
        colour = self.palette().color(QPalette.ColorRole.Highlight)
        colour.setAlpha(_CLEAR if here else _FAINT)
        look = QTextCharFormat()
        look.setBackground(colour)
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        selection = QTextEdit.ExtraSelection()
        selection.cursor, selection.format = cursor, look
        return selection


def _as_qt_counts(text: str, places: Sequence[int]) -> list[int]:
    """Qt counts a sign beyond the sixteen bits, such as an emoji, as two."""
    counts, done, counted = list[int](), 0, 0
    for place in places:
        counted += len(text[done:place].encode("utf-16-le", "replace")) // 2
        done = place
        counts.append(counted)
    return counts
