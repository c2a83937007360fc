"""One application from the inbox to the approved notice, through the real window with real keys."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from clerk_app.bootstrap.doorkeeper import Doorkeeper
from clerk_app.domain.case import CaseState
from clerk_app.practice.scenes import settle
from clerk_app.services.reading import Box, CaseRecord, CaseRow, Filter
from clerk_app.ui.shell.window import Window

Enter = Callable[[], Doorkeeper]


def window(keeper: Doorkeeper) -> Window:
    assert keeper.window is not None
    return keeper.window


def record(keeper: Doorkeeper, case: str) -> CaseRecord:
    reader = keeper.opened.reader
    actor = reader.actor("k.vogt")
    assert actor is not None
    return reader.case(actor, case)


def an_exchange(keeper: Doorkeeper) -> CaseRow:
    """An exchange of a driving licence that nobody has taken yet and whose papers are complete."""
    reader = keeper.opened.reader
    actor = reader.actor("a.becker")
    assert actor is not None
    rows = reader.page(actor, Filter(Box.INBOX, services=frozenset({"fahrerlaubnis"}))).rows
    return next(row for row in rows if "Umtausch" in row.subject)


def run(qtbot: QtBot, keeper: Doorkeeper, action: str) -> None:
    """Press the keys of an action as soon as it is possible."""
    actions = window(keeper).actions_here
    qtbot.waitUntil(lambda: (actions.refresh(), actions.action(action).isEnabled())[1], timeout=10_000)
    actions.action(action).trigger()


def test_a_clerk_and_a_supervisor_bring_an_exchange_to_its_notice(qtbot: QtBot, enter: Enter) -> None:
    keeper = enter()
    case = an_exchange(keeper).id
    window(keeper).show_room("inbox", case)
    run(qtbot, keeper, "inbox.claim")
    qtbot.waitUntil(lambda: record(keeper, case).case.clerk == "a.becker", timeout=10_000)

    window(keeper).show_room("mine", case)
    run(qtbot, keeper, "mine.examine")
    qtbot.waitUntil(lambda: any(e.kind == "examined" for e in record(keeper, case).timeline), timeout=10_000)
    run(qtbot, keeper, "mine.decide")
    qtbot.waitUntil(lambda: window(keeper).room.id == "decision", timeout=10_000)

    _write_the_decision(qtbot, keeper, case)
    run(qtbot, keeper, "decision.submit")
    qtbot.waitUntil(lambda: record(keeper, case).case.state is CaseState.AWAITING_APPROVAL, timeout=10_000)

    keeper.switch_to("k.vogt")
    window(keeper).show_room("approvals", case)
    run(qtbot, keeper, "approvals.approve")
    qtbot.waitUntil(lambda: record(keeper, case).case.state is CaseState.APPROVED, timeout=10_000)

    told = record(keeper, case)
    assert keeper.opened.reader.content(told.notices[0].pdf_sha256).startswith(b"%PDF")
    kinds = [entry.kind for entry in told.timeline]
    assert [kind for kind in kinds if kind != "opened"][:3] == ["received", "claimed", "examined"]
    assert kinds[-1] == "approved"
    assert keeper.opened.reader.verify() == ()


def _write_the_decision(qtbot: QtBot, keeper: Doorkeeper, case: str) -> None:
    """Choose the outcome by keyboard; a careful colleague settles what is open and fills what is missing."""
    qtbot.waitUntil(lambda: _pill(keeper, "Umtausch") is not None, timeout=10_000)
    pill = _pill(keeper, "Umtausch")
    assert pill is not None
    pill.setFocus()
    QTest.keyClick(pill, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: _outcome(keeper, case) == "umtausch", timeout=10_000)
    settle(keeper.opened.as_person("a.becker"), case, "umtausch")
    window(keeper).room.activate()


def _pill(keeper: Doorkeeper, text: str) -> QPushButton | None:
    pills = window(keeper).room.widget.findChildren(QPushButton)
    return next((pill for pill in pills if pill.isVisible() and pill.text() == text), None)


def _outcome(keeper: Doorkeeper, case: str) -> str:
    draft = record(keeper, case).draft
    return draft.draft.outcome if draft else ""


def _label(widget: QWidget) -> str:
    text = getattr(widget, "text", None)
    return str(text()) if callable(text) else ""


WINDOWS = {
    "a.becker": ("inbox", "mine", "team", "done", "outbox", "packs", "settings"),
    "k.vogt": ("inbox", "mine", "team", "approvals", "done", "outbox", "packs", "settings"),
    "poststelle": ("inbox", "outbox", "quarantine", "packs", "settings"),
    "m.kern": ("all", "done", "packs", "settings"),
    "l.roth": ("packs", "settings"),
    "r.hahn": ("audit", "packs", "settings"),
    "j.sommer": ("settings", "audit", "packs"),
}


OFTEN = ("a.becker", "k.vogt", "poststelle", "r.hahn")  # the others see parts of what these see
SEATS = [pytest.param(login, marks=() if login in OFTEN else pytest.mark.long) for login in WINDOWS]


@pytest.mark.parametrize("login", SEATS)
def test_everybody_finds_their_rooms_and_every_control_has_a_name(
    qtbot: QtBot, enter: Enter, login: str
) -> None:
    keeper = enter()
    keeper.switch_to(login)
    shown = window(keeper)
    assert shown.room.id == WINDOWS[login][0]
    listed = [action for action in shown.actions_here.all() if action.id.startswith("go.")]
    assert {action.id.removeprefix("go.") for action in listed} == set(WINDOWS[login])
    for room in WINDOWS[login]:
        shown.show_room(room)
        qtbot.wait(300)
        assert nameless(keeper) == [], room


def nameless(keeper: Doorkeeper) -> list[str]:
    return [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in window(keeper).findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not (widget.accessibleName() or _label(widget) or _buddy(keeper, widget))
    ]


def _buddy(keeper: Doorkeeper, widget: QWidget) -> bool:
    return any(label.buddy() is widget for label in window(keeper).findChildren(QLabel))


def test_the_window_never_waits_for_the_database(qtbot: QtBot, enter: Enter) -> None:
    """While another program holds the write lock, the window goes on answering keys."""
    keeper = enter()
    case = an_exchange(keeper).id
    window(keeper).show_room("inbox", case)
    with keeper.opened.engine.execution_options(writes=True).connect() as connection:
        connection.begin()
        run(qtbot, keeper, "inbox.claim")
        beats: list[int] = []
        for beat in range(20):
            QApplication.processEvents()
            beats.append(beat)
            qtbot.wait(10)
        assert len(beats) == 20
        assert record(keeper, case).case.clerk == ""
    qtbot.waitUntil(lambda: record(keeper, case).case.clerk == "a.becker", timeout=15_000)
