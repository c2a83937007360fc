"""Reads printed notices back, the way a viewer does."""

from __future__ import annotations

from typing import NamedTuple

import pypdfium2

MM = 72 / 25.4
PAGE_HEIGHT = 297 * MM
_PARTED = "\ufffe"  # what PDFium makes of a soft hyphen at the end of a line


class Box(NamedTuple):
    """In millimetres from the upper left corner of the sheet."""

    left: float
    top: float
    right: float
    bottom: float


def pages(printed: bytes) -> list[str]:
    """Each page as one line of text, parted words made whole."""
    document = pypdfium2.PdfDocument(printed)
    raw = [page.get_textpage().get_text_range() for page in document]
    return [" ".join(text.replace(_PARTED, "").split()) for text in raw]


def whole(printed: bytes) -> str:
    return " ".join(pages(printed))


def lines(printed: bytes, page: int) -> list[str]:
    text = pypdfium2.PdfDocument(printed)[page].get_textpage().get_text_range()
    return [line.strip() for line in text.replace(_PARTED, "\r\n").split("\r\n")]


def boxes(printed: bytes, page: int) -> list[tuple[str, Box]]:
    """Every visible character and where it stands."""
    text_page = pypdfium2.PdfDocument(printed)[page].get_textpage()
    found = []
    for at in range(text_page.count_chars()):
        character = text_page.get_text_range(at, 1)
        if character.strip():
            found.append((character, _box(text_page.get_charbox(at))))
    return found


def place_of(printed: bytes, page: int, text: str) -> Box:
    """The box around the first occurrence."""
    text_page = pypdfium2.PdfDocument(printed)[page].get_textpage()
    first, count = text_page.search(text, match_case=True).get_next()
    found = [_box(text_page.get_charbox(at)) for at in range(first, first + count)]
    return Box(
        min(box.left for box in found),
        min(box.top for box in found),
        max(box.right for box in found),
        max(box.bottom for box in found),
    )


def _box(points: tuple[float, float, float, float]) -> Box:
    left, bottom, right, top = points
    return Box(left / MM, (PAGE_HEIGHT - top) / MM, right / MM, (PAGE_HEIGHT - bottom) / MM)
