"""Sizes a page may have and pictures may take, whatever the document claims."""

from __future__ import annotations

import math

from clerk_app.documents.viewing.board import MAX_PIXELS

MAX_PAGES = 20_000
_SMALLEST, _LARGEST = 1.0, 14_400.0  # points; the larger is the limit PDF itself names (ISO 32000-1, C.2)

Size = tuple[float, float]
Box = tuple[float, float, float, float]


def sane(width: float, height: float) -> Size:
    return (_sane(width), _sane(height))


def _sane(length: float) -> float:
    if not math.isfinite(length):
        return _SMALLEST
    return round(min(max(abs(length), _SMALLEST), _LARGEST), 2)


def picture_size(page: Size, width_px: int, rotation: int) -> tuple[int, int]:
    """Pixels of the turned page, made smaller where the wish is beyond all measure."""
    width, height = page if rotation % 180 == 0 else (page[1], page[0])
    across = float(max(1, width_px))
    down = across * height / width
    shrink = min(1.0, math.sqrt(MAX_PIXELS / (across * down)))
    return _fitting(across * shrink, down * shrink)


def _fitting(across: float, down: float) -> tuple[int, int]:
    """A strip thousands of times longer than wide would round up past the limit."""
    columns, rows = max(1, math.floor(across)), max(1, math.floor(down))
    return min(columns, MAX_PIXELS // rows) or 1, min(rows, MAX_PIXELS)
