from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QPushButton, QSplitter
from pytestqt.qtbot import QtBot

from clerk_app.domain.errors import OutsideError
from clerk_app.domain.facts import Assigned, Claimed
from clerk_app.services.reading import Box, Filter
from clerk_app.ui.rooms.worklist.state import Inputs, Shown, derive
from tests.ui.rooms import fakes
from tests.ui.rooms.worklist.worklist_stage import CHECKING, Stage, choose, mine, press


def test_the_inbox_lists_what_nobody_has_taken_oldest_first(stage: Callable[..., Stage]) -> None:
    inbox = stage()
    assert inbox.ids() == ["case-1", "case-2", "case-3"]
    assert inbox.counts[-1] == 3


def test_arrow_keys_pass_by_without_reading_what_is_only_passed(
    stage: Callable[..., Stage], qtbot: QtBot
) -> None:
    inbox = stage()
    inbox.room.focus()
    for _ in range(3):
        qtbot.keyClick(inbox.view.pane.list, Qt.Key.Key_Down)
    inbox.settle()
    assert inbox.head().startswith("Nowak")
    assert [entry.kind for entry in inbox.archive.cases["case-2"].timeline] == ["received"]


def test_after_a_case_has_left_the_list_the_arrow_goes_on_from_its_place(
    stage: Callable[..., Stage], qtbot: QtBot
) -> None:
    inbox = stage()
    choose(inbox, qtbot, 1)
    press(qtbot, inbox.button("claim"))
    inbox.settle()
    inbox.room.focus()
    qtbot.keyClick(inbox.view.pane.list, Qt.Key.Key_Down)
    inbox.settle()
    assert inbox.head().startswith("Nowak")


def test_what_another_desk_does_appears_by_itself(stage: Callable[..., Stage], qtbot: QtBot) -> None:
    inbox = stage()
    choose(inbox, qtbot, 0)
    fakes.act(inbox.archive, fakes.SCHUSTER, Claimed("case-3", 1, CHECKING, "m.schuster"))
    fakes.add_case(inbox.archive, 4, "Bauer GmbH")
    inbox.ring()
    assert inbox.ids() == ["case-1", "case-2", "case-4"]
    assert inbox.view.pane.list.current_identity() == "case-1"
    assert inbox.counts[-1] == 3


def test_without_a_change_the_watch_asks_nothing_more(stage: Callable[..., Stage]) -> None:
    inbox = stage()
    before = len(inbox.archive.asked)
    inbox.ring()
    assert len(inbox.archive.asked) == before


def test_a_room_out_of_sight_looks_when_it_comes_to_the_front(stage: Callable[..., Stage]) -> None:
    inbox = stage()
    inbox.view.hide()
    fakes.add_case(inbox.archive, 4, "Bauer GmbH")
    inbox.ring()
    assert len(inbox.ids()) == 3
    inbox.view.show()
    inbox.room.activate()
    inbox.settle()
    assert len(inbox.ids()) == 4


def test_a_long_list_is_fetched_as_far_as_it_is_scrolled(
    stage: Callable[..., Stage], archive: fakes.Archive, qtbot: QtBot
) -> None:
    for number in range(10, 260):
        fakes.add_case(archive, number, f"Person {number}")
    inbox = stage()
    assert len(inbox.ids()) == 200
    inbox.room.focus()
    qtbot.keyClick(inbox.view.pane.list, Qt.Key.Key_End)
    inbox.settle()
    assert len(inbox.ids()) == 253
    qtbot.keyClick(inbox.view.pane.list, Qt.Key.Key_Home)
    inbox.settle()
    assert inbox.head().startswith("Öztürk")


def test_a_refresh_neither_scrolls_nor_loses_the_marks(
    stage: Callable[..., Stage], archive: fakes.Archive, qtbot: QtBot
) -> None:
    for number in range(10, 60):
        fakes.add_case(archive, number, f"Person {number}")
    inbox = stage()
    choose(inbox, qtbot, 0)
    bar = inbox.view.pane.list.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = bar.value()
    fakes.add_case(archive, 70, "Neu, Jetzt")
    inbox.ring()
    assert (before > 0, bar.value()) == (True, before)
    assert inbox.view.pane.list.current_identity() == "case-1"


