"""Post that comes while the window is open shows up in the inbox by itself."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backends import fail
from pytestqt.qtbot import QtBot

from clerk_app.bootstrap.doorkeeper import Doorkeeper
from clerk_app.opening.paths import Home
from clerk_app.opening.settings import read_settings
from clerk_app.services.reading import Box, Filter

ROOT = Path(__file__).parents[2]


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    """A data folder whose one channel leads to a delivery service with two submissions waiting."""
    folder = tmp_path / "home"
    command = [sys.executable, "-m", "tests.fitconnect_server", "--home", str(folder), "--submissions", "2"]
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    server.stdout.readline()
    yield Home(folder)
    server.terminate()
    server.wait(10)


def test_submissions_waiting_at_the_service_arrive_in_the_window(qtbot: QtBot, home: Home) -> None:
    keyring.set_keyring(fail.Keyring())
    qtbot.waitUntil(home.config.exists, timeout=20_000)
    keeper = Doorkeeper(read_settings(["--home", str(home.folder)]))
    keeper.open()
    qtbot.waitUntil(lambda: keeper.window is not None, timeout=30_000)

    def arrived() -> bool:
        actor = keeper.opened.reader.actors()[0]
        return len(keeper.opened.reader.page(actor, Filter(Box.ALL)).rows) == 2

    qtbot.waitUntil(arrived, timeout=60_000)
    keeper.close()
