"""The one way in: what the command line asks for, and in which Python it happens."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, MutableMapping, Sequence
from importlib import import_module
from typing import Any

from clerk_app.setup import words
from clerk_app.setup.display import choose_display
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
        _before_the_office(order, environ)
        return None
    if order == "lock":
        return int(_part("locks").renew(_machine(environ), place))
    if order in TEST_ORDERS:
        environ["QT_QPA_PLATFORM"] = "offscreen"
    if _prepare(place, "test" if order in TEST_ORDERS else "runtime", environ):
        return int(_part("hands").change_into(place, arguments))
    if order in TEST_ORDERS:
        return int(_part(TEST_ORDERS[order]).run(_machine(environ), place, arguments[1:]))
    _before_the_office(order, environ)
    return None


def _prepare(place: Place, lock: str, environ: Mapping[str, str]) -> bool:
    """Whether the work goes on in another Python than this one."""
    if not place.python.exists() and satisfied_here(place, lock):
        return False
    if not nothing_to_do(place, lock, sys.platform, environ):
        _part("ready").make_ready(_machine(environ), place, lock)
    return not place.is_current()


def _before_the_office(order: str, environ: MutableMapping[str, str]) -> None:
    if order != "admin" and sys.platform.startswith("linux"):
        choose_display(environ, say)


def _machine(environ: Mapping[str, str]) -> Any:
    return _part("hands").this_machine(environ)


def _part(name: str) -> Any:
    """Loaded when it is asked for: a start with nothing to set up must not pay for setting up."""
    return import_module(f"clerk_app.setup.{name}")
