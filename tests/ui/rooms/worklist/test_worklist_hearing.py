"""A clerk hears somebody at the screen: on a real file, with a real letter beside the sheet."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from clerk_app.domain.case import CaseState
from clerk_app.domain.composition import Draft
from clerk_app.domain.finding import FindingState
from clerk_app.services import assignment, decision, examination
from clerk_app.services.reading import Box
from clerk_app.ui.kit.desk import desk_by_hand
from clerk_app.ui.kit.rows_model import FaceRole
from clerk_app.ui.kit.theme import Theme
from clerk_app.ui.kit.watch import Watch
from clerk_app.ui.rooms import worklist
from clerk_app.ui.rooms.worklist.case_state import Panel
from tests.documents.notice.notice_reading import whole
from tests.office_kit import practice_office, receive
from tests.ui.rooms.worklist.test_worklist_asking import Asking
from tests.ui.rooms.worklist.worklist_stage import Bell, Viewer


@pytest.fixture
def hearing(qtbot: QtBot, tmp_path: Path) -> Iterator[Asking]:
    """T. Wagner would rather forbid a vehicle than register it."""
    Theme.current()
    with practice_office(tmp_path) as opened:
        office = opened.as_person("t.wagner")
        case, other = (receive(opened, "kfz_zulassung", "umschreibung", n) for n in (1, 2))
        for one in (case, other):
            assignment.claim(office, one, 1)
        examination.judge(office, case, 2, "zb2", FindingState.FAILED, "verzogen")
        decision.save(office, case, Draft("anordnung"), 0)
        desk, work = desk_by_hand()
        watch = Watch(desk, lambda: office, Bell, desk)
        room = worklist.build(desk, lambda: office, Box.MINE, Viewer, watch, lambda *_: None)  # type: ignore[arg-type]
        made = Asking(opened, [office], desk, work, room, case, other, [])
        room.signals.message.connect(made.messages.append)
        qtbot.addWidget(room.widget)
        room.widget.resize(1166, 700)
        with qtbot.waitExposed(room.widget):
            room.widget.show()
        room.activate()
        made.settle()
        room.open(case)
        made.settle()
        yield made


def choose(hearing: Asking, outcome: str) -> None:
    combo = hearing.view.hearing._choice
    at = combo.findData(outcome)
    combo.setCurrentIndex(at)
    combo.activated.emit(at)
    hearing.settle()


def test_what_the_draft_intends_and_what_is_unmet_stands_there(hearing: Asking) -> None:
    hearing.run("hear")
    panel = hearing.view.hearing
    assert panel.isVisible() and not hearing.view.pane.isVisible()
    assert panel._choice.currentData() == "anordnung"
    assert panel._intended.toPlainText().startswith("Wir ordnen an,")
    assert "verzogen" in panel._grounds.toPlainText()
    assert panel._give.isEnabled()
    for words in ("ENTWURF", "Wir ordnen an, die Mängel", "verzogen"):
        assert words in hearing.letter(), words
    assert hearing.view.case.papers.tabs.tabText(0) == "Vorschau"


def test_another_decision_brings_its_title_and_never_takes_the_clerks_words(hearing: Asking) -> None:
    hearing.run("hear")
    panel = hearing.view.hearing
    choose(hearing, "ablehnung")
    title = panel._intended.toPlainText()
    assert title == "Wir lehnen Ihren Antrag ab." and title in hearing.letter()
    panel._intended.setFocus()
    panel._intended.selectAll()
    QTest.keyClicks(panel._intended, "Wir wollen ablehnen.")
    choose(hearing, "anordnung")
    assert panel._intended.toPlainText() == "Wir wollen ablehnen."
    assert "Wir wollen ablehnen." in hearing.letter()


def test_all_of_it_goes_out_in_one_act_and_the_case_says_until_when(hearing: Asking) -> None:
    hearing.run("hear")
    field = hearing.view.hearing._day
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "14.12.2099")
    hearing.settle()
    hearing.run("send_request")
    record = hearing.record
    assert record.case.state is CaseState.AWAITING_STATEMENT
    fact = record.timeline[-1].facts
    assert (fact["outcome"], fact["due_on"]) == ("anordnung", "2099-12-14")
    assert "ENTWURF" not in whole(hearing.office.reader.content(str(fact["letter_sha256"])))
    assert "Der Vorgang wartet bis 14.12.2099." in hearing.messages[-1].text
    assert not hearing.view.hearing.isVisible() and hearing.view.pane.isVisible()
    assert any(p.name.startswith("Anhörung ") for p in hearing.view.case.papers._papers)
    hearing.view.pane.step_asked.emit("again")
    hearing.settle()
    rows = hearing.view.pane.rows
    badges = [badge.text for at in range(2) for badge in rows.data(rows.index(at, 0), FaceRole).badges]
    assert "Anhörung bis 14.12.2099" in badges
    assert hearing.view.case.head._state.accessibleName() == "Anhörung bis 14.12.2099"
    assert not hearing.possible("hear")


def test_the_clerk_says_what_came_before_the_case_goes_on(hearing: Asking, qtbot: QtBot) -> None:
    hearing.run("hear")
    hearing.run("send_request")
    button = hearing.view.case.head.findChild(QPushButton, "step_resume")
    assert button is not None and button.text() == "Anhörung abschließen …"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    hearing.settle()
    panel = hearing.view.case.panel
    assert panel._open is Panel.HEARD and panel.isVisible()
    panel._heard.answer.setCurrentIndex(1)
    qtbot.mouseClick(panel._give, Qt.MouseButton.LeftButton)
    hearing.settle()
    assert "was mündlich gesagt wurde" in panel._trouble.text()
    assert hearing.record.case.state is CaseState.AWAITING_STATEMENT
    QTest.keyClicks(panel._heard.said, "Sie kommt morgen.")
    QTest.keyClick(panel._heard.said, Qt.Key.Key_Return)
    hearing.settle()
    assert hearing.record.case.state is CaseState.CHECKING
    assert "Mündlich geäußert" in hearing.messages[-1].text
    assert hearing.record.timeline[-1].text.endswith("Sie kommt morgen.")
    assert not panel.isVisible() and hearing.possible("hear")


def test_without_grounds_or_intention_it_cannot_leave(hearing: Asking) -> None:
    hearing.run("hear")
    panel = hearing.view.hearing
    panel._grounds.setFocus()
    panel._grounds.selectAll()
    QTest.keyClick(panel._grounds, Qt.Key.Key_Delete)
    hearing.settle()
    assert not panel._give.isEnabled() and "Tatsachen" in panel._why.text()
    assert not hearing.possible("send_request")


def test_one_letter_is_written_at_a_time_and_neither_is_lost(hearing: Asking) -> None:
    hearing.run("hear")
    panel = hearing.view.hearing
    panel._grounds.setFocus()
    QTest.keyClicks(panel._grounds, "Eigenes. ")
    hearing.run("request")
    assert hearing.view.asking.isVisible() and not panel.isVisible()
    assert "ENTWURF" in hearing.letter() and "Eigenes" not in hearing.letter()
    hearing.run("hear")
    assert panel.isVisible() and "Eigenes." in panel._grounds.toPlainText()
    QTest.keyClick(panel._grounds, Qt.Key.Key_Escape)
    hearing.settle()
    assert hearing.view.pane.isVisible()
    hearing.room.open(hearing.other)
    hearing.settle()
    hearing.run("hear")
    assert "Eigenes." not in panel._grounds.toPlainText()
    hearing.room.open(hearing.case)
    hearing.settle()
    hearing.run("hear")
    assert "Eigenes." in panel._grounds.toPlainText() and "Eigenes." in hearing.letter()
