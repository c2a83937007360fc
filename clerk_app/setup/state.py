"""How far a place is set up; read at every start, so it reads names and two small files only."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from enum import Enum
from pathlib import Path

from clerk_app.setup.lockfile import fingerprint, fulfilled, pins
from clerk_app.setup.needs import groups
from clerk_app.setup.place import OLDEST_PYTHON, Place, interpreter_of, read_stamp


class State(Enum):
    READY = "ready"
    BEHIND = "behind"  # whole, but filled from another package list
    BROKEN = "broken"  # half a set-up, or made for another Python
    ABSENT = "absent"


def nothing_to_do(place: Place, lock: str, platform: str, environ: Mapping[str, str]) -> bool:
    known = groups(platform, environ).keys() <= read_stamp(place).groups
    return known and state(place, lock) is State.READY


def state(place: Place, lock: str) -> State:
    if place.unfinished.exists():
        return State.BROKEN
    if not place.python.exists():
        return State.ABSENT
    version = interpreter_of(place)
    if version < OLDEST_PYTHON or (place.is_current() and version[:2] != sys.version_info[:2]):
        return State.BROKEN
    wanted = fingerprint_of(place, lock)
    return State.READY if read_stamp(place).locks.get(lock) == wanted and holds(place, lock) else State.BEHIND


def fingerprint_of(place: Place, lock: str) -> str:
    version = ".".join(map(str, interpreter_of(place)))
    return fingerprint(place.packages_lock(lock).read_bytes(), version)


def holds(place: Place, lock: str) -> bool:
    version = interpreter_of(place)
    return fulfilled(
        pins(place.packages_lock(lock).read_text("utf-8")), [place.site((version[0], version[1]))]
    )


def satisfied_here(place: Place, lock: str) -> bool:
    """Somebody else (a distribution, a build machine, uv) has already put everything into this Python."""
    folders = [Path(entry) for entry in sys.path if entry.endswith(("site-packages", "dist-packages"))]
    return fulfilled(pins(place.packages_lock(lock).read_text("utf-8")), folders)
