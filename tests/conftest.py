"""What holds for every test: no network, no real key store, no unanswered dialog, one place and time zone."""

from __future__ import annotations

import os
import socket
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import keyring
import keyring.backend
import keyring.errors
import pytest

from tests.tools.quick_place import quick_place

if TYPE_CHECKING:
    from clerk_app.opening.office import OpenOffice

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
LOOPBACK = ("127.", "::1", "localhost", "0.0.0.0")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="auch die langen Prüfungen ausführen")


def pytest_configure(config: pytest.Config) -> None:
    """Before any test module is imported: what Qt and the C library read once and never again."""
    home = tempfile.mkdtemp(prefix="amtstisch-test-")
    config.add_cleanup(lambda: _remove(home))
    for name in ("CONFIG", "DATA", "STATE", "CACHE", "RUNTIME"):
        folder = Path(home, name.lower())
        folder.mkdir(mode=0o700)
        os.environ["XDG_RUNTIME_DIR" if name == "RUNTIME" else f"XDG_{name}_HOME"] = str(folder)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "AMTSTISCH_NO_DISPLAY"):
        os.environ.pop(name, None)
    os.environ.update(QT_QPA_PLATFORM="offscreen", TZ="Europe/Berlin", LANG="de_DE.UTF-8", LC_ALL="C.UTF-8")
    os.environ.update(LANGUAGE="de", QT_SCALE_FACTOR="1", PYTHONHASHSEED="0")
    if hasattr(time, "tzset"):
        time.tzset()
    if place := quick_place():
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(place))
    # The same examples every time, however slow the machine: what failed once fails again for everybody.
    hypothesis.settings.register_profile("house", derandomize=True, deadline=None, database=None)
    hypothesis.settings.load_profile("house")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--long"):
        return
    long = [item for item in items if item.get_closest_marker("long")]
    if long:
        config.hook.pytest_deselected(items=long)
        items[:] = [item for item in items if not item.get_closest_marker("long")]


def _remove(home: str) -> None:
    import shutil

    shutil.rmtree(home, ignore_errors=True)


@pytest.fixture(scope="session")
def shared() -> Path:
    """Specifications and vectors that lie beside the project on some machines."""
    if not SHARED.is_dir():
        pytest.skip("die Vergleichsdaten neben dem Projekt fehlen")
    return SHARED


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[OpenOffice]:
    """An office on a file of its own, with the colleagues of the practice office."""
    from tests.office_kit import practice_office

    with practice_office(tmp_path) as made:
        yield made


@pytest.fixture(scope="session", autouse=True)
def lent_server_ends() -> Iterator[None]:
    yield
    if postgres := sys.modules.get("tests.tools.postgres"):
        postgres.take_back()


@pytest.fixture(autouse=True)
def cleared_screen() -> Iterator[None]:
    """Windows of one test would be dressed anew by every later change of the theme, half of them dead."""
    yield
    widgets, core = sys.modules.get("PySide6.QtWidgets"), sys.modules.get("PySide6.QtCore")
    app = widgets.QApplication.instance() if widgets else None
    if app is None or core is None:
        return
    for window in widgets.QApplication.topLevelWidgets():
        window.hide()
        window.deleteLater()
    app.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    connect, connect_ex, getaddrinfo = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo

    def checked_connect(self: socket.socket, address: object) -> None:
        _refuse_far(self.family, address)
        connect(self, address)  # type: ignore[arg-type]

    def checked_connect_ex(self: socket.socket, address: object) -> int:
        _refuse_far(self.family, address)
        return connect_ex(self, address)  # type: ignore[arg-type]

    def checked_getaddrinfo(host: object, *rest: object, **more: object) -> object:
        _refuse_far(socket.AF_INET, (host or "localhost", 0))
        return getaddrinfo(host, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", checked_connect)
    monkeypatch.setattr(socket.socket, "connect_ex", checked_connect_ex)
    monkeypatch.setattr(socket, "getaddrinfo", checked_getaddrinfo)


def _refuse_far(family: int, address: object) -> None:
    if family not in (socket.AF_INET, socket.AF_INET6) or not isinstance(address, tuple):
        return
    host = address[0].decode() if isinstance(address[0], bytes) else str(address[0])
    if not host.startswith(LOOPBACK):
        pytest.fail(f"A test reached for the network: {host}", pytrace=True)


class KeysInMemory(keyring.backend.KeyringBackend):
    priority = 0.0  # type: ignore[assignment]  # keyring declares a property; never chosen by itself

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise keyring.errors.PasswordDeleteError(username)


@pytest.fixture(autouse=True)
def keys_in_memory() -> KeysInMemory:
    """The key store of the person who runs the tests is never touched; each test begins with an empty one."""
    keys = KeysInMemory()
    keyring.set_keyring(keys)
    return keys


@pytest.fixture(autouse=True)
def german_locale() -> None:
    core = sys.modules.get("PySide6.QtCore")
    if core:
        core.QLocale.setDefault(core.QLocale(core.QLocale.Language.German, core.QLocale.Country.Germany))


@pytest.fixture(autouse=True)
def no_dialogs(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A modal dialog would wait for ever. A test that expects one hands in its own answer instead."""
    opened: list[str] = []
    widgets = sys.modules.get("PySide6.QtWidgets")
    for kind, calls in MODAL.items() if widgets else ():
        for call in calls:
            monkeypatch.setattr(getattr(widgets, kind), call, _refusing(f"{kind}.{call}", opened))
    yield
    if opened:
        pytest.fail(f"A modal dialog would have opened: {', '.join(opened)}", pytrace=False)


MODAL = {
    "QDialog": ("exec",),
    "QMessageBox": ("exec", "information", "question", "warning", "critical", "about"),
    "QFileDialog": ("getOpenFileName", "getOpenFileNames", "getSaveFileName", "getExistingDirectory"),
    "QInputDialog": ("getText", "getMultiLineText", "getItem", "getInt", "getDouble"),
}


def _refusing(name: str, opened: list[str]) -> object:
    def refuse(*_arguments: object, **_named: object) -> int:
        opened.append(name)
        return 0

    return refuse
