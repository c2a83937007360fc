"""A real office at a real delivery service: what the clerk presses is what the sender hears."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from clerk_app.domain.case import CaseState
from clerk_app.domain.delivery import DeliveryState
from clerk_app.gateways.jose import jws
from clerk_app.services.channels import Policy
from clerk_app.services.reading import Box
from clerk_app.ui.kit.desk import desk_by_hand
from clerk_app.ui.kit.lanes import ManualExecutor
from clerk_app.ui.kit.watch import Watch
from clerk_app.ui.rooms import worklist
from clerk_app.ui.rooms.worklist.view import WorklistView
from tests.collecting.post_office import OfficeMaker, PostOffice
from tests.fitconnect_server.parcels import Parcel
from tests.ui.rooms.worklist.worklist_stage import Viewer, press


@pytest.fixture
def post(tmp_path: Path) -> Iterator[PostOffice]:
    with OfficeMaker(tmp_path).post_office() as post:
        post.policy = Policy.BY_CLERK
        yield post


@pytest.fixture
def arrived(post: PostOffice) -> Parcel:
    parcel = post.arrive()
    post.collect()
    return parcel


@pytest.fixture
def inbox(qtbot: QtBot, post: PostOffice, arrived: Parcel) -> Iterator[tuple[WorklistView, ManualExecutor]]:
    desk, work = desk_by_hand()
    watch = Watch(desk, lambda: post.office, parent=desk)
    room = worklist.build(desk, lambda: post.office, Box.INBOX, Viewer, watch)  # type: ignore[arg-type]
    qtbot.addWidget(room.widget)
    room.widget.resize(1240, 800)
    with qtbot.waitExposed(room.widget):
        room.widget.show()
    room.activate()
    settle(work)
    room.open(post.cases()[0].id)
    settle(work)
    assert isinstance(room.widget, WorklistView)
    yield room.widget, work
    watch.stop()


def settle(work: ManualExecutor) -> None:
    for _ in range(6):
        work.drain()
        QApplication.processEvents()


def answer(view: WorklistView, name: str) -> QWidget:
    found = view.case.acceptance.findChild(QPushButton, f"step_{name}")
    assert found is not None
    return found


def test_an_acceptance_reaches_the_sender(
    post: PostOffice, arrived: Parcel, inbox: tuple[WorklistView, ManualExecutor], qtbot: QtBot
) -> None:
    view, work = inbox
    post.collect()
    assert arrived.answers == []
    press(qtbot, answer(view, "accept"))
    settle(work)
    post.collect()
    assert [kind for kind, _ in arrived.answers] == ["accept-submission"]
    assert post.kinds(post.cases()[0].id) == ["received", "opened", "acceptance_decided", "answered"]


def test_a_refusal_reaches_the_sender_with_its_reason(
    post: PostOffice, arrived: Parcel, inbox: tuple[WorklistView, ManualExecutor], qtbot: QtBot
) -> None:
    view, work = inbox
    press(qtbot, answer(view, "refuse"))
    settle(work)
    qtbot.keyClicks(view.case.panel._why_back, "Anlage nicht lesbar")
    qtbot.keyClick(view.case.panel._why_back, Qt.Key.Key_Return)
    settle(work)
    post.collect()
    ((kind, token_id),) = arrived.answers
    assert kind == "reject-submission"
    delivery = post.delivery(arrived)
    assert delivery is not None
    sent = jws.unverified_payload(delivery.answer).decode()
    assert token_id in sent
    assert "Anlage nicht lesbar" in sent
    assert delivery.state is DeliveryState.REJECTED
    assert post.cases()[0].state is CaseState.DISCARDED
