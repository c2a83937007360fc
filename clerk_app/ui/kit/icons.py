"""The program's icons: one stroke, coloured by what they stand for and by the theme in force."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QImage, QPainter, QPixmap

from .drawing import svg_image
from .resources import ICONS
from .theme import Theme


def icon(name: str, role: str = "text") -> QIcon:
    """`role` is a colour role of the theme; disabled and selected icons choose their own."""
    if not (ICONS / f"{name}.svg").is_file():
        raise KeyError(name)
    return QIcon(_LineIcon(name, role))


def icon_image(name: str, role: str, side: int, ratio: float = 1.0) -> QImage:
    """For delegates, which paint one picture many times."""
    return _drawn(name, Theme.current().colour(role).name(), side, ratio)


@lru_cache(maxsize=1024)
def _drawn(name: str, colour: str, side: int, ratio: float) -> QImage:
    return svg_image(ICONS / f"{name}.svg", QColor(colour), side, ratio)


class _LineIcon(QIconEngine):
    """Asks the theme when it is painted, so an icon made once follows every change of scheme."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self._name = name
        self._role = role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        device = painter.device()
        ratio = device.devicePixelRatioF() if device is not None else 1.0
        side = min(rect.width(), rect.height())
        left = rect.x() + (rect.width() - side) // 2
        top = rect.y() + (rect.height() - side) // 2
        painter.drawImage(left, top, icon_image(self._name, self._role_in(mode), side, ratio))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        """Since Qt 6.8 `size` does not count the pixels of the screen."""
        side = min(size.width(), size.height())
        pixmap = QPixmap(size * scale)
        pixmap.setDevicePixelRatio(scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(0, 0, side, side), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        copy = _LineIcon(self._name, self._role)
        Theme.current().kept.append(copy)  # Qt owns the copy, yet Python would collect it
        return copy

    def _role_in(self, mode: QIcon.Mode) -> str:
        if mode is QIcon.Mode.Disabled:
            return "text_disabled"
        return self._role
