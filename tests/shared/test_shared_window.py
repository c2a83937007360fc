"""The window on the shared office: the password is asked once, the desk is the login's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from clerk_app.bootstrap.doorkeeper import Doorkeeper
from clerk_app.opening.settings import read_settings
from clerk_app.opening.shared_passwords import keep_password, kept_password
from clerk_app.opening.shared_place import SharedPlace
from clerk_app.ui.shell.sign_in_page import SignInPage
from tests.tools.postgres import passwords_wanted

from .conftest import Headless

PATIENCE = 60_000


@pytest.fixture
def ask_for_password(it: Headless) -> Iterator[Callable[[str, str], None]]:
    with passwords_wanted(it.server) as ask:
        yield ask


def test_the_window_opens_with_the_password_typed_in_the_anteroom(
    it: Headless, ask_for_password, qtbot, tmp_path
) -> None:
    ask_for_password("a.becker", "geheim-Zq7!")
    settings = read_settings(["--database", it.url("a.becker"), "--home", str(tmp_path)])
    keeper = Doorkeeper(settings)
    keeper.open()
    first = _asked_again(keeper, qtbot)
    assert "Bitte das Kennwort für „a.becker“ eingeben" in keeper.anteroom.told
    first.password.setText("falsch")
    first.enter()
    page = _asked_again(keeper, qtbot, first)
    assert "nicht gelungen" in keeper.anteroom.told
    page.password.setText("geheim-Zq7!")
    with qtbot.waitSignal(keeper.entered, timeout=PATIENCE):
        page.enter()
    assert keeper.window is not None
    said = [label.text() for label in keeper.window.status.findChildren(QLabel)]
    assert "gemeinsame Datenbank · verbunden · Leitung ungeschützt" in said  # it ends on this machine
    assert keeper.opened.office.actor.login == "a.becker"
    assert not any("geheim-Zq7!" in file.read_text("utf-8", "ignore") for file in _files(tmp_path))
    keeper.close()


def test_a_kept_password_that_no_longer_holds_is_forgotten(
    it: Headless, ask_for_password, qtbot, tmp_path
) -> None:
    ask_for_password("k.vogt", "neu")
    settings = read_settings(["--database", it.url("k.vogt"), "--home", str(tmp_path)])
    assert isinstance(settings.database, SharedPlace)
    keep_password(settings.database, "alt")
    keeper = Doorkeeper(settings)
    keeper.open()
    page = _asked_again(keeper, qtbot)
    page.password.setText("neu")
    with qtbot.waitSignal(keeper.entered, timeout=PATIENCE):
        page.enter()
    assert kept_password(settings.database) is None
    keeper.close()


def _asked_again(keeper: Doorkeeper, qtbot, before: SignInPage | None = None) -> SignInPage:
    def pages() -> list[SignInPage]:
        return [page for page in keeper.anteroom.findChildren(SignInPage) if page is not before]

    qtbot.waitUntil(lambda: bool(pages()), timeout=PATIENCE)
    return pages()[-1]


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]
