"""Rows one below the other that are taken by a handle and let go in another place."""

from __future__ import annotations

import uuid

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGraphicsOpacityEffect,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from .labels import IconLabel
from .theme import Theme

_KIND = "application/x-amtstisch-row"
_GAP = 6
_EDGE = 40  # so near to the edge of the column it scrolls along
_PALE = 0.4


class Grip(IconLabel):
    """The handle of a row. Whoever has no pointer moves the row by its keys."""

    def __init__(self, row: QWidget) -> None:
        super().__init__("grip-vertical", "text_muted", 16)
        self._row = row
        self.mark = uuid.uuid4().bytes
        self._pressed: QPointF | None = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position() if event.button() is Qt.MouseButton.LeftButton else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the handle is none on the row."""
        self._pressed = None
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        gone = (event.position() - self._pressed).manhattanLength()
        if gone >= QApplication.startDragDistance():
            self._pressed = None
            self._drag(event.position().toPoint())

    def lifted(self) -> QMimeData:
        """What is under way: this row and no other of this program or the next."""
        told = QMimeData()
        told.setData(_KIND, self.mark)
        return told

    def _drag(self, at: QPoint) -> None:
        """Nothing of this row is touched afterwards: it may be gone by then."""
        drag = QDrag(self)
        drag.setMimeData(self.lifted())
        drag.setPixmap(self._row.grab())
        drag.setHotSpot(self.mapTo(self._row, at))
        drag.exec(Qt.DropAction.MoveAction)


class ReorderList(QWidget):
    """Takes only rows of its own; where one would come to stand is shown by a line."""

    moved = Signal(object, int)  # the row, by how many places

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, _GAP, 0, _GAP)
        self._column.setSpacing(_GAP)
        self._line = _Line(self)
        self.setAcceptDrops(True)

    def lay(self, rows: list[QWidget]) -> None:
        """Those that stay keep what they are, focus and all."""
        for row in self._rows:
            self._column.removeWidget(row)
        for row in rows:
            self._column.addWidget(row)
        self._rows = rows

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.dragMoveEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        row = self._dragged(event)
        if row is None:
            event.ignore()
            return
        event.acceptProposedAction()
        _pale(row, pale=True)
        at = event.position().toPoint()
        self._show_line(row, at)
        self._scroll_along(at)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._let_go()

    def dropEvent(self, event: QDropEvent) -> None:
        row = self._dragged(event)
        self._let_go()
        if row is None:
            event.ignore()
            return
        event.acceptProposedAction()
        row.setFocus(Qt.FocusReason.MouseFocusReason)
        steps = self._steps(row, event.position().toPoint())
        if steps:
            self.moved.emit(row, steps)

    def _dragged(self, event: QDropEvent) -> QWidget | None:
        mark = event.mimeData().data(_KIND).data()
        return next((row for row in self._rows for grip in row.findChildren(Grip) if grip.mark == mark), None)

    def _gap(self, at: QPoint) -> int:
        """Before which row it would stand; behind the last where there is none."""
        return sum(row.geometry().center().y() < at.y() for row in self._rows)

    def _steps(self, row: QWidget, at: QPoint) -> int:
        place, gap = self._rows.index(row), self._gap(at)
        return gap - place - (gap > place)

    def _show_line(self, row: QWidget, at: QPoint) -> None:
        self._line.setVisible(self._steps(row, at) != 0)
        gap = self._gap(at)
        if gap < len(self._rows):
            middle = self._rows[gap].geometry().top() - _GAP // 2
        else:
            middle = self._rows[-1].geometry().bottom() + 1 + _GAP // 2
        self._line.setGeometry(0, middle - 3, self.width(), 6)
        self._line.raise_()

    def _scroll_along(self, at: QPoint) -> None:
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None and (sheet := above.widget()) is not None:
            above.ensureVisible(0, self.mapTo(sheet, at).y(), 0, _EDGE)

    def _let_go(self) -> None:
        self._line.hide()
        for row in self._rows:
            _pale(row, pale=False)


class _Line(QFrame):
    """A line with a dot at its beginning, in the gap between two rows."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Theme.current().colour("accent"))
        painter.drawRect(3, 2, self.width() - 3, 2)
        painter.drawEllipse(0, 0, 6, 6)


def _pale(row: QWidget, *, pale: bool) -> None:
    if not pale:
        row.setGraphicsEffect(None)  # type: ignore[arg-type]
    elif row.graphicsEffect() is None:
        effect = QGraphicsOpacityEffect(row)
        effect.setOpacity(_PALE)
        row.setGraphicsEffect(effect)
