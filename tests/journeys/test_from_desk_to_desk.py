"""A day in the shared office through its windows: everybody at a desk of their own, on a real server."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from clerk_app.bootstrap.doorkeeper import Doorkeeper
from clerk_app.domain.case import CaseState
from clerk_app.practice.scenes import settle
from clerk_app.services.reading import Box, Filter
from clerk_app.storage.seals import read_seal, verify_seal
from clerk_app.ui.rooms.audit.view import AuditView
from clerk_app.ui.shell.sign_in_page import SignInPage
from tests.journeys.shared_desks import (
    PATIENCE,
    SharedDesks,
    press,
    press_key,
    record,
    spoken,
    window_of,
)
from tests.tools.postgres import passwords_wanted

ROOMS = {
    "a.becker": "inbox mine team done outbox packs settings",
    "k.vogt": "inbox team approvals done packs settings",
    "p.post": "inbox outbox quarantine packs settings",
    "m.kern": "all done packs settings",
    "l.roth": "packs settings",
    "r.hahn": "audit packs settings",
    "j.sommer": "audit packs settings",
}


def test_a_case_goes_from_desk_to_desk_and_the_auditor_follows_it(
    desks: SharedDesks, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with passwords_wanted(desks.office.server) as ask:
        ask("a.becker", "Kreishaus-7")
        clerk = _sign_in(desks, qtbot, "a.becker")
        _write(desks, qtbot, clerk)
    lead = desks.enter("k.vogt")
    assert window_of(lead).room.id == "approvals"
    _approve(desks, qtbot, lead)
    _nothing_is_seen_from_another_unit(desks, qtbot)
    _audit(desks, qtbot, tmp_path / "siegel.json", monkeypatch)


def _sign_in(desks: SharedDesks, qtbot: QtBot, login: str) -> Doorkeeper:
    """With a wrong password first."""
    keeper = desks.keeper(login)
    qtbot.waitUntil(lambda: "Bitte das Kennwort" in keeper.anteroom.told, timeout=PATIENCE)
    _type_password(qtbot, keeper, "falsch")
    qtbot.waitUntil(lambda: "nicht gelungen" in keeper.anteroom.told, timeout=PATIENCE)
    assert keeper.window is None
    _type_password(qtbot, keeper, "Kreishaus-7")
    qtbot.waitUntil(lambda: keeper.window is not None, timeout=PATIENCE)
    return keeper


def _type_password(qtbot: QtBot, keeper: Doorkeeper, password: str) -> None:
    def pages() -> list[SignInPage]:
        return [page for page in keeper.anteroom.findChildren(SignInPage) if page.isVisible()]

    qtbot.waitUntil(lambda: bool(pages()), timeout=PATIENCE)
    asked = pages()[-1]
    QTest.keyClicks(asked.password, password)
    QTest.keyClick(asked.password, Qt.Key.Key_Return)


def _write(desks: SharedDesks, qtbot: QtBot, keeper: Doorkeeper) -> None:
    window = window_of(keeper)
    window.show_room("inbox", desks.case)
    press(qtbot, window.room.widget, "Übernehmen")
    qtbot.waitUntil(lambda: record(keeper, desks.case).case.clerk == "a.becker", timeout=PATIENCE)
    window.show_room("mine", desks.case)
    press(qtbot, window.room.widget, "Entscheiden")
    qtbot.waitUntil(lambda: window.room.id == "decision", timeout=PATIENCE)
    press_key(qtbot, window.room.widget, "Umtausch")
    qtbot.waitUntil(lambda: record(keeper, desks.case).draft is not None, timeout=PATIENCE)
    settle(keeper.opened.office, desks.case, "umtausch")
    window.room.activate()
    press(qtbot, window.room.widget, "Zur Freigabe")
    waiting = CaseState.AWAITING_APPROVAL
    qtbot.waitUntil(lambda: record(keeper, desks.case).case.state is waiting, timeout=PATIENCE)


def _approve(desks: SharedDesks, qtbot: QtBot, keeper: Doorkeeper) -> None:
    window = window_of(keeper)
    window.show_room("approvals", desks.case)
    press(qtbot, window.room.widget, "Freigeben")
    approved = CaseState.APPROVED
    qtbot.waitUntil(lambda: record(keeper, desks.case).case.state is approved, timeout=PATIENCE)
    assert not record(keeper, desks.case).notices[0].single_seat


def _nothing_is_seen_from_another_unit(desks: SharedDesks, qtbot: QtBot) -> None:
    keeper = desks.enter("t.wagner")
    window = window_of(keeper)
    assert keeper.opened.reader.page(keeper.opened.office.actor, Filter(Box.ALL)).rows == ()
    window.show_room("team", desks.case)
    qtbot.waitUntil(
        lambda: "Der Vorgang konnte nicht geöffnet werden" in spoken(window.room.widget), timeout=PATIENCE
    )
    assert "nicht vorhanden oder für Sie nicht einsehbar" in spoken(window.room.widget)


def _audit(desks: SharedDesks, qtbot: QtBot, seal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keeper = desks.enter("r.hahn")
    window = window_of(keeper)
    view = window.room.widget
    assert isinstance(view, AuditView)
    qtbot.waitUntil(lambda: bool(view.rows.rows), timeout=PATIENCE)
    every = len(view.rows.rows)
    QTest.keyClicks(view.filters.group, "Vorlage")
    QTest.keyClick(view.filters.group, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: 0 < len(view.rows.rows) < every, timeout=PATIENCE)
    assert {line.icon for line in view.rows.rows}
    assert [line.who for line in view.rows.rows] == ["K. Vogt", "A. Becker"]
    press(qtbot, view, "Prüfsummen nachrechnen")
    qtbot.waitUntil(lambda: "stimmen mit ihren Prüfsummen überein" in view.result.text, timeout=PATIENCE)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_n: (str(seal), ""))
    press(qtbot, view, "Siegel speichern …")
    qtbot.waitUntil(lambda: "außerhalb dieses Rechners" in spoken(window.notice_bar), timeout=PATIENCE)
    assert verify_seal(desks.office.engine(), read_seal(seal)) == ()


@pytest.mark.parametrize("login", ROOMS)
def test_the_server_shows_everybody_the_rooms_of_their_function(desks: SharedDesks, login: str) -> None:
    window = window_of(desks.enter(login))
    listed = [action.id for action in window.actions_here.all() if action.id.startswith("go.")]
    assert " ".join(id.removeprefix("go.") for id in listed) == ROOMS[login]
    assert "gemeinsame Datenbank · verbunden" in spoken(window.status)
