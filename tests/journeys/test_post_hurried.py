"""Whoever waits for something outside gets one round at once, and no more than one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from clerk_app.bootstrap import postman
from clerk_app.bootstrap.postman import Postman
from clerk_app.opening.settings import read_settings
from tests.office_kit import practice_office


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Postman]:
    monkeypatch.setattr(postman, "FIRST_MS", 600_000)
    (tmp_path / "eingang").mkdir()
    (tmp_path / "config.toml").write_text('[[channel]]\nkind = "folder"\npath = "eingang"\n', "utf-8")
    with practice_office(tmp_path / "office") as opened:
        sent = Postman(opened, read_settings(["--home", str(tmp_path)]))
        yield sent
        sent.stop()


def test_a_round_that_is_asked_for_begins_at_once_and_only_once(out: Postman, qtbot: QtBot) -> None:
    rounds: list[str] = []
    out.came_back.connect(rounds.append)
    out.start()
    qtbot.wait(150)
    assert rounds == []
    for _ in range(5):
        out.hurry()
    qtbot.waitUntil(lambda: len(rounds) == 1)
    qtbot.wait(150)
    assert len(rounds) == 1


def test_who_asks_while_a_round_is_under_way_gets_another_one_after_it(out: Postman, qtbot: QtBot) -> None:
    rounds: list[str] = []
    out.came_back.connect(rounds.append)
    out.came_back.connect(lambda _text: [out.hurry() for _ in range(3)] if len(rounds) == 1 else None)
    out.start()
    out.hurry()
    qtbot.waitUntil(lambda: len(rounds) == 2)
    qtbot.wait(150)
    assert len(rounds) == 2
