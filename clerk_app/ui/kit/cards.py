"""Sheets on the desk: a titled card, and the column in which cards lie one below the other."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from .labels import IconLabel, label, say, set_look
from .leaving import empty

_TONE_ICONS = {
    "danger": "circle-alert",
    "warning": "triangle-alert",
    "success": "circle-check",
    "info": "info",
}


class Card(QFrame):
    """`tone` colours the border and puts a picture before the title."""

    def __init__(self, title: str = "", tone: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "card")
        self._title = label(title, "section")
        self._icon = IconLabel("info")
        self._head = QHBoxLayout()
        self._head.setSpacing(6)
        self._head.addWidget(self._icon)
        self._head.addWidget(self._title, 1)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(14, 10, 14, 12)
        whole.setSpacing(8)
        whole.addLayout(self._head)
        whole.addLayout(self.body)
        self.set_title(title)
        self.set_tone(tone)

    def set_title(self, title: str) -> None:
        say(self._title, title)
        self.setAccessibleName(title)

    def set_tone(self, tone: str) -> None:
        set_look(self, "tone", tone)
        set_look(self._title, "look", "alarm" if tone == "danger" else "section")
        self._icon.setVisible(tone in _TONE_ICONS)
        if tone in _TONE_ICONS:
            self._icon.set_icon(_TONE_ICONS[tone], tone)

    def add(self, widget: QWidget) -> None:
        self.body.addWidget(widget)

    def add_to_head(self, widget: QWidget) -> None:
        self._head.addWidget(widget)


class CardColumn(QScrollArea):
    """Scrolls down only; what lies in it is never wider than the column."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        sheet = QFrame()
        sheet.setProperty("panel", "pane")
        self._column = QVBoxLayout(sheet)
        self._column.setContentsMargins(12, 12, 12, 12)
        self._column.setSpacing(12)
        self._column.addStretch(1)
        self.setWidget(sheet)

    def add(self, widget: QWidget) -> None:
        self._column.insertWidget(self._column.count() - 1, widget)

    def clear(self) -> None:
        empty(self._column, keep=1)
