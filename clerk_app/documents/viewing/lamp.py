"""The reading lamp itself: hands each document to a reader of its own and its answers to the desk."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from threading import Lock

from clerk_app.domain.errors import OutsideError
from clerk_app.services.reading_lamp import (
    CLOSED,
    IMAGE,
    TOO_LARGE,
    Box,
    DocumentInfo,
    Hit,
    OpenDocument,
    PagePicture,
)

from .bench import Bench
from .on_desk import OnDesk
from .reader_process import ReaderProcess, usual_command
from .told import told_hits, told_picture, told_text

_LARGEST = 200_000_000
_LONGEST_NEEDLE = 200
_MOST_HITS = 2000
_READERS_AT_WORK = 4  # beyond these the one idle longest is let go and comes back when asked


@dataclass(frozen=True)
class Deadlines:
    """Seconds a reader may take; a scan is unpacked with its first page and gets the longer time."""

    open: float = 5.0
    answer: float = 2.0


class ConfinedLamp:
    """Implements `ReadingLamp`; every act may be called from any thread."""

    def __init__(self, command: Sequence[str] | None = None, deadlines: Deadlines | None = None) -> None:
        self._deadlines = deadlines or Deadlines()
        self._bench = Bench(command or usual_command())
        self._lock = Lock()
        self._numbers = itertools.count(1)
        self._on_desk: dict[int, OnDesk] = {}  # the one used last stands last

    def warm_up(self) -> None:
        self._bench.warm_up()

    def open(self, content: bytes, mime_type: str) -> OpenDocument:
        _mind_size(content)
        document = OnDesk(content, mime_type, self._bench.take, self._deadlines.open)
        with self._lock:
            handle = next(self._numbers)
            self._on_desk[handle] = document
        try:
            info = document.open()
        except OutsideError:
            self.close(handle)
            raise
        self._make_room()
        return OpenDocument(handle, info)

    def renew(self, handle: int, content: bytes) -> DocumentInfo:
        _mind_size(content)
        return self._find(handle).renew(content)

    def page(self, handle: int, number: int, width_px: int, rotation: int = 0) -> PagePicture:
        document = self._find(handle)
        within = self._deadlines.open if document.kind == IMAGE else self._deadlines.answer
        request = {"do": "page", "page": number, "width": width_px, "rotation": rotation}
        return told_picture(*document.picture(request, within))

    def text(self, handle: int, page: int) -> str:
        _, load = self._find(handle).ask({"do": "text", "page": page}, self._deadlines.answer)
        return told_text(load)

    def search(self, handle: int, needle: str) -> tuple[Hit, ...]:
        """Goes through the document in short spells, between which other requests get their turn."""
        wanted, hits, page = needle.strip()[:_LONGEST_NEEDLE], list[Hit](), 0
        while wanted and page >= 0 and len(hits) < _MOST_HITS:
            request = {"do": "search", "page": page, "needle": wanted}
            heading, _ = self._find(handle).ask(request, self._deadlines.answer)
            more, page = told_hits(heading, page)
            hits += more
        return tuple(hits[:_MOST_HITS])

    def text_in_box(self, handle: int, page: int, box: Box) -> str:
        request = {"do": "box", "page": page, "box": box}
        _, load = self._find(handle).ask(request, self._deadlines.answer)
        return told_text(load)

    def close(self, handle: int) -> None:
        with self._lock:
            document = self._on_desk.pop(handle, None)
        if document is not None:
            document.close()

    def put_out(self) -> None:
        with self._lock:
            documents, self._on_desk = tuple(self._on_desk.values()), {}
        for document in documents:
            document.close()
        self._bench.clear()

    def readers(self) -> tuple[ReaderProcess, ...]:
        with self._lock:
            documents = tuple(self._on_desk.values())
        return tuple(document.reader for document in documents if document.reader is not None)

    def confinement(self) -> Mapping[str, int]:
        """What locks a reader in on this computer, for the page that tells about the program."""
        reader = self._bench.take()
        reader.clear_away()
        return reader.confinement

    def _find(self, handle: int) -> OnDesk:
        with self._lock:
            document = self._on_desk.pop(handle, None)
            if document is None:
                raise OutsideError(CLOSED)
            self._on_desk[handle] = document
        self._make_room()
        return document

    def _make_room(self) -> None:
        with self._lock:
            at_work = [document for document in self._on_desk.values() if document.reader is not None]
        for document in at_work[:-_READERS_AT_WORK]:
            document.rest()


def _mind_size(content: bytes) -> None:
    if len(content) > _LARGEST:
        raise OutsideError(TOO_LARGE, limit=_LARGEST)
