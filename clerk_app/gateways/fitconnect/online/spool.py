"""The spool: a private place on disk where a submission lies, sealed and opened, until it is stored."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from clerk_app.domain.errors import OutsideError

_FORGOTTEN = 6 * 3600.0  # seconds after which nobody can still be at work on a folder


class Corner:
    """A place in the spool for this user only; the folder is made once something has to lie there."""

    def __init__(self, spool: Path) -> None:
        self._spool = spool
        self._folder: Path | None = None

    def folder(self) -> Path:
        if self._folder is None:
            try:
                self._folder = Path(tempfile.mkdtemp(prefix=f"{os.getpid()}-", dir=self._spool))
            except OSError as trouble:
                raise _unwritable(self._spool) from trouble
        return self._folder

    def clear(self) -> None:
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)


@contextmanager
def spool_corner(spool: Path) -> Iterator[Corner]:
    """For the block. What others left behind is cleared away first."""
    try:
        spool.mkdir(parents=True, exist_ok=True, mode=0o700)
        _clear(spool)
    except OSError as trouble:
        raise _unwritable(spool) from trouble
    corner = Corner(spool)
    try:
        yield corner
    finally:
        corner.clear()


@contextmanager
def spool_folder(spool: Path) -> Iterator[Path]:
    with spool_corner(spool) as corner:
        yield corner.folder()


def _unwritable(spool: Path) -> OutsideError:
    return OutsideError("spool.unwritable", path=str(spool))


def _clear(spool: Path) -> None:
    for folder in spool.iterdir():
        if _abandoned(folder):
            shutil.rmtree(folder, ignore_errors=True)


def _abandoned(folder: Path) -> bool:
    """Its collector was killed. Where processes cannot be asked for, only old age tells."""
    owner = folder.name.partition("-")[0]
    try:
        if time.time() - folder.stat().st_mtime > _FORGOTTEN:
            return True
        if os.name == "posix" and owner.isdecimal():
            os.kill(int(owner), 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False
