"""Where the files of tests lie: in memory where there is room for them."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

MEMORY = Path("/dev/shm")
ROOM = 8_000_000_000


@cache
def quick_place() -> Path | None:
    """Every commit waits for a disk, which proves nothing here: power cuts are played on a disk of ours."""
    if not hasattr(os, "statvfs") or not os.access(MEMORY, os.W_OK):
        return None
    found = os.statvfs(MEMORY)
    roomy = found.f_bavail * found.f_frsize > ROOM
    return MEMORY if roomy and not found.f_flag & os.ST_NOEXEC else None
