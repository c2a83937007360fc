"""The list of cases: several can be marked, and neither a refresh nor a page more moves it under the eyes."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QHeaderView, QWidget

from clerk_app.ui.kit.lists import RowsView
from clerk_app.ui.kit.row_delegate import RowDelegate
from clerk_app.ui.kit.rows_model import RowsModel

NARROWEST = 260


class CaseList(RowsView):
    """Unlike a tray it forgets nothing on a refresh: marks, place and scroll position stay."""

    def __init__(self, rows: RowsModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(rows, name, parent)
        self._delegate = RowDelegate(self)
        self._place = 0
        self.setItemDelegate(self._delegate)
        self.setModel(rows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(NARROWEST)
        self.fit_rows()

    def fit_rows(self) -> None:
        self._delegate.choose_fonts()
        self._set_row_height(self._delegate.row_height())

    def show_rows(self, rows: Sequence[Any], *, more: bool = False) -> None:
        if self.rows.rows == tuple(rows):
            self.rows.append((), more=more)
            return
        if self.rows.rows and self.rows.rows == tuple(rows[: len(self.rows.rows)]):
            self.rows.append(rows[len(self.rows.rows) :], more=more)
            return
        if self.currentIndex().isValid():
            self._place = self.currentIndex().row()
        self.refresh_rows(rows, more=more)

    def choose_quietly(self, identity: Hashable | None) -> None:
        """Shows which case is open without saying that the clerk had chosen it."""
        at = None if identity is None else self.rows.place_of(identity)
        if at == self.currentIndex().row() or (at is None and not self.currentIndex().isValid()):
            return
        self.blockSignals(True)
        if at is None:
            self.selectionModel().clear()
        else:
            self.setCurrentIndex(self.rows.index(at, 0))
        self.blockSignals(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """When the current case has left the list, the arrows go on from the place where it lay."""
        lost = not self.currentIndex().isValid() and self.rows.rowCount() > 0
        if lost and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 0 if event.key() == Qt.Key.Key_Down else -1
            at = min(max(0, self._place + step), self.rows.rowCount() - 1)
            self.setCurrentIndex(self.rows.index(at, 0))
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt would make the first row the current one, and so open a case nobody has chosen."""
        if self.currentIndex().isValid():
            super().focusInEvent(event)
        else:
            QAbstractScrollArea.focusInEvent(self, event)
            self.viewport().update()
