"""Fills the private environment with exactly the pinned packages, each checked against its hash."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from clerk_app.setup import words
from clerk_app.setup.lockfile import pins
from clerk_app.setup.machine import Line, Machine, SetupError, report_of
from clerk_app.setup.place import Place

# Settings of a user's pip that would send the packages elsewhere than into the environment.
PIP_ENVIRONMENT = {
    "PIP_USER": "0",
    "PIP_TARGET": "",
    "PIP_PREFIX": "",
    "PIP_ROOT": "",
    "PIP_REQUIRE_VIRTUALENV": "0",
}
WINDOW_CHECK = "import PySide6.QtSvg, PySide6.QtPrintSupport, PySide6.QtWidgets as qt; qt.QApplication([])"


def create(machine: Machine, place: Place) -> None:
    """The folder itself stays: the lock and the mark of this set-up lie in it."""
    _empty(place)
    base = getattr(sys, "_base_executable", None) or sys.executable
    code, report = report_of(machine, [base, "-I", "-m", "venv", str(place.venv)], {})
    if code:
        raise SetupError(words.NO_VENV.format(report=report))


def install(machine: Machine, place: Place, lock: str) -> None:
    listing = place.packages_lock(lock)
    progress = _Progress(machine.say, len(pins(listing.read_text("utf-8"))))
    code = machine.run(pip_command(machine, place, listing), PIP_ENVIRONMENT, progress.line)
    if code:
        raise SetupError(_why(progress.lines))


def pip_command(machine: Machine, place: Place, listing: Path) -> list[str]:
    """-I keeps PYTHONPATH and the user's own packages out; pip's own settings (index, proxy) still count."""
    pip = [str(place.python), "-I", "-m", "pip", "--disable-pip-version-check", "--no-input", "install"]
    safe = ["--require-hashes", "--no-deps", "--only-binary=:all:", "--progress-bar", "off"]
    return [*pip, *safe, *_offline(machine), "-r", str(listing)]


def check_window(machine: Machine, place: Place) -> None:
    code, report = report_of(
        machine, [str(place.python), "-I", "-c", WINDOW_CHECK], {"QT_QPA_PLATFORM": "offscreen"}
    )
    if code:
        raise SetupError(words.NO_WINDOW.format(report="\n".join(report.splitlines()[-3:])))


def _why(lines: Sequence[str]) -> str:
    """pip lists a wrong hash under the package it took, and every error on a line of its own."""
    for line, next_line in pairwise(lines):
        if "DO NOT MATCH THE HASHES" in line:
            return words.WRONG_HASH.format(name=next_line.split(" from ")[0].strip())
    errors = [line for line in lines if line.startswith("ERROR")]
    return words.NO_PACKAGES.format(report="\n".join(errors[-3:] or lines[-3:]))


def _offline(machine: Machine) -> list[str]:
    chosen = machine.environ.get("AMTSTISCH_WHEELS")
    if not chosen:
        return []
    wheels = Path(chosen).expanduser().absolute()
    if not wheels.is_dir():
        raise SetupError(words.NO_WHEELS.format(place=wheels))
    return ["--no-index", "--find-links", str(wheels)]


def _empty(place: Place) -> None:
    for entry in place.venv.iterdir():
        if entry in (place.lock_of_setup, place.unfinished):
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        else:
            entry.unlink()


class _Progress:
    def __init__(self, say: Line, total: int) -> None:
        self.lines: list[str] = []
        self._say = say
        self._total = total
        self._count = 0

    def line(self, text: str) -> None:
        self.lines.append(text)
        if text.startswith("Collecting "):
            self._count += 1
            if self._count % 10 == 0:
                self._say(words.fetching(self._count, self._total))
        elif text.startswith("Installing collected packages"):
            self._say(words.UNPACKING)
