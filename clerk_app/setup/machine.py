"""The machine as setting up sees it: everything outside is reached through here."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

Line = Callable[[str], None]


class SetupError(Exception):
    """Three sentences for the person at the machine: what happened, what it means, what to do next."""


@dataclass(frozen=True)
class Machine:
    platform: str
    is_root: bool
    environ: Mapping[str, str]
    has_tool: Callable[[str], bool]
    has_library: Callable[[str], bool]
    run: Callable[[Sequence[str], Mapping[str, str], Line], int]
    say: Line

    def display(self) -> bool:
        return any(self.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def this_machine() -> Machine:
    return Machine(
        platform=sys.platform,
        is_root=hasattr(os, "geteuid") and os.geteuid() == 0,
        environ=os.environ,
        has_tool=lambda name: shutil.which(name) is not None,
        has_library=_loads,
        run=_run,
        say=_say,
    )


def report_of(machine: Machine, command: Sequence[str], extra: Mapping[str, str]) -> tuple[int, str]:
    """The exit code, and the last lines the command said: what somebody needs who has to mend it."""
    lines: list[str] = []
    code = machine.run(command, extra, lines.append)
    return code, "\n".join(lines[-8:])


def _run(command: Sequence[str], extra: Mapping[str, str], on_line: Line) -> int:
    # close_fds=False: the child keeps the lock of the set-up, so a killed start does not free it too early.
    with subprocess.Popen(
        command,
        env={**os.environ, **extra},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        close_fds=False,
    ) as child:
        for line in child.stdout or ():
            on_line(line.rstrip())
    return child.returncode


def _loads(soname: str) -> bool:
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def _say(text: str) -> None:
    print(f"Amtstisch: {text}", file=sys.stderr, flush=True)
