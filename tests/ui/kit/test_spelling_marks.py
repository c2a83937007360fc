"""Doubtful words under the hands of a clerk: marked while typing, mended from the menu, taken in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from clerk_app.domain.errors import OutsideError
from clerk_app.ui.kit.desk import Desk, desk_by_hand
from clerk_app.ui.kit.lanes import ManualExecutor
from clerk_app.ui.kit.spelling import PAUSE, Proof, Proofreader, next_doubt

RIGHT = {"Der", "Bescheid", "Antrag", "geht", "zu", "wird", "abgelehnt"}
Editor = QTextEdit | QPlainTextEdit


@dataclass
class ShortBook:
    """A dictionary of a few words that counts how often it is opened."""

    known: set[str] = field(default_factory=lambda: set(RIGHT))
    asked: list[str] = field(default_factory=list)
    full: bool = False

    def unknown(self, words: Iterable[str]) -> frozenset[str]:
        self.asked += words
        return frozenset(words) - self.known

    def suggestions(self, word: str) -> tuple[str, ...]:
        return ("Bescheid", "Bescheide") if word == "Beschaid" else ()

    def learn(self, word: str) -> None:
        if self.full:
            raise OutsideError("words.not_written", word=word, path="woerter.txt")
        self.known.add(word)


@dataclass
class Table:
    desk: Desk
    executor: ManualExecutor
    book: ShortBook
    reader: Proofreader
    sheet: QWidget
    editors: list[Editor]

    def pause(self) -> None:
        QTest.qWait(PAUSE + 60)
        self.executor.drain()
        QApplication.processEvents()

    def marked(self, editor: Editor) -> list[str]:
        return [selection.cursor.selectedText() for selection in editor.extraSelections()]

    def menu(self) -> QMenu:
        self.executor.drain()
        QApplication.processEvents()
        made = QApplication.activePopupWidget()
        assert isinstance(made, QMenu)
        return made

    def entries(self) -> list[str]:
        return [a.text() for a in self.menu().actions() if not a.isSeparator()]


@pytest.fixture
def table(qapp: QApplication) -> Iterator[Table]:
    desk, executor = desk_by_hand()
    book = ShortBook()
    sheet = QWidget()
    editors: list[Editor] = [QTextEdit(), QPlainTextEdit()]
    column = QVBoxLayout(sheet)
    for editor in editors:
        column.addWidget(editor)
    reader = Proofreader(desk, book, sheet)
    reader.watch_all(sheet)
    sheet.show()
    yield Table(desk, executor, book, reader, sheet, editors)
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
    sheet.close()


@pytest.mark.parametrize("place", [0, 1])
def test_a_doubtful_word_is_underlined_once_typing_pauses(table: Table, place: int) -> None:
    editor = table.editors[place]
    editor.setFocus()
    QTest.keyClicks(editor, "Der Beschaid wird")
    assert table.marked(editor) == [] and len(table.executor) == 0, "nothing while keys are struck"
    table.pause()
    assert table.marked(editor) == ["Beschaid"]
    selection = editor.extraSelections()[0]
    wave = selection.format
    assert wave.underlineStyle() is wave.UnderlineStyle.WaveUnderline


def test_a_word_is_looked_up_once(table: Table) -> None:
    editor = table.editors[0]
    editor.setPlainText("Antrag Antrag Beschaid")
    table.pause()
    table.editors[1].setPlainText("Beschaid Antrag Bescheid")
    table.pause()
    assert sorted(table.book.asked) == ["Antrag", "Beschaid", "Bescheid"]
    assert table.marked(table.editors[1]) == ["Beschaid"]


def test_marks_leave_text_and_undo_alone(table: Table) -> None:
    editor = table.editors[0]
    editor.setFocus()
    told: list[None] = []
    QTest.keyClicks(editor, "Beschaid")
    editor.textChanged.connect(lambda: told.append(None))
    table.pause()
    assert table.marked(editor) == ["Beschaid"] and told == []
    QTest.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editor.toPlainText() == ""


def wrong(table: Table, place: int = 0) -> Editor:
    editor = table.editors[place]
    editor.setPlainText("Der Beschaid geht zu")
    table.pause()
    return editor


def ask_by_mouse(editor: Editor, place: int) -> None:
    cursor = editor.textCursor()
    cursor.setPosition(place)
    point = editor.cursorRect(cursor).center()
    send(editor, QContextMenuEvent.Reason.Mouse, point)


def send(editor: Editor, reason: QContextMenuEvent.Reason, point: QPoint) -> None:
    target = editor.viewport() if reason is QContextMenuEvent.Reason.Mouse else editor
    event = QContextMenuEvent(reason, point, editor.viewport().mapToGlobal(point))
    QApplication.sendEvent(target, event)


@pytest.mark.parametrize("place", [0, 1])
def test_the_menu_of_the_mouse_mends_the_word_in_one_step(table: Table, place: int) -> None:
    editor = wrong(table, place)
    ask_by_mouse(editor, 7)
    assert table.entries()[:3] == ["Bescheid", "Bescheide", "„Beschaid“ ins Wörterbuch aufnehmen"]
    next(a for a in table.menu().actions() if a.text() == "Bescheid").trigger()
    assert editor.toPlainText() == "Der Bescheid geht zu"
    editor.undo()
    assert editor.toPlainText() == "Der Beschaid geht zu"


def test_the_menu_key_mends_the_word_under_the_cursor(table: Table) -> None:
    editor = wrong(table)
    editor.setFocus()
    cursor = editor.textCursor()
    cursor.setPosition(6)
    editor.setTextCursor(cursor)
    send(editor, QContextMenuEvent.Reason.Keyboard, QPoint(1, 1))
    menu = table.menu()
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert editor.toPlainText() in ("Der Bescheide geht zu", "Der Bescheid geht zu")


def test_a_right_word_has_the_ordinary_menu(table: Table) -> None:
    editor = wrong(table)
    proof = editor.findChild(Proof)
    assert proof._word_at(1) is None and proof._word_at(7).text == "Beschaid"


def test_a_word_taken_in_is_doubted_nowhere_any_more(table: Table) -> None:
    editor, other = wrong(table), wrong(table, 1)
    ask_by_mouse(editor, 7)
    next(a for a in table.menu().actions() if "aufnehmen" in a.text()).trigger()
    table.pause()
    assert (table.marked(editor), table.marked(other)) == ([], [])
    assert "Beschaid" in table.book.known


def test_a_word_that_could_not_be_kept_is_told(table: Table) -> None:
    failed: list[str] = []
    table.desk.outside_failed.connect(lambda code, facts: failed.append(code))
    table.book.full = True
    wrong(table)
    table.reader.learn("Beschaid")
    table.pause()
    assert failed == ["words.not_written"]


def test_names_of_the_case_are_not_doubted(table: Table) -> None:
    editor = table.editors[0]
    editor.setPlainText("Beschaid Krzyż")
    table.pause()
    assert table.marked(editor) == ["Beschaid", "Krzyż"]
    table.reader.excuse(("Krzyż, Jana",))
    assert table.marked(editor) == ["Beschaid"]


def test_what_cannot_be_written_is_not_read(table: Table) -> None:
    editor = table.editors[0]
    editor.setReadOnly(True)
    wrong(table)
    assert table.marked(editor) == [] and table.book.asked == []
    editor.setReadOnly(False)
    table.pause()
    assert table.marked(editor) == ["Beschaid"]


def test_one_key_leads_from_doubt_to_doubt_and_round(table: Table) -> None:
    for editor in table.editors:
        editor.setPlainText("Beschaid geht Beschaid")
    table.pause()
    visited = []
    for _ in range(5):
        assert next_doubt(table.editors)
        table.menu().close()
        at = next(i for i, editor in enumerate(table.editors) if editor.hasFocus())
        visited.append((at, table.editors[at].textCursor().selectionStart()))
    assert visited == [(0, 0), (0, 14), (1, 0), (1, 14), (0, 0)]


def test_without_a_dictionary_nothing_is_doubted(qapp: QApplication) -> None:
    desk, executor = desk_by_hand()
    editor = QTextEdit("Beschaid")
    Proofreader(desk).watch(editor)
    QTest.qWait(20)
    assert len(executor) == 0 and editor.findChild(Proof) is None and not next_doubt([editor])
