"""The left side: filters, the list of cases, and what is done with several of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from clerk_app.services.reading import CaseRow
from clerk_app.ui.kit.countdown import Countdown
from clerk_app.ui.kit.empty import EmptyState
from clerk_app.ui.kit.labels import label
from clerk_app.ui.kit.rows_model import RowFace, RowsModel

from .bulk_bar import BulkBar
from .case_list import NARROWEST, CaseList
from .filter_bar import FilterRow
from .state import Empty, Shown

_MARKING = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier


class ListPane(QFrame):
    case_chosen = Signal(str)
    case_opened = Signal(str)
    marked = Signal(object)  # tuple of ids
    more_wanted = Signal()
    step_asked = Signal(str)  # what the empty list offers: clear | everywhere | again

    def __init__(
        self,
        name: str,
        face: Callable[[CaseRow], RowFace],
        *,
        with_states: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("panel", "list")
        self.setMinimumWidth(NARROWEST)
        self.rows = RowsModel((), identity=lambda row: row.id, face=face, parent=self)
        self.list = CaseList(self.rows, name)
        self.filters, self.bulk = FilterRow(with_states=with_states), BulkBar()
        self._stack = QStackedWidget()
        self._waiting: Mapping[str, Countdown] = {}
        self._empty: EmptyState | None = None
        self._awaited_in: QWidget | None = None
        self._empty_of: Empty | None = None
        self._loading = label(self.tr("Die Liste wird geladen …"), "muted")
        self._loading.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._loading)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filters)
        column.addWidget(self._stack, 1)
        column.addWidget(self.bulk)
        self._connect()

    def show_state(self, shown: Shown) -> None:
        self.filters.show_filters(shown.filters)
        self.list.show_rows(shown.rows, more=shown.more)
        if shown.waiting != self._waiting:
            self._waiting = shown.waiting
            self.list.viewport().update()
        self.bulk.show_bulk(shown.bulk)
        self._show_empty(shown.empty)
        if shown.loading:
            self._stack.setCurrentWidget(self._loading)
        elif self._empty is not None:
            self._stack.setCurrentWidget(self._empty)
            self._awaited_in = None
        else:
            self._stack.setCurrentWidget(self.list)
            self._hand_over_focus()

    def take_focus(self, room: QWidget) -> None:
        """While the list is still on its way the focus waits here; Qt would snatch it from anybody later."""
        self._awaited_in = None if self.list.isVisible() else room
        if self._awaited_in is None:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _hand_over_focus(self) -> None:
        """Whoever has begun to type, or to work at a case, is not disturbed."""
        room, self._awaited_in = self._awaited_in, None
        at = self.window().focusWidget()
        if room is None or not room.isVisible() or isinstance(at, QLineEdit):
            return
        if at is None or self.isAncestorOf(at) or not room.isAncestorOf(at):
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_empty(self, wanted: Empty | None) -> None:
        if wanted == self._empty_of:
            return
        if self._empty is not None:
            self._stack.removeWidget(self._empty)
            self._empty.deleteLater()
        self._empty_of, self._empty = wanted, None
        if wanted is not None:
            step = (wanted.step, lambda: self.step_asked.emit(wanted.act)) if wanted.step else None
            self._empty = EmptyState(wanted.icon, wanted.title, wanted.text, step)
            self._stack.addWidget(self._empty)

    def _connect(self) -> None:
        self.list.chosen.connect(self._chosen)
        self.list.opened.connect(lambda row: self.case_opened.emit(row.id))
        self.list.selection_changed.connect(lambda: self.marked.emit(self.list.picked()))
        self.rows.more_wanted.connect(self.more_wanted)
        self.bulk.dropped.connect(self._drop_marks)

    def _chosen(self, row: CaseRow | None) -> None:
        """Whoever marks several cases is not reading each of them."""
        if row is not None and not QGuiApplication.keyboardModifiers() & _MARKING:
            self.case_chosen.emit(row.id)

    def _drop_marks(self) -> None:
        self.list.setFocus()
        current = self.list.currentIndex()
        self.list.selectionModel().select(
            current,
            self.list.selectionModel().SelectionFlag.ClearAndSelect
            | self.list.selectionModel().SelectionFlag.Rows,
        )
