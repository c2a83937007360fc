"""Where a clerk accepts what was delivered: how long the sender still waits, and the two answers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from clerk_app.domain.case import CaseState
from clerk_app.domain.delivery import Delivery, DeliveryState
from clerk_app.domain.person import Actor, Membership, Role
from clerk_app.services.intake import case_name
from clerk_app.services.reading import Box
from clerk_app.ui.kit.rows_model import FaceRole
from clerk_app.ui.rooms.worklist.case_state import Panel
from tests.ui.rooms import fakes
from tests.ui.rooms.worklist.worklist_stage import Stage, choose, press

BEGUN = case_name("ziel", "sendung")
BOTH = Actor(
    "e.post",
    "post",
    "E. Post",
    (Membership(fakes.UNIT, Role.CLERK), Membership(fakes.UNIT, Role.MAILROOM)),
)
RECORDS = Actor("r", "r", "R. Akte", (Membership(fakes.UNIT, Role.RECORDS),))


def deliver(archive: fakes.Archive, case: str, days: int = 1) -> None:
    """Handed in so many days ago, stored here, not yet answered."""
    at = fakes.NOW - timedelta(days=days)
    sent = Delivery(
        "ziel", "sendung", "t", "portal", DeliveryState.STORED, at, at, submitted_at=at, case=case
    )
    archive.deliveries.append(sent)


def begin(archive: fakes.Archive, days: int = 1) -> None:
    fakes.add_case(archive, 0, "Abel, Ina", id=BEGUN)
    deliver(archive, BEGUN, days)


def answer(stage: Stage, name: str) -> QPushButton:
    found = stage.view.case.acceptance.findChild(QPushButton, f"step_{name}")
    assert found is not None
    return found


def state(archive: fakes.Archive) -> DeliveryState:
    return archive.deliveries[0].state


def kinds(archive: fakes.Archive, case: str) -> list[str]:
    return [entry.kind for entry in archive.cases[case].timeline if entry.kind != "opened"]


@pytest.mark.parametrize(
    ("days", "left", "tone"),
    [(0, "noch 14 Tage", "warning"), (2, "noch 12 Tage", "warning"), (3, "noch 11 Tage", "danger")],
)
def test_list_and_case_count_the_days_with_an_alarm_from_the_third(
    stage: Callable[..., Stage], archive: fakes.Archive, qtbot: QtBot, days: int, left: str, tone: str
) -> None:
    begin(archive, days)
    inbox = stage()
    rows = inbox.view.pane.rows
    faces = [rows.data(rows.index(at, 0), FaceRole) for at in range(2)]
    assert [(badge.text, badge.tone) for badge in faces[0].badges] == [(f"Annahme {left}", tone)]
    assert "Wartet auf Annahme. Der Absender wartet noch." in faces[0].spoken
    assert faces[1].badges == ()
    choose(inbox, qtbot, 0)
    bar = inbox.view.case.acceptance
    assert bar.isVisible()
    assert bar.property("tone") == tone
    assert bar.accessibleName().startswith(f"Wartet auf Annahme · {left}. Ohne Annahme geht")
    assert ("heute noch entscheiden" in bar.accessibleName()) is (tone == "danger")
    choose(inbox, qtbot, 1)
    assert not bar.isVisible()


def test_one_press_accepts_and_the_service_hears_of_it_with_the_next_round(
    stage: Callable[..., Stage], archive: fakes.Archive, qtbot: QtBot
) -> None:
    begin(archive)
    inbox = stage()
    choose(inbox, qtbot, 0)
    press(qtbot, answer(inbox, "accept"))
    inbox.settle()
    assert state(archive) is DeliveryState.ACCEPTING
    assert kinds(archive, BEGUN) == ["received", "acceptance_decided"]
    assert "Angenommen" in inbox.said()
    assert not inbox.view.case.acceptance.isVisible()
    inbox.ring()
    rows = inbox.view.pane.rows
    assert rows.data(rows.index(0, 0), FaceRole).badges == ()


def test_a_reason_is_asked_for_beside_the_evidence_before_anything_goes_back(
    stage: Callable[..., Stage], archive: fakes.Archive, qtbot: QtBot
) -> None:
    begin(archive)
    inbox = stage(actor=BOTH)
    choose(inbox, qtbot, 0)
    press(qtbot, answer(inbox, "refuse"))
    inbox.settle()
    panel = inbox.view.case.panel
    assert panel.isVisible()
    assert inbox.view.case.papers.isVisible()
    assert panel._why_back.hasFocus()
    qtbot.keyClick(panel._why_back, Qt.Key.Key_Return)
    inbox.settle()
    assert panel._trouble.isVisible()
    assert state(archive) is DeliveryState.STORED
    qtbot.keyClicks(panel._why_back, "Anlage nicht lesbar")
    qtbot.keyClick(panel._why_back, Qt.Key.Key_Return)
    inbox.settle()
    assert not panel.isVisible()
    assert state(archive) is DeliveryState.REJECTING
    assert archive.deliveries[0].problems[0].detail == "Anlage nicht lesbar"
    assert archive.cases[BEGUN].case.state is CaseState.DISCARDED
    assert kinds(archive, BEGUN) == ["received", "acceptance_decided", "discarded"]
    assert "Zurückgewiesen" in inbox.said()


def test_escape_leaves_everything_as_it_was(
    stage: Callable[..., Stage], archive: fakes.Archive, qtbot: QtBot
) -> None:
    begin(archive)
    inbox = stage(actor=BOTH)
    choose(inbox, qtbot, 0)
    press(qtbot, answer(inbox, "refuse"))
    inbox.settle()
    qtbot.keyClick(inbox.view.case.panel._why_back, Qt.Key.Key_Escape)
    inbox.settle()
    assert not inbox.view.case.panel.isVisible()
    assert state(archive) is DeliveryState.STORED


def test_who_may_not_discard_the_case_reads_why_the_sending_cannot_go_back(
    stage: Callable[..., Stage], archive: fakes.Archive, qtbot: QtBot
) -> None:
    begin(archive)
    inbox = stage()
    choose(inbox, qtbot, 0)
    assert answer(inbox, "accept").isEnabled()
    assert not answer(inbox, "refuse").isEnabled()
    assert "Berechtigung" in answer(inbox, "refuse").accessibleDescription()


def test_a_follow_up_goes_back_without_its_case(
    stage: Callable[..., Stage], archive: fakes.Archive, qtbot: QtBot
) -> None:
    deliver(archive, "case-1")
    inbox = stage()
    choose(inbox, qtbot, 0)
    assert inbox.view.case.acceptance.accessibleName().startswith("Nachreichung wartet auf Annahme")
    press(qtbot, answer(inbox, "refuse"))
    inbox.settle()
    qtbot.keyClicks(inbox.view.case.panel._why_back, "leer")
    press(qtbot, inbox.view.case.panel._give)
    inbox.settle()
    assert state(archive) is DeliveryState.REJECTING
    assert archive.cases["case-1"].case.state is CaseState.NEW


def test_both_answers_are_in_the_menu_with_a_key_while_something_waits(
    stage: Callable[..., Stage], archive: fakes.Archive, qtbot: QtBot
) -> None:
    begin(archive)
    inbox = stage(actor=BOTH)
    acts = {act.id: act for act in inbox.room.actions}
    accept, refuse = acts["inbox.accept"], acts["inbox.refuse"]
    assert (accept.shortcut, refuse.shortcut) == ("Ctrl+J", "Ctrl+Shift+J")
    choose(inbox, qtbot, 1)
    assert not accept.when()
    assert not refuse.when()
    choose(inbox, qtbot, 0)
    assert accept.when()
    assert refuse.when()
    refuse.run()
    assert inbox.view.case.panel._open is Panel.REFUSE
    accept.run()
    inbox.settle()
    assert state(archive) is DeliveryState.ACCEPTING


def test_who_never_accepts_sees_neither_days_nor_answers(
    stage: Callable[..., Stage], archive: fakes.Archive, qtbot: QtBot
) -> None:
    begin(archive)
    every = stage(Box.ALL, actor=RECORDS)
    assert not [act for act in every.room.actions if act.id in ("all.accept", "all.refuse")]
    choose(every, qtbot, 0)
    assert not every.view.case.acceptance.isVisible()
    assert every.head()
