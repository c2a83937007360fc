"""Lists of rows: the in-tray with three-line rows and the table with columns."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import Any, cast

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from .row_delegate import CellDelegate, RowDelegate
from .rows_model import Index, RowRole, RowsModel, SortRole, stretches
from .theme import Theme

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ARROWS = (Qt.Key.Key_Down, Qt.Key.Key_Up)
_ENDS = (Qt.Key.Key_Home, Qt.Key.Key_End)


class RowsView(QTableView):
    """A table of whole rows with one fixed height: the only view of Qt whose cost does not grow."""

    chosen = Signal(object)  # the current row, None when there is none
    opened = Signal(object)  # by Enter or double click
    selection_changed = Signal()

    def __init__(self, rows: RowsModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = rows
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)  # once: later it would visit every row
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(RowRole)))
        Theme.current().changed.connect(self.fit_rows)

    def show_rows(self, rows: Sequence[Any], *, more: bool = False) -> None:
        """The current row stays current as long as it is among the rows."""
        kept = self.current_identity()
        self.rows.show(rows, more=more)
        if kept is None or not self.choose(kept):
            self.chosen.emit(None)

    def current_row(self) -> Any:
        return self.currentIndex().data(RowRole)

    def current_identity(self) -> Hashable | None:
        row = self.current_row()
        return None if row is None else self.rows.identity_of(row)

    def selected_rows(self) -> tuple[Any, ...]:
        """By stretches, for asking the model row by row is felt where there are thousands."""
        parts = cast("Iterable[QItemSelectionRange]", self.selectionModel().selection())
        shown = sorted({at for part in parts for at in range(part.top(), part.bottom() + 1)})
        return tuple(self.rows.rows[self._place_of(at)] for at in shown)

    def picked(self) -> tuple[Hashable, ...]:
        return tuple(self.rows.identity_of(row) for row in self.selected_rows())

    def refresh_rows(self, rows: Sequence[Any], *, more: bool = False) -> None:
        """Nothing is forgotten: marks, place and scroll position stay, of all that is still there."""
        kept, marked, scrolled = self.current_identity(), self.picked(), self.verticalScrollBar().value()
        self.blockSignals(True)
        if not self.rows.follow(rows, more=more):
            self.rows.show(rows, more=more)
            self._restore(kept, marked)
            self.verticalScrollBar().setValue(scrolled)
        self.blockSignals(False)
        if self.picked() != marked:
            self.selection_changed.emit()

    def choose(self, identity: Hashable) -> bool:
        at = self.rows.place_of(identity)
        if at is None:
            return False
        self._go_to(at)
        return True

    def choose_next(self, step: int = 1) -> bool:
        """Down (or up) one row, without the hand leaving the keyboard; False at the end."""
        at = self.currentIndex().row() + step if self.currentIndex().isValid() else 0
        if not 0 <= at < self.model().rowCount():
            return False
        self.selectRow(at)
        self.setCurrentIndex(self.model().index(at, 0))
        return True

    def fit_rows(self) -> None:
        """Set the one height of all rows from the font in force."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self.currentIndex().isValid():
            self.opened.emit(self.current_row())
            return
        if event.key() in _ENDS and not event.modifiers() and self.model().rowCount():
            at = 0 if event.key() == Qt.Key.Key_Home else self.model().rowCount() - 1
            self.setCurrentIndex(self.model().index(at, 0))
            return
        super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.row() != previous.row():
            self.chosen.emit(current.data(RowRole))

    def selectionChanged(self, selected: Any, deselected: Any) -> None:
        super().selectionChanged(selected, deselected)
        self.selection_changed.emit()

    def _index_of(self, at: int) -> QModelIndex:
        """Where the row of that place in the model is shown."""
        return self.rows.index(at, 0)

    def _place_of(self, at: int) -> int:
        """Where in the model the row lies that is shown there."""
        return at

    def _go_to(self, at: int) -> None:
        self.setCurrentIndex(self._index_of(at))

    def _restore(self, current: Hashable | None, marked: tuple[Hashable, ...]) -> None:
        picked, flags = self.selectionModel(), QItemSelectionModel.SelectionFlag
        places = {self.rows.identity_of(row): at for at, row in enumerate(self.rows.rows)}
        shown = sorted(self._index_of(places[one]).row() for one in marked if one in places)
        chosen = QItemSelection()
        for first, last in stretches(shown):
            chosen.select(self.model().index(first, 0), self.model().index(last, 0))
        picked.select(chosen, flags.ClearAndSelect | flags.Rows)
        here = None if current is None else places.get(current)
        if here is not None:
            picked.setCurrentIndex(self._index_of(here), flags.NoUpdate)

    def _set_row_height(self, height: int) -> None:
        self.verticalHeader().setDefaultSectionSize(height)


class TrayView(RowsView):
    """Three-line rows (see RowFace), one below the other."""

    def __init__(self, rows: RowsModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(rows, name, parent)
        self._delegate = RowDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setModel(rows)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(260)
        self.fit_rows()

    def fit_rows(self) -> None:
        self._delegate.choose_fonts()
        self._set_row_height(self._delegate.row_height())


class ColumnsView(RowsView):
    """One line per row under sortable headings; several rows can be chosen at once."""

    def __init__(self, rows: RowsModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(rows, name, parent)
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(rows)
        self._sorted.setSortRole(SortRole)
        self._sorted.setSortLocaleAware(True)
        self.setItemDelegate(CellDelegate(self))
        self.setModel(self._sorted)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSortingEnabled(True)
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self._lay_out_columns()
        self.fit_rows()

    def fit_rows(self) -> None:
        self._set_row_height(QFontMetrics(Theme.current().font()).height() + 14)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The first arrow picks the row Qt made current when the table got the focus."""
        here = self.currentIndex()
        if event.key() in _ARROWS and here.isValid() and not self.selectionModel().hasSelection():
            self.selectRow(here.row())
            return
        super().keyPressEvent(event)

    def _index_of(self, at: int) -> QModelIndex:
        return self._sorted.mapFromSource(self.rows.index(at, 0))

    def _place_of(self, at: int) -> int:
        return self._sorted.mapToSource(self._sorted.index(at, 0)).row()

    def _lay_out_columns(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionsMovable(True)
        header.setStretchLastSection(True)
        for place, column in enumerate(self.rows.columns):
            if column.width:
                self.setColumnWidth(place, column.width)
