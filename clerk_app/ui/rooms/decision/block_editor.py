"""The editor of one text block: as high as its text, with gaps marked where they stand."""

from __future__ import annotations

import re

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QResizeEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from clerk_app.domain.text import PLACEHOLDER
from clerk_app.ui.kit.theme import Theme

_BOLD = re.compile(r"\*\*(.+?)\*\*")
_BARE = (
    "QTextEdit, QTextEdit:focus, QTextEdit:disabled { border: none; padding: 0; background: transparent; }"
)


class BlockEditor(QTextEdit):
    """Plain text only; `written` tells what the clerk typed, never what the program put there."""

    written = Signal(str)
    focused = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet(_BARE)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._marker = _Marker(self.document())
        self._known = ""
        self.textChanged.connect(self._tell)

    def show_text(self, text: str, missing: tuple[str, ...]) -> None:
        """Text that stands there already is left alone: cursor and undo belong to the writer."""
        self._marker.mark(missing)
        if text == self.toPlainText():
            return
        place = self.textCursor().position()
        self._known = text
        self.setPlainText(text)
        cursor = self.textCursor()
        cursor.setPosition(min(place, len(text)))
        self.setTextCursor(cursor)

    def go_to_gap(self, missing: tuple[str, ...]) -> None:
        """Choose the first gap, so that typing fills it."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        for name in missing:
            found = self.document().find(f"(({name}))")
            if not found.isNull():
                self.setTextCursor(found)
                return
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def sizeHint(self) -> QSize:
        return QSize(200, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turning the wheel moves the column of cards, never a card's own text."""
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focused.emit(False)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """What is pasted keeps its letters and nothing else."""
        self.insertPlainText(source.text().replace("\u00a0", " ").replace("\r\n", "\n"))

    def _tell(self) -> None:
        """Qt calls it a change of text when a gap is only coloured."""
        if (text := self.toPlainText()) != self._known:
            self._known = text
            self.written.emit(text)

    def _fit(self) -> None:
        self.setFixedHeight(self._height())

    def _height(self) -> int:
        return max(self.fontMetrics().lineSpacing(), round(self.document().size().height())) + 2


class _Marker(QSyntaxHighlighter):
    """Gaps in the colour of what is missing, filled names in that of what is known, bold as bold."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._missing: frozenset[str] = frozenset()
        Theme.current().changed.connect(self.rehighlight)

    def mark(self, missing: tuple[str, ...]) -> None:
        if frozenset(missing) != self._missing:
            self._missing = frozenset(missing)
            self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        for found in _BOLD.finditer(text):
            self._set_bold(found)
        for found in PLACEHOLDER.finditer(text):
            role = "danger" if found[1] in self._missing else "info"
            self.setFormat(found.start(), found.end() - found.start(), _plate(role))

    def _set_bold(self, found: re.Match[str]) -> None:
        """The stars themselves step back: they are not printed."""
        bold, stars = QTextCharFormat(), QTextCharFormat()
        bold.setFontWeight(QFont.Weight.DemiBold)
        stars.setForeground(Theme.current().colour("border"))
        self.setFormat(found.start(), found.end() - found.start(), stars)
        self.setFormat(found.start(1), found.end(1) - found.start(1), bold)


def _plate(role: str) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(Theme.current().colour(role))
    made.setBackground(Theme.current().colour(f"{role}_soft"))
    made.setFontWeight(QFont.Weight.Medium)
    return made
