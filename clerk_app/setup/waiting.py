"""Two starts at once: one sets up, the other waits for it."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from clerk_app.setup import words
from clerk_app.setup.machine import Line, SetupError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

PATIENCE = 30 * 60.0
PAUSE = 0.2


@contextmanager
def alone(path: Path, say: Line, patience: float = PATIENCE) -> Iterator[None]:
    """The operating system frees the lock when its holder dies, so a crash leaves nothing to clean up."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        _wait(lambda: take(handle), say, patience)
        os.set_inheritable(handle, True)
        yield
    finally:
        os.close(handle)


def take(handle: int) -> bool:
    """Whether the lock on this file is ours now; it is given back with the file."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        return True  # a file system without locks: better alone than never
    return True


def _wait(take: Callable[[], bool], say: Line, patience: float) -> None:
    if take():
        return
    say(words.WAITING)
    end = time.monotonic() + patience
    while not take():
        if time.monotonic() > end:
            raise SetupError(words.TOO_LONG.format(minutes=round(patience / 60)))
        time.sleep(PAUSE)
