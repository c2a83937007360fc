"""The list of cases: several can be marked, and neither a refresh nor a page more moves it under the eyes."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
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
        self._refresh(rows, more)

    def picked(self) -> tuple[Hashable, ...]:
        return tuple(self.rows.identity_of(row) for row in self.selected_rows())

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

    def _refresh(self, rows: Sequence[Any], more: bool) -> None:
        kept, marked, scrolled = self.current_identity(), self.picked(), self.verticalScrollBar().value()
        if self.currentIndex().isValid():
            self._place = self.currentIndex().row()
        self.blockSignals(True)
        self.rows.show(rows, more=more)
        self._restore(kept, marked)
        self.blockSignals(False)
        self.verticalScrollBar().setValue(scrolled)
        if self.picked() != marked:
            self.selection_changed.emit()

    def _restore(self, current: Hashable | None, marked: tuple[Hashable, ...]) -> None:
        picked, flags = self.selectionModel(), QItemSelectionModel.SelectionFlag
        places = {self.rows.identity_of(row): at for at, row in enumerate(self.rows.rows)}
        chosen = QItemSelection()
        for at in (places[identity] for identity in marked if identity in places):
            chosen.select(self.rows.index(at, 0), self.rows.index(at, 0))
        picked.select(chosen, flags.ClearAndSelect | flags.Rows)
        here = None if current is None else places.get(current)
        if here is not None:
            picked.setCurrentIndex(self.rows.index(here, 0), flags.NoUpdate)
