from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabBar, QWidget
from pytestqt.qtbot import QtBot

from clerk_app.domain.case import CaseState
from clerk_app.domain.errors import OutsideError
from clerk_app.domain.facts import Assigned, Claimed
from clerk_app.domain.finding import FindingState
from clerk_app.domain.person import Actor
from clerk_app.ui.kit.actions import clashes
from clerk_app.ui.kit.room import CheckOf
from tests.ui.rooms import fakes
from tests.ui.rooms.worklist.worklist_stage import CHECKING, Stage, choose, mine, press


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


def test_a_foreign_change_to_the_open_case_is_said_once(stage: Callable[..., Stage], qtbot: QtBot) -> None:
    inbox = stage()
    choose(inbox, qtbot, 0)
    fakes.act(inbox.archive, fakes.SCHUSTER, Claimed("case-1", 1, CHECKING, "m.schuster"))
    inbox.ring()
    inbox.ring()
    assert [message.text for message in inbox.messages] == ["M. Schuster hat den Vorgang übernommen."]


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


def test_escape_leads_back_to_the_list(stage: Callable[..., Stage], qtbot: QtBot) -> None:
    inbox = stage()
    choose(inbox, qtbot, 0)
    qtbot.keyClick(inbox.view.pane.list, Qt.Key.Key_Return)
    qtbot.keyClick(inbox.view.case.sheet.fields._grid, Qt.Key.Key_Escape)
    assert inbox.view.pane.list.hasFocus()


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


def test_escape_closes_the_panel_and_nothing_has_happened(stage: Callable[..., Stage], qtbot: QtBot) -> None:
    inbox = stage(actor=fakes.LEAD)
    choose(inbox, qtbot, 0)
    inbox.view.case.step_asked.emit("discard")
    inbox.settle()
    qtbot.keyClick(inbox.view.case.panel._why_not, Qt.Key.Key_Escape)
    inbox.settle()
    assert not inbox.view.case.panel.isVisible()
    assert inbox.archive.cases["case-1"].case.state is CaseState.NEW


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
    checks = room.view.case.sheet.checks._rows
    assert checks["miete"]._judge.hasFocus()
    checks["miete"].begun.emit("miete", FindingState.MET)
    room.settle()
    qtbot.keyClick(checks["miete"]._line._remark, Qt.Key.Key_Escape)
    room.settle()
    assert checks["miete"]._judge.hasFocus()


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


def test_whoever_is_sent_to_a_check_finds_it_in_sight_and_in_hand(
    stage: Callable[..., Stage], archive: fakes.Archive, qtbot: QtBot
) -> None:
    room = mine(stage, archive, qtbot)
    room.view.take_focus()
    room.room.open(CheckOf("case-1", "miete"))
    room.settle()
    row = room.view.case.sheet.checks._rows["miete"]
    qtbot.waitUntil(row._judge.hasFocus)
    assert row.visibleRegion().boundingRect().height() == row.height()


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


def test_all_names_of_the_sections_are_read_in_full_on_the_narrowest_sheet(
    stage: Callable[..., Stage], qtbot: QtBot
) -> None:
    inbox = stage()
    choose(inbox, qtbot, 1)
    names = inbox.view.case.sheet.findChild(QTabBar)
    assert names is not None
    names.setTabText(1, "Prüfung 12/12")
    assert names.sizeHint().width() <= inbox.view.case.sheet.minimumWidth()
