"""A sealed part on its way in: kept in memory while it is small, in a file from then on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from clerk_app.domain.submission import Content


class Catch:
    """Filled anew by every try; `file` says where what is larger than `in_memory` octets goes."""

    def __init__(self, file: Callable[[], Path], in_memory: int) -> None:
        self._file = file
        self._in_memory = in_memory
        self.content: Content = b""

    def fill(self, pieces: Iterator[bytes]) -> None:
        held: list[bytes] = []
        size = 0
        for piece in pieces:
            held.append(piece)
            size += len(piece)
            if size > self._in_memory:
                self.content = self._spilled(held, pieces)
                return
        self.content = b"".join(held)

    def _spilled(self, held: list[bytes], rest: Iterator[bytes]) -> Path:
        path = self._file()
        with path.open("wb") as file:
            file.writelines(held)
            held.clear()
            file.writelines(rest)
        return path
