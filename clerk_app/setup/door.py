"""The one way in: what the command line asks for, and in which Python it happens."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, MutableMapping, Sequence
from typing import NoReturn

from clerk_app.setup import bench, locks, testing, words
from clerk_app.setup.machine import Machine, SetupError, this_machine
from clerk_app.setup.place import Place, this_place
from clerk_app.setup.ready import make_ready, satisfied_here
from clerk_app.setup.system import bring_test_programs

FAILED = 2
INTERRUPTED = 130

Order = Callable[[Machine, Place, Sequence[str]], int]
TEST_ORDERS: dict[str, Order] = {"test": testing.run, "bench": bench.run}


def enter(arguments: Sequence[str]) -> int | None:
    """None: this Python has everything and the office may open. Otherwise the exit code of work done."""
    machine = this_machine()
    try:
        return _enter(machine, this_place(machine.environ), arguments)
    except SetupError as problem:
        machine.say(str(problem))
        return FAILED
    except KeyboardInterrupt:
        machine.say(words.STOPPED)
        return INTERRUPTED


def _enter(machine: Machine, place: Place, arguments: Sequence[str]) -> int | None:
    order = arguments[0] if arguments else ""
    if getattr(sys, "frozen", False):
        _prepare_display(machine, order, os.environ)
        return None
    if order == "lock":
        return locks.renew(machine, place)
    lock = "test" if order in TEST_ORDERS else "runtime"
    if place.python.exists() or not satisfied_here(place, lock):
        make_ready(machine, place, lock)
        if not place.is_current():
            _change_into(place, arguments)
    if order in TEST_ORDERS:
        bring_test_programs(machine)
        return TEST_ORDERS[order](machine, place, arguments[1:])
    _prepare_display(machine, order, os.environ)
    return None


def _prepare_display(machine: Machine, order: str, environ: MutableMapping[str, str]) -> None:
    """Qt would end the program where it finds no screen; without one it draws into memory instead."""
    if order == "admin" or machine.display() or not machine.platform.startswith("linux"):
        return
    machine.say(words.NO_DISPLAY)
    environ["QT_QPA_PLATFORM"] = "offscreen"
    environ["AMTSTISCH_NO_DISPLAY"] = "1"


def _change_into(place: Place, arguments: Sequence[str]) -> NoReturn:
    command = [str(place.python), str(place.root / "main.py"), *arguments]
    if place.windows:
        # Windows' exec returns to the shell at once and leaves the program running beside it.
        sys.exit(subprocess.call(command))
    os.execv(command[0], command)
