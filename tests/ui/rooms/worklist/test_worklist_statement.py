"""A clerk asks other bodies at the screen, on a real file, and enters what they said."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from clerk_app.domain.case import CaseState
from clerk_app.opening.office import OpenOffice
from clerk_app.services import assignment
from clerk_app.ui.rooms.worklist.case_state import Panel
from tests.office_kit import receive
from tests.ui.rooms.worklist.office_stage import LetterStage, in_hand


@pytest.fixture
def consulting(qtbot: QtBot, opened: OpenOffice) -> LetterStage:
    """T. Wagner has a building application in hand."""
    office = opened.as_person("t.wagner")
    case, other = in_hand(opened, office, "bauantrag", "baugenehmigung_vereinfacht")
    return LetterStage(qtbot, opened, office, case, other)


def address(consulting: LetterStage, text: str) -> None:
    field = consulting.view.consulting._address
    field.setFocus()
    field.selectAll()
    for at, line in enumerate(text.splitlines()):
        if at:
            QTest.keyClick(field, Qt.Key.Key_Return)
        QTest.keyClicks(field, line)
    consulting.settle()


def asked(consulting: LetterStage, name: str) -> None:
    consulting.run("consult")
    address(consulting, f"{name}\n63691 Ranstadt")
    consulting.run("send_request")


def test_the_first_body_stands_there_and_lacks_only_its_address(consulting: LetterStage) -> None:
    consulting.run("consult")
    panel = consulting.view.consulting
    assert panel.isVisible() and panel._choice.currentData() == "gemeinde"
    assert "Einvernehmen" in panel._question.toPlainText() and "Flurstück" in panel._details.toPlainText()
    assert panel._remark.isVisible() and "Rechtsamt" in panel._remark.text()
    assert not panel._give.isEnabled() and "Anschrift" in panel._why.text()
    address(consulting, "Gemeindevorstand\n63691 Ranstadt")
    assert panel._give.isEnabled()
    assert "ENTWURF" in consulting.letter() and "63691 Ranstadt" in consulting.letter()


def test_another_body_brings_its_question_and_never_takes_the_clerks_words(consulting: LetterStage) -> None:
    consulting.run("consult")
    panel = consulting.view.consulting
    consulting.choose(panel._choice, "fachbehoerde")
    assert "Vorschriften entgegenstehen" in panel._question.toPlainText()
    assert not panel._remark.isVisible() and "Gebäudeklasse" in panel._details.toPlainText()
    consulting.write(panel._question, "Was meinen Sie?")
    consulting.choose(panel._choice, "")
    assert (panel._question.toPlainText(), panel._details.toPlainText()) == ("Was meinen Sie?", "")


def test_a_neighbour_brings_name_and_address_and_gives_them_back(consulting: LetterStage) -> None:
    person = {"anrede": "Frau", "vorname": "Erika", "familienname": "Nebenan"}
    place = {"strasse": "Am Hang", "hausnummer": "13", "postleitzahl": "61200", "ort": "Wölfersheim"}
    named = {"nachbarn": [person | {"anschrift": place}]}
    case = receive(consulting.opened, "bauantrag", "baugenehmigung_vereinfacht", 9, **named)
    assignment.claim(consulting.office, case, 1)
    consulting.open(case)
    consulting.run("consult")
    panel = consulting.view.consulting
    consulting.choose(panel._choice, "nachbarn.1")
    assert panel._address.toPlainText().splitlines() == [
        "Frau", "Erika Nebenan", "Am Hang 13", "61200 Wölfersheim",
    ]  # fmt: skip
    assert panel._choice.currentText() == "Nachbarschaft: Erika Nebenan" and panel._give.isEnabled()
    assert "Sehr geehrte Frau Nebenan," in consulting.letter()
    consulting.choose(panel._choice, "fachbehoerde")
    assert panel._address.toPlainText() == "" and not panel._give.isEnabled()


def test_several_are_out_at_once_and_the_case_goes_on_with_the_last(
    consulting: LetterStage, qtbot: QtBot
) -> None:
    asked(consulting, "Gemeindevorstand")
    assert "Gemeindevorstand hat Zeit bis " in consulting.messages[-1].text
    asked(consulting, "Forstamt")
    assert consulting.record.case.state is CaseState.AWAITING_STATEMENT
    assert "wartet auf Stellungnahme bis " in consulting.view.case.head._state.accessibleName()
    card = consulting.view.case.sheet.statements
    assert card.isVisible()
    for count in (2, 1):
        takes = [one for one in card.findChildren(QPushButton) if one.isVisible()]
        assert len(takes) == count
        qtbot.mouseClick(takes[0], Qt.MouseButton.LeftButton)
        consulting.settle()
        panel = consulting.view.case.panel
        assert panel._open is Panel.RECEIVED
        QTest.keyClicks(panel._received.said, "Keine Bedenken")
        QTest.keyClick(panel._received.said, Qt.Key.Key_Return)
        consulting.settle()
        assert not panel.isVisible()
    assert consulting.record.case.state is CaseState.CHECKING
    told = [row.state for row in card._shown]
    assert len(told) == 2 and all(line.startswith("zustimmend, eingegangen am ") for line in told)
    assert any(p.name.startswith("Bitte um Stellungnahme ") for p in consulting.view.case.papers._papers)


def test_a_day_that_is_none_is_told_where_it_was_typed(consulting: LetterStage, qtbot: QtBot) -> None:
    asked(consulting, "Gemeindevorstand")
    [take] = consulting.view.case.sheet.statements.findChildren(QPushButton)
    qtbot.mouseClick(take, Qt.MouseButton.LeftButton)
    panel = consulting.view.case.panel
    panel._received.day.setText("morgen")
    qtbot.mouseClick(panel._give, Qt.MouseButton.LeftButton)
    consulting.settle()
    assert panel.isVisible() and "kein Datum" in panel._trouble.text()
    panel._received.day.setText("01.01.2020")
    qtbot.mouseClick(panel._give, Qt.MouseButton.LeftButton)
    consulting.settle()
    assert "vor der Anfrage" in panel._trouble.text()
    assert consulting.record.case.state is CaseState.AWAITING_STATEMENT


def test_what_was_begun_waits_at_its_case(consulting: LetterStage) -> None:
    consulting.run("consult")
    address(consulting, "Forstamt\nNidda")
    consulting.run("hear")
    assert consulting.view.hearing.isVisible()
    consulting.open(consulting.other)
    consulting.run("consult")
    assert consulting.view.consulting._address.toPlainText() == ""
    consulting.open(consulting.case)
    consulting.run("consult")
    assert consulting.view.consulting._address.toPlainText() == "Forstamt\nNidda"
