"""Where the private environment lies, and what its last set-up left written down there."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OLDEST_PYTHON = (3, 11)


@dataclass(frozen=True)
class Place:
    root: Path
    venv: Path
    windows: bool = False

    @property
    def python(self) -> Path:
        return self.venv / ("Scripts/python.exe" if self.windows else "bin/python")

    @property
    def lock_of_setup(self) -> Path:
        return self.venv / "amtstisch.lock"

    @property
    def unfinished(self) -> Path:
        """Stands there from the first package to the last: whoever finds it, finds half a set-up."""
        return self.venv / "amtstisch.unfinished"

    @property
    def stamp(self) -> Path:
        return self.venv / "amtstisch.stamp"

    def packages_lock(self, lock: str) -> Path:
        names = {"runtime": "requirements.lock", "test": "requirements-test.lock"}
        return self.root / "resources" / names[lock]

    def site(self, version: tuple[int, int]) -> Path:
        if self.windows:
            return self.venv / "Lib" / "site-packages"
        return self.venv / "lib" / f"python{version[0]}.{version[1]}" / "site-packages"

    def is_current(self) -> bool:
        """Whether this very interpreter is the environment's own."""
        return Path(sys.prefix).resolve() == self.venv.resolve()


def this_place(environ: Mapping[str, str], root: Path = ROOT) -> Place:
    chosen = environ.get("AMTSTISCH_VENV")
    venv = Path(chosen).expanduser().absolute() if chosen else root / ".venv"
    return Place(root, venv, os.name == "nt")


@dataclass(frozen=True)
class Stamp:
    """`locks`: package list to the fingerprint it was installed with; `groups`: system needs seen met."""

    locks: Mapping[str, str] = field(default_factory=dict)
    groups: frozenset[str] = frozenset()

    def with_lock(self, lock: str, fingerprint: str) -> Stamp:
        return replace(self, locks={**self.locks, lock: fingerprint})


def read_stamp(place: Place) -> Stamp:
    """Whatever cannot be read counts as never written: the set-up then looks for itself."""
    try:
        lines = place.stamp.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return Stamp()
    told = dict(line.split("=", 1) for line in lines if "=" in line)
    groups = frozenset(filter(None, told.pop("system", "").split(",")))
    return Stamp(told, groups)


def write_stamp(place: Place, stamp: Stamp) -> None:
    """In one stroke: a start at the same moment reads the old stamp or the new one, never half of it."""
    lines = [f"{lock}={value}" for lock, value in sorted(stamp.locks.items())]
    lines.append(f"system={','.join(sorted(stamp.groups))}")
    draft = place.stamp.with_suffix(f".{os.getpid()}")
    draft.write_text("\n".join(lines) + "\n", "utf-8")
    draft.replace(place.stamp)


def interpreter_of(place: Place) -> tuple[int, ...]:
    """The version the environment was made with, as it says itself; empty where it says nothing usable."""
    try:
        lines = (place.venv / "pyvenv.cfg").read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return ()
    told = {key.strip(): value.strip() for key, _, value in (line.partition("=") for line in lines)}
    version = told.get("version") or told.get("version_info", "")  # uv and virtualenv write the second
    return tuple(int(part) for part in version.split(".")[:3] if part.isdigit())
