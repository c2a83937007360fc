"""One document on the desk, with the reader that holds it for as long as one is needed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from clerk_app.domain.errors import OutsideError
from clerk_app.services.reading_lamp import CLOSED, DocumentInfo

from .reader_process import Answer, ReaderProcess
from .told import told_info
from .turns import Turns


class OnDesk:
    """A reader that died is replaced at the next request, which the document then comes through untouched."""

    def __init__(
        self, content: bytes, mime_type: str, take: Callable[[], ReaderProcess], within: float
    ) -> None:
        self._content = content
        self._mime_type = mime_type
        self._take = take
        self._within = within
        self._turns = Turns()
        self._reader: ReaderProcess | None = None
        self._closed = False
        self.kind = ""

    @property
    def reader(self) -> ReaderProcess | None:
        return self._reader

    def open(self) -> DocumentInfo:
        with self._turns.mine():
            return self._open()

    def renew(self, content: bytes) -> DocumentInfo:
        with self._turns.mine():
            self._content = content
            return self._open()

    def ask(self, request: dict[str, Any], within: float) -> Answer:
        with self._turns.mine():
            return self._ask_open(request, within)

    def picture(self, request: dict[str, Any], within: float) -> tuple[dict[str, Any], bytes]:
        """The pixels are taken before anyone else may have the next page drawn."""
        with self._turns.mine():
            heading, load = self._ask_open(request, within)
            reader = self._reader
            if heading.get("shared") is not True or reader is None:
                return heading, bytes(load)
            return heading, reader.pixels(int(heading["width"]) * int(heading["height"]) * 4)

    def rest(self) -> None:
        """Gives the reader up for now; waits for the request under way."""
        with self._turns.mine():
            self._drop()

    def close(self) -> None:
        """Ends a request under way instead of waiting for its deadline."""
        self._closed = True
        reader = self._reader
        if reader is not None:
            reader.end()
        self.rest()

    def _ask_open(self, request: dict[str, Any], within: float) -> Answer:
        if self._reader is None or not self._reader.alive:
            self._open()
        return self._told(request, b"", within)

    def _open(self) -> DocumentInfo:
        if self._reader is None or not self._reader.alive:
            self._drop()
            self._reader = self._take()
        if self._closed:
            raise OutsideError(CLOSED)
        request = {"do": "open", "type": self._mime_type}
        heading, _ = self._told(request, self._content, self._within)
        info = told_info(heading)
        self.kind = info.kind
        return info

    def _told(self, request: dict[str, Any], load: bytes, within: float) -> Answer:
        assert self._reader is not None
        try:
            return self._reader.ask(request, load, within)
        except OutsideError as trouble:
            if self._closed:
                raise OutsideError(CLOSED) from trouble
            raise

    def _drop(self) -> None:
        if self._reader is not None:
            self._reader.clear_away()
        self._reader = None
