"""The panel that asks for what an act needs: one question at a time, its fields, and the act itself."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from .entering import EntryFrame
from .labels import button, label, line, set_look


class EntryPanel(EntryFrame):
    """Escape drops it; Enter in a text field gives it. What was typed stays until it has been taken."""

    given = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "list")
        self._title, self._hint = label("", "strong"), label("", "small", wrap=True)
        self._trouble = label("", "danger", wrap=True)
        self._pages = QStackedWidget()
        self._give = button("", self.given.emit, look="primary")
        self._drop = button(self.tr("Abbrechen"), self.dropped.emit)
        self.hide()

    def _ask(self, words: tuple[str, str, str], *, ends: bool) -> None:
        """`words`: title, hint, and what the button says. `ends`: it cannot be taken back."""
        title, hint, give = words
        self._title.setText(title)
        self._hint.setText(hint)
        self._give.setText(give)
        set_look(self._give, "look", "danger" if ends else "primary")
        self.setAccessibleName(title)

    def _text(self, name: str = "") -> QLineEdit:
        made = QLineEdit()
        made.setPlaceholderText(name)
        made.setAccessibleName(name)
        made.returnPressed.connect(self.given)
        return made

    def _column(self, *fields: QWidget) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for field in fields:
            column.addWidget(field)
        return page

    def _lay_out(self) -> None:
        """Once the pages lie in their place: Tab reaches them before the buttons."""
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._trouble, 1)
        row.addStretch(0)
        row.addWidget(self._drop)
        row.addWidget(self._give)
        inner = QVBoxLayout()
        inner.setContentsMargins(14, 8, 12, 10)
        inner.setSpacing(6)
        for part in (self._title, self._hint, self._pages):
            inner.addWidget(part)
        inner.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(inner)
        column.addWidget(line())
