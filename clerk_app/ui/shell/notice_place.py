"""Where a message lies: good news over the status line, what wants an answer above the room."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtWidgets import QBoxLayout, QWidget

from clerk_app.ui.kit.notices import NoticeBar


class NoticePlace(QObject):
    """Good news comes and goes by itself, so nothing may move under the mouse for it."""

    def __init__(self, bar: NoticeBar, column: QBoxLayout, room: QWidget, window: QWidget) -> None:
        super().__init__(bar)
        self._bar, self._column, self._room, self._window = bar, column, room, window
        self._floats = False
        column.insertWidget(0, bar)
        bar.about_to_show.connect(self._place)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._floats and event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._lay_over()
        return super().eventFilter(watched, event)

    def _place(self, tone: str) -> None:
        floats = tone == "success"
        if floats and not self._floats:
            self._column.removeWidget(self._bar)
            self._bar.setParent(self._window)
        elif not floats and self._floats:
            self._column.insertWidget(0, self._bar)
        self._floats = floats
        if floats:
            self._lay_over()

    def _lay_over(self) -> None:
        left, width = self._room.mapTo(self._window, QPoint(0, 0)).x(), self._room.width()
        height = max(self._bar.heightForWidth(width), self._bar.minimumSizeHint().height())
        self._bar.setGeometry(left, self._window.height() - height, width, height)
        self._bar.raise_()
