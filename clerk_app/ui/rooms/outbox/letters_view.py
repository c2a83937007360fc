"""A table of letters, above it what is done with those that are picked, and the lines for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from clerk_app.ui.kit.empty import EmptyState
from clerk_app.ui.kit.labels import label
from clerk_app.ui.kit.lists import ColumnsView
from clerk_app.ui.kit.posting_fields import PostingFields
from clerk_app.ui.kit.rows_model import Column, RowsModel

from .state import Shown

_WIDEST = 520


class LettersView(QWidget):
    picked = Signal(object)  # tuple of ids
    opened = Signal(str)  # id
    again_pressed = Signal()

    def __init__(self, columns: Sequence[Column], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = RowsModel(tuple(columns), identity=lambda line: line.id, parent=self)
        self.table = ColumnsView(self.rows, name)
        self.fields = PostingFields()
        self._stack, self._empty = QStackedWidget(), QWidget()
        self._empty_of: tuple[str, str, str] | None = None
        self._title, self._hint = label("", "title"), label("", "muted")
        self._steps: Mapping[QPushButton, str] = {}
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        self.table.selection_changed.connect(lambda: self.picked.emit(self.table.picked()))
        self.table.opened.connect(lambda line: self.opened.emit(line.id))

    def show_state(self, shown: Shown) -> None:
        """Who was in the lines comes back to the table; what it no longer shows is picked no longer."""
        held = self.fields.isAncestorOf(self.window().focusWidget() or self)
        self._title.setText(shown.title)
        self._hint.setText(shown.hint)
        for made, tip in self._steps.items():
            made.setEnabled(not shown.why)
            made.setToolTip(shown.why or tip)
            made.setAccessibleDescription(made.toolTip())
        self.fields.show_lines(shown.fields)
        self._entry.setVisible(shown.fields.open)
        self._show_empty(shown)
        if held and not shown.fields.open:
            self.take_focus()
        if self.rows.rows != shown.lines:
            self.table.refresh_rows(shown.lines)

    def take_focus(self) -> None:
        target = self.table if self._empty_of is None else self._empty
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_empty(self, shown: Shown) -> None:
        self._head.setVisible(shown.empty is None or bool(shown.title))
        waited_here = self._empty.hasFocus()
        if shown.empty != self._empty_of:
            self._empty_of = shown.empty
            self._stack.removeWidget(self._empty)
            self._empty.deleteLater()
            step = (self.tr("Erneut versuchen"), self.again_pressed.emit) if shown.again else None
            self._empty = EmptyState(*shown.empty, step) if shown.empty else QWidget()
            self._stack.addWidget(self._empty)
        self._stack.setCurrentWidget(self._empty if shown.empty else self.table)
        if waited_here:
            self.take_focus()

    def _lay_out(self, steps: Mapping[QPushButton, str]) -> None:
        """`steps`: buttons, each with what it says of itself while it can be pressed."""
        self._steps = steps
        self._head, self._entry = QFrame(), QFrame()
        self._head.setProperty("panel", "head")
        self._entry.setProperty("panel", "pane")
        words, row = QVBoxLayout(), QHBoxLayout(self._head)
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._hint)
        row.setContentsMargins(14, 9, 12, 9)
        row.setSpacing(8)
        row.addLayout(words, 1)
        for made in steps:
            row.addWidget(made)
        entry = QHBoxLayout(self._entry)
        entry.setContentsMargins(14, 4, 14, 12)
        self.fields.setMaximumWidth(_WIDEST)
        entry.addWidget(self.fields, 1)
        entry.addStretch(1)
        self._entry.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self._head, self._entry):
            column.addWidget(part)
        column.addWidget(self._stack, 1)
