"""Sets tables: the head repeated on every page, the total never left alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from clerk_app.domain.notice import Table

from .columns import SIDE, Column, columns
from .geometry import LEFT, TEXT_WIDTH
from .strips import Box, Ink, Strip
from .structure import Node
from .styles import CAPTION, CELL, CELL_HEAD, HAIRLINE, HEAD_GROUND, INK, Style
from .typesetting import Line, Typesetter

_PAD = 2.8
_RULE = 0.5
_STRONG_RULE = 0.9
_TALL_ROW = 14  # lines from which a row may be torn apart
_GLUED_ROWS = 2

_COLUMN_HEAD = b"/A<</O/Table/Scope/Column>>"
_ROW_HEAD = b"/A<</O/Table/Scope/Row>>"


class _Look(NamedTuple):
    """How one row is drawn."""

    style: Style
    ground: bool = False
    rule: float = _RULE
    colour: str = HAIRLINE
    above: bool = False


class _Slice(NamedTuple):
    """One line of a row, across all its cells."""

    height: float
    inks: tuple[Ink, ...]
    boxes: tuple[Box, ...]


_HEAD = _Look(CELL_HEAD, ground=True, rule=_STRONG_RULE, colour=INK)
_ROW = _Look(CELL)
_TOTAL = _Look(CELL_HEAD, rule=_STRONG_RULE, colour=INK, above=True)


class TableSetter:
    def __init__(self, typesetter: Typesetter) -> None:
        self._typesetter = typesetter

    def strips(self, table: Table, node: Node) -> list[Strip]:
        count = max(map(len, (table.header, *table.rows)), default=0)
        if not count:
            return []
        widths = columns(self._typesetter, table, count)
        top = [*self._caption(table, node), *self._head(table, widths, node)]
        return [*top, *self._body(table, widths, node, top)]

    def _caption(self, table: Table, node: Node) -> list[Strip]:
        lines = self._typesetter.lines(table.caption, CAPTION, TEXT_WIDTH)
        owner = Node("Caption", node) if lines else node
        drop = CAPTION.baseline
        return [
            Strip(
                CAPTION.leading + (CAPTION.after if at == len(lines) else 0.0),
                (Ink(LEFT, drop, line, owner),),
            )
            for at, line in enumerate(lines, 1)
        ]

    def _head(self, table: Table, widths: Sequence[Column], node: Node) -> list[Strip]:
        if not any(table.header):
            return []
        # A head without a body below it is no head (ISO 32000-1, 14.8.4.3.4).
        row = Node("TR", Node("THead" if table.rows else "TBody", node))
        cells = [Node("TH", row, _COLUMN_HEAD) for _ in widths]
        slices = self._row(table.header, widths, cells, _HEAD)
        return [Strip(*part, may_break=False, block=table.block) for part in slices]

    def _body(self, table: Table, widths: Sequence[Column], node: Node, top: Sequence[Strip]) -> list[Strip]:
        repeat = tuple(map(_for_the_eye, (strip for strip in top if strip.boxes)))
        body = Node("TBody", node) if table.rows else node
        strips = []
        last = len(table.rows) - 1
        for number, texts in enumerate(table.rows):
            total = table.total and number == last
            row = Node("TR", Node("TFoot", node) if total and number else body)
            cells = [Node("TH", row, _ROW_HEAD), *[Node("TD", row) for _ in widths[1:]]]
            slices = self._row(texts, widths, cells, _TOTAL if total else _ROW)
            lonely = total or (bool(top) and number < _GLUED_ROWS)
            for at, part in enumerate(slices):
                may_break = len(slices) >= _TALL_ROW if at else not lonely
                strips.append(Strip(*part, may_break=may_break, repeat=repeat, block=table.block))
        return strips

    def _row(
        self, texts: Sequence[str], widths: Sequence[Column], cells: Sequence[Node], look: _Look
    ) -> list[_Slice]:
        """Slices, so that even a cell longer than a page finds room."""
        filled = [
            (self._typesetter.cell(text, look.style, column.width - 2 * SIDE), column, cell)
            for text, column, cell in zip(texts, widths, cells, strict=False)
        ]
        count = max([1, *(len(lines) for lines, _, _ in filled)])
        slices = []
        for at in range(count):
            top, bottom = _PAD if at == 0 else 0.0, _PAD if at == count - 1 else 0.0
            drop = top + look.style.baseline
            inks = tuple(
                [_ink(lines[at], column, cell, drop) for lines, column, cell in filled if at < len(lines)]
            )
            height = top + look.style.leading + bottom
            slices.append(_Slice(height, inks, _boxes(look, height, at == 0, at == count - 1)))
        return slices


def _ink(line: Line, column: Column, cell: Node, drop: float) -> Ink:
    x = column.x + column.width - SIDE - line.width if column.right else column.x + SIDE
    return Ink(x, drop, line, cell)


def _boxes(look: _Look, height: float, first: bool, last: bool) -> tuple[Box, ...]:
    boxes = []
    if look.ground:
        boxes.append(Box(LEFT, 0.0, TEXT_WIDTH, height, HEAD_GROUND))
    if look.above and first:
        boxes.append(Box(LEFT, -look.rule, TEXT_WIDTH, look.rule, look.colour))
    if last:
        boxes.append(Box(LEFT, height - look.rule, TEXT_WIDTH, look.rule, look.colour))
    return tuple(boxes)


def _for_the_eye(strip: Strip) -> Strip:
    return strip._replace(inks=tuple(ink._replace(node=None) for ink in strip.inks), may_break=False)
