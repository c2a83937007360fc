"""Whether there is a screen to open a window on, and what happens where there is none."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from pathlib import Path

from clerk_app.setup import words
from clerk_app.setup.machine import Line, SetupError

SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
SOCKETS = Path("/tmp/.X11-unix")
ABSTRACT = Path("/proc/net/unix")


def choose_display(environ: MutableMapping[str, str], say: Line) -> None:
    """Qt ends the program where it finds no screen; without one it draws into memory instead."""
    if not any(environ.get(name) for name in SCREENS):
        say(words.NO_DISPLAY)
        environ["QT_QPA_PLATFORM"] = "offscreen"
        environ["AMTSTISCH_NO_DISPLAY"] = "1"
    elif _needs_x11(environ) and is_dead(environ["DISPLAY"]):
        raise SetupError(words.DEAD_DISPLAY.format(display=environ["DISPLAY"]))


def is_dead(display: str, sockets: Path = SOCKETS, abstract: Path = ABSTRACT) -> bool:
    """Looks for the socket of a screen of this machine; one of another machine gets the benefit of doubt."""
    host, _, screen = display.rpartition(":")
    if host not in ("", "unix"):
        return False
    socket = sockets / f"X{screen.split('.')[0]}"
    if socket.exists():
        return False
    try:
        return f"@{socket}\n" not in abstract.read_text("utf-8", "replace")
    except OSError:
        return False


def _needs_x11(environ: Mapping[str, str]) -> bool:
    others = (environ.get("WAYLAND_DISPLAY"), environ.get("QT_QPA_PLATFORM"))
    return bool(environ.get("DISPLAY")) and not any(others)
