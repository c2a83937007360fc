"""How wide the columns of a table are: as wide as they need, and fairly sharing what is left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from clerk_app.domain.notice import Table

from .geometry import LEFT, TEXT_WIDTH
from .styles import CELL, CELL_HEAD, Style
from .typesetting import Typesetter

SIDE = 5.0
_FIGURES = 0.6
_NARROW = 2  # columns


class Column(NamedTuple):
    x: float
    width: float
    right: bool


def columns(typesetter: Typesetter, table: Table, count: int) -> list[Column]:
    right = [table.align[at : at + 1] == ("r",) for at in range(count)]
    natural = _widest(table, count, lambda text, style: typesetter.line(text, style).width)
    if sum(natural) <= TEXT_WIDTH:
        widths = _spread(natural, right)
    else:
        widths = _squeezed(natural, _widest(table, count, typesetter.widest_word))
    edges = [LEFT + sum(widths[:at]) for at in range(count)]
    return [Column(*column) for column in zip(edges, widths, right, strict=True)]


def _widest(table: Table, count: int, measure: Callable[[str, Style], float]) -> list[float]:
    widest = [0.0] * count
    last = len(table.rows) - 1
    for number, texts in enumerate((table.header, *table.rows), -1):
        style = CELL_HEAD if number < 0 or (table.total and number == last) else CELL
        for at, text in enumerate(texts):
            if text:
                widest[at] = max(widest[at], measure(text, style))
    return [width + 2 * SIDE for width in widest]


def _spread(natural: Sequence[float], right: Sequence[bool]) -> list[float]:
    """A figure needs less air than a word; beside a single text column figures need none at all."""
    alone = right.count(False) == 1 and len(right) <= _NARROW
    shares = [
        0.0 if figures and alone else width * (_FIGURES if figures else 1.0)
        for width, figures in zip(natural, right, strict=True)
    ]
    unit = (TEXT_WIDTH - sum(natural)) / sum(shares)
    return [width + share * unit for width, share in zip(natural, shares, strict=True)]


def _squeezed(natural: Sequence[float], least: Sequence[float]) -> list[float]:
    """No narrower than the longest word, if the sheet allows."""
    if sum(least) >= TEXT_WIDTH:
        return [width * TEXT_WIDTH / sum(least) for width in least]
    slack = [wide - narrow for wide, narrow in zip(natural, least, strict=True)]
    share = (TEXT_WIDTH - sum(least)) / sum(slack)
    return [narrow + room * share for narrow, room in zip(least, slack, strict=True)]
