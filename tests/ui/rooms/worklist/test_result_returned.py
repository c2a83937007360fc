"""What another program made of a case comes back: entered on the card of the case, told in its history."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from clerk_app.domain.case import CaseState
from clerk_app.domain.handover_result import Result
from clerk_app.opening.office import OpenOffice
from clerk_app.services import assignment
from clerk_app.services.handover import hand_over, return_result
from clerk_app.services.office import Office
from clerk_app.services.office_time import local_day
from clerk_app.services.reading import Box
from clerk_app.ui.rooms.worklist.away_card import AwayCard
from tests.office_kit import receive
from tests.ui.rooms.worklist.handing_stage import HandingStage


@pytest.fixture
def schuster(opened: OpenOffice) -> Office:
    return opened.as_person("m.schuster")


@pytest.fixture
def stage(qtbot: QtBot, opened: OpenOffice, schuster: Office) -> HandingStage:
    case = receive(opened, "kfz_zulassung", "umschreibung")
    assignment.claim(schuster, case, 1)
    hand_over(schuster, case, 2, "fachverfahren", "ZUL-2026-4711")
    return HandingStage(qtbot, schuster, case, Box.DONE)


def card(stage: HandingStage) -> AwayCard:
    return stage.view.case.sheet.away


def said(stage: HandingStage) -> str:
    return " | ".join(label.text() for label in card(stage).findChildren(QLabel) if label.isVisible())


def choose(stage: HandingStage, result: Result) -> None:
    combo = card(stage).lines._choice
    combo.setFocus()
    while combo.currentData() != result.value:
        QTest.keyClick(combo, Qt.Key.Key_Down)
    combo.activated.emit(combo.currentIndex())


def begin(stage: HandingStage) -> None:
    stage.actions.run("done.result")
    stage.settle()


def test_the_card_says_where_the_case_is_and_with_which_receipt(stage: HandingStage) -> None:
    assert card(stage).isVisible()
    told = said(stage)
    assert "Fachverfahren Kfz-Zulassung" in told and "ZUL-2026-4711" in told
    assert "M. Schuster" in told and "steht noch aus" in told


def test_a_case_that_never_left_has_no_such_card(qtbot: QtBot, opened: OpenOffice, schuster: Office) -> None:
    case = receive(opened, "kfz_zulassung", "umschreibung", 7)
    stage = HandingStage(qtbot, schuster, case, Box.INBOX)
    assert not card(stage).isVisible()


def test_a_result_closes_the_case_by_keyboard_alone(stage: HandingStage) -> None:
    begin(stage)
    assert QApplication.focusWidget() is card(stage).lines._choice
    choose(stage, Result.REFUSED)
    card(stage).lines._remark.setFocus()
    QTest.keyClicks(card(stage).lines._remark, "HU abgelaufen")
    stage.press(Qt.Key.Key_Return)
    record = stage.record()
    assert record.case.state is CaseState.CLOSED
    returned, note = [entry for entry in record.timeline if entry.kind != "opened"][-2:]
    assert (returned.facts["result"], note.text) == ("refused", "HU abgelaufen")
    assert "Abgelehnt am" in said(stage) and not card(stage).lines.isVisible()
    steps = [step.name for step in stage.view.case.sheet.history._strip._stations]
    assert steps == ["Eingang", "Prüfung", "An Fachverfahren übergeben", "Abgeschlossen"]


def test_what_was_sent_back_is_worked_on_here_again(stage: HandingStage) -> None:
    begin(stage)
    choose(stage, Result.SENT_BACK)
    QTest.mouseClick(card(stage).lines._give, Qt.MouseButton.LeftButton)
    stage.settle()
    assert stage.record().case.state is CaseState.CHECKING
    assert "wieder in Prüfung" in stage.messages[-1].text
    names = {b.objectName() for b in stage.view.case.head.findChildren(QPushButton) if b.isVisible()}
    assert "step_decide" in names and "step_result" not in names


def test_a_day_that_is_none_or_lies_ahead_is_said_beside_the_field(stage: HandingStage) -> None:
    begin(stage)
    for typed, told in (("31.02.2026", "kein Datum"), ("01.01.2999", "liegt in der Zukunft")):
        day = card(stage).lines._day
        day.setFocus()
        day.selectAll()
        QTest.keyClicks(day, typed)
        QTest.mouseClick(card(stage).lines._give, Qt.MouseButton.LeftButton)
        stage.settle()
        assert told in said(stage)
        assert stage.record().case.state is CaseState.HANDED_OVER


def test_what_was_typed_waits_while_the_lines_are_put_away(stage: HandingStage) -> None:
    begin(stage)
    card(stage).lines._remark.setFocus()
    QTest.keyClicks(card(stage).lines._remark, "FB-AS 179")
    stage.press(Qt.Key.Key_Escape)
    assert not card(stage).lines.isVisible()
    begin(stage)
    assert card(stage).lines._remark.text() == "FB-AS 179"


def test_the_same_result_is_not_entered_at_two_desks(stage: HandingStage) -> None:
    begin(stage)
    version = stage.record().case.version
    today = local_day(stage.office.clock())
    return_result(stage.office, stage.case, version, Result.GRANTED, today)
    QTest.mouseClick(card(stage).lines._give, Qt.MouseButton.LeftButton)
    stage.settle()
    kinds = [entry.kind for entry in stage.record().timeline]
    assert kinds.count("result_returned") == 1 and not card(stage).lines.isVisible()
    assert stage.messages[-1].tone == "warning"
