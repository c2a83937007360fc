"""Somebody chooses the other language and goes on where they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clerk_app.bootstrap.doorkeeper import Doorkeeper
from clerk_app.bootstrap.tongue import GERMAN
from clerk_app.ui.kit.language import speak
from tests.journeys.shared_desks import press, spoken, window_of


@pytest.fixture(autouse=True)
def german_again(qapp: QApplication) -> Iterator[None]:
    yield
    speak(qapp, GERMAN)


def test_the_window_speaks_english_at_once_and_the_room_stays(
    qtbot: QtBot, enter: Callable[[], Doorkeeper]
) -> None:
    keeper = enter()
    before = window_of(keeper)
    before.show_room("settings")
    press(qtbot, before, "English")
    qtbot.waitUntil(lambda: keeper.window is not before, timeout=30_000)
    after = window_of(keeper)
    assert after.room.id == "settings"
    qtbot.waitUntil(lambda: "Appearance and language" in spoken(after), timeout=30_000)
    assert "Darstellung" not in spoken(after)
