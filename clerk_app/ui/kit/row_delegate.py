"""How a row of an in-tray is drawn: three lines on the left, deadline and file reference on the right."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from .chips import Chip, chip_size, paint_chip
from .icons import icon_image
from .rows_model import ChipRole, FaceRole, RowFace
from .theme import Theme

Index = QModelIndex | QPersistentModelIndex
_TOP = 8
_LEFT = 30
_RIGHT = 12
_GAP = 3
_BAR = 4
_DOT = 8
_CELL = 5


class RowDelegate(QStyledItemDelegate):
    """Asks the model for one role only: every further question costs as much as the painting."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.choose_fonts()

    def row_height(self) -> int:
        """Every row is equally high, so that a million of them cost no more than ten."""
        return 2 * _TOP + self._strong_height + 2 * self._small_height + 2 * _GAP

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(240, self.row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        face = index.data(FaceRole)
        if not isinstance(face, RowFace):
            return
        rect: QRect = option.rect
        painter.save()
        self._paint_ground(painter, rect, option.state)
        inner = rect.adjusted(_LEFT, _TOP, -_RIGHT, -_TOP)
        self._paint_head(painter, inner, face)
        self._paint_line(painter, inner, self._second, face.about, face.reference)
        self._paint_tail(painter, inner, face)
        painter.restore()

    def choose_fonts(self) -> None:
        theme = Theme.current()
        self._plain = theme.font()
        self._strong = theme.font(weight=QFont.Weight.DemiBold)
        self._small = theme.font("small")
        self._chip = theme.font("small", QFont.Weight.Medium)
        self._strong_height = QFontMetrics(self._strong).height()
        self._small_height = QFontMetrics(self._small).height()
        self._second = self._strong_height + _GAP
        self._third = self._second + self._small_height + _GAP

    def _paint_ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        theme = Theme.current()
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        ground = "accent_soft" if chosen else "hover" if hovered else "surface"
        painter.fillRect(rect, theme.colour(ground))
        painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), theme.colour("border"))
        if chosen:
            painter.fillRect(QRect(rect.x(), rect.y(), _BAR, rect.height()), theme.colour("accent"))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme.colour("focus"))
            painter.drawRect(rect.adjusted(0, 0, -1, -2))

    def _paint_head(self, painter: QPainter, rect: QRect, face: RowFace) -> None:
        theme = Theme.current()
        right = rect.right()
        if face.chip is not None:
            size = chip_size(face.chip, self._chip)
            right -= size.width()
            paint_chip(painter, QPoint(right + 1, rect.y() - 1), face.chip, self._chip)
            right -= 8
        if face.unread:
            self._paint_dot(painter, rect)
        font = self._strong if face.unread else self._plain
        room = QRect(rect.x(), rect.y(), right - rect.x(), self._strong_height)
        painter.setFont(font)
        painter.setPen(theme.colour("text"))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, _elided(font, face.title, room.width()))

    def _paint_dot(self, painter: QPainter, rect: QRect) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Theme.current().colour("accent"))
        left = rect.x() - _LEFT + (_LEFT + _BAR - _DOT) // 2 - 1
        painter.drawEllipse(QRect(left, rect.y() + (self._strong_height - _DOT) // 2 + 1, _DOT, _DOT))

    def _paint_line(self, painter: QPainter, rect: QRect, offset: int, left: str, right: str) -> None:
        painter.setFont(self._small)
        painter.setPen(Theme.current().colour("text_muted"))
        metrics = QFontMetrics(self._small)
        taken = metrics.horizontalAdvance(right)
        line = QRect(rect.x(), rect.y() + offset, rect.width(), self._small_height)
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, right)
        room = line.adjusted(0, 0, -(taken + 10 if taken else 0), 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, _elided(self._small, left, room.width()))

    def _paint_tail(self, painter: QPainter, rect: QRect, face: RowFace) -> None:
        side = self._small_height - 1
        left = rect.right() + 1
        for name, _meaning in face.marks:
            left -= side + 5
            image = icon_image(name, "text_muted", side, painter.device().devicePixelRatioF())
            painter.drawImage(QPoint(left + 5, rect.y() + self._third), image)
        left = self._paint_badges(painter, QRect(rect.topLeft(), QPoint(left - 1, rect.bottom())), face)
        room = rect.adjusted(0, 0, left - rect.right() - 1, 0)
        self._paint_line(painter, room, self._third, face.origin, "")

    def _paint_badges(self, painter: QPainter, rect: QRect, face: RowFace) -> int:
        """The last, the state, before all words; others without room are left to the tooltip.

        Says where the line of words ends.
        """
        right, least = rect.right() + 1, rect.x()
        for badge in reversed(face.badges):
            size = chip_size(badge, self._chip)
            if right - size.width() < least:
                break
            least = rect.x() + rect.width() // 4
            right -= size.width()
            paint_chip(painter, QPoint(right, rect.y() + self._third - 2), badge, self._chip)
            right -= _CELL
        return right - _CELL if face.badges else right


class CellDelegate(QStyledItemDelegate):
    """Draws a chip where the column has one; the chosen row is ruled while the keyboard is in the list."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(option.rect, Theme.current().colour("accent_soft"))
        chip = index.data(ChipRole)
        if chip is None:
            inner = QStyleOptionViewItem(option)
            inner.rect = option.rect.adjusted(_CELL, 0, -_CELL, 0)
            super().paint(painter, inner, index)
        else:
            self._paint_chip(painter, option.rect, chip)
        if chosen and option.widget.hasFocus():
            rule = Theme.current().colour("focus")
            painter.fillRect(option.rect.x(), option.rect.y(), option.rect.width(), 1, rule)
            painter.fillRect(option.rect.x(), option.rect.bottom(), option.rect.width(), 1, rule)

    def _paint_chip(self, painter: QPainter, rect: QRect, chip: Chip) -> None:
        font = Theme.current().font("small", QFont.Weight.Medium)
        top = rect.y() + (rect.height() - chip_size(chip, font).height()) // 2
        painter.save()
        painter.setClipRect(rect)
        paint_chip(painter, QPoint(rect.x() + _CELL + 3, top), chip, font)
        painter.restore()


def _elided(font: QFont, text: str, width: int) -> str:
    return QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
