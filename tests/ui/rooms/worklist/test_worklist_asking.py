"""A clerk asks for what is missing at the screen: on a real file, with real letters and real keys."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from clerk_app.domain.case import CaseState
from clerk_app.domain.errors import OutsideError
from clerk_app.domain.finding import FindingState
from clerk_app.opening.office import OpenOffice
from clerk_app.services import assignment, examination
from clerk_app.ui.rooms.worklist.asking_points import PointRow
from tests.documents.notice.notice_reading import whole
from tests.ui.rooms.worklist.office_stage import LetterStage, in_hand


class Asking(LetterStage):
    @property
    def panel(self) -> QWidget:
        return self.view.asking

    def ticks(self) -> dict[str, QCheckBox]:
        rows = self.panel.findChildren(PointRow)
        return {row._tick.accessibleName(): row._tick for row in rows if row.isVisible()}


@pytest.fixture
def asking(qtbot: QtBot, opened: OpenOffice) -> Asking:
    """A. Becker has a housing benefit case in hand that lacks the rental contract."""
    office = opened.as_person("a.becker")
    case, other = in_hand(opened, office, "wohngeld", "erstantrag_mietzuschuss")
    examination.judge(office, case, 2, "mietvertrag", FindingState.FAILED, "unleserlich")
    return Asking(qtbot, opened, office, case, other)


def begin(asking: Asking, qtbot: QtBot) -> None:
    button = asking.view.case.head.findChild(QPushButton, "step_request")
    assert button is not None and button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    asking.settle()


def test_what_a_rule_found_missing_is_ticked_and_the_letter_lies_beside_it(
    asking: Asking, qtbot: QtBot
) -> None:
    begin(asking, qtbot)
    assert asking.panel.isVisible() and not asking.view.pane.isVisible()
    ticked = [name for name, tick in asking.ticks().items() if tick.isChecked()]
    assert ticked == ["„Mietvertrag oder Mietbescheinigung“ nachfordern"]
    assert len(asking.ticks()) > 1
    first = asking.ticks()[ticked[0]]
    assert first.hasFocus() and "§§ 9, 23" in first.accessibleDescription()
    assert "ENTWURF" in asking.letter() and "Mietbescheinigung der Vermieterin" in asking.letter()
    assert asking.view.case.papers.tabs.tabText(0) == "Vorschau"
    assert asking.view.case.sheet.isVisible()


def test_every_word_and_tick_shows_in_the_letter_and_all_of_it_goes_out_in_one_act(
    asking: Asking, qtbot: QtBot
) -> None:
    begin(asking, qtbot)
    for name, tick in asking.ticks().items():
        if not tick.isChecked():
            qtbot.mouseClick(tick, Qt.MouseButton.LeftButton)
            assert tick.isChecked(), name
    panel = asking.view.asking
    QTest.keyClicks(panel._more, "den Bescheid der Krankenkasse")
    QTest.keyClicks(panel._sentence, "Bitte rufen Sie an.")
    asking.write(asking.view.asking._day, "14.12.2099")
    asking.settle()
    for words in ("den Bescheid der Krankenkasse", "Bitte rufen Sie an.", "14.12.2099", "Namen und Geburtsd"):
        assert words in asking.letter(), words
    panel._day.setFocus()
    QTest.keyClick(panel._day, Qt.Key.Key_Return)
    assert panel._give.hasFocus()
    QTest.keyClick(panel._give, Qt.Key.Key_Space)
    asking.settle()
    record = asking.record
    assert record.case.state is CaseState.AWAITING_APPLICANT
    fact = record.timeline[-1].facts
    assert (fact["due_on"], "own.1" in fact["items"]) == ("2099-12-14", True)  # type: ignore[operator]
    sent = whole(asking.office.reader.content(str(fact["letter_sha256"])))
    assert "den Bescheid der Krankenkasse" in sent and "ENTWURF" not in sent
    assert "Der Vorgang wartet bis 14.12.2099." in asking.messages[-1].text
    assert not panel.isVisible() and asking.view.pane.isVisible()
    assert asking.view.case.papers.tabs.tabText(0) != "Vorschau"
    assert any(p.name.startswith("Nachforderung ") for p in asking.view.case.papers._papers)


def test_the_clerk_goes_on_without_the_answer(asking: Asking, qtbot: QtBot) -> None:
    begin(asking, qtbot)
    asking.run("send_request")
    assert any(text.startswith("Unterlagen bis ") for text in asking.badges())
    assert "wartet auf Unterlagen bis " in asking.view.case.head._state.accessibleName()
    assert not asking.possible("request")
    button = asking.view.case.head.findChild(QPushButton, "step_resume")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    asking.settle()
    assert asking.record.case.state is CaseState.CHECKING
    assert "Wieder aufgenommen" in asking.messages[-1].text
    assert asking.possible("request") and not asking.possible("resume")


def test_nothing_ticked_or_no_working_day_says_so_and_cannot_leave(asking: Asking, qtbot: QtBot) -> None:
    begin(asking, qtbot)
    panel = asking.view.asking
    qtbot.mouseClick(next(iter(asking.ticks().values())), Qt.MouseButton.LeftButton)
    asking.settle()
    assert (panel._give.isEnabled(), panel._why.text()) == (
        False, "Bitte auswählen oder eintragen, was fehlt."
    )  # fmt: skip
    assert not asking.possible("send_request")
    QTest.keyClicks(panel._more, "den Bescheid")
    asking.write(asking.view.asking._day, "25.12.2099")
    assert not panel._give.isEnabled()
    assert "Feiertag" in panel._said.text()
    qtbot.mouseClick(panel._better, Qt.MouseButton.LeftButton)
    asking.settle()
    assert (panel._day.text(), panel._give.isEnabled()) == ("28.12.2099", True)
    asking.write(asking.view.asking._day, "1.1.2020")
    assert "nach heute" in panel._said.text() and not panel._give.isEnabled()
    assert asking.record.case.state is CaseState.CHECKING


def test_escape_closes_the_sheet_and_loses_nothing(asking: Asking, qtbot: QtBot) -> None:
    panel, step = asking.view.asking, asking.view.case.head
    for written, offered in (("", "Nachfordern …"), ("den Bescheid", "Weiter nachfordern …")):
        begin(asking, qtbot)
        QTest.keyClicks(panel._more, written)
        QTest.keyClick(panel._more, Qt.Key.Key_Escape)
        asking.settle()
        assert step.findChild(QPushButton, "step_request").text() == offered
    assert asking.view.pane.isVisible()
    asking.open(asking.other)
    begin(asking, qtbot)
    assert panel._more.toPlainText() == ""
    asking.open(asking.case)
    assert not panel.isVisible()
    begin(asking, qtbot)
    assert panel._more.toPlainText() == "den Bescheid"
    assert "den Bescheid" in asking.letter()


def test_a_colleagues_act_is_told_and_everything_typed_is_still_there(asking: Asking, qtbot: QtBot) -> None:
    begin(asking, qtbot)
    panel = asking.view.asking
    QTest.keyClicks(panel._more, "den Bescheid")
    asking.settle()
    lead = asking.opened.as_person("k.vogt")
    assignment.assign(lead, asking.case, asking.record.case.version, "k.vogt")
    QTest.keyClick(panel._give, Qt.Key.Key_Space)
    asking.settle()
    told = asking.messages[-1].text
    assert "Inzwischen geändert von Dr. K. Vogt" in told and "Ihr Schritt wurde nicht ausgeführt" in told
    assert panel.isVisible() and panel._more.toPlainText() == "den Bescheid"
    assert not panel._give.isEnabled() and "Vogt" in panel._why.text()
    assert not any(entry.kind == "information_requested" for entry in asking.record.timeline)


def test_what_was_done_at_another_desk_meanwhile_is_looked_at_before_anything_leaves(
    asking: Asking, qtbot: QtBot
) -> None:
    begin(asking, qtbot)
    panel = asking.view.asking
    QTest.keyClicks(panel._more, "den Bescheid")
    asking.settle()
    version = asking.record.case.version
    examination.judge(asking.office, asking.case, version, "haushalt", FindingState.MET, "")
    QTest.keyClick(panel._give, Qt.Key.Key_Space)
    asking.settle()
    assert "Ihr Schritt wurde nicht ausgeführt" in asking.messages[-1].text
    assert panel.isVisible() and panel._more.toPlainText() == "den Bescheid"
    assert asking.record.case.state is CaseState.CHECKING
    QTest.keyClick(panel._give, Qt.Key.Key_Space)
    asking.settle()
    assert asking.record.case.state is CaseState.AWAITING_APPLICANT


def test_while_the_line_is_cut_nothing_leaves_and_nothing_is_lost(asking: Asking, qtbot: QtBot) -> None:
    begin(asking, qtbot)
    panel = asking.view.asking
    QTest.keyClicks(panel._more, "den Bescheid")
    asking.settle()
    asking.desk.suspend(OutsideError("database.failed", reason="gone"))
    QTest.keyClick(panel._give, Qt.Key.Key_Space)
    asking.settle()
    assert asking.messages[-1].tone == "danger"
    assert panel.isVisible() and panel._more.toPlainText() == "den Bescheid"
    asking.desk.suspend(None)
    QTest.keyClick(panel._give, Qt.Key.Key_Space)
    asking.settle()
    assert asking.record.case.state is CaseState.AWAITING_APPLICANT


def test_what_is_settled_meanwhile_drops_out_and_the_rest_stays(asking: Asking, qtbot: QtBot) -> None:
    begin(asking, qtbot)
    panel = asking.view.asking
    QTest.keyClicks(panel._more, "den Bescheid")
    version = asking.record.case.version
    examination.judge(asking.office, asking.case, version, "mietvertrag", FindingState.MET, "doch da")
    asking.view.case.again_pressed.emit()
    asking.settle()
    assert not any("Mietvertrag" in name for name in asking.ticks())
    assert panel._more.toPlainText() == "den Bescheid"
    assert "Mietbescheinigung" not in asking.letter() and "den Bescheid" in asking.letter()


def test_a_letter_that_cannot_be_written_says_why_in_its_place(asking: Asking, qtbot: QtBot) -> None:
    shelf = asking.office.shelf

    class Wordless:
        """Packs whose texts have been lost."""

        def packs(self) -> object:
            return shelf.packs()

        def pack(self, service: str, version: str) -> object:
            found = shelf.pack(service, version)
            return replace(found, texts={}) if found else None

    asking.office = replace(asking.office, shelf=Wordless())  # type: ignore[arg-type]
    begin(asking, qtbot)
    trouble = asking.view.case.papers._trouble
    assert trouble is not None and "keinen Text für eine Nachforderung" in trouble.accessibleName()
    QTest.keyClick(asking.view.asking._give, Qt.Key.Key_Space)
    asking.settle()
    assert "keinen Text" in asking.view.asking._trouble.text()
    assert asking.record.case.state is CaseState.CHECKING


def test_tab_leads_through_the_sheet_in_the_order_it_is_read(asking: Asking, qtbot: QtBot) -> None:
    begin(asking, qtbot)
    seen: list[str] = []
    for _ in range(20):
        focus = QApplication.focusWidget()
        seen.append(focus.accessibleName() or focus.text())  # type: ignore[attr-defined]
        if seen[-1] == "Nachforderung versenden":
            break
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        QApplication.processEvents()
    assert seen[0] == "„Mietvertrag oder Mietbescheinigung“ nachfordern"
    assert seen[1] == "Wortlaut zu „Mietvertrag oder Mietbescheinigung“"
    assert seen[-5] == "Frist, bis zu diesem Tag"
    assert seen[-2:] == ["Schließen", "Nachforderung versenden"]
