"""The real machine: programs are run, libraries are tried by loading them."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from clerk_app.setup.machine import Line, Machine, say
from clerk_app.setup.place import Place


def this_machine(environ: Mapping[str, str]) -> Machine:
    return Machine(
        platform=sys.platform,
        is_root=hasattr(os, "geteuid") and os.geteuid() == 0,
        environ=environ,
        has_tool=lambda name: _lies_there(name) or program(name) is not None,
        has_library=_loads,
        run=_run,
        say=say,
    )


def program(name: str) -> str | None:
    """Debian keeps servers beside the path: each PostgreSQL in a folder of its own, here the newest."""
    servers = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda place: place.parent.name.zfill(4))
    aside = [*map(str, reversed(servers)), "/usr/sbin"]
    return shutil.which(name) or shutil.which(name, path=os.pathsep.join(aside))


def _lies_there(name: str) -> bool:
    """What is named with its whole path has only to lie there, as a dictionary does."""
    return Path(name).is_absolute() and Path(name).is_file()


def change_into(place: Place, arguments: Sequence[str]) -> int:
    """Does not return, but on Windows: its exec would go back to the shell at once and leave us beside it."""
    command = [str(place.python), str(place.root / "main.py"), *arguments]
    if not place.windows:
        os.execv(command[0], command)
    return subprocess.call(command)


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
