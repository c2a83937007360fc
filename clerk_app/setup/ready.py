"""Makes the place ready for work: nothing where it is ready, the rest where something is missing."""

from __future__ import annotations

import sys
import time

from clerk_app.setup import packages, system, words
from clerk_app.setup.machine import Machine, SetupError
from clerk_app.setup.place import Place, Stamp, interpreter_of, read_stamp, write_stamp
from clerk_app.setup.state import State, fingerprint_of, holds, state
from clerk_app.setup.waiting import alone


def make_ready(machine: Machine, place: Place, lock: str) -> None:
    """Everything is looked at again once alone: the start before may just have done the work."""
    _open_folder(place)
    with alone(place.lock_of_setup, machine.say):
        _set_up(machine, place, lock)


def _open_folder(place: Place) -> None:
    try:
        place.venv.mkdir(parents=True, exist_ok=True)
        place.lock_of_setup.touch()
    except OSError as problem:
        raise SetupError(words.NO_PLACE.format(place=place.venv, reason=problem.strerror)) from problem


def _set_up(machine: Machine, place: Place, lock: str) -> None:
    began = time.monotonic()
    found = state(place, lock)
    stamp = Stamp() if found in (State.BROKEN, State.ABSENT) else read_stamp(place)
    work = found is not State.READY and not (found is State.BEHIND and holds(place, lock))
    new = work and (found is not State.BEHIND or not _has_pip(place))
    if work:
        machine.say(_opening(found, stamp, lock))
        system.check_glibc(system.glibc_here())
    also = system.venv_need(machine, sys.version_info[:2]) if new else ()
    stamp = Stamp(stamp.locks, system.bring(machine, stamp.groups, also))
    if work:
        _fill(machine, place, lock, new)
    if found is not State.READY:
        packages.check_window(machine, place)
    write_stamp(place, _stamped(place, stamp, lock))
    if work:
        machine.say(words.ready(time.monotonic() - began))


def _opening(found: State, stamp: Stamp, lock: str) -> str:
    if found is State.ABSENT:
        return words.FIRST_START
    if found is State.BROKEN:
        return words.REPAIR
    return words.TEST_TOOLS if lock == "test" and "test" not in stamp.locks else words.AGAIN


def _fill(machine: Machine, place: Place, lock: str, new: bool) -> None:
    """The mark of the unfinished goes after the last package, so the next start repairs what broke off."""
    place.unfinished.touch()
    if new:
        packages.create(machine, place)
    packages.install(machine, place, lock)
    place.unfinished.unlink()


def _stamped(place: Place, stamp: Stamp, lock: str) -> Stamp:
    """The test list holds every pin of the runtime list, so it fulfils both."""
    for fulfilled_lock in ("runtime", "test") if lock == "test" else ("runtime",):
        stamp = stamp.with_lock(fulfilled_lock, fingerprint_of(place, fulfilled_lock))
    return stamp


def _has_pip(place: Place) -> bool:
    version = interpreter_of(place)
    return len(version) > 1 and (place.site((version[0], version[1])) / "pip").is_dir()
