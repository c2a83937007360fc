"""A window on an offscreen screen, in German."""

from __future__ import annotations

import pytest
from frame_rooms import Told, make_window
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clerk_app.ui.kit.language import speak
from clerk_app.ui.shell.window import Window


@pytest.fixture(scope="session")
def german(qapp: QApplication) -> None:
    speak(qapp)


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def window(qtbot: QtBot, german: None, told: Told) -> Window:
    window = make_window(told)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window
