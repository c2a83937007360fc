"""Where the pages of a document lie below one another, and which point of a page lies where."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from clerk_app.services.reading_lamp import Box

EDGE = 16  # free strip around the pages
GAP = 12  # between two pages
FULL_SIZE = 96 / 72  # pixels a point takes at 100 %
STEPS = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0)
_NARROWEST = 80

Size = tuple[float, float]
Point = tuple[float, float]


class Sheet(NamedTuple):
    left: int
    top: int
    width: int
    height: int
    scale: float  # pixels a point takes

    @property
    def bottom(self) -> int:
        return self.top + self.height


@dataclass(frozen=True)
class Layout:
    """Pages count from 0; boxes and points are those of the unturned page, as the lamp gives them."""

    sheets: tuple[Sheet, ...] = ()
    sizes: tuple[Size, ...] = ()
    rotation: int = 0
    width: int = 0
    height: int = 0
    tops: tuple[int, ...] = field(default=(), repr=False)

    def between(self, top: int, bottom: int) -> range:
        """The pages of which something lies between two heights."""
        first = max(0, bisect_right(self.tops, top) - 1)
        if first < len(self.sheets) and self.sheets[first].bottom <= top:
            first += 1
        return range(first, bisect_right(self.tops, bottom - 1))

    def page_at(self, y: int) -> int:
        return max(0, bisect_right(self.tops, y) - 1)

    def fullest(self, top: int, bottom: int) -> int:
        """The page that fills most of the window, the upper one of two alike."""
        pages = self.between(top, bottom) or range(self.page_at(top), self.page_at(top) + 1)
        return max(pages, key=lambda number: (self._shown(number, top, bottom), -number))

    def place(self, number: int, box: Box) -> tuple[float, float, float, float]:
        """Left, top, width and height on the desk of a box on the page."""
        sheet = self.sheets[number]
        one, other = self._turn(number, box[:2]), self._turn(number, box[2:])
        left, right = sorted((one[0], other[0]))
        top, bottom = sorted((one[1], other[1]))
        scale = sheet.scale
        return (
            sheet.left + left * scale,
            sheet.top + top * scale,
            (right - left) * scale,
            (bottom - top) * scale,
        )

    def point(self, number: int, x: float, y: float) -> Point:
        """The point of the page that lies at this spot of the desk, kept inside the page."""
        sheet = self.sheets[number]
        across, down = (x - sheet.left) / sheet.scale, (y - sheet.top) / sheet.scale
        width, height = self.sizes[number]
        back = {
            0: (across, down),
            90: (down, height - across),
            180: (width - across, height - down),
            270: (width - down, across),
        }[self.rotation]
        return min(max(back[0], 0.0), width), min(max(back[1], 0.0), height)

    def box(self, number: int, start: Point, end: Point) -> Box:
        one, other = self.point(number, *start), self.point(number, *end)
        return (min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1]))

    def _turn(self, number: int, point: Sequence[float]) -> Point:
        x, y = point
        width, height = self.sizes[number]
        turned = {0: (x, y), 90: (height - y, x), 180: (width - x, height - y), 270: (y, width - x)}
        return turned[self.rotation]

    def _shown(self, number: int, top: int, bottom: int) -> int:
        sheet = self.sheets[number]
        return min(sheet.bottom, bottom) - max(sheet.top, top)


def lay_out(sizes: Sequence[Size], zoom: float | None, rotation: int, room: int) -> Layout:
    """Without zoom every page is as wide as the room allows."""
    across = max(_NARROWEST, room - 2 * EDGE)
    scaled = [_scaled(size, zoom, rotation, across) for size in sizes]
    width = max([room, *(wide + 2 * EDGE for wide, _, _ in scaled)])
    sheets, top = list[Sheet](), EDGE
    for wide, high, scale in scaled:
        sheets.append(Sheet((width - wide) // 2, top, wide, high, scale))
        top += high + GAP
    height = top - GAP + EDGE if sheets else 0
    return Layout(tuple(sheets), tuple(sizes), rotation, width, height, tuple(sheet.top for sheet in sheets))


def _scaled(size: Size, zoom: float | None, rotation: int, across: int) -> tuple[int, int, float]:
    width, height = size if rotation % 180 == 0 else (size[1], size[0])
    scale = across / width if zoom is None else zoom * FULL_SIZE
    return max(1, round(width * scale)), max(1, round(height * scale)), scale


def next_step(zoom: float, *, larger: bool) -> float:
    if larger:
        return next((step for step in STEPS if step > zoom * 1.02), STEPS[-1])
    return next((step for step in reversed(STEPS) if step < zoom * 0.98), STEPS[0])
