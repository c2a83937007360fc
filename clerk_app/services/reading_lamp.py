"""The reading lamp: documents from outside are looked at under it and never touched by the desk itself.

Pages count from 0. Boxes are in points from the upper left corner of the unturned page, y growing downwards.
Every act may raise OutsideError with one of the codes in `TROUBLES`; all acts may be called from any thread.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

DAMAGED = "document.damaged"
ENCRYPTED = "document.encrypted"
TOO_SLOW = "document.too_slow"
CRASHED = "document.crashed"  # the reader did not survive it: broken, or meant to break something
UNSUPPORTED = "document.unsupported"
TOO_LARGE = "document.too_large"
CLOSED = "document.closed"  # the caller put the document away while it was being read
UNAVAILABLE = "document.viewer_unavailable"  # our own part could not be started
TROUBLES = frozenset({DAMAGED, ENCRYPTED, TOO_SLOW, CRASHED, UNSUPPORTED, TOO_LARGE, CLOSED, UNAVAILABLE})

PDF = "pdf"
IMAGE = "image"
TEXT = "text"

Box = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True)
class DocumentInfo:
    """What kind of document it is; of kind TEXT only `text` can be asked, its pages are portions of lines."""

    pages: int
    sizes: tuple[tuple[float, float], ...]  # width, height in points; empty for kind TEXT
    kind: str


@dataclass(frozen=True)
class OpenDocument:
    handle: int
    info: DocumentInfo


@dataclass(frozen=True)
class PagePicture:
    """Pixels of four bytes: blue, green, red, and one of no meaning."""

    width: int
    height: int
    stride: int
    pixels: bytes = field(repr=False)


@dataclass(frozen=True)
class Hit:
    """One place where the needle was found; a TEXT document has no boxes, see `occurrences`."""

    page: int
    boxes: tuple[Box, ...] = ()


class ReadingLamp(Protocol):
    """`renew` shows new bytes of the same document under the same handle, `put_out` ends everything."""

    def open(self, content: bytes, mime_type: str) -> OpenDocument: ...

    def renew(self, handle: int, content: bytes) -> DocumentInfo: ...

    def page(self, handle: int, number: int, width_px: int, rotation: int = 0) -> PagePicture: ...

    def text(self, handle: int, page: int) -> str: ...

    def search(self, handle: int, needle: str) -> tuple[Hit, ...]: ...

    def text_in_box(self, handle: int, page: int, box: Box) -> str: ...

    def close(self, handle: int) -> None: ...

    def put_out(self) -> None: ...


def occurrences(text: str, needle: str) -> tuple[int, ...]:
    """Where the needle stands in the text, great and small letters alike: the rule of lamp and desk."""
    wanted, searched = _lowered(needle), _lowered(text)
    places: list[int] = []
    where = searched.find(wanted) if wanted else -1
    while where >= 0:
        places.append(where)
        where = searched.find(wanted, where + len(wanted))
    return tuple(places)


def _lowered(text: str) -> str:
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in text)
