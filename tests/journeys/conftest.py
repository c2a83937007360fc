"""The whole program on a practice office of its own, furnished once and copied for each journey."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from clerk_app.bootstrap.doorkeeper import Doorkeeper
from clerk_app.opening import office
from clerk_app.opening.office import open_office
from clerk_app.opening.paths import Home
from clerk_app.opening.settings import Settings
from clerk_app.practice.opening import furnish
from tests.journeys.shared_desks import PEOPLE, UNITS, SharedDesks
from tests.tools.made_once import made_once
from tests.tools.postgres import Server, running_server
from tests.tools.shared_office import furnished as shared_office


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a complete practice office: 64 applications that came in through the real door."""

    def make(folder: Path) -> None:
        folder.mkdir()
        home = Home(folder)
        with open_office(home.database, practice=True) as opened:
            furnish(opened, home.practice_post, date(2026, 11, 23))

    return made_once(tmp_path_factory, "uebung", make)


@pytest.fixture
def settings(furnished: Path, tmp_path: Path) -> Settings:
    home = Home(tmp_path / "buero")
    shutil.copytree(furnished, home.folder, ignore=shutil.ignore_patterns("eingang"))
    return Settings(home=home, database=home.database, demo=True, no_display=False)


@pytest.fixture
def enter(qtbot: QtBot, settings: Settings) -> Iterator[Callable[[], Doorkeeper]]:
    """Opens the office; every keeper is closed at the end."""
    keepers: list[Doorkeeper] = []

    def go_in() -> Doorkeeper:
        keeper = Doorkeeper(settings)
        keepers.append(keeper)
        keeper.open()
        qtbot.waitUntil(lambda: keeper.window is not None, timeout=30_000)
        return keeper

    yield go_in
    for keeper in keepers:
        keeper.close()


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    yield from running_server()


@pytest.fixture
def desks(
    server: Server, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[SharedDesks]:
    """A shared office whose legal office has confirmed what the shipped packs still leave open."""
    load = office.load_authority

    def confirmed(path: Path) -> office.Authority:
        found = load(path)
        return replace(found, confirmations=found.practice_confirmations)

    monkeypatch.setattr(office, "load_authority", confirmed)
    for shared in shared_office(server, PEOPLE, UNITS):
        made = SharedDesks(shared, tmp_path, qtbot)
        made.case = made.take_in()
        yield made
        made.close()
