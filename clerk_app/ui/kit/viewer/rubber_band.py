"""What the mouse does on a page: a click names a place, a drag draws a box."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication

from .layout import Layout


class RubberBand(QObject):
    clicked = Signal(int, float, float)  # page, point of the page
    stretched = Signal(int, object)  # page, box; while the button is held
    drawn = Signal(int, object)  # page, box; when it is let go

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self._layout = Layout()
        self._start: QPointF | None = None
        self._page = 0
        self._stretching = False
        area.viewport().installEventFilter(self)

    def follow(self, layout: Layout) -> None:
        """On new pages a drag that has begun means nothing any more."""
        self._layout = layout
        self._start, self._stretching = None, False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QMouseEvent):
            return False
        if event.type() is QEvent.Type.MouseButtonPress and event.button() is Qt.MouseButton.LeftButton:
            self._begin(self._on_desk(event))
        elif event.type() is QEvent.Type.MouseMove and self._start is not None:
            self._stretch(self._on_desk(event))
        elif event.type() is QEvent.Type.MouseButtonRelease and self._start is not None:
            self._end(self._on_desk(event))
        return False

    def _begin(self, spot: QPointF) -> None:
        if not self._layout.sheets:
            return
        self._page = self._layout.page_at(round(spot.y()))
        sheet = self._layout.sheets[self._page]
        on_paper = (
            sheet.left <= spot.x() <= sheet.left + sheet.width and sheet.top <= spot.y() <= sheet.bottom
        )
        self._start, self._stretching = (spot if on_paper else None), False

    def _stretch(self, spot: QPointF) -> None:
        assert self._start is not None
        if (spot - self._start).manhattanLength() >= QApplication.startDragDistance():
            self._stretching = True
        if self._stretching:
            self.stretched.emit(self._page, self._box(self._start, spot))

    def _end(self, spot: QPointF) -> None:
        start, self._start = self._start, None
        assert start is not None
        if self._stretching:
            self.drawn.emit(self._page, self._box(start, spot))
        else:
            self.clicked.emit(self._page, *self._layout.point(self._page, spot.x(), spot.y()))

    def _box(self, start: QPointF, end: QPointF) -> object:
        return self._layout.box(self._page, (start.x(), start.y()), (end.x(), end.y()))

    def _on_desk(self, event: QMouseEvent) -> QPointF:
        left = self._area.horizontalScrollBar().value()
        return event.position() + QPointF(left, self._area.verticalScrollBar().value())
