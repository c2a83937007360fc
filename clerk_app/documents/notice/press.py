"""The press: puts finished pages on ReportLab's canvas, each word tagged for screen readers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from .geometry import PAGE_HEIGHT
from .pictures import Picture, PlacedPicture
from .reportlab_joint import ArchiveCanvas
from .strips import Box, Ink, Placed
from .structure import Mark, Node
from .styles import GAP_GROUND, colour_operator
from .typesetting import Line
from .watermark import Watermark

PICTURE = "Im1"  # a notice has one at most

_GAP_SIDE = 1.2
_GAP_UP, _GAP_DOWN = 9.2, 2.6


class Sheet(NamedTuple):
    """One page of the notice."""

    placed: Sequence[Placed]
    running: Sequence[Ink]  # header and page number, for the eye only
    watermark: Watermark | None = None
    picture: PlacedPicture | None = None


class Press:
    """`marked` collects, page by page, which structure element owns each mark."""

    def __init__(self) -> None:
        self.canvas = ArchiveCanvas()
        self.marked: list[list[Node]] = []
        self.rare: dict[bool, set[str]] = {False: set(), True: set()}
        self.picture: Picture | None = None

    def print(self, sheet: Sheet) -> None:
        self.marked.append([])
        if sheet.watermark:
            self._note_rare(sheet.watermark.line)
            self._put(_artifact("/Type/Pagination/Subtype/Watermark", [sheet.watermark.code]))
        boxes = list(_filled_boxes(sheet.placed))
        if boxes:
            self._put(_artifact("/Type/Layout", boxes))
        if sheet.picture:
            self.picture = sheet.picture.picture
            self._put([self._opening(sheet.picture.node), sheet.picture.painted(PICTURE), "EMC"])
        self._put(["BT 0 g", *self._tagged(sheet.placed)])
        self._put([*_artifact("/Type/Pagination", self._inks(sheet.running)), "ET"])
        self.canvas.showPage()

    def _tagged(self, placed: Sequence[Placed]) -> Iterator[str]:
        """Neighbouring lines of one structure element share a mark."""
        current: Node | None = None
        opened = False
        for top, strip in placed:
            for x, drop, line, node in strip.inks:
                if not line.code:
                    continue
                if node is not current or not opened:
                    if opened:
                        yield "EMC"
                    yield self._opening(node)
                    current, opened = node, True
                if line.rare:
                    self._note_rare(line)
                yield f"1 0 0 1 {x:.2f} {PAGE_HEIGHT - top - drop:.2f} Tm {line.code}"
        if opened:
            yield "EMC"

    def _opening(self, node: Node | None) -> str:
        if node is None:
            return "/Artifact<</Type/Pagination/Subtype/Header>>BDC"
        owners = self.marked[-1]
        number = len(owners)
        owners.append(node)
        node.kids.append(Mark(len(self.marked) - 1, number))
        return f"/{node.tag}<</MCID {number}>>BDC"

    def _inks(self, inks: Sequence[Ink]) -> Iterator[str]:
        for ink in inks:
            self._note_rare(ink.line)
            yield f"1 0 0 1 {ink.x:.2f} {PAGE_HEIGHT - ink.drop:.2f} Tm {ink.line.code}"

    def _note_rare(self, line: Line) -> None:
        for bold, characters in line.rare:
            self.rare[bold].update(characters)

    def _put(self, operators: Iterable[str]) -> None:
        self.canvas.addLiteral("\n".join(operators))


def _artifact(properties: str, operators: Iterable[str]) -> list[str]:
    return [f"/Artifact<<{properties}>>BDC", *operators, "EMC"]


def _filled_boxes(placed: Sequence[Placed]) -> Iterator[str]:
    colour = ""
    for top, strip in placed:
        for box in (*strip.boxes, *_gap_boxes(strip.inks)):
            if box.colour != colour:
                colour = box.colour
                yield colour_operator(colour)
            bottom = PAGE_HEIGHT - top - box.drop - box.height
            yield f"{box.x:.2f} {bottom:.2f} {box.width:.2f} {box.height:.2f} re f"


def _gap_boxes(inks: Sequence[Ink]) -> Iterator[Box]:
    height = _GAP_UP + _GAP_DOWN
    for ink in inks:
        for x, width in ink.line.gaps:
            left = ink.x + x - _GAP_SIDE
            yield Box(left, ink.drop - _GAP_UP, width + 2 * _GAP_SIDE, height, GAP_GROUND)
