"""How one page looks on the desk: its picture, or clean paper until there is one."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPalette

from .layout import EDGE, Layout
from .overlay import Overlay
from .pictures import Picture, Pictures


@dataclass
class Paper:
    """`edition` counts the bytes the document came in, `failed` holds the words for pages without picture."""

    pictures: Pictures = field(default_factory=Pictures)
    failed: dict[int, str] = field(default_factory=dict)
    overlay: Overlay = field(default_factory=Overlay)
    edition: int = 0

    def begin(self) -> None:
        self.pictures.drop()
        self.overlay.clear()
        self.begin_edition()

    def begin_edition(self) -> None:
        self.failed.clear()
        self.edition += 1

    def lacks(self, number: int, width: int, rotation: int) -> bool:
        if number in self.failed:
            return False
        picture = self.pictures.get(number)
        wished = (self.edition, width, rotation)
        return picture is None or (picture.edition, picture.width, picture.rotation) != wished

    def paint(self, painter: QPainter, number: int, layout: Layout, palette: QPalette) -> None:
        sheet = layout.sheets[number]
        frame = QRect(sheet.left, sheet.top, sheet.width, sheet.height)
        painter.fillRect(frame, palette.color(QPalette.ColorRole.Base))
        picture = self.pictures.get(number)
        if picture is not None and picture.rotation == layout.rotation:
            _paint_picture(painter, frame, picture)
        elif number in self.failed:
            painter.setPen(palette.color(QPalette.ColorRole.Text))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(frame.adjusted(EDGE, EDGE, -EDGE, -EDGE), flags, self.failed[number])
        painter.setPen(palette.color(QPalette.ColorRole.Mid))
        painter.drawRect(frame.adjusted(-1, -1, 0, 0))
        self.overlay.paint(painter, number, layout, palette)


def _paint_picture(painter: QPainter, frame: QRect, picture: Picture) -> None:
    """A picture of the right size is laid down point by point: any scaling would blur the letters."""
    ratio = painter.device().devicePixelRatioF()
    if picture.image.width() == round(frame.width() * ratio):
        picture.image.setDevicePixelRatio(ratio)
        painter.drawImage(frame.topLeft(), picture.image)
        return
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(frame, picture.image)
