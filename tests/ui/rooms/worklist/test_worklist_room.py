from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from clerk_app.domain.case import CaseState
from clerk_app.domain.errors import OutsideError
from clerk_app.domain.facts import Assigned, Claimed
from clerk_app.domain.finding import FindingState
from clerk_app.domain.person import Actor
from clerk_app.domain.submission import RawField
from clerk_app.services.office import Office
from clerk_app.services.reading import Box
from clerk_app.ui.kit.actions import clashes
from clerk_app.ui.kit.desk import Desk, desk_by_hand
from clerk_app.ui.kit.lanes import ManualExecutor
from clerk_app.ui.kit.notices import Message
from clerk_app.ui.kit.room import Room
from clerk_app.ui.kit.theme import Theme
from clerk_app.ui.kit.watch import Watch
from clerk_app.ui.rooms import worklist
from clerk_app.ui.rooms.worklist.view import WorklistView
from tests.ui.rooms import fakes

CHECKING = CaseState.CHECKING


class Bell:
    """Rings only when a test says so."""

    def __init__(self, ring: Callable[[], None]) -> None:
        self.ring = ring

    def set(self, milliseconds: int) -> None: ...
    def stop(self) -> None: ...
    def is_set(self) -> bool:
        return False


class Viewer(QWidget):
    page_changed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[tuple[str, bytes]] = []
        self.found: list[str] = []

    def show_document(self, title: str, content: bytes, mime_type: str) -> None:
        self.shown.append((title, content))
        self.page_changed.emit(0)

    def clear(self) -> None:
        self.shown.append(("", b""))

    def find_text(self, text: str) -> None:
        self.found.append(text)

    def focus_search(self) -> None: ...


@dataclass
class Stage:
    """A room with everything around it that a test looks at."""

    archive: fakes.Archive
    desk: Desk
    work: ManualExecutor
    watch: Watch
    bells: list[Bell]
    room: Room
    offices: list[Office]
    gone: list[tuple[str, str]] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)
    counts: list[object] = field(default_factory=list)

    @property
    def view(self) -> WorklistView:
        assert isinstance(self.room.widget, WorklistView)
        return self.room.widget

    def settle(self) -> None:
        for _ in range(6):
            self.work.drain()
            QApplication.processEvents()

    def ring(self) -> None:
        for bell in self.bells:
            bell.ring()
        self.settle()

    def sit_down(self, actor: Actor) -> None:
        self.offices[0] = fakes.office(self.archive, actor)

    def said(self) -> str:
        return self.messages[-1].text if self.messages else ""

    def ids(self) -> list[str]:
        return [row.id for row in self.view.pane.rows.rows]

    def head(self) -> str:
        return self.view.case.head.accessibleName()

    def button(self, name: str) -> QPushButton:
        found = self.view.case.head.findChild(QPushButton, f"step_{name}")
        assert found is not None
        return found


@pytest.fixture
def archive() -> fakes.Archive:
    made = fakes.Archive()
    for number, name in enumerate(("Öztürk, Deniz", "Schröder, Maike", "Nowak, Ewa"), start=1):
        fakes.add_case(made, number, name)
    return made


@pytest.fixture
def stage(qtbot: QtBot, archive: fakes.Archive) -> Callable[..., Stage]:
    def make(box: Box = Box.INBOX, actor: Actor = fakes.BECKER, size: tuple[int, int] = (1240, 800)) -> Stage:
        Theme.current()
        desk, work = desk_by_hand()
        offices, bells = [fakes.office(archive, actor)], []

        def make_bell(ring: Callable[[], None]) -> Bell:
            bells.append(Bell(ring))
            return bells[-1]

        watch = Watch(desk, lambda: offices[0], make_bell, desk)
        gone: list[tuple[str, str]] = []
        room = worklist.build(
            desk,
            lambda: offices[0],
            box,
            Viewer,  # type: ignore[arg-type]
            watch,
            lambda name, case: gone.append((name, case)),
        )
        made = Stage(archive, desk, work, watch, bells, room, offices, gone)
        room.signals.message.connect(made.messages.append)
        room.signals.count.connect(made.counts.append)
        qtbot.addWidget(room.widget)
        room.widget.resize(*size)
        with qtbot.waitExposed(room.widget):
            room.widget.show()
        room.activate()
        watch.look()
        made.settle()
        return made

    return make


