"""The board on which a reader draws and from which the desk copies, where the system has such a thing."""

from __future__ import annotations

import mmap
import os
import sys

if sys.platform == "linux":
    import fcntl

MAX_PIXELS = 16_000_000
SIZE = MAX_PIXELS * 4


class Board:
    """Memory shared with one reader; without it (`fd` is None) pictures travel through the pipe."""

    def __init__(self) -> None:
        self.fd = _shared_memory()
        self._pixels = None if self.fd is None else mmap.mmap(self.fd, SIZE, access=mmap.ACCESS_READ)

    def copy(self, length: int) -> bytes:
        return b"" if self._pixels is None or length > SIZE else self._pixels[:length]

    def handed_over(self) -> None:
        if self.fd is not None:
            os.close(self.fd)
            self.fd = None

    def wipe(self) -> None:
        self.handed_over()
        if self._pixels is not None:
            self._pixels.close()


def _shared_memory() -> int | None:
    if sys.platform != "linux":
        return None
    try:
        fd = os.memfd_create("page", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
    except OSError:
        return None
    os.ftruncate(fd, SIZE)
    # unsealed, a reader turned hostile could shrink the memory and so kill the desk that looks at it
    fcntl.fcntl(fd, fcntl.F_ADD_SEALS, fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_GROW | fcntl.F_SEAL_SEAL)
    return fd
