"""Cases written down by hand and files let go over the room, in a real office with real drops."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from clerk_app.opening.folder_channel import hand_opening
from clerk_app.opening.office import OpenOffice, enrol_owner
from clerk_app.opening.paths import Home, Shipped
from clerk_app.services.reading import Box, Filter
from tests.office_kit import PDF, practice_office, receive
from tests.ui.rooms.worklist.office_stage import OfficeStage

XBAU = (
    b'<x:baugenehmigung.antrag.0200 xmlns:x="http://www.xleitstelle.de/xbau/2/6"><x:antragsteller>'
    b"<familienname>Muster</familienname></x:antragsteller></x:baugenehmigung.antrag.0200>"
)


class Hand(OfficeStage):
    def __init__(self, qtbot: QtBot, opened: OpenOffice, folder: Path) -> None:
        self.folder = folder
        opening = hand_opening(Shipped(), Home(folder))
        super().__init__(qtbot, opened.as_person(enrol_owner(opened)), Box.INBOX, opening=opening)

    def lay(self, name: str, content: bytes) -> Path:
        (self.folder / name).write_bytes(content)
        return self.folder / name

    def drop(self, place: QWidget, *files: Path, text: str = "") -> bool:
        told = QMimeData()
        told.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        if text:
            told.setText(text)
        entering = QDragEnterEvent(place.rect().center(), Qt.DropAction.CopyAction, told, *_BUTTONS)
        QApplication.sendEvent(place, entering)
        if not entering.isAccepted():
            return False
        letting_go = QDropEvent(
            QPointF(place.rect().center()), Qt.DropAction.CopyAction, told, *_BUTTONS, QEvent.Type.Drop
        )
        QApplication.sendEvent(place, letting_go)
        self.settle()
        return letting_go.isAccepted()

    def rows(self):
        return self.office.reader.page(self.office.actor, Filter(Box.INBOX)).rows


_BUTTONS = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)


@pytest.fixture
def hand(qtbot: QtBot, tmp_path: Path) -> Iterator[Hand]:
    with practice_office(tmp_path) as opened:
        receive(opened, "wohngeld", "erstantrag_mietzuschuss")
        yield Hand(qtbot, opened, tmp_path)


def test_files_let_go_over_the_inbox_become_cases_and_what_is_refused_is_told(hand: Hand) -> None:
    files = hand.lay("antrag.xml", XBAU), hand.lay("böse.pdf", b"MZ\x90"), hand.lay("scan.pdf", PDF)
    assert hand.drop(hand.view.pane, *files)
    assert len(hand.rows()) == 3
    assert [message.tone for message in hand.messages] == ["success", "warning", "success"]
    assert "böse.pdf" in hand.messages[1].text and "Programm" in hand.messages[1].text
    assert hand.drop(hand.view.pane, files[0])
    assert len(hand.rows()) == 3 and hand.messages[-1].tone == "info"


def test_what_is_no_file_is_not_taken(hand: Hand) -> None:
    assert not hand.drop(hand.view.pane, text="nur Text")
    assert len(hand.rows()) == 1 and hand.messages == []


def test_a_file_let_go_over_the_case_asks_how_it_came_and_lies_with_the_case(hand: Hand) -> None:
    case = hand.rows()[0].id
    hand.room.open(case)
    hand.settle()
    before = len(hand.office.reader.case(hand.office.actor, case).documents)
    assert hand.drop(hand.view.case, hand.lay("Nachweis.pdf", PDF + b"1"))
    panel = hand.view.case.panel
    assert panel.isVisible() and len(hand.office.reader.case(hand.office.actor, case).documents) == before
    panel._whence.channel.setCurrentIndex(2)
    panel._whence.day.setText("1.2.2999")
    QTest.mouseClick(panel._give, Qt.MouseButton.LeftButton)
    hand.settle()
    assert hand.messages[-1].tone == "warning" and "Zukunft" in hand.messages[-1].text
    hand.drop(hand.view.case, hand.folder / "Nachweis.pdf")
    QTest.mouseClick(panel._give, Qt.MouseButton.LeftButton)
    hand.settle()
    record = hand.office.reader.case(hand.office.actor, case)
    assert [paper.name for paper in record.documents[before:]] == ["Nachweis.pdf"]
    assert record.timeline[-1].kind == "document_added" and not panel.isVisible()


def test_a_mail_let_go_over_the_case_says_by_itself_how_it_came(hand: Hand) -> None:
    hand.room.open(hand.rows()[0].id)
    hand.settle()
    whence = hand.view.case.panel._whence
    for name, way in (("Nachweis.pdf", "paper"), ("Antwort.EML", "mail"), ("Scan.pdf", "paper")):
        assert hand.drop(hand.view.case, hand.lay(name, PDF + b"3"))
        assert whence.channel.currentData() == way
        hand.view.case.panel.dropped.emit()
        hand.settle()


def test_a_case_is_written_down_by_keyboard_beside_the_case_in_hand(hand: Hand) -> None:
    hand.room.open(hand.rows()[0].id)
    hand.settle()
    hand.run("begin")
    sheet = hand.view.new_case
    assert sheet.isVisible() and hand.view.case.isVisible()
    at = next(n for n in range(sheet._service.count()) if "Wohngeld" in sheet._service.itemText(n))
    sheet._service.setCurrentIndex(at)
    QTest.keyClicks(sheet._concern, "Antrag am Schalter")
    assert hand.drop(sheet, hand.lay("Antrag.pdf", PDF + b"2"))
    QTest.mouseClick(sheet._give, Qt.MouseButton.LeftButton)
    hand.settle()
    assert "wer den Antrag stellt" in sheet._trouble.text() and sheet._concern.text()
    QTest.keyClicks(sheet._names[0], "Schmidt")
    QTest.keyClicks(sheet._names[1], "Ida")
    QTest.mouseClick(sheet._give, Qt.MouseButton.LeftButton)
    hand.settle()
    assert not sheet.isVisible() and hand.view.pane.isVisible()
    made = next(row for row in hand.rows() if row.applicant == "Schmidt, Ida")
    record = hand.office.reader.case(hand.office.actor, made.id)
    assert [paper.name for paper in record.documents] == ["Antrag.pdf"]
    assert {field.title for field in record.fields} >= {"Anliegen"}


def test_escape_brings_the_list_back_and_loses_no_word_and_only_cancelling_does(hand: Hand) -> None:
    sheet = hand.view.new_case
    for leave, kept in ((sheet.put_away, "Schmidt"), (sheet.dropped, "")):
        hand.run("begin")
        sheet._names[0].setText("Schmidt")
        if kept:
            QTest.keyClick(sheet, Qt.Key.Key_Escape)
        else:
            leave.emit()
        assert hand.view.pane.isVisible() and len(hand.rows()) == 1
        hand.run("begin")
        assert sheet._names[0].text() == kept
        leave.emit()


def test_a_button_over_the_list_opens_the_sheet(hand: Hand) -> None:
    (begin,) = [b for b in hand.view.pane.findChildren(QPushButton) if b.text() == "Vorgang anlegen"]
    assert begin.isVisible()
    QTest.mouseClick(begin, Qt.MouseButton.LeftButton)
    hand.settle()
    assert hand.view.new_case.isVisible()
