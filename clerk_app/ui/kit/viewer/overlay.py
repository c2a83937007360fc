"""What is laid over a page: marked places, hits of a search and the box being drawn."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen

from clerk_app.services.reading_lamp import Box, Hit

from .layout import Layout

_FAINT, _CLEAR = 45, 80
_TOO_LIGHT, _DARKER = 120, 180


@dataclass
class Overlay:
    """`chosen` is the box the clerk has drawn, with its page."""

    marks: dict[int, list[tuple[Box, QColor]]] = field(default_factory=dict)
    hits: tuple[Hit, ...] = ()
    current_hit: int = -1
    chosen: tuple[int, Box] | None = None

    def clear(self) -> None:
        self.marks.clear()
        self.hits, self.current_hit, self.chosen = (), -1, None

    def paint(self, painter: QPainter, number: int, layout: Layout, palette: QPalette) -> None:
        accent = _ink(palette.color(QPalette.ColorRole.Highlight))
        for box, colour in self.marks.get(number, []):
            _fill(painter, _rect(layout, number, box), colour, _FAINT, colour)
        for place, hit in enumerate(self.hits):
            if hit.page == number:
                self._paint_hit(painter, hit, layout, accent, here=place == self.current_hit)
        if self.chosen is not None and self.chosen[0] == number:
            _fill(painter, _rect(layout, number, self.chosen[1]), accent, _FAINT // 2, accent, dashed=True)

    def _paint_hit(self, painter: QPainter, hit: Hit, layout: Layout, accent: QColor, *, here: bool) -> None:
        for box in hit.boxes:
            rect = _rect(layout, hit.page, box).adjusted(-1, -1, 1, 1)
            _fill(painter, rect, accent, _CLEAR if here else _FAINT, accent if here else None)


def _ink(colour: QColor) -> QColor:
    """Paper stays white in every scheme; the light accents of a dark one would hardly be seen on it."""
    return colour if colour.lightness() < _TOO_LIGHT else colour.darker(_DARKER)


def _rect(layout: Layout, number: int, box: Box) -> QRectF:
    return QRectF(*layout.place(number, box))


def _fill(
    painter: QPainter,
    rect: QRectF,
    colour: QColor,
    strength: int,
    edge: QColor | None,
    *,
    dashed: bool = False,
) -> None:
    inside = QColor(colour)
    inside.setAlpha(strength)
    painter.fillRect(rect, inside)
    if edge is not None:
        line = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
        painter.setPen(QPen(edge, 1, line))
        painter.drawRect(rect)
