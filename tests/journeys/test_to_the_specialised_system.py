"""A case is carried over into the specialised system and its result comes back, through the real window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clerk_app.bootstrap.doorkeeper import Doorkeeper
from clerk_app.domain.case import CaseState
from clerk_app.opening.office import open_office
from clerk_app.services import assignment
from clerk_app.services.reading import Box, CaseRecord, Filter
from clerk_app.ui.rooms.worklist.handing_panel import HandingPanel
from clerk_app.ui.rooms.worklist.view import WorklistView
from tests.journeys.shared_desks import PATIENCE, SharedDesks, press, press_key, spoken, window_of

Enter = Callable[[], Doorkeeper]


def room(keeper: Doorkeeper) -> WorklistView:
    widget = window_of(keeper).room.widget
    assert isinstance(widget, WorklistView)
    return widget


def run(qtbot: QtBot, keeper: Doorkeeper, action: str) -> None:
    actions = window_of(keeper).actions_here
    qtbot.waitUntil(lambda: (actions.refresh(), actions.action(action).isEnabled())[1], timeout=PATIENCE)
    actions.action(action).trigger()


def opened_sheet(qtbot: QtBot, keeper: Doorkeeper, case: str) -> HandingPanel:
    window_of(keeper).show_room("mine", case)
    run(qtbot, keeper, "mine.hand_over")
    panel = room(keeper).handing
    qtbot.waitUntil(lambda: "übertragen" in spoken(panel), timeout=PATIENCE)
    return panel


def key(pressed: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or QApplication.activeWindow(), pressed)


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def told(keeper: Doorkeeper) -> str:
    return " ".join(message.title for message in window_of(keeper).alerts.kept())


def test_a_clerk_hands_a_registration_over_and_enters_its_result(qtbot: QtBot, enter: Enter) -> None:
    keeper = enter()
    keeper.switch_to("m.schuster")
    clerk = keeper.opened.as_person("m.schuster")
    rows = keeper.opened.reader.page(
        clerk.actor, Filter(Box.INBOX, services=frozenset({"kfz_zulassung"}))
    ).rows
    case = rows[0].id
    assignment.claim(clerk, case, rows[0].version)
    window_of(keeper).activateWindow()
    panel = opened_sheet(qtbot, keeper, case)

    key(Qt.Key.Key_F2)
    assert clipboard() == rows[0].file_reference
    for _ in panel.rows._rows[1:]:
        key(Qt.Key.Key_F2)
    assert "noch" not in panel._progress.text() and panel._bar.value() == panel._bar.maximum()
    panel._receipt.setFocus()
    QTest.keyClicks(panel._receipt, "ZUL-2026-4711")
    key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: record(keeper, case).case.state is CaseState.HANDED_OVER, timeout=PATIENCE)
    qtbot.waitUntil(lambda: not panel.isVisible() and clipboard() == "", timeout=PATIENCE)

    window_of(keeper).show_room("done", case)
    run(qtbot, keeper, "done.result")
    card = room(keeper).case.sheet.away
    qtbot.waitUntil(lambda: card.lines.isVisible() and "ZUL-2026-4711" in spoken(card), timeout=PATIENCE)
    press_key(qtbot, card, "Ergebnis eintragen")
    qtbot.waitUntil(lambda: record(keeper, case).case.state is CaseState.CLOSED, timeout=PATIENCE)
    qtbot.waitUntil(lambda: "Bewilligt oder erteilt am" in spoken(card), timeout=PATIENCE)
    assert keeper.opened.reader.verify() == ()


def test_what_a_colleague_was_given_meanwhile_is_not_handed_over(qtbot: QtBot, desks: SharedDesks) -> None:
    """In the shared office: the lead gives the case to somebody else while its values are being copied."""
    claimed(desks)
    keeper = desks.enter("a.becker")
    panel = opened_sheet(qtbot, keeper, desks.case)
    with open_office(desks.place("k.vogt")) as lead:
        assignment.assign(lead.office, desks.case, 2, "m.schuster")
    qtbot.waitUntil(lambda: "Schuster" in told(keeper), timeout=PATIENCE)
    qtbot.waitUntil(lambda: not panel.isVisible(), timeout=PATIENCE)
    assert record(keeper, desks.case).case.state is CaseState.CHECKING


def test_a_receipt_typed_while_the_server_is_gone_is_given_when_it_is_back(
    qtbot: QtBot, desks: SharedDesks
) -> None:
    claimed(desks)
    keeper = desks.enter("a.becker")
    panel = opened_sheet(qtbot, keeper, desks.case)
    QTest.keyClicks(panel._receipt, "FE-2026-1")
    desks.office.server.stop("fast")
    window = window_of(keeper)
    qtbot.waitUntil(lambda: "nicht erreichbar seit" in spoken(window.status), timeout=PATIENCE)
    press(qtbot, panel, "Übergabe abschließen")
    qtbot.waitUntil(lambda: "nicht von selbst nachgeholt" in spoken(window), timeout=PATIENCE)
    assert panel.isVisible() and panel._receipt.text() == "FE-2026-1"
    QTest.keyClick(panel.rows, Qt.Key.Key_F2)
    assert clipboard() != ""  # what lies on the sheet can still be carried over
    desks.office.server.start()
    qtbot.waitUntil(lambda: "gemeinsame Datenbank · verbunden" in spoken(window.status), timeout=60_000)
    press(qtbot, panel, "Übergabe abschließen")
    qtbot.waitUntil(lambda: record(keeper, desks.case).case.state is CaseState.HANDED_OVER, timeout=60_000)


def claimed(desks: SharedDesks) -> None:
    with open_office(desks.place("a.becker")) as opened:
        assignment.claim(opened.office, desks.case, 1)


def record(keeper: Doorkeeper, case: str) -> CaseRecord:
    office = keeper.opened.office
    actor = office.actor if keeper.opened.shared else keeper.opened.as_person("m.schuster").actor
    return keeper.opened.reader.case(actor, case)
