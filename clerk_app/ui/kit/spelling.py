"""Doubtful words are underlined where they are typed; the reading is done away from the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from weakref import WeakSet

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from clerk_app.services.spelling import Speller, Word, words

from .alarm import Bell
from .desk import Desk, Lane
from .spelling_menu import SpellingMenu
from .theme import Theme

PAUSE = 250  # milliseconds without a key

Editor = QTextEdit | QPlainTextEdit


class Proofreader(QObject):
    """Remembers what has been looked up; a word nobody has looked up yet is not doubted."""

    read = Signal()  # more words are known now

    def __init__(self, desk: Desk, speller: Speller | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._speller = speller
        self._right: set[str] = set()
        self._wrong: set[str] = set()
        self._excuses: tuple[str, ...] = ()
        self._excused: frozenset[str] = frozenset()
        self._asked: set[str] = set()
        self._watched: WeakSet[Editor] = WeakSet()

    def watch(self, editor: Editor) -> None:
        if self._speller is not None and editor not in self._watched:
            self._watched.add(editor)
            Proof(editor, self)

    def watch_all(self, parent: QWidget) -> None:
        for rich in parent.findChildren(QTextEdit):
            self.watch(rich)
        for plain in parent.findChildren(QPlainTextEdit):
            self.watch(plain)

    def excuse(self, texts: tuple[str, ...]) -> None:
        """Names and places of the case on the desk are spelt as the applicant spells them."""
        if texts != self._excuses:
            self._excuses = texts
            self._excused = frozenset(word.text for text in texts for word in words(text))
            self.read.emit()

    def doubts(self, word: str) -> bool:
        return word in self._wrong and word not in self._excused

    def look_up(self, found: Iterable[Word]) -> None:
        """Answers with `read`; what is being looked up already is not asked for again."""
        fresh = frozenset(word.text for word in found) - self._right - self._wrong - self._asked
        speller = self._speller
        if not fresh or speller is None:
            return
        self._asked |= fresh
        self._desk.ask(
            lambda: speller.unknown(fresh),
            lambda wrong: self._looked_up(fresh, wrong),
            lambda _error: None,
            self,
            Lane.PROOF,
        )

    def suggest(self, word: str, answer: Callable[[tuple[str, ...]], None], owner: QObject) -> None:
        if (speller := self._speller) is not None:
            self._desk.ask(lambda: speller.suggestions(word), answer, lambda _: answer(()), owner, Lane.PROOF)

    def learn(self, word: str) -> None:
        """Right from now on for everybody at this machine; what could not be kept is told."""
        if (speller := self._speller) is None:
            return
        self._wrong.discard(word)
        self._right.add(word)
        self.read.emit()
        self._desk.ask(lambda: speller.learn(word), lambda _: None, owner=self, lane=Lane.PROOF)

    def _looked_up(self, asked: frozenset[str], wrong: frozenset[str]) -> None:
        self._asked -= asked
        self._wrong |= wrong
        self._right |= asked - wrong
        self.read.emit()


class Proof(QObject):
    """Watches one editor. Marks lie over the text: neither its undo nor its own colours are touched."""

    def __init__(self, editor: Editor, reader: Proofreader) -> None:
        super().__init__(editor)
        self._editor = editor
        self._reader = reader
        self._bell = Bell(self, self._look)
        self._marked = False
        self._menu = SpellingMenu(editor, self._word_at, reader)
        editor.installEventFilter(self)
        editor.textChanged.connect(lambda: self._bell.set(PAUSE))
        reader.read.connect(self._mark)
        Theme.current().changed.connect(self._mark)
        self._bell.set(0)

    @property
    def doubted(self) -> tuple[Word, ...]:
        """Doubtful words of the text as it stands now."""
        if self._editor.isReadOnly():
            return ()
        return tuple(word for word in words(self._editor.toPlainText()) if self._doubts(word))

    @property
    def has_focus(self) -> bool:
        return self._editor.hasFocus()

    def behind_cursor(self) -> tuple[Word, ...]:
        place = self._editor.textCursor().selectionEnd()
        return tuple(word for word in self.doubted if word.start >= place)

    def open_at(self, word: Word) -> None:
        """Chosen and with its menu open, so that arrow keys and Enter mend it."""
        self._editor.setFocus()
        self._editor.setTextCursor(self._cursor(word))
        self._menu.open(word, self._editor.mapToGlobal(self._editor.cursorRect().bottomLeft()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ReadOnlyChange:
            self._bell.set(0)
        return super().eventFilter(watched, event)

    def _word_at(self, place: int) -> Word | None:
        return next((word for word in self.doubted if word.start <= place <= word.end), None)

    def _look(self) -> None:
        if not self._editor.isReadOnly():
            self._reader.look_up(words(self._editor.toPlainText()))
        self._mark()

    def _mark(self) -> None:
        found = self.doubted
        if found or self._marked:
            self._marked = bool(found)
            self._editor.setExtraSelections([self._selection(word) for word in found])

    def _doubts(self, word: Word) -> bool:
        """The word being typed is judged when it is done."""
        typing = self._editor.hasFocus() and self._editor.textCursor().position() == word.end
        return self._reader.doubts(word.text) and not (typing and self._bell.is_set())

    def _selection(self, word: Word) -> QTextEdit.ExtraSelection:
        made = QTextEdit.ExtraSelection()
        made.cursor = self._cursor(word)
        made.format = _wave(Theme.current().colour("danger"))
        return made

    def _cursor(self, word: Word) -> QTextCursor:
        cursor = QTextCursor(self._editor.document())
        cursor.setPosition(word.start)
        cursor.setPosition(word.end, QTextCursor.MoveMode.KeepAnchor)
        return cursor


def next_doubt(editors: Iterable[Editor]) -> bool:
    """Opens the next doubtful word behind the cursor, from editor to editor; False where there is none."""
    proofs = [proof for editor in editors if (proof := editor.findChild(Proof)) is not None]
    here = next((at for at, proof in enumerate(proofs) if proof.has_focus), 0)
    order = [(proof, proof.behind_cursor() if proof.has_focus else proof.doubted) for proof in proofs]
    turned = order[here:] + order[:here] + [(proof, proof.doubted) for proof in proofs[here : here + 1]]
    for proof, doubted in turned:
        if doubted:
            proof.open_at(doubted[0])
            return True
    return False


def _wave(colour: QColor) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    made.setUnderlineColor(colour)
    return made