def press(qtbot: QtBot, button: QWidget) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def choose(stage: Stage, qtbot: QtBot, row: int) -> None:
    view = stage.view.pane.list
    place = view.visualRect(stage.view.pane.rows.index(row, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    stage.settle()


def test_the_inbox_lists_what_nobody_has_taken_oldest_first(stage: Callable[..., Stage]) -> None:
    inbox = stage()
    assert inbox.ids() == ["case-1", "case-2", "case-3"]
    assert inbox.counts[-1] == 3


def test_a_click_opens_the_case_and_writes_down_that_it_was_read(
    stage: Callable[..., Stage], qtbot: QtBot
) -> None:
    inbox = stage()
    choose(inbox, qtbot, 1)
    assert inbox.head().startswith("Schröder, Maike")
    assert [entry.kind for entry in inbox.archive.cases["case-2"].timeline] == ["received", "opened"]
    assert [row.unread for row in inbox.view.pane.rows.rows] == [True, False, True]


def test_reading_a_case_again_in_the_same_session_is_not_written_down_twice(
    stage: Callable[..., Stage], qtbot: QtBot
) -> None:
    inbox = stage()
    for row in (1, 0, 1):
        choose(inbox, qtbot, row)
    kinds = [entry.kind for entry in inbox.archive.cases["case-2"].timeline]
    assert kinds.count("opened") == 1


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


def test_taking_over_needs_one_press_and_the_case_stays_on_the_desk(
    stage: Callable[..., Stage], qtbot: QtBot
) -> None:
    inbox = stage()
    choose(inbox, qtbot, 1)
    press(qtbot, inbox.button("claim"))
    inbox.settle()
    assert inbox.archive.cases["case-2"].case.clerk == "a.becker"
    assert inbox.ids() == ["case-1", "case-3"]
    assert inbox.head().startswith("Schröder, Maike")
    assert "Meine Vorgänge" in inbox.said()
    assert inbox.button("decide").isEnabled()


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


def test_whoever_comes_too_late_is_told_who_was_faster_and_keeps_what_was_typed(
    stage: Callable[..., Stage], qtbot: QtBot
) -> None:
    inbox = stage()
    choose(inbox, qtbot, 1)
    editor = inbox.view.case.sheet.notes._text
    editor.setPlainText("Rückruf erbeten")
    fakes.act(inbox.archive, fakes.SCHUSTER, Claimed("case-2", 1, CHECKING, "m.schuster"))
    press(qtbot, inbox.button("claim"))
    inbox.settle()
    assert inbox.said() == (
        "Inzwischen geändert von M. Schuster (heute 08:14): M. Schuster hat den Vorgang übernommen."
        " Ihr Schritt wurde nicht ausgeführt."
    )
    assert inbox.ids() == ["case-1", "case-3"]
    assert "zuständig: M.\u00a0Schuster" in inbox.head()
    assert editor.toPlainText() == "Rückruf erbeten"


def test_what_another_desk_does_appears_by_itself(stage: Callable[..., Stage], qtbot: QtBot) -> None:
    inbox = stage()
    choose(inbox, qtbot, 0)
    fakes.act(inbox.archive, fakes.SCHUSTER, Claimed("case-3", 1, CHECKING, "m.schuster"))
    fakes.add_case(inbox.archive, 4, "Bauer GmbH")
    inbox.ring()
    assert inbox.ids() == ["case-1", "case-2", "case-4"]
    assert inbox.view.pane.list.current_identity() == "case-1"
    assert inbox.counts[-1] == 3


def test_a_foreign_change_to_the_open_case_is_said_once(stage: Callable[..., Stage], qtbot: QtBot) -> None:
    inbox = stage()
    choose(inbox, qtbot, 0)
    fakes.act(inbox.archive, fakes.SCHUSTER, Claimed("case-1", 1, CHECKING, "m.schuster"))
    inbox.ring()
    inbox.ring()
    assert [message.text for message in inbox.messages] == ["M. Schuster hat den Vorgang übernommen."]


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


def test_the_search_of_the_frame_narrows_the_list_and_can_be_lifted(
    stage: Callable[..., Stage], qtbot: QtBot
) -> None:
    inbox = stage()
    assert inbox.room.search is not None
    inbox.room.search("  schröder ")
    inbox.settle()
    assert inbox.ids() == ["case-2"]
    press(qtbot, inbox.view.pane.filters._clear)
    inbox.settle()
    assert len(inbox.ids()) == 3


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


def test_the_case_being_read_stays_open_when_a_filter_hides_it(
    stage: Callable[..., Stage], qtbot: QtBot
) -> None:
    inbox = stage()
    press(qtbot, inbox.view.pane.filters._unread)
    inbox.settle()
    choose(inbox, qtbot, 0)
    inbox.ring()
    assert inbox.ids() == ["case-2", "case-3"]
    assert inbox.head().startswith("Öztürk")


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
    inbox.view.pane.list.selectAll()
    inbox.settle()
    press(qtbot, inbox.view.pane.bulk._claim)
    inbox.settle()
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


def test_escape_leads_back_to_the_list(stage: Callable[..., Stage], qtbot: QtBot) -> None:
    inbox = stage()
    choose(inbox, qtbot, 0)
    qtbot.keyClick(inbox.view.pane.list, Qt.Key.Key_Return)
    qtbot.keyClick(inbox.view.case.sheet.fields._grid, Qt.Key.Key_Escape)
    assert inbox.view.pane.list.hasFocus()


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


def test_an_assignment_asks_for_the_name_beside_the_evidence(
    stage: Callable[..., Stage], qtbot: QtBot
) -> None:
    inbox = stage()
    choose(inbox, qtbot, 0)
    press(qtbot, inbox.button("assign"))
    inbox.settle()
    panel = inbox.view.case.panel
    assert panel.isVisible()
    panel._people.setCurrentIndex(panel._people.findData("m.schuster"))
    press(qtbot, panel._give)
    inbox.settle()
    assert inbox.archive.cases["case-1"].case.clerk == "m.schuster"
    assert not panel.isVisible()


def test_rerouting_without_a_reason_is_refused_in_the_panel_and_keeps_the_choice(
    stage: Callable[..., Stage], qtbot: QtBot
) -> None:
    inbox = stage(actor=fakes.LEAD)
    choose(inbox, qtbot, 0)
    inbox.view.case.step_asked.emit("reroute")
    inbox.settle()
    panel = inbox.view.case.panel
    panel._places.setCurrentIndex(panel._places.findData("wohngeld\nweiterleistung"))
    press(qtbot, panel._give)
    inbox.settle()
    assert panel.isVisible()
    assert "Begründung" in panel._trouble.text()
    qtbot.keyClicks(panel._why_there, "Es liegt schon ein Bescheid vor")
    qtbot.keyClick(panel._why_there, Qt.Key.Key_Return)
    inbox.settle()
    assert inbox.archive.cases["case-1"].case.procedure == "weiterleistung"
    assert not panel.isVisible()


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


def test_escape_closes_the_panel_and_nothing_has_happened(stage: Callable[..., Stage], qtbot: QtBot) -> None:
    inbox = stage(actor=fakes.LEAD)
    choose(inbox, qtbot, 0)
    inbox.view.case.step_asked.emit("discard")
    inbox.settle()
    qtbot.keyClick(inbox.view.case.panel._why_not, Qt.Key.Key_Escape)
    inbox.settle()
    assert not inbox.view.case.panel.isVisible()
    assert inbox.archive.cases["case-1"].case.state is CaseState.NEW


def mine(stage: Callable[..., Stage], archive: fakes.Archive, qtbot: QtBot) -> Stage:
    fakes.act(archive, fakes.BECKER, Claimed("case-1", 1, CHECKING, "a.becker"))
    room = stage(Box.MINE)
    choose(room, qtbot, 0)
    return room


def test_a_finding_is_waived_only_with_a_reason_typed_where_it_stands(
    stage: Callable[..., Stage], archive: fakes.Archive, qtbot: QtBot
) -> None:
    room = mine(stage, archive, qtbot)
    row = room.view.case.sheet.checks._rows["unterhalt"]
    row.begun.emit("unterhalt", FindingState.WAIVED)
    room.settle()
    line = row._line
    assert line.isVisible()
    press(qtbot, line._give)
    room.settle()
    assert "Begründung" in line._trouble.text()
    qtbot.keyClicks(line._remark, "nicht verheiratet")
    qtbot.keyClick(line._remark, Qt.Key.Key_Return)
    room.settle()
    judgement = archive.cases["case-1"].judgements["unterhalt"]
    assert (judgement.state, judgement.remark) == (FindingState.WAIVED, "nicht verheiratet")
    assert not line.isVisible()
    assert "nicht verheiratet" in row._by.text()


def test_a_remark_being_typed_survives_a_refresh_and_a_look_at_another_case(
    stage: Callable[..., Stage], archive: fakes.Archive, qtbot: QtBot
) -> None:
    fakes.act(archive, fakes.BECKER, Claimed("case-2", 1, CHECKING, "a.becker"))
    room = mine(stage, archive, qtbot)
    row = room.view.case.sheet.checks._rows["unterhalt"]
    row.begun.emit("unterhalt", FindingState.MET)
    room.settle()
    qtbot.keyClicks(row._line._remark, "laut Anruf")
    fakes.act(archive, fakes.LEAD, Assigned("case-2", 2, CHECKING, "a.becker"))
    room.ring()
    assert row._line._remark.text() == "laut Anruf"
    choose(room, qtbot, 1)
    assert not row._line.isVisible()
    choose(room, qtbot, 0)
    assert room.view.case.sheet.checks._rows["unterhalt"]._line._remark.text() == "laut Anruf"


def test_a_note_is_handed_in_by_keyboard_and_the_field_is_empty_again(
    stage: Callable[..., Stage], archive: fakes.Archive, qtbot: QtBot
) -> None:
    room = mine(stage, archive, qtbot)
    notes = room.view.case.sheet.notes
    qtbot.keyClicks(notes._text, "Akte gesichtet")
    qtbot.keyClick(notes._text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    room.settle()
    assert archive.cases["case-1"].timeline[-1].text == "Akte gesichtet"
    assert archive.cases["case-1"].timeline[-1].facts["record"] is True
    assert notes._text.toPlainText() == ""


def test_a_note_waits_at_its_case_until_the_clerk_comes_back(
    stage: Callable[..., Stage], qtbot: QtBot
) -> None:
    inbox = stage()
    choose(inbox, qtbot, 0)
    notes = inbox.view.case.sheet.notes
    notes._text.setPlainText("halb getippt")
    choose(inbox, qtbot, 1)
    assert notes._text.toPlainText() == ""
    choose(inbox, qtbot, 0)
    assert notes._text.toPlainText() == "halb getippt"


def test_a_note_that_could_not_be_kept_stays_in_the_field(
    stage: Callable[..., Stage], archive: fakes.Archive, qtbot: QtBot
) -> None:
    room = mine(stage, archive, qtbot)
    notes = room.view.case.sheet.notes
    notes._text.setPlainText("wichtig")
    room.offices[0] = replace(room.offices[0], transaction=_broken)
    press(qtbot, notes._give)
    room.settle()
    assert notes._text.toPlainText() == "wichtig"
    assert room.messages


def _broken(_actor: Actor) -> object:
    raise OutsideError("database.failed")


def test_the_first_document_lies_open_and_its_bytes_are_vouched_for(
    stage: Callable[..., Stage], archive: fakes.Archive, qtbot: QtBot
) -> None:
    archive.cases["case-1"].documents = (
        fakes.document(archive, "Antrag.pdf", b"%PDF form", "form"),
        fakes.document(archive, "Mietvertrag.pdf", b"%PDF lease"),
    )
    inbox = stage()
    choose(inbox, qtbot, 0)
    viewer = inbox.view.case.papers.viewer
    assert viewer.shown == [("Antrag.pdf", b"%PDF form")]
    marks = [row._word.text() for row in inbox.view.case.sheet.papers._rows.values()]
    assert marks == ["unverändert", ""]
    inbox.view.case.papers.tabs.setCurrentIndex(1)
    inbox.settle()
    assert viewer.shown[-1] == ("Mietvertrag.pdf", b"%PDF lease")


def test_a_refresh_does_not_lay_the_same_document_down_again(
    stage: Callable[..., Stage], archive: fakes.Archive, qtbot: QtBot
) -> None:
    archive.cases["case-1"].documents = (fakes.document(archive, "Antrag.pdf", b"%PDF form", "form"),)
    inbox = stage()
    choose(inbox, qtbot, 0)
    fakes.add_case(archive, 4, "Bauer GmbH")
    inbox.ring()
    assert len(inbox.view.case.papers.viewer.shown) == 1


def test_changed_bytes_are_not_shown_and_the_clerk_is_told(
    stage: Callable[..., Stage], archive: fakes.Archive, qtbot: QtBot
) -> None:
    paper = fakes.document(archive, "Antrag.pdf", b"%PDF form", "form")
    archive.cases["case-1"].documents = (paper,)
    archive.contents[paper.sha256] = b"%PDF forged"
    inbox = stage()
    choose(inbox, qtbot, 0)
    papers = inbox.view.case.papers
    assert papers.viewer.shown == []
    assert "Antrag.pdf" in papers._stack.currentWidget().accessibleName()
    mark = next(iter(inbox.view.case.sheet.papers._rows.values()))
    assert mark._word.text() == "verändert"


def test_a_value_is_copied_from_the_keyboard(stage: Callable[..., Stage], qtbot: QtBot) -> None:
    inbox = stage()
    choose(inbox, qtbot, 0)
    qtbot.keyClick(inbox.view.pane.list, Qt.Key.Key_Return)
    grid = inbox.view.case.sheet.fields._grid
    assert grid.hasFocus()
    qtbot.keyClick(grid, Qt.Key.Key_Down)
    qtbot.keyClick(grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Schröder"


def test_of_many_unknown_fields_the_rest_is_one_press_away(
    stage: Callable[..., Stage], archive: fakes.Archive, qtbot: QtBot
) -> None:
    many = tuple(RawField(f"zusatz/feld{n}", f"Wert {n}", f"Feld {n}") for n in range(100))
    archive.cases["case-1"].fields = (*fakes.FIELDS, *many)
    inbox = stage()
    choose(inbox, qtbot, 0)
    card = inbox.view.case.sheet.fields
    assert card._all.text() == "71 weitere Angaben zeigen"
    press(qtbot, card._all)
    assert len(card._grid._rows) == 111
    assert not card._all.isVisible()


def test_the_way_to_the_decision_leads_to_that_room(
    stage: Callable[..., Stage], archive: fakes.Archive, qtbot: QtBot
) -> None:
    room = mine(stage, archive, qtbot)
    press(qtbot, room.button("decide"))
    assert room.gone == [("decision", "case-1")]


def test_examining_writes_down_the_state_and_leads_to_the_first_open_check(
    stage: Callable[..., Stage], archive: fakes.Archive, qtbot: QtBot
) -> None:
    room = mine(stage, archive, qtbot)
    press(qtbot, room.button("examine"))
    room.settle()
    entry = archive.cases["case-1"].timeline[-1]
    assert (entry.kind, entry.facts["met"]) == ("examined", 3)
    assert room.view.case.sheet.checks._rows["miete"]._judge.hasFocus()


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


def test_links_of_the_sidebar_set_their_filter(stage: Callable[..., Stage]) -> None:
    inbox = stage()
    assert inbox.room.follow is not None
    inbox.room.follow("unread")
    inbox.settle()
    assert inbox.archive.asked[-1].unread_only


def test_on_a_narrow_screen_data_and_documents_take_turns(stage: Callable[..., Stage], qtbot: QtBot) -> None:
    inbox = stage(size=(860, 620))
    choose(inbox, qtbot, 0)
    assert inbox.view.case.narrow
    assert inbox.view.pane.width() == 260
    inbox.view.resize(1300, 800)
    inbox.settle()
    assert not inbox.view.case.narrow
    assert inbox.view.case.papers.isVisible()
    assert inbox.view.case.sheet.isVisible()


def test_actions_have_ids_and_keys_of_their_own_in_every_room(stage: Callable[..., Stage]) -> None:
    specs = [replace(spec, scope="inbox") for spec in stage().room.actions]
    assert clashes(specs) == ()
    assert all("&" in spec.text for spec in specs)
    letters = [spec.text[spec.text.index("&") + 1].casefold() for spec in specs]
    assert len(set(letters)) == len(letters)


def test_actions_are_possible_only_when_their_button_is(stage: Callable[..., Stage], qtbot: QtBot) -> None:
    inbox = stage()
    possible = {spec.id: spec.possible() for spec in inbox.room.actions}
    assert not possible["inbox.claim"]
    choose(inbox, qtbot, 0)
    possible = {spec.id: spec.possible() for spec in inbox.room.actions}
    assert (possible["inbox.claim"], possible["inbox.decide"]) == (True, False)


def test_everything_that_can_be_pressed_has_a_name(stage: Callable[..., Stage], qtbot: QtBot) -> None:
    inbox = stage()
    choose(inbox, qtbot, 0)
    nameless = [
        type(widget).__name__
        for widget in inbox.view.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not (widget.accessibleName() or getattr(widget, "text", str)())
    ]
    assert nameless == []
