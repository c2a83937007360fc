"""The recovery key is shown until it is kept, and leads in when the key store is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from clerk_app.bootstrap.doorkeeper import Doorkeeper
from clerk_app.opening.settings import read_settings
from clerk_app.storage.engine import CAN_ENCRYPT, is_encrypted
from clerk_app.ui.shell.key_pages import KeyPage, UnlockPage

PATIENCE_MS = 20_000
pytestmark = pytest.mark.skipif(not CAN_ENCRYPT, reason="SQLCipher fehlt auf diesem Rechner")


@pytest.fixture
def arrive(qtbot, tmp_path):
    """Somebody starts the program on this office."""
    keepers = []

    def start() -> Doorkeeper:
        keeper = Doorkeeper(read_settings(["--home", str(tmp_path / "home")], {}))
        keepers.append(keeper)
        qtbot.addWidget(keeper.anteroom)
        keeper.open()
        return keeper

    yield start
    for keeper in keepers:
        keeper.close()


def page_of(keeper, kind, qtbot):
    qtbot.waitUntil(lambda: keeper.anteroom.findChild(kind) is not None, timeout=PATIENCE_MS)
    return keeper.anteroom.findChild(kind)


def let_in(keeper, qtbot):
    qtbot.waitUntil(lambda: keeper.window is not None, timeout=PATIENCE_MS)


def test_the_key_is_shown_until_somebody_keeps_it_and_never_again(arrive, qtbot, tmp_path):
    first = arrive()
    page = page_of(first, KeyPage, qtbot)
    sheet = tmp_path / "sheet.txt"
    page.sheet_asked.emit(sheet)
    qtbot.waitUntil(sheet.exists, timeout=PATIENCE_MS)
    assert first.window is None
    first.close()
    page = page_of(second := arrive(), KeyPage, qtbot)
    page.kept.emit()
    let_in(second, qtbot)
    second.close()
    third = arrive()
    let_in(third, qtbot)
    assert third.anteroom.findChild(KeyPage) is None
    assert is_encrypted(tmp_path / "home" / "amtstisch.db")


def test_the_key_leads_in_when_the_key_store_is_lost(arrive, qtbot, keys_in_memory):
    first = arrive()
    page = page_of(first, KeyPage, qtbot)
    key = page.key
    page.kept.emit()
    let_in(first, qtbot)
    first.close()
    keys_in_memory.kept.clear()
    second = arrive()
    page = page_of(second, UnlockPage, qtbot)
    page.entered.emit(key.replace(key[0], "Z" if key[0] != "Z" else "Y", 1))
    qtbot.waitUntil(lambda: "Gruppe 1 " in second.anteroom.told, timeout=PATIENCE_MS)
    assert second.window is None
    page.entered.emit(key.lower())
    let_in(second, qtbot)


def test_the_sheet_goes_where_the_person_says(qtbot):
    page = KeyPage("ABCDE-" * 12 + "ABCDE", ask_path=lambda _parent, name: Path("/tmp") / name)
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.sheet_asked) as asked:
        page.ask_sheet()
    assert asked.args[0].suffix == ".pdf"
