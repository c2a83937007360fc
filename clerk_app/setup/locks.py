"""Writes the pinned package lists anew from pyproject.toml; no address of any registry stays in them."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from clerk_app.setup import words
from clerk_app.setup.machine import Machine, SetupError, report_of
from clerk_app.setup.place import Place

COMPILE = (
    "pip", "compile", "--quiet", "--universal", "--generate-hashes", "--no-annotate", "--no-header",
    "--no-emit-index-url", "--no-emit-find-links", "--python-version", "3.11",
)  # fmt: skip


def renew(machine: Machine, place: Place) -> int:
    """The test list first: the runtime list is bound to it, so that the one is always part of the other."""
    with tempfile.TemporaryDirectory() as folder:
        uv = shutil.which("uv") or _fetch_uv(machine, Path(folder))
        test = Path(folder) / "test.lock"
        runtime = Path(folder) / "runtime.lock"
        _compile(machine, [uv, *compile_command(place, test), "--group", "test"])
        _compile(machine, [uv, *compile_command(place, runtime), "--constraints", str(test)])
        shutil.copyfile(test, place.packages_lock("test"))
        shutil.copyfile(runtime, place.packages_lock("runtime"))
    return 0


def compile_command(place: Place, output: Path) -> list[str]:
    return [*COMPILE, "--output-file", str(output), str(place.root / "pyproject.toml")]


def _compile(machine: Machine, command: Sequence[str]) -> None:
    code, report = report_of(machine, command, {})
    if code:
        raise SetupError(words.NO_LOCK_TOOL.format(report=report))


def _fetch_uv(machine: Machine, folder: Path) -> str:
    python = Place(folder, folder / "venv", os.name == "nt").python
    _compile(machine, [sys.executable, "-m", "venv", str(folder / "venv")])
    _compile(machine, [str(python), "-m", "pip", "install", "--quiet", "uv"])
    return str(python.with_name("uv"))