def test_filters_are_asked_of_the_filing_room(stage: Callable[..., Stage], qtbot: QtBot) -> None:
    inbox = stage()
    filters = inbox.view.pane.filters
    press(qtbot, filters._unread)
    inbox.settle()
    press(qtbot, filters._due)
    inbox.settle()
    press(qtbot, filters._order)
    inbox.settle()
    filters.toggled.emit("service", "wohngeld")
    inbox.settle()
    asked = inbox.archive.asked[-1]
    assert (asked.unread_only, asked.due_within_days, asked.newest_first) == (True, 7, True)
    assert asked.services == {"wohngeld"}
    assert inbox.ids() == []


def test_one_press_shows_what_is_overdue_and_one_more_shows_all_again(
    stage: Callable[..., Stage], archive: fakes.Archive, qtbot: QtBot
) -> None:
    fakes.add_case(archive, 9, "Spät, Eva", due_on=date(2026, 11, 20))
    inbox = stage()
    everything = inbox.ids()
    overdue = inbox.view.pane.filters._overdue
    press(qtbot, overdue)
    inbox.settle()
    assert (inbox.ids(), overdue.isChecked()) == (["case-9"], True)
    press(qtbot, overdue)
    inbox.settle()
    assert (inbox.ids(), overdue.isChecked()) == (everything, False)


def test_several_cases_are_taken_over_one_after_another_and_told_in_one_sentence(
    stage: Callable[..., Stage], qtbot: QtBot
) -> None:
    inbox = stage()
    inbox.room.focus()
    inbox.view.pane.list.selectAll()
    inbox.settle()
    fakes.act(inbox.archive, fakes.SCHUSTER, Claimed("case-2", 1, CHECKING, "m.schuster"))
    press(qtbot, inbox.view.pane.bulk._claim)
    inbox.settle()
    assert inbox.said() == "2 übernommen, 1 gehört inzwischen M. Schuster."
    assert [inbox.archive.cases[f"case-{n}"].case.clerk for n in (1, 2, 3)] == [
        "a.becker",
        "m.schuster",
        "a.becker",
    ]
    assert inbox.ids() == []


def test_what_was_taken_over_in_one_go_is_given_back_in_one_go(
    stage: Callable[..., Stage], qtbot: QtBot
) -> None:
    inbox = stage()
    choose(inbox, qtbot, 0)
    inbox.view.pane.list.selectAll()
    inbox.settle()
    by_key = next(spec for spec in inbox.room.actions if spec.shortcut == "Ctrl+U")
    assert by_key.possible()
    by_key.run()
    inbox.settle()
    assert inbox.said() == "3 übernommen."
    assert inbox.messages[-1].step is not None
    fakes.act(inbox.archive, fakes.SCHUSTER, Assigned("case-2", 2, CHECKING, "m.schuster"))
    inbox.messages[-1].step[1]()
    inbox.settle()
    assert inbox.said() == "2 zurückgegeben, 1 inzwischen weiterbearbeitet."
    assert inbox.ids() == ["case-1", "case-3"]


