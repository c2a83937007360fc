"""The one way in: what the command line asks for, and in which Python it happens."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, MutableMapping, Sequence
from importlib import import_module
from typing import Any

from clerk_app.setup import words
from clerk_app.setup.machine import SetupError, say
from clerk_app.setup.place import Place, this_place
from clerk_app.setup.state import nothing_to_do, satisfied_here

FAILED = 2
INTERRUPTED = 130
TEST_ORDERS = {"test": "testing", "bench": "bench"}


def enter(arguments: Sequence[str]) -> int | None:
    """None: this Python has everything and the office may open. Otherwise the exit code of work done."""
    try:
        return _enter(this_place(os.environ), arguments, os.environ)
    except SetupError as problem:
        say(str(problem))
        return FAILED
    except KeyboardInterrupt:
        say(words.STOPPED)
        return INTERRUPTED


def _enter(place: Place, arguments: Sequence[str], environ: MutableMapping[str, str]) -> int | None:
    order = arguments[0] if arguments else ""
    if getattr(sys, "frozen", False):
        _mind_the_display(order, sys.platform, environ)
        return None
    if order == "lock":
        return int(_part("locks").renew(_machine(), place))
    if _prepare(place, "test" if order in TEST_ORDERS else "runtime", environ):
        return int(_part("hands").change_into(place, arguments))
    if order in TEST_ORDERS:
        return int(_part(TEST_ORDERS[order]).run(_machine(), place, arguments[1:]))
    _mind_the_display(order, sys.platform, environ)
    return None


def _prepare(place: Place, lock: str, environ: Mapping[str, str]) -> bool:
    """Whether the work goes on in another Python than this one."""
    if not place.python.exists() and satisfied_here(place, lock):
        return False
    if not nothing_to_do(place, lock, sys.platform, environ):
        _part("ready").make_ready(_machine(), place, lock)
    return not place.is_current()


def _mind_the_display(order: str, platform: str, environ: MutableMapping[str, str]) -> None:
    """Qt would end the program where it finds no screen; without one it draws into memory instead."""
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if order == "admin" or not platform.startswith("linux") or any(environ.get(name) for name in screens):
        return
    say(words.NO_DISPLAY)
    environ["QT_QPA_PLATFORM"] = "offscreen"
    environ["AMTSTISCH_NO_DISPLAY"] = "1"


def _machine() -> Any:
    return _part("hands").this_machine()


def _part(name: str) -> Any:
    """Loaded when it is asked for: a start with nothing to set up must not pay for setting up."""
    return import_module(f"clerk_app.setup.{name}")
