"""Asks the lamp on behalf of one view; whatever is overtaken by a newer document is not told any more."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage
from shiboken6 import isValid

from clerk_app.domain.errors import OutsideError
from clerk_app.services.reading_lamp import Box, DocumentInfo, Hit, OpenDocument, PagePicture, ReadingLamp

from ..texts import UNKNOWN

T = TypeVar("T")
Failed = Callable[[Exception], None]


class Ask(Protocol):
    """Has work done off the GUI thread and tells the answer on it; reading should not wait behind acts."""

    def __call__(
        self, query: Callable[[], T], answer: Callable[[T], None], failed: Failed | None = None
    ) -> None: ...


class Reading(QObject):
    opened = Signal(object)  # DocumentInfo, of a document shown anew
    renewed = Signal(object)  # DocumentInfo, of the same document with new bytes
    failed = Signal(str, object)  # code, facts; there is no document
    hindered = Signal(str, object)  # code, facts; the document is there, only this wish was not met
    drawn = Signal(int, object, int, int)  # page, QImage, width asked for, rotation
    page_failed = Signal(int, str, object)  # page, code, facts
    found = Signal(str, object)  # needle, tuple of Hit
    text_read = Signal(int, str)
    box_read = Signal(str)

    def __init__(self, lamp: ReadingLamp, ask: Ask, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lamp = lamp
        self._ask = ask
        self._turn = 0
        self._grip = _Grip(lamp)
        self.destroyed.connect(self._grip.let_go)
        self._renewing = False
        self._drawing = False
        self._next_content: bytes | None = None
        self._needle = ""

    def show(self, content: bytes, mime_type: str) -> None:
        self.put_away()
        turn = self._turn

        def query() -> OpenDocument:
            opened = self._lamp.open(content, mime_type)
            if turn != self._turn:
                self._lamp.close(opened.handle)
            return opened

        self._send(query, self._opened, self._open_failed)

    def renew(self, content: bytes) -> None:
        """While one edition is being opened only the newest of those that follow is kept."""
        if self._grip.handle is None or self._renewing:
            self._next_content = content
            return
        handle, self._renewing = self._grip.handle, True
        self._send(lambda: self._lamp.renew(handle, content), self._renewed, self._open_failed)

    def put_away(self) -> None:
        self._new_turn()
        handle, self._grip.handle = self._grip.handle, None
        self._next_content = None
        if handle is not None:
            self._ask(lambda: self._lamp.close(handle), _nothing, _nothing)

    @property
    def may_draw(self) -> bool:
        return self._grip.handle is not None and not self._drawing

    def draw(self, number: int, width: int, rotation: int) -> None:
        """One page at a time: what is to be drawn next is decided when this one is there."""
        handle, self._drawing = self._grip.handle, True
        assert handle is not None

        def drawn(image: QImage) -> None:
            self._drawing = False
            self.drawn.emit(number, image, width, rotation)

        def failed(error: Exception) -> None:
            self._drawing = False
            if not self._renewing:
                self.page_failed.emit(number, *_told(error))

        self._send(lambda: _image(self._lamp.page(handle, number, width, rotation)), drawn, failed)

    def find(self, needle: str) -> None:
        handle, self._needle = self._grip.handle, needle

        def found(hits: tuple[Hit, ...]) -> None:
            if needle == self._needle:
                self.found.emit(needle, hits)

        if handle is not None and needle:
            self._send(lambda: self._lamp.search(handle, needle), found, self._hinder)

    def read_text(self, number: int) -> None:
        handle = self._grip.handle
        if handle is not None:
            tell = self.text_read.emit
            self._send(lambda: self._lamp.text(handle, number), lambda text: tell(number, text), self._hinder)

    def read_box(self, number: int, box: Box) -> None:
        handle = self._grip.handle
        if handle is not None:
            self._send(lambda: self._lamp.text_in_box(handle, number, box), self.box_read.emit, self._hinder)

    def _opened(self, opened: OpenDocument) -> None:
        self._grip.handle = opened.handle
        self.opened.emit(opened.info)
        self._renew_further()

    def _renewed(self, info: DocumentInfo) -> None:
        self._new_turn()
        self.renewed.emit(info)
        self._renew_further()

    def _renew_further(self) -> None:
        content, self._next_content = self._next_content, None
        if content is not None:
            self.renew(content)

    def _open_failed(self, error: Exception) -> None:
        self._renewing = False
        self.failed.emit(*_told(error))
        if self._grip.handle is not None:
            self._renew_further()

    def _hinder(self, error: Exception) -> None:
        self.hindered.emit(*_told(error))

    def _new_turn(self) -> None:
        self._turn += 1
        self._renewing = self._drawing = False

    def _send(self, query: Callable[[], T], answer: Callable[[T], None], failed: Failed) -> None:
        turn = self._turn

        def only_now(tell: Callable[[T], None]) -> Callable[[T], None]:
            return lambda value: tell(value) if isValid(self) and turn == self._turn else None

        def failed_now(error: Exception) -> None:
            if isValid(self) and turn == self._turn:
                failed(error)

        self._ask(query, only_now(answer), failed_now)


class _Grip:
    """Holds the document and lets go of it when the view is gone, which then has no voice of its own."""

    def __init__(self, lamp: ReadingLamp) -> None:
        self._lamp = lamp
        self.handle: int | None = None

    def let_go(self) -> None:
        if self.handle is not None:
            self._lamp.close(self.handle)


def _image(picture: PagePicture) -> QImage:
    """Copied, since Qt only borrows the bytes it is given."""
    form = QImage.Format.Format_RGB32
    return QImage(picture.pixels, picture.width, picture.height, picture.stride, form).copy()


def _told(error: Exception) -> tuple[str, object]:
    return (error.code, error.facts) if isinstance(error, OutsideError) else (UNKNOWN, {})


def _nothing(_: object) -> None:
    """Nobody waits for this."""
