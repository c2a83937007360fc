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


@contextmanager
def spool_folder(spool: Path) -> Iterator[Path]:
    """A new folder for the block, for this user only. Left behind ones are cleared away first."""
    try:
        spool.mkdir(parents=True, exist_ok=True, mode=0o700)
        _clear(spool)
        folder = Path(tempfile.mkdtemp(prefix=f"{os.getpid()}-", dir=spool))
    except OSError as trouble:
        raise OutsideError("spool.unwritable", path=str(spool)) from trouble
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


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
