"""What a room shows when there is nothing to show: calmly, and with the next step if there is one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from .labels import IconLabel, button, label


class EmptyState(QFrame):
    def __init__(
        self,
        icon: str,
        title: str,
        text: str = "",
        step: tuple[str, Callable[[], None]] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("panel", "list")
        middle = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(2)
        column.addWidget(IconLabel(icon, "text_muted", 40), 0, middle)
        column.addWidget(label(title, "title"), 0, middle)
        if text:
            words = label(text, "muted", wrap=True)
            words.setAlignment(middle)
            words.setMaximumWidth(440)
            row = QHBoxLayout()
            row.addStretch(1)
            row.addWidget(words, 6)
            row.addStretch(1)
            column.addLayout(row)
        if step is not None:
            column.addWidget(button(step[0], step[1]), 0, middle)
        column.addStretch(3)
        self.setAccessibleName(f"{title} {text}".strip())
