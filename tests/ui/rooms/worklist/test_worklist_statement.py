"""A clerk asks other bodies at the screen, on a real file, and enters what they said."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from clerk_app.domain.case import CaseState
from clerk_app.services import assignment
from clerk_app.services.reading import Box
from clerk_app.ui.kit.desk import desk_by_hand
from clerk_app.ui.kit.theme import Theme
from clerk_app.ui.kit.watch import Watch
from clerk_app.ui.rooms import worklist
from clerk_app.ui.rooms.worklist.case_state import Panel
from tests.office_kit import practice_office, receive
from tests.ui.rooms.worklist.test_worklist_asking import Asking
from tests.ui.rooms.worklist.worklist_stage import Bell, Viewer


@pytest.fixture
def consulting(qtbot: QtBot, tmp_path: Path) -> Iterator[Asking]:
    """T. Wagner has a building application in hand."""
    Theme.current()
    with practice_office(tmp_path) as opened:
        office = opened.as_person("t.wagner")
        case, other = (receive(opened, "bauantrag", "baugenehmigung_vereinfacht", n) for n in (1, 2))
        for one in (case, other):
            assignment.claim(office, one, 1)
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


def choose(consulting: Asking, body: str) -> None:
    combo = consulting.view.consulting._choice
    at = combo.findData(body)
    combo.setCurrentIndex(at)
    combo.activated.emit(at)
    consulting.settle()


def address(consulting: Asking, text: str) -> None:
    field = consulting.view.consulting._address
    field.setFocus()
    field.selectAll()
    for at, line in enumerate(text.splitlines()):
        if at:
            QTest.keyClick(field, Qt.Key.Key_Return)
        QTest.keyClicks(field, line)
    consulting.settle()


def asked(consulting: Asking, name: str) -> None:
    consulting.run("consult")
    address(consulting, f"{name}\n63691 Ranstadt")
    consulting.run("send_request")


def test_the_first_body_stands_there_and_lacks_only_its_address(consulting: Asking) -> None:
    consulting.run("consult")
    panel = consulting.view.consulting
    assert panel.isVisible() and panel._choice.currentData() == "gemeinde"
    assert "Einvernehmen" in panel._question.toPlainText() and "Flurstück" in panel._details.toPlainText()
    assert panel._remark.isVisible() and "Rechtsamt" in panel._remark.text()
    assert not panel._give.isEnabled() and "Anschrift" in panel._why.text()
    address(consulting, "Gemeindevorstand\n63691 Ranstadt")
    assert panel._give.isEnabled()
    assert "ENTWURF" in consulting.letter() and "63691 Ranstadt" in consulting.letter()


def test_another_body_brings_its_question_and_never_takes_the_clerks_words(consulting: Asking) -> None:
    consulting.run("consult")
    panel = consulting.view.consulting
    choose(consulting, "fachbehoerde")
    assert "Vorschriften entgegenstehen" in panel._question.toPlainText()
    assert not panel._remark.isVisible() and "Gebäudeklasse" in panel._details.toPlainText()
    panel._question.setFocus()
    panel._question.selectAll()
    QTest.keyClicks(panel._question, "Was meinen Sie?")
    choose(consulting, "")
    assert (panel._question.toPlainText(), panel._details.toPlainText()) == ("Was meinen Sie?", "")


def test_several_are_out_at_once_and_the_case_goes_on_with_the_last(consulting: Asking, qtbot: QtBot) -> None:
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


def test_a_day_that_is_none_is_told_where_it_was_typed(consulting: Asking, qtbot: QtBot) -> None:
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


def test_what_was_begun_waits_at_its_case(consulting: Asking) -> None:
    consulting.run("consult")
    address(consulting, "Forstamt\nNidda")
    consulting.run("hear")
    assert consulting.view.hearing.isVisible()
    consulting.room.open(consulting.other)
    consulting.settle()
    consulting.run("consult")
    assert consulting.view.consulting._address.toPlainText() == ""
    consulting.room.open(consulting.case)
    consulting.settle()
    consulting.run("consult")
    assert consulting.view.consulting._address.toPlainText() == "Forstamt\nNidda"
