"""A clerk hears somebody at the screen: on a real file, with a real letter beside the sheet."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from clerk_app.domain.case import CaseState
from clerk_app.domain.composition import Draft
from clerk_app.domain.finding import FindingState
from clerk_app.opening.office import OpenOffice
from clerk_app.services import decision, examination
from clerk_app.ui.rooms.worklist.case_state import Panel
from tests.documents.notice.notice_reading import whole
from tests.ui.rooms.worklist.office_stage import LetterStage, in_hand


@pytest.fixture
def hearing(qtbot: QtBot, opened: OpenOffice) -> LetterStage:
    """T. Wagner would rather forbid a vehicle than register it."""
    office = opened.as_person("t.wagner")
    case, other = in_hand(opened, office, "kfz_zulassung", "umschreibung")
    examination.judge(office, case, 2, "zb2", FindingState.FAILED, "verzogen")
    decision.save(office, case, Draft("anordnung"), 0)
    return LetterStage(qtbot, opened, office, case, other)


def test_what_the_draft_intends_and_what_is_unmet_stands_there(hearing: LetterStage) -> None:
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


def test_another_decision_brings_its_title_and_never_takes_the_clerks_words(hearing: LetterStage) -> None:
    hearing.run("hear")
    panel = hearing.view.hearing
    hearing.choose(panel._choice, "ablehnung")
    title = panel._intended.toPlainText()
    assert title == "Wir lehnen Ihren Antrag ab." and title in hearing.letter()
    hearing.write(panel._intended, "Wir wollen ablehnen.")
    hearing.choose(panel._choice, "anordnung")
    assert panel._intended.toPlainText() == "Wir wollen ablehnen."
    assert "Wir wollen ablehnen." in hearing.letter()


def test_all_of_it_goes_out_in_one_act_and_the_case_says_until_when(hearing: LetterStage) -> None:
    hearing.run("hear")
    hearing.write(hearing.view.hearing._day, "14.12.2099")
    hearing.run("send_request")
    record = hearing.record
    assert record.case.state is CaseState.AWAITING_STATEMENT
    fact = record.timeline[-1].facts
    assert (fact["outcome"], fact["due_on"]) == ("anordnung", "2099-12-14")
    assert "ENTWURF" not in whole(hearing.office.reader.content(str(fact["letter_sha256"])))
    assert "Der Vorgang wartet bis 14.12.2099." in hearing.messages[-1].text
    assert not hearing.view.hearing.isVisible() and hearing.view.pane.isVisible()
    assert any(p.name.startswith("Anhörung ") for p in hearing.view.case.papers._papers)
    assert "Anhörung bis 14.12.2099" in hearing.badges()
    assert hearing.view.case.head._state.accessibleName() == "Anhörung bis 14.12.2099"
    assert not hearing.possible("hear")


def test_the_clerk_says_what_came_before_the_case_goes_on(hearing: LetterStage, qtbot: QtBot) -> None:
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


def test_without_grounds_or_intention_it_cannot_leave(hearing: LetterStage) -> None:
    hearing.run("hear")
    panel = hearing.view.hearing
    panel._grounds.setFocus()
    panel._grounds.selectAll()
    QTest.keyClick(panel._grounds, Qt.Key.Key_Delete)
    hearing.settle()
    assert not panel._give.isEnabled() and "Tatsachen" in panel._why.text()
    assert not hearing.possible("send_request")


def test_one_letter_is_written_at_a_time_and_neither_is_lost(hearing: LetterStage) -> None:
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
    hearing.open(hearing.other)
    hearing.run("hear")
    assert "Eigenes." not in panel._grounds.toPlainText()
    hearing.open(hearing.case)
    hearing.run("hear")
    assert "Eigenes." in panel._grounds.toPlainText() and "Eigenes." in hearing.letter()
