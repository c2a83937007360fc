"""The menu over a doubtful word: what it may have been meant to be, and the way into the dictionary."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QAction, QContextMenuEvent, QTextCursor
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QTextEdit

from clerk_app.services.spelling import Word

from .announce import announce
from .language import translate

Editor = QTextEdit | QPlainTextEdit


class Reader(Protocol):
    """Who knows the words."""

    def suggest(self, word: str, answer: Callable[[tuple[str, ...]], None], owner: QObject) -> None: ...
    def learn(self, word: str) -> None: ...


class SpellingMenu(QObject):
    """Comes in place of the editor's own menu where a doubtful word is, with the mouse as with the key."""

    def __init__(self, editor: Editor, word_at: Callable[[int], Word | None], reader: Reader) -> None:
        super().__init__(editor)
        self._editor = editor
        self._word_at = word_at
        self._reader = reader
        editor.installEventFilter(self)
        editor.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QContextMenuEvent) and not self._editor.isReadOnly():
            word = self._word_at(self._place_of(event))
            if word is not None:
                self.open(word, self._corner(event))
                return True
        return super().eventFilter(watched, event)

    def open(self, word: Word, corner: QPoint) -> None:
        """At once; the suggestions take their place as soon as they are found."""
        menu = self._editor.createStandardContextMenu()
        first = menu.actions()[0] if menu.actions() else None
        waiting = QAction(translate("spelling", "Vorschläge werden gesucht …"), menu)
        waiting.setEnabled(False)
        learn = QAction(translate("spelling", "„{word}“ ins Wörterbuch aufnehmen"), menu)
        learn.setText(learn.text().format(word=word.text))
        learn.triggered.connect(lambda: self._reader.learn(word.text))
        menu.insertActions(first, [waiting, learn])  # type: ignore[arg-type]
        menu.insertSeparator(first)  # type: ignore[arg-type]
        self._reader.suggest(word.text, lambda found: self._fill(menu, waiting, word, found), menu)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(corner)
        announce(self._editor, translate("spelling", "Fragliches Wort: {word}").format(word=word.text))

    def _fill(self, menu: QMenu, waiting: QAction, word: Word, found: tuple[str, ...]) -> None:
        if not found:
            waiting.setText(translate("spelling", "Kein Vorschlag"))
            return
        made = [QAction(suggestion.replace("&", "&&"), menu) for suggestion in found]
        for action, suggestion in zip(made, found, strict=True):
            action.triggered.connect(lambda _on=False, text=suggestion: self._replace(word, text))
        menu.insertActions(waiting, made)
        menu.insertSeparator(waiting)
        menu.removeAction(waiting)
        menu.setActiveAction(made[0])

    def _replace(self, word: Word, text: str) -> None:
        """One step of undo; a word that has moved meanwhile is left alone."""
        cursor = QTextCursor(self._editor.document())
        cursor.setPosition(word.start)
        cursor.setPosition(word.end, QTextCursor.MoveMode.KeepAnchor)
        if cursor.selectedText().replace("\u00ad", "") == word.text:
            cursor.insertText(text)

    def _place_of(self, event: QContextMenuEvent) -> int:
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            return self._editor.textCursor().position()
        point = self._editor.viewport().mapFromGlobal(event.globalPos())
        return self._editor.cursorForPosition(point).position()

    def _corner(self, event: QContextMenuEvent) -> QPoint:
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            return self._editor.viewport().mapToGlobal(self._editor.cursorRect().bottomLeft())
        return event.globalPos()
