"""All versions of all service packs, one line each."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from clerk_app.ui.kit.empty import EmptyState
from clerk_app.ui.kit.labels import button, label
from clerk_app.ui.kit.lists import ColumnsView
from clerk_app.ui.kit.rows_model import Column, RowsModel

from .state import Line, Shown
from .words import standing_chip


class Overview(QWidget):
    opened = Signal(object)  # PackName
    take_in_pressed = Signal()
    again_pressed = Signal()

    def __init__(self, *, editor: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = RowsModel(self._columns(), identity=lambda line: line.name, parent=self)
        self.table = ColumnsView(self.rows, self.tr("Dienstpakete"))
        self.table.opened.connect(self._open)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._empty: EmptyState | None = None
        self._empty_of: tuple[str, str, str] | None = None
        self._lay_out(editor=editor)

    def show_state(self, shown: Shown) -> None:
        if self.rows.rows != shown.lines:
            self.table.show_rows(shown.lines)
            if self.table.current_row() is None and shown.lines:
                self.table.choose_next()
        self._show_empty(shown.empty)

    def take_focus(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, line: Line | None) -> None:
        if line is not None and not line.trouble:
            self.opened.emit(line.name)

    def _show_empty(self, empty: tuple[str, str, str] | None) -> None:
        if empty != self._empty_of:
            if self._empty is not None:
                self._stack.removeWidget(self._empty)
                self._empty.deleteLater()
            self._empty_of, self._empty = empty, None
            if empty is not None:
                self._empty = EmptyState(*empty)
                self._stack.addWidget(self._empty)
        self._stack.setCurrentWidget(self._empty or self.table)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(self.tr("Dienst"), lambda line: line.title, width=230),
            Column(self.tr("Fassung"), lambda line: line.name.version, width=90),
            Column(
                self.tr("Stand"),
                lambda line: line.name.standing.value,
                chip=lambda line: standing_chip(line.name.standing),
                width=150,
            ),
            Column(self.tr("Beträge ab"), lambda line: line.amounts, width=100),
            Column(self.tr("Offene Punkte"), lambda line: line.points, figures=True, width=110),
            Column(self.tr("Laufende Vorgänge"), lambda line: line.cases, figures=True, width=140),
            Column(self.tr("Wer"), lambda line: line.trouble or line.people),
        )

    def _lay_out(self, *, editor: bool) -> None:
        head = QFrame()
        head.setProperty("panel", "head")
        row = QHBoxLayout(head)
        row.setContentsMargins(14, 8, 12, 8)
        words = self.tr(
            "Jeder Vorgang behält die Fassung, mit der er begann; neue beginnen mit der Fassung in Kraft."
        )
        row.addWidget(label(words, "muted", wrap=True), 1)
        if editor:
            take = self.tr("Signiertes Paket öffnen …")
            row.addWidget(button(take, self.take_in_pressed.emit, icon_name="folder-open"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(head)
        whole.addWidget(self._stack, 1)
