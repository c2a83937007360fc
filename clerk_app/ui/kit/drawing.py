"""Draws the program's own line icons in any colour and size."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer


@lru_cache(maxsize=256)
def _source(path: Path) -> bytes:
    return path.read_bytes()


def svg_renderer(path: Path, colour: QColor) -> QSvgRenderer:
    drawing = _source(path).replace(b"currentColor", colour.name().encode())
    return QSvgRenderer(QByteArray(drawing))


def svg_image(path: Path, colour: QColor, side: int, ratio: float = 1.0) -> QImage:
    """A square image of `side` logical pixels, drawn for a screen of that pixel ratio."""
    pixels = max(1, round(side * ratio))
    image = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    svg_renderer(path, colour).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image
