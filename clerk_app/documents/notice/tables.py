"""Sets tables: columns as wide as they need, heads repeated on every page, totals never left alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from clerk_app.domain.notice import Table

from .geometry import LEFT, TEXT_WIDTH
from .strips import Box, Ink, Strip
from .structure import Node
from .styles import CAPTION, CELL, CELL_HEAD, HAIRLINE, HEAD_GROUND, INK, Style
from .typesetting import Line, Typesetter

_SIDE = 5.0
_PAD = 2.8
_RULE = 0.5
_STRONG_RULE = 0.9
_TALL_ROW = 14  # lines from which a row may be torn apart
_GLUED_ROWS = 2
_FIGURES = 0.6
_NARROW = 2  # columns

_COLUMN_HEAD = b"<</O/Table/Scope/Column>>"
_ROW_HEAD = b"<</O/Table/Scope/Row>>"


class _Column(NamedTuple):
    x: float
    width: float
    right: bool


class _Look(NamedTuple):
    """How one row is drawn."""

    style: Style
    ground: bool = False
    rule: float = _RULE
    colour: str = HAIRLINE
    above: bool = False


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
        columns = self._columns(table, count)
        caption = self._caption(table, node)
        head = self._head(table, columns, node)
        body = self._body(table, columns, node)
        strips = [*caption, *head]
        repeat = tuple(_for_the_eye(strip) for strip in head)
        glued = bool(strips)
        for number, row in enumerate(body):
            last_alone = table.total and number == len(body) - 1
            may_break = not last_alone and number >= _GLUED_ROWS if glued else not last_alone
            strips.append(row[0]._replace(may_break=may_break, repeat=repeat))
            strips += [strip._replace(repeat=repeat) for strip in row[1:]]
        return [strip._replace(block=table.block) for strip in strips]

    def _caption(self, table: Table, node: Node) -> list[Strip]:
        lines = self._typesetter.lines(table.caption, CAPTION, TEXT_WIDTH)
        owner = Node("Caption", node) if lines else node
        strips = [
            Strip(CAPTION.leading, (Ink(LEFT, _baseline(CAPTION), line, owner),), may_break=False)
            for line in lines
        ]
        if strips:
            strips[-1] = strips[-1]._replace(height=CAPTION.leading + CAPTION.after)
        return strips

    def _head(self, table: Table, columns: Sequence[_Column], node: Node) -> list[Strip]:
        if not any(table.header):
            return []
        # A head without a body below it is no head (ISO 32000-1, 14.8.4.3.4).
        row = Node("TR", Node("THead" if table.rows else "TBody", node))
        cells = [Node("TH", row, _COLUMN_HEAD) for _ in columns]
        return self._row(table.header, columns, cells, _HEAD)

    def _body(self, table: Table, columns: Sequence[_Column], node: Node) -> list[list[Strip]]:
        if not table.rows:
            return []
        body = Node("TBody", node)
        rows = []
        for number, texts in enumerate(table.rows):
            total = table.total and number == len(table.rows) - 1
            row = Node("TR", Node("TFoot", node) if total and number else body)
            cells = [Node("TH", row, _ROW_HEAD), *(Node("TD", row) for _ in columns[1:])]
            rows.append(self._row(texts, columns, cells, _TOTAL if total else _ROW))
        return rows

    def _row(
        self, texts: Sequence[str], columns: Sequence[_Column], cells: Sequence[Node], look: _Look
    ) -> list[Strip]:
        """One strip per line, so that even a cell longer than a page finds room."""
        padded = [*texts, *[""] * (len(columns) - len(texts))]
        set_cells = [
            self._typesetter.lines(text, look.style, column.width - 2 * _SIDE)
            for text, column in zip(padded, columns, strict=True)
        ]
        count = max(1, *map(len, set_cells))
        strips = []
        for at in range(count):
            top = _PAD if at == 0 else 0.0
            inks = tuple(
                _cell_ink(lines[at], column, cell, top + _baseline(look.style))
                for lines, column, cell in zip(set_cells, columns, cells, strict=True)
                if at < len(lines)
            )
            height = top + look.style.leading + (_PAD if at == count - 1 else 0.0)
            boxes = _boxes(look, height, at == 0, at == count - 1)
            strips.append(Strip(height, inks, boxes, may_break=at > 0 and count >= _TALL_ROW))
        return strips

    def _columns(self, table: Table, count: int) -> list[_Column]:
        widths = self._widths(table, count)
        columns, x = [], LEFT
        for at, width in enumerate(widths):
            right = at < len(table.align) and table.align[at] == "r"
            columns.append(_Column(x, width, right))
            x += width
        return columns

    def _widths(self, table: Table, count: int) -> list[float]:
        """Natural widths if they fit, the rest to the text columns; else squeezed no narrower than a word."""
        natural, least = [0.0] * count, [0.0] * count
        for texts, style in self._styled_rows(table):
            for at, text in enumerate(texts):
                natural[at] = max(natural[at], self._typesetter.width(text, style) + 2 * _SIDE)
                least[at] = max(least[at], self._typesetter.widest_word(text, style) + 2 * _SIDE)
        if sum(natural) <= TEXT_WIDTH:
            return _spread(natural, [table.align[at : at + 1] == ("r",) for at in range(count)])
        return _squeezed(natural, least)

    def _styled_rows(self, table: Table) -> list[tuple[Sequence[str], Style]]:
        rows: list[tuple[Sequence[str], Style]] = [(table.header, CELL_HEAD)]
        rows += [(row, CELL) for row in table.rows]
        if table.total and table.rows:
            rows[-1] = (table.rows[-1], CELL_HEAD)
        return rows


def _spread(natural: Sequence[float], right: Sequence[bool]) -> list[float]:
    """A figure needs less air than a word; beside a single text column figures need none at all."""
    alone = right.count(False) == 1 and len(right) <= _NARROW
    shares = [
        0.0 if figures and alone else width * (_FIGURES if figures else 1.0)
        for width, figures in zip(natural, right, strict=True)
    ]
    unit = (TEXT_WIDTH - sum(natural)) / (sum(shares) or 1.0)
    return [width + share * unit for width, share in zip(natural, shares, strict=True)]


def _squeezed(natural: Sequence[float], least: Sequence[float]) -> list[float]:
    if sum(least) >= TEXT_WIDTH:
        return [width * TEXT_WIDTH / sum(least) for width in least]
    slack = [wide - narrow for wide, narrow in zip(natural, least, strict=True)]
    share = (TEXT_WIDTH - sum(least)) / sum(slack)
    return [narrow + room * share for narrow, room in zip(least, slack, strict=True)]


def _cell_ink(line: Line, column: _Column, cell: Node, drop: float) -> Ink:
    x = column.x + column.width - _SIDE - line.width if column.right else column.x + _SIDE
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


def _baseline(style: Style) -> float:
    return (style.leading + style.size) / 2 - style.size * 0.12
