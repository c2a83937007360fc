"""The room "Postausgang" on a real office: picked by mouse and keys, saved as they are, posted together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QPushButton
from pytestqt.qtbot import QtBot

from clerk_app.documents.page_pictures import strips
from clerk_app.documents.print_file import print_file
from clerk_app.domain.outgoing import LetterState
from clerk_app.domain.posting import Post, Posting
from clerk_app.opening.office import OpenOffice
from clerk_app.services import posting
from clerk_app.services.dispatch_proof import leaving_of
from clerk_app.services.office import Office
from clerk_app.services.office_time import local_day
from clerk_app.ui.kit.actions import Actions
from clerk_app.ui.kit.desk import desk_by_hand
from clerk_app.ui.kit.notices import Message
from clerk_app.ui.kit.printer import put_on_paper
from clerk_app.ui.kit.room import Room
from clerk_app.ui.kit.theme import Theme
from clerk_app.ui.kit.watch import Watch
from clerk_app.ui.rooms import outbox
from clerk_app.ui.rooms.outbox.owed_view import OwedView
from clerk_app.ui.rooms.outbox.view import OutboxView
from tests.office_kit import practice_office, receive
from tests.ui.kit.test_printer import printing_to
from tests.ui.rooms import fakes
from tests.ui.rooms.outbox.test_outbox_state import LETTER
from tests.ui.rooms.worklist.worklist_stage import Bell

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@dataclass
class Stage:
    qtbot: QtBot
    office: Office
    folder: Path = field(default_factory=Path)
    messages: list[Message] = field(default_factory=list)
    gone: list[tuple[str, object]] = field(default_factory=list)

    def __post_init__(self) -> None:
        Theme.current()
        self.desk, self.work = desk_by_hand()
        self.watch = Watch(self.desk, lambda: self.office, Bell, self.desk)
        self.room: Room = outbox.build(
            self.desk,
            lambda: self.office,
            self.watch,
            outbox.Paper(
                print_file,
                lambda _parent: (
                    lambda letters: put_on_paper(printing_to(self.folder / "paper.pdf"), letters, strips)
                ),
                lambda _parent: self.folder,
                lambda _parent, name: self.folder / name,
            ),
        )
        self.window = QMainWindow()
        self.qtbot.addWidget(self.window)
        self.window.setCentralWidget(self.room.widget)
        self.actions = Actions(self.window)
        self.actions.add_room("outbox", self.room.actions)
        self.actions.enter("outbox")
        self.room.signals.actions.connect(self.actions.refresh)
        self.room.signals.message.connect(self.messages.append)
        self.room.signals.go.connect(lambda room, subject: self.gone.append((room, subject)))
        self.window.resize(1100, 700)
        with self.qtbot.waitExposed(self.window):
            self.window.show()
        self.window.activateWindow()
        self.room.activate()
        assert self.room.focus is not None
        self.settle()
        self.room.focus()

    @property
    def view(self) -> OutboxView:
        [found] = self.room.widget.findChildren(OutboxView)
        return found

    @property
    def owed(self) -> OwedView:
        [found] = self.room.widget.findChildren(OwedView)
        return found

    def settle(self) -> None:
        for _ in range(6):
            self.work.drain()
            QApplication.processEvents()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)
        self.settle()

    def click_row(self, at: int, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        table = self.view.table if self.view.isVisible() else self.owed.table
        place = table.visualRect(table.model().index(at, 0)).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, modifier, QPoint(place))
        self.settle()

    def click(self, made: QPushButton) -> None:
        QTest.mouseClick(made, Qt.MouseButton.LeftButton)
        self.settle()

    def waiting(self) -> tuple[str, ...]:
        return tuple(letter.id for letter in posting.letters(self.office))


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[OpenOffice]:
    with practice_office(tmp_path) as opened:
        for number in range(1, 5):
            receive(opened, "fahrerlaubnis", "umtausch", number)
        yield opened


Enter = Callable[[], Stage]


@pytest.fixture
def enter(qtbot: QtBot, opened: OpenOffice) -> Enter:
    return lambda: Stage(qtbot, opened.as_person("a.becker"))


def test_several_letters_are_saved_as_they_are_and_posted_together_by_keyboard_alone(
    enter: Enter, tmp_path: Path
) -> None:
    stage = enter()
    view = stage.view
    all_of_them = stage.waiting()
    assert view.rows.rowCount() == 4 and QApplication.focusWidget() is view.table
    assert not view.post.isEnabled() and "wählen" in view.post.toolTip()
    stage.press(Qt.Key.Key_Down)
    stage.press(Qt.Key.Key_Down, SHIFT)
    assert view.table.picked() == all_of_them[:2] and view._hint.text() == "2 Schreiben gewählt"

    stage.folder = tmp_path / "post"
    stage.folder.mkdir()
    stage.press(Qt.Key.Key_S, CTRL | SHIFT)
    letters = {letter.id: letter for letter in posting.letters(stage.office)}
    for id in all_of_them[:2]:
        name = posting.file_name(letters[id], "Eingangsbestätigung")
        assert (stage.folder / name).read_bytes() == posting.content(stage.office, letters[id])
    assert len([*stage.folder.iterdir()]) == 2 and stage.waiting() == all_of_them
    assert str(stage.folder) in stage.messages[-1].text

    stage.press(Qt.Key.Key_D, CTRL | SHIFT)
    [together] = stage.folder.glob("Druckdatei*.pdf")
    said = " ".join(page.extract_text() for page in PdfReader(together).pages)
    assert "36 FE 2026/0001" in said and "36 FE 2026/0002" in said and stage.waiting() == all_of_them

    stage.press(Qt.Key.Key_P, CTRL)
    assert "2 Schreiben an den Drucker" in stage.messages[-1].text and stage.waiting() == all_of_them
    assert len(PdfReader(stage.folder / "paper.pdf").pages) >= 2

    stage.press(Qt.Key.Key_P, CTRL | SHIFT)
    assert QApplication.focusWidget() is view.fields._choice and not view.fields._number.isVisible()
    view.fields._day.setFocus()
    view.fields._day.selectAll()
    QTest.keyClicks(view.fields._day, "01.01.2020")
    stage.click(next(b for b in view.fields.findChildren(QPushButton) if b.text() == "Eintragen"))
    assert "36 FE 2026/0001" in view.fields._trouble.text() and stage.waiting() == all_of_them
    view.fields._day.setFocus()
    view.fields._day.selectAll()
    QTest.keyClicks(view.fields._day, f"{local_day(stage.office.clock()):%d.%m.%Y}")
    stage.press(Qt.Key.Key_Tab)
    stage.press(Qt.Key.Key_Tab)
    stage.press(Qt.Key.Key_Space)
    assert stage.waiting() == all_of_them[2:] and view.rows.rowCount() == 2
    assert "2 Schreiben eingetragen" in stage.messages[-1].text and not view.fields.isVisible()
    assert QApplication.focusWidget() is view.table and view.table.picked() == ()


def test_papers_the_post_owes_are_listed_and_entered_one_after_the_other(enter: Enter) -> None:
    stage = enter()
    today, letters = local_day(stage.office.clock()), posting.letters(stage.office)
    posting.post(stage.office, letters[:2], Posting(Post.CERTIFICATE, today))
    posting.post(stage.office, letters[2:3], Posting(Post.LETTER, today))
    counts: list[int] = []
    stage.room.signals.count.connect(counts.append)
    stage.watch.moved.emit()
    stage.settle()
    assert counts == [1]
    stage.press(Qt.Key.Key_F8)
    owed = stage.owed
    assert owed.rows.rowCount() == 2 and owed._title.text() == "2 Rückläufe stehen aus"
    assert QApplication.focusWidget() is owed.table and not owed.enter.isEnabled()
    stage.press(Qt.Key.Key_Down)
    stage.press(Qt.Key.Key_R, CTRL | SHIFT)
    assert letters[0].file_reference in owed.fields._heading.text()
    assert QApplication.focusWidget() is owed.fields._choice
    stage.click_row(1)
    assert letters[1].file_reference in owed.fields._heading.text()
    stage.click(next(b for b in owed.fields.findChildren(QPushButton) if b.text() == "Eintragen"))
    assert [line.id for line in owed.rows.rows] == [letters[0].id] and not owed.fields.isVisible()
    assert letters[1].file_reference in stage.messages[-1].text
    left = leaving_of(stage.office, letters[1].case, letters[1].id)
    assert left.back is not None and left.back.said.outcome.value == "handed_over"
    stage.press(Qt.Key.Key_F8)
    assert stage.view.isVisible() and not owed.isVisible() and counts[-1] == 1


def test_a_letter_is_printed_as_it_was_the_first_time(enter: Enter, tmp_path: Path) -> None:
    stage = enter()
    stage.folder = tmp_path
    stage.press(Qt.Key.Key_Down)
    stage.press(Qt.Key.Key_P, CTRL)
    printed = posting.letters(stage.office)
    assert [bool(letter.pdf_sha256) for letter in printed] == [True, False, False, False]
    first = tuple(posting.made(stage.office, letter) for letter in printed)
    later = replace(stage.office, clock=lambda: stage.office.clock() + timedelta(days=3))
    assert tuple(posting.made(later, letter) for letter in printed) == first


def test_letters_are_picked_by_mouse_and_a_colleague_who_is_faster_changes_nothing_else(enter: Enter) -> None:
    stage = enter()
    view, all_of_them = stage.view, stage.waiting()
    stage.click_row(0)
    stage.click_row(2, CTRL)
    stage.click_row(3, SHIFT | CTRL)
    assert set(view.table.picked()) == {all_of_them[at] for at in (0, 2, 3)}
    assert stage.room.search is not None
    stage.room.search("0001")
    assert view.table.picked() == (all_of_them[0],) and view._hint.text() == "1 Schreiben gewählt"
    stage.room.search("zzz")
    assert not view.post.isEnabled() and "Nichts gefunden" in view._empty.accessibleName()
    stage.room.search("")
    view.take_focus()
    stage.press(Qt.Key.Key_A, CTRL)
    assert len(view.table.picked()) == 4
    stage.click(view.post)
    letters = posting.letters(stage.office)
    posting.post(stage.office, letters[1:2], Posting(Post.IN_PERSON, local_day(stage.office.clock())))
    stage.click(next(b for b in view.fields.findChildren(QPushButton) if b.text() == "Eintragen"))
    rest = (all_of_them[0], *all_of_them[2:])
    assert stage.waiting() == rest and "schon verlassen" in view.fields._trouble.text()
    assert "36 FE 2026/0002" in view.fields._trouble.text()
    assert set(view.table.picked()) == set(rest) and view.fields.isVisible()
    stage.click(next(b for b in view.fields.findChildren(QPushButton) if b.text() == "Eintragen"))
    assert stage.waiting() == () and "Kein Schreiben wartet" in view._empty.accessibleName()


def test_what_another_desk_posts_leaves_the_list_by_itself_and_the_marks_stay(enter: Enter) -> None:
    stage = enter()
    view, all_of_them = stage.view, stage.waiting()
    stage.click_row(1)
    stage.click_row(3, CTRL)
    letters = posting.letters(stage.office)
    posting.post(stage.office, letters[2:], Posting(Post.LETTER, local_day(stage.office.clock())))
    stage.watch.moved.emit()
    stage.settle()
    assert view.rows.rowCount() == 2 and view.table.picked() == (all_of_them[1],)
    stage.click_row(1)
    stage.press(Qt.Key.Key_Return)
    assert stage.gone == [("team", letters[1].case)]


def test_thousands_of_letters_are_listed_picked_and_sorted(qtbot: QtBot) -> None:
    archive = fakes.Archive()
    archive.letters.extend(
        replace(
            LETTER,
            id=f"l{number}",
            file_reference=f"12 WG 2026/{number:04}",
            due_at=fakes.NOW - timedelta(days=number % 9),
            state=LetterState.FAILED if number % 100 == 0 else LetterState.WAITING,
        )
        for number in range(2000)
    )
    stage = Stage(qtbot, fakes.office(archive, fakes.POST))
    view = stage.view
    stage.press(Qt.Key.Key_A, CTRL)
    assert view._hint.text() == "2000 Schreiben gewählt"
    view.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    archive.letters.pop()
    stage.watch.moved.emit()
    stage.settle()
    assert len(view.table.picked()) == 1999 and view.table.picked()[0] == "l1998"
    assert "davon länger als 3 Tage" in view._title.text()
