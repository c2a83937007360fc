"""Where the text blocks of a notice were printed, so that a click in the preview finds its text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .geometry import LEFT, PAGE_HEIGHT, RIGHT
from .strips import Page


@dataclass(frozen=True)
class Place:
    """In points from the lower left corner of page `page`, which counts from 0."""

    block: str
    page: int
    x0: float
    y0: float
    x1: float
    y1: float


def places(pages: Sequence[Page]) -> tuple[Place, ...]:
    """One place per block and page, in reading order."""
    spans: dict[tuple[int, str], tuple[float, float]] = {}
    for number, page in enumerate(pages):
        for top, strip in page:
            if strip.block:
                first, last = spans.get((number, strip.block), (top, top))
                spans[number, strip.block] = (min(first, top), max(last, top + strip.height))
    return tuple(
        Place(block, number, LEFT, PAGE_HEIGHT - last, RIGHT, PAGE_HEIGHT - first)
        for (number, block), (first, last) in spans.items()
    )
