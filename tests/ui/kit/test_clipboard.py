"""What a clerk copies for another program does not stay on the clipboard."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from clerk_app.ui.kit.alarm import Bell
from clerk_app.ui.kit.clipboard import KEPT_SECONDS, ShyClipboard


class Set:
    """A bell rung by hand that says for how long it was set."""

    def __init__(self, ring: Callable[[], None]) -> None:
        self.ring, self.milliseconds = ring, 0

    def set(self, milliseconds: int) -> None:
        self.milliseconds = milliseconds

    def stop(self) -> None:
        self.milliseconds = 0

    def is_set(self) -> bool:
        return bool(self.milliseconds)


def shy(owner: QObject) -> tuple[ShyClipboard, Set]:
    bells: list[Set] = []

    def make(ring: Callable[[], None]) -> Set:
        bells.append(Set(ring))
        return bells[-1]

    return ShyClipboard(owner, make), bells[0]


def text() -> str:
    return QGuiApplication.clipboard().text()


def test_it_is_taken_away_after_a_while(qtbot: QtBot) -> None:
    clipboard, bell = shy(owner := QObject())
    clipboard.put("DE02120300000000202051")
    assert (text(), bell.milliseconds, owner) == ("DE02120300000000202051", KEPT_SECONDS * 1000, owner)
    bell.ring()
    assert text() == ""


def test_the_real_bell_takes_it_away_too(qtbot: QtBot) -> None:
    owner = QObject()
    clipboard = ShyClipboard(owner, lambda ring: _soon(owner, ring))
    clipboard.put("Schäfer")
    with qtbot.waitSignal(clipboard.wiped, timeout=5000):
        assert text() == "Schäfer"
    assert text() == ""


def test_what_others_have_copied_meanwhile_stays(qtbot: QtBot) -> None:
    clipboard, bell = shy(owner := QObject())
    clipboard.put("Schäfer")
    QGuiApplication.clipboard().setText("von anderswo")
    bell.ring()
    assert (text(), owner) == ("von anderswo", owner)
    QGuiApplication.clipboard().clear()


def test_histories_of_the_clipboard_are_asked_to_look_away(qtbot: QtBot) -> None:
    clipboard, _bell = shy(owner := QObject())
    clipboard.put("Schäfer")
    told = QGuiApplication.clipboard().mimeData()
    assert bytes(told.data("x-kde-passwordManagerHint").data()) == b"secret"
    assert any("ExcludeClipboardContentFromMonitorProcessing" in name for name in told.formats())
    clipboard.wipe()
    assert (text(), owner) == ("", owner)


class _Quick(Bell):
    def set(self, milliseconds: int) -> None:
        super().set(20)


def _soon(owner: QObject, ring: Callable[[], None]) -> Bell:
    return _Quick(owner, ring)
