"""The window on the shared office: the password is asked once, the desk is the login's own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLabel

from clerk_app.bootstrap.doorkeeper import Doorkeeper
from clerk_app.opening.settings import read_settings
from clerk_app.opening.shared_passwords import keep_password, kept_password
from clerk_app.opening.shared_place import SharedPlace
from clerk_app.ui.shell.sign_in_page import SignInPage
from tests.tools.postgres import SUPERUSER

from .conftest import Headless

PATIENCE = 60_000


def test_the_window_opens_with_the_password_typed_in_the_anteroom(it: Headless, qtbot, tmp_path) -> None:
    _ask_for_passwords(it, "a.becker", "geheim-Zq7!")
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


def test_a_kept_password_that_no_longer_holds_is_forgotten(it: Headless, qtbot, tmp_path) -> None:
    _ask_for_passwords(it, "k.vogt", "neu")
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


def _ask_for_passwords(it: Headless, login: str, password: str) -> None:
    with it.server.connect("postgres", SUPERUSER) as connection:
        connection.execute(f"ALTER ROLE \"{login}\" PASSWORD '{password}'")
        rules = it.server.folder / "data" / "pg_hba.conf"
        rules.write_text(f"host all {login} all scram-sha-256\n{rules.read_text()}")
        connection.execute("SELECT pg_reload_conf()")


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]
