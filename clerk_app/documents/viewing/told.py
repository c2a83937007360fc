"""What a reader tells is taken as hearsay: it may have been turned by the document it holds."""

from __future__ import annotations

import math
from typing import Any

from clerk_app.domain.errors import OutsideError
from clerk_app.services.reading_lamp import DAMAGED, IMAGE, PDF, TEXT, Box, DocumentInfo, Hit, PagePicture

from .board import MAX_PIXELS

_MOST_PAGES = 1_000_000
_MOST_TEXT = 4_000_000


def told_info(heading: dict[str, Any]) -> DocumentInfo:
    try:
        kind, pages = str(heading["kind"]), int(heading["pages"])
        sizes = tuple((_length(width), _length(height)) for width, height in heading["sizes"])
    except (KeyError, TypeError, ValueError, OverflowError) as odd:
        raise OutsideError(DAMAGED) from odd
    expected = 0 if kind == TEXT else pages
    if kind not in (PDF, IMAGE, TEXT) or not 0 < pages <= _MOST_PAGES or len(sizes) != expected:
        raise OutsideError(DAMAGED)
    return DocumentInfo(pages, sizes, kind)


def told_picture(heading: dict[str, Any], pixels: bytes) -> PagePicture:
    try:
        width, height = int(heading["width"]), int(heading["height"])
    except (KeyError, TypeError, ValueError, OverflowError) as odd:
        raise OutsideError(DAMAGED) from odd
    fitting = width > 0 and height > 0 and width * height <= MAX_PIXELS and len(pixels) == width * height * 4
    if not fitting:
        raise OutsideError(DAMAGED)
    return PagePicture(width, height, width * 4, pixels)


def told_text(load: bytes | bytearray) -> str:
    return load[:_MOST_TEXT].decode("utf-8", "replace")


def told_hits(heading: dict[str, Any], after: int) -> tuple[tuple[Hit, ...], int]:
    """The hits and the page to go on with, which always lies ahead; -1 at the end."""
    try:
        hits = tuple(Hit(int(page), tuple(_box(box) for box in boxes)) for page, boxes in heading["hits"])
        then = int(heading["then"])
    except (KeyError, TypeError, ValueError, OverflowError) as odd:
        raise OutsideError(DAMAGED) from odd
    if then != -1 and then <= after:
        raise OutsideError(DAMAGED)
    return hits, then


def _box(told: Any) -> Box:
    left, top, right, bottom = (float(edge) for edge in told)
    if not all(math.isfinite(edge) for edge in (left, top, right, bottom)):
        raise ValueError
    return (left, top, right, bottom)


def _length(told: Any) -> float:
    length = float(told)
    if not 0 < length < math.inf:
        raise ValueError
    return length
