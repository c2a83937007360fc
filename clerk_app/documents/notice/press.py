"""The press: puts finished pages on ReportLab's canvas, each word tagged for screen readers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .geometry import PAGE_HEIGHT
from .reportlab_joint import ArchiveCanvas
from .strips import Box, Ink
from .structure import Mark, Node
from .styles import GAP_GROUND, colour_operator
from .typesetting import Line
from .watermark import Watermark

_GAP_SIDE = 1.2
_GAP_UP, _GAP_DOWN = 9.2, 2.6


class Sheet(NamedTuple):
    """One page; all positions down from its upper left corner."""

    inks: Sequence[Ink]
    boxes: Sequence[Box]
    running: Sequence[Ink]  # header and page number, for the eye only
    watermark: Watermark | None = None


class Press:
    """`marked` collects, page by page, which structure element owns each mark."""

    def __init__(self) -> None:
        self.canvas = ArchiveCanvas()
        self.marked: list[list[Node]] = []
        self.rare: dict[bool, set[str]] = {False: set(), True: set()}

    def print(self, sheet: Sheet) -> None:
        self.marked.append([])
        boxes = [*sheet.boxes, *_gap_boxes(sheet.inks)]
        if sheet.watermark:
            self._artifact("/Type/Pagination/Subtype/Watermark", sheet.watermark.code)
            self._note_rare(sheet.watermark.line)
        if boxes:
            self._artifact("/Type/Layout", "\n".join(map(_filled, boxes)))
        for node, inks in _by_node(sheet.inks):
            self._text(node, inks)
        if sheet.running:
            self._artifact("/Type/Pagination", _shown(sheet.running))
            self._note_rare(*(ink.line for ink in sheet.running))
        self.canvas.showPage()

    def _text(self, node: Node | None, inks: list[Ink]) -> None:
        self._note_rare(*(ink.line for ink in inks))
        if node is None:
            self._artifact("/Type/Pagination/Subtype/Header", _shown(inks))
            return
        owners = self.marked[-1]
        node.kids.append(Mark(len(self.marked) - 1, len(owners)))
        self.canvas.addLiteral(f"/{node.tag}<</MCID {len(owners)}>>BDC\n{_shown(inks)}\nEMC")
        owners.append(node)

    def _artifact(self, properties: str, code: str) -> None:
        self.canvas.addLiteral(f"/Artifact<<{properties}>>BDC\n{code}\nEMC")

    def _note_rare(self, *lines: Line) -> None:
        for line in lines:
            for bold, characters in line.rare:
                self.rare[bold].update(characters)


def _by_node(inks: Sequence[Ink]) -> list[tuple[Node | None, list[Ink]]]:
    groups: list[tuple[Node | None, list[Ink]]] = []
    for ink in inks:
        if not ink.line.code:
            continue
        if groups and groups[-1][0] is ink.node:
            groups[-1][1].append(ink)
        else:
            groups.append((ink.node, [ink]))
    return groups


def _shown(inks: Sequence[Ink]) -> str:
    lines = [f"1 0 0 1 {ink.x:.2f} {PAGE_HEIGHT - ink.drop:.2f} Tm\n{ink.line.code}" for ink in inks]
    return "BT\n" + "\n".join(lines) + "\nET"


def _gap_boxes(inks: Sequence[Ink]) -> list[Box]:
    return [
        Box(ink.x + x - _GAP_SIDE, ink.drop - _GAP_UP, width + 2 * _GAP_SIDE, _GAP_UP + _GAP_DOWN, GAP_GROUND)
        for ink in inks
        for x, width in ink.line.gaps
    ]


def _filled(box: Box) -> str:
    bottom = PAGE_HEIGHT - box.drop - box.height
    return f"{colour_operator(box.colour)} {box.x:.2f} {bottom:.2f} {box.width:.2f} {box.height:.2f} re f"