def test_marking_several_cases_reads_none_of_them(stage: Callable[..., Stage], qtbot: QtBot) -> None:
    inbox = stage()
    choose(inbox, qtbot, 0)
    for _ in range(2):
        qtbot.keyClick(inbox.view.pane.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
        inbox.settle()
    assert inbox.view.pane.list.picked() == ("case-1", "case-2", "case-3")
    assert inbox.head().startswith("Öztürk")
    assert [row.unread for row in inbox.view.pane.rows.rows] == [False, True, True]


def test_several_cases_are_assigned_to_a_colleague(stage: Callable[..., Stage], qtbot: QtBot) -> None:
    inbox = stage(actor=fakes.LEAD)
    rows, flags = inbox.view.pane.list, QItemSelectionModel.SelectionFlag
    for row in (0, 2):
        rows.selectionModel().select(inbox.view.pane.rows.index(row, 0), flags.Select | flags.Rows)
    bulk = inbox.view.pane.bulk
    press(qtbot, bulk._assign)
    inbox.settle()
    bulk._people.setCurrentIndex(bulk._people.findData("m.schuster"))
    press(qtbot, bulk._confirm)
    inbox.settle()
    assert inbox.said() == "2 M. Schuster zugewiesen."
    assert inbox.ids() == ["case-2"]


def test_marks_outlive_a_refresh(stage: Callable[..., Stage]) -> None:
    inbox = stage()
    inbox.view.pane.list.selectAll()
    inbox.settle()
    fakes.add_case(inbox.archive, 4, "Bauer GmbH")
    inbox.ring()
    assert inbox.view.pane.list.picked() == ("case-1", "case-2", "case-3")
    assert inbox.view.pane.bulk.isVisible()


def test_a_case_rerouted_out_of_sight_leaves_the_desk(stage: Callable[..., Stage], qtbot: QtBot) -> None:
    inbox = stage(actor=fakes.LEAD)
    choose(inbox, qtbot, 0)
    inbox.view.case.step_asked.emit("reroute")
    inbox.settle()
    inbox.view.case.panel.reroute_given.emit("fahrerlaubnis", "umtausch", "Irrläufer")
    inbox.settle()
    assert inbox.archive.cases["case-1"].case.unit == "fahrerlaubnis"
    assert "anderen Einheit" in inbox.said()
    assert inbox.ids() == ["case-2", "case-3"]


def test_a_room_handed_a_case_shows_it_and_marks_its_row(stage: Callable[..., Stage]) -> None:
    inbox = stage()
    inbox.room.open("case-3")
    inbox.settle()
    assert inbox.head().startswith("Nowak")
    assert inbox.view.pane.list.current_identity() == "case-3"


def test_when_somebody_else_sits_down_nothing_of_the_former_person_remains(
    stage: Callable[..., Stage], archive: fakes.Archive, qtbot: QtBot
) -> None:
    room = mine(stage, archive, qtbot)
    room.sit_down(fakes.SCHUSTER)
    room.room.activate()
    room.settle()
    assert room.ids() == []
    assert not room.view.case.head.isVisible()


def test_a_list_that_cannot_be_loaded_says_so_and_tries_again_on_request(
    stage: Callable[..., Stage], archive: fakes.Archive, qtbot: QtBot
) -> None:
    archive.failing = OutsideError("database.failed")
    inbox = stage()
    empty = inbox.view.pane._empty
    assert empty is not None
    archive.failing = None
    press(qtbot, empty.findChild(QPushButton))
    inbox.settle()
    assert len(inbox.ids()) == 3


def test_who_is_not_found_in_this_list_is_looked_for_in_all_cases(
    stage: Callable[..., Stage], archive: fakes.Archive, qtbot: QtBot
) -> None:
    room = mine(stage, archive, qtbot)
    said: list[str] = []
    room.room.signals.searched.connect(said.append)
    assert room.room.search is not None
    room.room.search("Nowak")
    room.settle()
    assert (room.ids(), said[-1]) == ([], "Nowak")
    press(qtbot, room.view.pane._empty.findChild(QPushButton))
    room.settle()
    assert room.ids() == ["case-3"]
    clear = room.view.pane.filters._clear
    assert clear.text() == "„Nowak“ in allen Vorgängen"
    room.room.search("Niemand")
    room.settle()
    assert "in dieser Liste" in room.view.pane._empty.accessibleName()
    press(qtbot, clear)
    room.settle()
    assert (room.ids(), said[-1]) == (["case-1"], "")


def test_only_a_width_somebody_has_chosen_is_remembered(stage: Callable[..., Stage]) -> None:
    split = stage().view.findChild(QSplitter, "inbox_list")
    assert split.saveState().isEmpty()
    split.splitterMoved.emit(300, 1)
    assert not split.saveState().isEmpty()


def test_the_focus_waits_for_a_list_that_is_still_on_its_way(stage: Callable[..., Stage]) -> None:
    inbox = stage()
    pane, here = inbox.view.pane, inbox.view.pane.filters._unread
    shown = Shown(derive(Inputs(fakes.BECKER, Filter(Box.INBOX))).filters, pane.rows.rows)
    at_work = QPushButton(inbox.view)
    at_work.show()
    for asked_for, at, expected in ((True, here, pane.list), (False, here, here), (True, at_work, at_work)):
        pane.show_state(replace(shown, loading=True))
        at.setFocus()
        if asked_for:
            inbox.view.take_focus()
            at.setFocus()
        pane.show_state(shown)
        assert inbox.view.focusWidget() is expected


def test_links_of_the_sidebar_set_their_filter(stage: Callable[..., Stage]) -> None:
    inbox = stage()
    assert inbox.room.follow is not None
    inbox.room.follow("unread")
    inbox.settle()
    assert inbox.archive.asked[-1].unread_only
