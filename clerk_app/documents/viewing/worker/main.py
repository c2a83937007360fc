"""The reader's working day: lock in, report, then one request after another until the desk hangs up."""

from __future__ import annotations

import io
import math
import mmap
import signal
import sys
import time
from collections.abc import Callable
from typing import IO, Any

from clerk_app.documents.viewing import board, wire

from . import confine, pdf, plain, scan
from .reading import Reading, open_document
from .refusal import Refused

_NO_BOARD = -1
_SPELL = 0.15  # seconds of searching after which the reader asks whether to go on
_MOST_HITS = 2000

Answer = tuple[dict[str, Any], bytes | memoryview]


def run() -> None:
    desk_in: IO[bytes] = io.FileIO(0, "rb", closefd=False)
    desk_out: IO[bytes] = io.FileIO(1, "wb", closefd=False)
    reader = Reader(_board(int(sys.argv[1])))
    pdf.warm_up()
    scan.warm_up()
    plain.warm_up()
    wire.send(desk_out, {"ready": confine.lock_in()})
    while True:
        try:
            request, load = wire.receive(desk_in)
        except EOFError:
            return
        wire.send(desk_out, *_in_time(reader, request, load))


def _board(fd: int) -> mmap.mmap | None:
    return None if fd == _NO_BOARD else mmap.mmap(fd, board.SIZE)


def _in_time(reader: Reader, request: dict[str, Any], load: bytearray) -> Answer:
    """Should the desk be gone, its deadline is gone too: the alarm then ends a reader that found no end."""
    _alarm(math.ceil(request["within"]) + 1)
    try:
        return reader.answer(request, load)
    except Refused as refusal:
        return {"refused": refusal.reason}, b""
    except MemoryError:
        return {"refused": "too_large"}, b""
    finally:
        _alarm(0)


def _alarm(seconds: int) -> None:
    if sys.platform != "win32":
        signal.alarm(seconds)


class Reader:
    def __init__(self, shared: mmap.mmap | None) -> None:
        self._shared = shared
        self._pixels = memoryview(b"")
        self._reading: Reading | None = None

    def answer(self, request: dict[str, Any], load: bytearray) -> Answer:
        acts: dict[str, Callable[[dict[str, Any]], Answer]] = {
            "page": self._page,
            "text": self._text,
            "search": self._search,
            "box": self._box,
        }
        if request["do"] == "open":
            return self._open(load, request["type"])
        return acts[request["do"]](request)

    def _open(self, content: bytearray, mime_type: str) -> Answer:
        if self._reading is not None:
            self._reading.put_away()
        self._reading = None
        kind, self._reading = open_document(content, mime_type)
        return {"kind": kind, "pages": self._reading.pages, "sizes": self._reading.sizes}, b""

    def _page(self, request: dict[str, Any]) -> Answer:
        reading, number = self._at(request)
        width, height = reading.draw(number, request["width"], request["rotation"], self._surface)
        heading = {"width": width, "height": height, "shared": self._shared is not None}
        return heading, b"" if self._shared is not None else self._pixels

    def _text(self, request: dict[str, Any]) -> Answer:
        reading, number = self._at(request)
        return {}, reading.text(number).encode("utf-8", "replace")

    def _box(self, request: dict[str, Any]) -> Answer:
        reading, number = self._at(request)
        return {}, reading.text_in_box(number, request["box"]).encode("utf-8", "replace")

    def _search(self, request: dict[str, Any]) -> Answer:
        reading, number = self._at(request)
        until, hits = time.monotonic() + _SPELL, list[Any]()
        while number < reading.pages and len(hits) < _MOST_HITS:
            hits += [(number, boxes) for boxes in reading.hits(number, request["needle"])]
            number += 1
            if time.monotonic() > until:
                break
        return {"hits": hits, "then": number if number < reading.pages else -1}, b""

    def _at(self, request: dict[str, Any]) -> tuple[Reading, int]:
        number = request["page"]
        if self._reading is None or not 0 <= number < self._reading.pages:
            raise Refused("damaged")
        return self._reading, number

    def _surface(self, length: int) -> memoryview:
        memory = bytearray(length) if self._shared is None else self._shared
        self._pixels = memoryview(memory)[:length]
        return self._pixels
