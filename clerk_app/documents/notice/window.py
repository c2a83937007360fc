"""Holds a letter behind the window of an envelope: the address is all seen, and nothing else is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from . import geometry as at
from .composing import Composed
from .letter import ADDRESS
from .strips import Box, Ink, Placed, Strip
from .styles import GAP_INK, MM

_LEAST_SIZE = 8.0  # points; sorting machines do not read smaller type
_ASCENT, _DESCENT = 0.75, 0.22
_SLACK = 0.1
_OUTLINE = 0.7
_SIZE = re.compile(r"/F\d ([\d.]+) Tf")


class WindowFault(NamedTuple):
    """`code`: address.missing | address.outside | address.small | stranger.inside."""

    code: str
    line: int = 0  # of the address, from 1


class _Place(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float


def window_faults(composed: Composed, form: at.Form) -> tuple[WindowFault, ...]:
    """Judged by the address field of DIN 5008, which the windows of DIN 680 leave free."""
    address = {id(node) for node in composed.root.kids_of(ADDRESS)}
    placed = [(top, ink) for top, strip in composed.sheets[0].placed for ink in strip.inks if ink.line.code]
    # The return line stands in the same field; only the lines below it are read by the post.
    inside = [(top, ink) for top, ink in placed if id(ink.node) in address]
    lines = [(top, ink) for top, ink in inside if top + ink.drop > form.address_top]
    strangers = [_place(top, ink) for top, ink in placed if id(ink.node) not in address]
    field = _Place(
        at.FIELD_LEFT, form.field_top, at.FIELD_LEFT + at.FIELD_FULL_WIDTH, form.field_top + at.FIELD_HEIGHT
    )
    strangers += [_box_place(top, box) for top, strip in composed.sheets[0].placed for box in strip.boxes]
    return tuple(_faults(field, lines, [place for place in strangers if not _return_rule(place, form)]))


def with_outline(composed: Composed, form: at.Form) -> Composed:
    """The window drawn on the first sheet, and the line below which the post reads."""
    left, top, width, height = at.FIELD_LEFT, form.field_top, at.FIELD_FULL_WIDTH, at.FIELD_HEIGHT
    boxes = (
        *(Box(left, drop, width, _OUTLINE, GAP_INK) for drop in (top, form.address_top, top + height)),
        *(Box(x, top, _OUTLINE, height, GAP_INK) for x in (left, left + width)),
    )
    first, *others = composed.sheets
    drawn = first._replace(placed=[*first.placed, Placed(0.0, Strip(0.0, (), boxes))])
    return replace(composed, sheets=(drawn, *others))


def _faults(field: _Place, lines: list[tuple[float, Ink]], strangers: list[_Place]) -> Iterator[WindowFault]:
    if not lines:
        yield WindowFault("address.missing")
    for number, (top, ink) in enumerate(lines, 1):
        if not _within(_place(top, ink), field):
            yield WindowFault("address.outside", number)
        if _size(ink) < _LEAST_SIZE:
            yield WindowFault("address.small", number)
    if any(_meet(place, field) for place in strangers):
        yield WindowFault("stranger.inside")


def _place(top: float, ink: Ink) -> _Place:
    baseline, size = top + ink.drop, _size(ink)
    return _Place(ink.x, baseline - size * _ASCENT, ink.x + ink.line.width, baseline + size * _DESCENT)


def _box_place(top: float, box: Box) -> _Place:
    return _Place(box.x, top + box.drop, box.x + box.width, top + box.drop + box.height)


def _size(ink: Ink) -> float:
    return max(map(float, _SIZE.findall(ink.line.code)), default=0.0)


def _return_rule(place: _Place, form: at.Form) -> bool:
    return abs(place.top - form.return_rule) < MM / 2


def _within(place: _Place, field: _Place) -> bool:
    across = place.left >= field.left - _SLACK and place.right <= field.right + _SLACK
    return across and place.top >= field.top - _SLACK and place.bottom <= field.bottom + _SLACK


def _meet(place: _Place, field: _Place) -> bool:
    beside = place.right <= field.left or place.left >= field.right
    return not beside and place.top < field.bottom and place.bottom > field.top
