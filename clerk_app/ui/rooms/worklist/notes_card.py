"""Vermerke and Notizen: the field to write one stands first, what was written below it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from clerk_app.ui.kit.cards import Card
from clerk_app.ui.kit.labels import IconLabel, button, label
from clerk_app.ui.kit.leaving import take_away
from clerk_app.ui.kit.switcher import Switcher
from clerk_app.ui.kit.theme import Theme

from .case_state import NoteText, ShownNote

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LINES = 2


class NoteEditor(QPlainTextEdit):
    """Ctrl+Enter hands the note in; Tab goes on, for nobody indents a note."""

    handed_in = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.textChanged.connect(self.fit)
        Theme.current().changed.connect(self.fit)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.handed_in.emit()
            return
        super().keyPressEvent(event)

    def fit(self) -> None:
        lines = min(8, max(_LINES, self.document().blockCount()))
        self.setFixedHeight(lines * QFontMetrics(self.font()).lineSpacing() + 22)


class NotesCard(Card):
    typed = Signal(str, bool)  # text, whether it is a Vermerk
    given = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.set_title(self.tr("Vermerke und Notizen"))
        self._shown: tuple[ShownNote, ...] | None = None
        self._text = NoteEditor()
        self._kind = Switcher(self.tr("Art"))
        self._kind.offer((("record", self.tr("Vermerk zur Akte")), ("note", self.tr("Notiz"))))
        self._kind.setToolTip(self.tr("Vermerke gehören zur Akte, Notizen sind Arbeitshilfen."))
        self._give = button(self.tr("Hinzufügen"), self._hand_in, tip=self.tr("Strg+Eingabe"))
        row = QHBoxLayout()
        row.addWidget(self._kind, 1)
        row.addWidget(self._give, 0, Qt.AlignmentFlag.AlignTop)
        self.add(self._text)
        self.body.addLayout(row)
        self._sheet = QWidget()
        self.add(self._sheet)
        self._text.textChanged.connect(self._tell)
        self._text.handed_in.connect(self._hand_in)
        self._kind.chosen.connect(lambda _id: self._tell())

    def show_notes(self, notes: tuple[ShownNote, ...], writing: NoteText) -> None:
        self._show_writing(writing)
        if notes != self._shown:
            self._shown = notes
            self._show_written(notes)

    def take_focus(self) -> None:
        self._text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_writing(self, writing: NoteText) -> None:
        if self._text.toPlainText() != writing.text:
            self._text.blockSignals(True)
            self._text.setPlainText(writing.text)
            self._text.blockSignals(False)
            self._text.fit()
        self._kind.choose("record" if writing.record else "note")
        hint = self.tr("Vermerk zur Akte …") if writing.record else self.tr("Notiz …")
        self._text.setPlaceholderText(hint)
        self._text.setAccessibleName(hint.removesuffix(" …"))
        self._give.setEnabled(bool(writing.text.strip()))

    def _show_written(self, notes: tuple[ShownNote, ...]) -> None:
        self.body.removeWidget(self._sheet)
        take_away(self._sheet)
        self._sheet = QWidget()
        column = QVBoxLayout(self._sheet)
        column.setContentsMargins(0, 4 if notes else 0, 0, 0)
        column.setSpacing(10)
        for note in notes:
            column.addLayout(self._note(note))
        self._sheet.setVisible(bool(notes))
        self.add(self._sheet)

    def _note(self, note: ShownNote) -> QHBoxLayout:
        kind = self.tr("Vermerk") if note.record else self.tr("Notiz")
        text = label(note.text, wrap=True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(text)
        words.addWidget(label(f"{kind} · {note.by} · {note.when}", "small", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(10)
        picture = IconLabel("file-text" if note.record else "sticky-note", "text_muted", 16)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        return row

    def _tell(self) -> None:
        self._give.setEnabled(bool(self._text.toPlainText().strip()))
        self.typed.emit(self._text.toPlainText(), self._kind.current() != ("note",))

    def _hand_in(self) -> None:
        if self._text.toPlainText().strip():
            self.given.emit(self._text.toPlainText(), self._kind.current() != ("note",))
