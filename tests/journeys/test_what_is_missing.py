"""What is missing is asked for at the screen, the letter leaves, and the case goes on, answered or not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clerk_app.bootstrap.doorkeeper import Doorkeeper
from clerk_app.domain.case import CaseState
from clerk_app.domain.finding import FindingState
from clerk_app.domain.outgoing import REQUEST, Way
from clerk_app.domain.submission import Assessment, Verdict
from clerk_app.opening.office import OpenOffice, open_office
from clerk_app.services import assignment, examination, intake
from clerk_app.services.dispatching import Dispatcher, Result, dispatch_round
from clerk_app.services.reading import Box, CaseRecord, Filter
from clerk_app.ui.rooms.worklist.view import WorklistView
from tests.dispatching.way_out import WayOut
from tests.documents.notice.notice_reading import whole
from tests.journeys.shared_desks import PATIENCE, SharedDesks, press, spoken, window_of
from tests.journeys.shared_desks import record as seen_by
from tests.office_kit import submission

Enter = Callable[[], Doorkeeper]
CTRL = Qt.KeyboardModifier.ControlModifier
WAITING, CHECKING = CaseState.AWAITING_APPLICANT, CaseState.CHECKING


def becker_sees(keeper: Doorkeeper, case: str) -> CaseRecord:
    office = keeper.opened.as_person("a.becker")
    return office.reader.case(office.actor, case)


def a_case_without_contract(opened: OpenOffice) -> str:
    becker = opened.as_person("a.becker")
    rows = becker.reader.page(becker.actor, Filter(Box.INBOX, services=frozenset({"wohngeld"}))).rows
    case = next(row for row in rows if "Erstantrag" in row.subject).id
    assignment.claim(becker, case, becker.reader.case(becker.actor, case).case.version)
    version = becker.reader.case(becker.actor, case).case.version
    examination.judge(becker, case, version, "mietvertrag", FindingState.FAILED, "unleserlich")
    return case


def view_of(keeper: Doorkeeper) -> WorklistView:
    view = window_of(keeper).room.widget
    assert isinstance(view, WorklistView)
    return view


def send_letter(opened: OpenOffice, record: CaseRecord) -> None:
    """By whatever takes letters away; the very bytes of the case go out."""
    way, [letter] = WayOut(), record.letters
    assert dispatch_round(opened.office, {Way(REQUEST): way}, Dispatcher("v")) == {Result.SENT: 1}
    [sent] = way.contents.values()
    assert sent == opened.reader.content(letter.pdf_sha256)


def hand_in_later(opened: OpenOffice, record: CaseRecord) -> None:
    """What the applicant was asked for comes in through the same online service."""
    before = record.submission
    assert before is not None
    sent = submission(opened, "wohngeld", "erstantrag_mietzuschuss", 4711)
    same = {"destination_id": before.destination_id, "thread_id": before.thread_id}
    sent = replace(sent, fields=record.fields, **same)
    arrival = intake.take_in(opened.office, Assessment(Verdict.ACCEPTED, (), sent), "test")
    assert arrival.case == record.case.id


def test_a_clerk_asks_by_keyboard_and_the_answer_lets_the_case_go_on(qtbot: QtBot, enter: Enter) -> None:
    keeper = enter()
    opened, window = keeper.opened, window_of(keeper)
    case = a_case_without_contract(opened)
    window.show_room("mine", case)
    view = view_of(keeper)
    qtbot.waitUntil(lambda: view.case.head.isVisible(), timeout=PATIENCE)
    qtbot.waitUntil(lambda: _action(keeper, "mine.request"), timeout=PATIENCE)
    QTest.keyClick(
        window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    qtbot.waitUntil(lambda: view.asking._give.isEnabled(), timeout=PATIENCE)
    assert "Mietvertrag" in QApplication.focusWidget().accessibleName()  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: view.case.papers.tabs.tabText(0) == "Vorschau", timeout=PATIENCE)
    qtbot.waitUntil(lambda: view.case.papers.viewer.isVisible(), timeout=PATIENCE)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: becker_sees(keeper, case).case.state is WAITING, timeout=PATIENCE)

    record = becker_sees(keeper, case)
    until = record.row.awaited_on
    assert until is not None
    chip = f"wartet auf Unterlagen bis {until:%d.%m.%Y}"
    qtbot.waitUntil(lambda: view.case.head._state.accessibleName() == chip, timeout=PATIENCE)
    send_letter(opened, record)
    window.room.activate()
    qtbot.waitUntil(lambda: "versandt am" in spoken(view.case.sheet.papers), timeout=PATIENCE)
    letter = whole(opened.reader.content(record.letters[0].pdf_sha256))
    assert "Mietbescheinigung" in letter and f"{until:%d.%m.%Y}" in letter and "ENTWURF" not in letter

    hand_in_later(opened, record)
    assert becker_sees(keeper, case).case.state is CHECKING
    window.room.activate()
    qtbot.waitUntil(lambda: view.case.head._state.accessibleName() == "In Prüfung", timeout=PATIENCE)
    kinds = [entry.kind for entry in becker_sees(keeper, case).timeline if entry.kind != "opened"]
    assert kinds[-4:] == ["information_requested", "dispatched", "supplemented", "resumed"]
    assert opened.reader.verify() == ()


def _action(keeper: Doorkeeper, id: str) -> bool:
    actions = window_of(keeper).actions_here
    actions.refresh()
    return actions.action(id).isEnabled()


def test_in_the_shared_office_the_letter_leaves_by_its_own_login_and_the_clerk_goes_on(
    desks: SharedDesks, qtbot: QtBot
) -> None:
    clerk, case = desks.enter("a.becker"), desks.case
    window_of(clerk).show_room("inbox", case)
    press(qtbot, window_of(clerk).room.widget, "Übernehmen")
    qtbot.waitUntil(lambda: seen_by(clerk, case).case.clerk == "a.becker", timeout=PATIENCE)
    window_of(clerk).show_room("mine", case)
    view = view_of(clerk)
    press(qtbot, view, "Nachfordern …")
    qtbot.waitUntil(lambda: bool(view.asking._day.text()), timeout=PATIENCE)
    QTest.keyClicks(view.asking._more, "ein neues Lichtbild")
    press(qtbot, view, "Nachforderung versenden")
    qtbot.waitUntil(lambda: seen_by(clerk, case).case.state is WAITING, timeout=PATIENCE)

    lead = desks.enter("k.vogt")
    [row] = lead.opened.reader.page(lead.opened.office.actor, Filter(Box.TEAM)).rows
    assert row.awaited_on == seen_by(clerk, case).row.awaited_on is not None
    with open_office(desks.place("versand")) as sending:
        way = WayOut()
        assert dispatch_round(sending.office, {Way(REQUEST): way}, Dispatcher("v")) == {Result.SENT: 1}
    [sent] = way.contents.values()
    assert "ein neues Lichtbild" in whole(sent)
    [letter] = seen_by(clerk, case).letters
    assert letter.state.value == "sent"

    press(qtbot, view, "Wieder aufnehmen")
    qtbot.waitUntil(lambda: seen_by(clerk, case).case.state is CHECKING, timeout=PATIENCE)
    qtbot.waitUntil(lambda: "versandt am" in spoken(view.case.sheet.papers), timeout=PATIENCE)
