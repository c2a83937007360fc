"""A clerk carries a case over into another program, value by value, and notes the receipt."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from clerk_app.domain.case import CaseState
from clerk_app.opening.office import OpenOffice
from clerk_app.services import assignment, examination
from clerk_app.services.handover import hand_over
from clerk_app.services.office import Office
from clerk_app.storage.local_transfers import LocalTransfers
from tests.office_kit import receive
from tests.ui.rooms.worklist.handing_stage import HandingStage, clipboard, saved_under

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def schuster(opened: OpenOffice) -> Office:
    return opened.as_person("m.schuster")


def a_case(opened: OpenOffice, office: Office, **changes: object) -> str:
    case = receive(opened, "kfz_zulassung", "umschreibung", **changes)
    assignment.claim(office, case, 1)
    examination.examine(office, case, 2)
    return case


@pytest.fixture
def stage(qtbot: QtBot, opened: OpenOffice, schuster: Office) -> Iterator[HandingStage]:
    made = HandingStage(qtbot, schuster, a_case(opened, schuster))
    yield made
    QGuiApplication.clipboard().clear()


def test_one_key_copies_the_current_value_and_goes_on(stage: HandingStage) -> None:
    stage.begin()
    assert "Fachverfahren Kfz-Zulassung" in stage.read() and stage.view.case.isVisible()
    assert "0 von 14 übertragen" in stage.read()
    stage.press(Qt.Key.Key_F2)
    assert clipboard() == stage.record().case.file_reference
    assert stage.current() == "Halter: Familienname" and stage.marks()["Aktenzeichen"] == "copied"
    stage.press(Qt.Key.Key_C, CTRL)
    assert clipboard() == "Schäfer" and "2 von 14 übertragen" in stage.read()


def test_the_next_value_is_always_in_sight(stage: HandingStage) -> None:
    stage.begin()
    stage.window.resize(1100, 520)
    stage.settle()
    view = stage.panel._scroll.viewport()
    for row in stage.panel.rows._rows:
        assert stage.current() == row.shown.label
        top = row.mapTo(view, row.rect().topLeft()).y()
        assert top >= 0 and top + row.height() <= view.height(), row.shown.label
        stage.press(Qt.Key.Key_F2)


def test_the_key_works_wherever_the_hand_is(stage: HandingStage) -> None:
    stage.begin()
    stage.view.case.sheet.fields.take_focus()
    stage.press(Qt.Key.Key_F2)
    assert clipboard() == stage.record().case.file_reference
    assert stage.current() == "Halter: Familienname"


def test_a_value_can_be_copied_again(stage: HandingStage) -> None:
    stage.begin()
    stage.press(Qt.Key.Key_F2)
    stage.press(Qt.Key.Key_F2)
    stage.press(Qt.Key.Key_F2, SHIFT)
    assert stage.current() == "Halter: Familienname"
    QGuiApplication.clipboard().setText("von anderswo")
    stage.press(Qt.Key.Key_F2)
    assert clipboard() == "Schäfer" and "2 von 14 übertragen" in stage.read()


def test_what_nobody_has_said_is_never_pasted_and_leaves_nothing_old_to_paste(stage: HandingStage) -> None:
    stage.begin()
    for _ in range(3):
        stage.press(Qt.Key.Key_F2)
    assert stage.current() == "Halter: Organisation" and clipboard() == "Anneliese"
    assert stage.marks()["Halter: Organisation"] == "empty"
    stage.press(Qt.Key.Key_F2)
    assert clipboard() == "" and stage.current() == "Geburtsdatum"
    assert "nichts kopiert" in stage.said[-1] and "3 von 14 übertragen" in stage.read()


def test_everything_at_once_for_a_spreadsheet(stage: HandingStage) -> None:
    stage.begin()
    QTest.mouseClick(stage.panel._table, Qt.MouseButton.LeftButton)
    lines = clipboard().splitlines()
    assert lines[0] == "Feld\tWert" and "FIN\tWVWZZZ1KZ9W000001" in lines
    assert "Halter: Organisation\t(leer)" in lines and "0 von 14 übertragen" in stage.read()


def test_the_progress_outlasts_the_sheet_and_the_clipboard_does_not(stage: HandingStage) -> None:
    stage.begin()
    stage.press(Qt.Key.Key_F2)
    QTest.keyClicks(stage.panel._receipt, "ZUL-1")
    stage.press(Qt.Key.Key_Escape)
    assert not stage.panel.isVisible() and stage.view.pane.isVisible() and clipboard() == ""
    stage.begin()
    assert "1 von 14 übertragen" in stage.read() and stage.current() == "Halter: Familienname"
    assert stage.panel._receipt.text() == "ZUL-1"


def test_after_a_restart_the_clerk_goes_on_where_they_were(
    qtbot: QtBot, opened: OpenOffice, schuster: Office, tmp_path: Path
) -> None:
    kept, case = LocalTransfers(tmp_path / "kept", None), a_case(opened, schuster)
    before = HandingStage(qtbot, schuster, case, transfers=kept)
    before.begin()
    before.press(Qt.Key.Key_F2)
    before.press(Qt.Key.Key_Escape)

    after = HandingStage(qtbot, schuster, case, transfers=kept)
    after.begin()
    assert "1 von 14 übertragen" in after.read() and after.current() == "Halter: Familienname"
    QTest.keyClicks(after.panel._receipt, "ZUL-1")
    after.panel._receipt.setFocus()
    after.press(Qt.Key.Key_Return)
    assert after.record().case.state is CaseState.HANDED_OVER
    assert list((tmp_path / "kept").iterdir()) == []


def test_what_others_have_copied_meanwhile_stays(stage: HandingStage) -> None:
    stage.begin()
    stage.press(Qt.Key.Key_F2)
    QGuiApplication.clipboard().setText("aus dem Fachverfahren")
    stage.press(Qt.Key.Key_Escape)
    assert clipboard() == "aus dem Fachverfahren"


def test_without_a_receipt_nothing_is_handed_over_and_with_one_the_case_has_left(stage: HandingStage) -> None:
    stage.begin()
    stage.panel._receipt.setFocus()
    stage.press(Qt.Key.Key_Return)
    assert "Die Quittung des Fachverfahrens fehlt (Vorgangsnummer des Fachverfahrens)." in stage.read()
    assert stage.record().case.state is CaseState.CHECKING
    QTest.keyClicks(stage.panel._receipt, "ZUL-2026-4711")
    stage.press(Qt.Key.Key_Return)
    record = stage.record()
    assert record.case.state is CaseState.HANDED_OVER and not stage.panel.isVisible()
    last = record.timeline[-1]
    assert (last.kind, last.actor, last.facts["receipt"]) == ("handed_over", "m.schuster", "ZUL-2026-4711")
    assert stage.messages[-1].tone == "success"


def test_what_the_other_program_needs_bars_the_way_until_it_is_there(
    qtbot: QtBot, opened: OpenOffice, schuster: Office
) -> None:
    case = a_case(opened, schuster, fahrzeug={"hersteller": "Volkswagen"})
    stage = HandingStage(qtbot, schuster, case)
    stage.begin()
    assert stage.marks()["FIN"] == "missing"
    assert "Es fehlt: FIN." in stage.read()
    QTest.keyClicks(stage.panel._receipt, "ZUL-1")
    stage.press(Qt.Key.Key_Return)
    assert not stage.button("Übergabe abschließen").isEnabled()
    assert stage.record().case.state is CaseState.CHECKING


def test_a_colleague_who_is_quicker_is_told_and_nothing_is_done_twice(stage: HandingStage) -> None:
    stage.begin()
    QTest.keyClicks(stage.panel._receipt, "ZUL-2")
    hand_over(stage.office, stage.case, 3, "fachverfahren", "ZUL-1")
    stage.click("Übergabe abschließen")
    receipts = [e.facts["receipt"] for e in stage.record().timeline if e.kind == "handed_over"]
    assert receipts == ["ZUL-1"] and not stage.panel.isVisible()
    assert stage.messages[-1].tone == "warning"


def test_the_file_for_the_other_program_is_written_whole(
    stage: HandingStage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.begin()
    saved_under(monkeypatch, tmp_path / "kfz.csv")
    stage.click("Datei speichern … (CSV)")
    lines = (tmp_path / "kfz.csv").read_text("utf-8-sig").splitlines()
    assert lines[0] == "Feld;Wert" and "FIN;WVWZZZ1KZ9W000001" in lines
    assert stage.messages[-1].tone == "success" and "kfz.csv" in stage.messages[-1].text
    saved_under(monkeypatch, tmp_path / "fehlt" / "kfz.csv")
    stage.click("Datei speichern … (CSV)")
    assert "gibt es nicht" in stage.read() and stage.panel.isVisible()


def test_the_sheet_lies_beside_the_documents_of_the_case(stage: HandingStage) -> None:
    stage.begin()
    stage.click("Übergabeblatt")
    papers = stage.view.case.papers
    title, content = papers.viewer.shown[-1]  # type: ignore[attr-defined]
    assert title == "Übergabeblatt" and content.startswith(b"%PDF")
    assert papers.tabs.tabText(papers.tabs.currentIndex()) == "Übergabeblatt"


def test_another_case_puts_the_sheet_away(stage: HandingStage, opened: OpenOffice) -> None:
    other = receive(opened, "kfz_zulassung", "umschreibung", 2)
    stage.begin()
    stage.room.open(other)
    stage.settle()
    assert not stage.panel.isVisible() and stage.view.pane.isVisible()
