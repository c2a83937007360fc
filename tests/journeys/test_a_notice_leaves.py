"""An approved notice for two parties leaves on paper, through the real window: posted, proven, dispatched."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QTabBar
from pytestqt.qtbot import QtBot

from clerk_app.bootstrap.doorkeeper import Doorkeeper
from clerk_app.domain.case import CaseState
from clerk_app.domain.party import HandParty, Parties
from clerk_app.domain.posting import Post
from clerk_app.domain.returned_paper import Served
from clerk_app.practice.scenes import settle
from clerk_app.services import approval, assignment, decision, posting
from clerk_app.services.approval import Seen
from clerk_app.services.reading import Box, CaseRecord, Filter
from clerk_app.ui.rooms.outbox.view import OutboxView
from clerk_app.ui.rooms.worklist.case_sheet import CaseSheet
from clerk_app.ui.rooms.worklist.posting_card import LetterRow, OutgoingCard
from clerk_app.ui.rooms.worklist.view import WorklistView
from tests.journeys.shared_desks import PATIENCE, press, spoken, window_of

Enter = Callable[[], Doorkeeper]
SPOUSE = HandParty("spouse", "Herrn\nJan Schröder\nKaiserstraße 12\n61169 Friedberg")


def record(keeper: Doorkeeper, case: str) -> CaseRecord:
    reader = keeper.opened.reader
    return reader.case(keeper.opened.as_person("a.becker").actor, case)


def approved(keeper: Doorkeeper) -> str:
    clerk, lead = keeper.opened.as_person("a.becker"), keeper.opened.as_person("k.vogt")
    found = clerk.reader.page(clerk.actor, Filter(Box.INBOX, services=frozenset({"fahrerlaubnis"}))).rows
    row = next(row for row in found if "Umtausch" in row.subject)
    assignment.claim(clerk, row.id, row.version)
    settle(clerk, row.id, "umtausch")
    draft = record(keeper, row.id).draft
    assert draft is not None
    parties = Parties({"hand_1": SPOUSE})
    saved = decision.save(clerk, row.id, replace(draft.draft, parties=parties), draft.revision)
    decision.submit(clerk, row.id, saved.case_version)
    laid = record(keeper, row.id)
    notice = laid.notices[0]
    seen = Seen(notice.id, notice.pdf_sha256, notice.data_sha256)
    approval.approve(lead, row.id, laid.case.version, seen)
    return row.id


def sheet_of(keeper: Doorkeeper) -> CaseSheet:
    widget = window_of(keeper).room.widget
    assert isinstance(widget, WorklistView)
    return widget.case.sheet


def card(keeper: Doorkeeper) -> OutgoingCard:
    return sheet_of(keeper).outgoing


def run(qtbot: QtBot, keeper: Doorkeeper, action: str) -> None:
    actions = window_of(keeper).actions_here
    qtbot.waitUntil(lambda: (actions.refresh(), actions.action(action).isEnabled())[1], timeout=PATIENCE)
    actions.action(action).trigger()


def choose(keeper: Doorkeeper, way: Post | Served) -> None:
    combo = card(keeper).lines._choice
    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_Home)
    while combo.currentData() != way.value:
        QTest.keyClick(combo, Qt.Key.Key_Down)
    combo.activated.emit(combo.currentIndex())


def rows(keeper: Doorkeeper) -> list[LetterRow]:
    return [*card(keeper)._rows.values()]


def copies(keeper: Doorkeeper) -> list[int]:
    """Where the notice lies among the rows that stand, once for each party."""
    return [place for place, row in enumerate(rows(keeper)) if "Bescheid" in spoken(row)]


def click(qtbot: QtBot, keeper: Doorkeeper, row: int, text: str) -> None:
    """Where it lies in sight."""

    def found() -> QPushButton:
        buttons = rows(keeper)[row].findChildren(QPushButton)
        return next(button for button in buttons if button.text() == text)

    def in_sight() -> bool:
        sheet_of(keeper).go_to(card(keeper))
        return not found().visibleRegion().isEmpty()

    qtbot.waitUntil(in_sight, timeout=PATIENCE)
    QTest.mouseClick(found(), Qt.MouseButton.LeftButton)


def leave_from_the_outbox(qtbot: QtBot, keeper: Doorkeeper, case: str) -> None:
    """The other copy lies there among the letters of all cases."""
    window_of(keeper).show_room("outbox")
    view = window_of(keeper).room.widget.findChild(OutboxView)
    assert view is not None
    qtbot.waitUntil(lambda: any(line.what == "Bescheid" for line in view.rows.rows), timeout=PATIENCE)
    waiting, [mine] = view.rows.rowCount(), posting.letters(keeper.opened.as_person("a.becker"), case)[1:2]
    assert view.table.choose(mine.id)
    table = view.table
    QTest.mouseClick(
        table.viewport(),
        Qt.MouseButton.LeftButton,
        pos=table.visualRect(table.currentIndex()).center(),
    )
    run(qtbot, keeper, "outbox.post")
    qtbot.waitUntil(lambda: view.fields.isVisible(), timeout=PATIENCE)
    press(qtbot, view.fields, "Eintragen")
    qtbot.waitUntil(lambda: record(keeper, case).case.state is CaseState.DISPATCHED, timeout=PATIENCE)
    qtbot.waitUntil(lambda: view.rows.rowCount() == waiting - 1, timeout=PATIENCE)
    assert not view.fields.isVisible()


def tabs(keeper: Doorkeeper) -> list[str]:
    widget = window_of(keeper).room.widget
    assert isinstance(widget, WorklistView)
    bar: QTabBar = widget.case.papers.tabs
    return [bar.tabToolTip(at) for at in range(bar.count())]


def test_both_copies_leave_each_in_its_way_and_the_case_is_dispatched(qtbot: QtBot, enter: Enter) -> None:
    keeper = enter()
    case = approved(keeper)
    window_of(keeper).show_room("done", case)
    run(qtbot, keeper, "done.post")
    lines = card(keeper).lines
    qtbot.waitUntil(lambda: lines.isVisible(), timeout=PATIENCE)
    assert "2 Schreiben" in spoken(lines) and not lines._number.isVisible()
    QTest.keyClick(lines._choice, Qt.Key.Key_Escape)
    assert lines.isHidden()

    qtbot.waitUntil(lambda: len(copies(keeper)) == 2, timeout=PATIENCE)
    second = copies(keeper)[1]
    click(qtbot, keeper, second, "Zur Post geben …")
    qtbot.waitUntil(lambda: "Jan Schröder" in spoken(lines), timeout=PATIENCE)
    choose(keeper, Post.CERTIFICATE)
    lines._number.setFocus()
    QTest.keyClicks(lines._number, "PZU 2026-17")
    QTest.keyClick(lines._number, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: "der Zustellung (laut Zustellungsurkunde" in spoken(card(keeper)), timeout=PATIENCE
    )
    assert record(keeper, case).case.state is CaseState.APPROVED

    leave_from_the_outbox(qtbot, keeper, case)
    window_of(keeper).show_room("done", case)
    qtbot.waitUntil(lambda: "gilt als bekannt gegeben am" in spoken(card(keeper)), timeout=PATIENCE)

    click(qtbot, keeper, second, "Rücklauf eintragen …")
    qtbot.waitUntil(lambda: lines.isVisible(), timeout=PATIENCE)
    choose(keeper, Served.LETTERBOX)
    press(qtbot, card(keeper), "Eintragen")
    qtbot.waitUntil(lambda: "der Zustellung" not in spoken(card(keeper)), timeout=PATIENCE)
    assert "In den Briefkasten eingelegt am" in spoken(card(keeper))

    click(qtbot, keeper, second, "Versandnachweis")
    qtbot.waitUntil(lambda: any("Versandnachweis" in tab for tab in tabs(keeper)), timeout=PATIENCE)
    told = [entry.kind for entry in record(keeper, case).timeline if entry.kind != "opened"]
    assert told[-4:] == ["posted", "posted", "notice_left", "paper_returned"]
    assert keeper.opened.reader.verify() == ()
