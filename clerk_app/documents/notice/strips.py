"""A notice as a column of strips: the slices between which a page may end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .structure import Node
from .typesetting import Line


class Ink(NamedTuple):
    """A line in its place: `x` from the left edge of the sheet, `drop` down to its baseline."""

    x: float
    drop: float
    line: Line
    node: Node | None  # None: printed for the eye only


class Box(NamedTuple):
    """A filled rectangle, for the eye only; `drop` is its upper edge."""

    x: float
    drop: float
    width: float
    height: float
    colour: str


class Strip(NamedTuple):
    height: float
    inks: tuple[Ink, ...]
    boxes: tuple[Box, ...] = ()
    before: float = 0.0  # space above, dropped at the top of a page
    may_break: bool = True  # may a page begin with this strip?
    repeat: tuple[Strip, ...] = ()  # printed again if a page does
    block: str = ""


class Placed(NamedTuple):
    """A strip and how far below the sheet's upper edge it begins."""

    top: float
    strip: Strip


Page = list[Placed]


class Frame(NamedTuple):
    top: float
    bottom: float


def pages(strips: Sequence[Strip], frames: Iterator[Frame]) -> Iterator[Page]:
    """Fills one frame after the other, ending each where the strips allow it."""
    start = 0
    while start < len(strips):
        frame = next(frames)
        repeated = strips[start].repeat if start else ()
        page = _filled((*repeated, *strips[start:]), frame)
        if len(page) <= len(repeated):
            repeated = ()
            page = _filled(strips[start:], frame)
        kept = _lawful(strips, start, start + len(page) - len(repeated))
        yield page[: len(repeated) + kept]
        start += kept


def _filled(strips: Sequence[Strip], frame: Frame) -> Page:
    page: Page = []
    top = frame.top
    for strip in strips:
        top += strip.before if page else 0.0
        if page and top + strip.height > frame.bottom:
            break
        page.append(Placed(top, strip))
        top += strip.height
    return page


def _lawful(strips: Sequence[Strip], start: int, end: int) -> int:
    """How many strips the page keeps; if nothing may be torn apart, as many as fit."""
    if end >= len(strips):
        return end - start
    for at in range(end, start, -1):
        if strips[at].may_break:
            return at - start
    return end - start
