"""A choice whose list shows every line whole, however low it stands on a small screen."""

from __future__ import annotations

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyledItemDelegate

from .labels import set_look


class DropDown(QComboBox):
    """`name` is read aloud."""

    def __init__(self, name: str = "") -> None:
        super().__init__()
        set_look(self, "look", "choice")  # before there is a list, which keeps the style it was made with
        self.setItemDelegate(QStyledItemDelegate(self))
        self.setAccessibleName(name)

    def showPopup(self) -> None:
        view = self.view()
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        view.setMinimumWidth(view.sizeHintForColumn(0) + bar)
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling past must not change a decision."""
        event.ignore()
