"""Runs the checks of the project, without a screen and on all cores that are there."""

from __future__ import annotations

import compileall
import os
import subprocess
import sys
from collections.abc import Sequence

from clerk_app.setup.machine import Machine
from clerk_app.setup.place import Place
from clerk_app.setup.system import bring_test_programs

MOST_WORKERS = 4
ALONE = frozenset({"-n", "--pdb", "--trace", "-s", "--collect-only", "--co", "--lf", "--sw"})


def run(machine: Machine, place: Place, arguments: Sequence[str]) -> int:
    bring_test_programs(machine)
    translate(place)
    return subprocess.call(command(arguments, os.cpu_count() or 1), cwd=place.root)


def translate(place: Place) -> None:
    """Once for the hundreds of programs the checks start, also where Python keeps nothing by itself."""
    compileall.compile_dir(place.root / "clerk_app", quiet=2)


def command(arguments: Sequence[str], cores: int) -> list[str]:
    """Work stealing keeps the tests of one file together, so what a file prepares is prepared seldom."""
    pytest = [sys.executable, "-m", "pytest"]
    workers = min(cores, MOST_WORKERS)
    if workers > 1 and not any(_alone(argument) for argument in arguments):
        pytest += ["-n", str(workers), "--dist", "worksteal"]
    return [*pytest, *arguments]


def _alone(argument: str) -> bool:
    """What wants one process: a debugger, the bare output, or a number of workers of one's own (-n4)."""
    return argument.partition("=")[0] in ALONE or argument.startswith("-n")
