"""One table model for every list: frozen rows in, columns described as data."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from .chips import Chip
from .icons import icon

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
RowRole = Qt.ItemDataRole.UserRole
SortRole = Qt.ItemDataRole.UserRole + 1
FaceRole = Qt.ItemDataRole.UserRole + 2
ChipRole = Qt.ItemDataRole.UserRole + 3
_Show = Qt.ItemDataRole


def _as_text(value: object) -> str:
    return "" if value is None else str(value)


@dataclass(frozen=True)
class Column:
    """`value` sorts, `text` is read; `chip` draws a plate instead of the text, `icon` stands before it."""

    title: str
    value: Callable[[Any], Any]
    text: Callable[[Any], str] = _as_text  # of the value
    chip: Callable[[Any], Chip | None] | None = None  # of the row
    icon: Callable[[Any], str] | None = None  # of the row
    figures: bool = False  # right-aligned
    width: int = 0  # 0: takes its share of what is left


@dataclass(frozen=True)
class RowFace:
    """A row of an in-tray: who, what it is about, how it came; the file reference and the deadline."""

    title: str
    about: str
    origin: str = ""
    reference: str = ""
    chip: Chip | None = None
    unread: bool = False
    marks: tuple[tuple[str, str], ...] = ()  # icon, what it means
    badges: tuple[Chip, ...] = ()  # at the end of the third line

    @property
    def spoken(self) -> str:
        chip = (self.chip.spoken or self.chip.text) if self.chip else ""
        marks = (meaning for _, meaning in self.marks)
        plates = (badge.spoken or badge.text for badge in self.badges)
        said = (self.title, chip, self.about, self.reference, self.origin, *marks, *plates)
        return ", ".join(part for part in said if part)


class RowsModel(QAbstractTableModel):
    """`identity` says which row is which, so that a choice outlives a fresh set of rows."""

    more_wanted = Signal()

    def __init__(
        self,
        columns: Sequence[Column],
        identity: Callable[[Any], Hashable],
        face: Callable[[Any], RowFace] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.rows: tuple[Any, ...] = ()
        self._identity = identity
        self._face = face
        self._more = False

    def show(self, rows: Sequence[Any], *, more: bool = False) -> None:
        self.beginResetModel()
        self.rows, self._more = tuple(rows), more
        self.endResetModel()

    def append(self, rows: Sequence[Any], *, more: bool = False) -> None:
        self._more = more
        if rows:
            self.beginInsertRows(QModelIndex(), len(self.rows), len(self.rows) + len(rows) - 1)
            self.rows = (*self.rows, *rows)
            self.endInsertRows()

    def follow(self, rows: Sequence[Any], *, more: bool = False) -> bool:
        """Takes out what is gone and puts what is new below, if that is all that happened."""
        there = {self._identity(row) for row in rows}
        gone = [at for at, row in enumerate(self.rows) if self._identity(row) not in there]
        left = set(gone)
        kept = tuple(row for at, row in enumerate(self.rows) if at not in left)
        if not kept or tuple(rows[: len(kept)]) != kept:
            return False
        for first, last in reversed([*stretches(gone)]):
            self.beginRemoveRows(QModelIndex(), first, last)
            self.rows = (*self.rows[:first], *self.rows[last + 1 :])
            self.endRemoveRows()
        self.append(rows[len(kept) :], more=more)
        return True

    def replace(self, row: Any) -> None:
        """Shows one row anew, in its place; a row that is not there is not missed."""
        at = self.place_of(self.identity_of(row))
        if at is not None:
            self.rows = (*self.rows[:at], row, *self.rows[at + 1 :])
            self.dataChanged.emit(self.index(at, 0), self.index(at, self.columnCount() - 1))

    def identity_of(self, row: Any) -> Hashable:
        return self._identity(row)

    def place_of(self, identity: Hashable) -> int | None:
        return next((at for at, row in enumerate(self.rows) if self._identity(row) == identity), None)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        if parent.isValid():
            return 0
        return len(self.columns) if self._face is None else 1

    def canFetchMore(self, parent: Index = ROOT) -> bool:
        return self._more and not parent.isValid()

    def fetchMore(self, parent: Index = ROOT) -> None:
        self._more = False
        self.more_wanted.emit()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == RowRole:
            return row
        if self._face is not None:
            return self._face_data(row, role)
        return self._column_data(row, self.columns[index.column()], role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        if role == _Show.DisplayRole:
            return self.columns[section].title
        if role == _Show.TextAlignmentRole:
            return _alignment(self.columns[section])
        return None

    def _face_data(self, row: Any, role: int) -> Any:
        if self._face is None:
            return None
        if role == FaceRole:
            return self._face(row)
        if role == _Show.DisplayRole:
            return self._face(row).title
        if role == _Show.AccessibleTextRole:
            return self._face(row).spoken
        return None

    def _column_data(self, row: Any, column: Column, role: int) -> Any:
        if role in (_Show.DisplayRole, _Show.ToolTipRole):
            return column.text(column.value(row))
        if role == SortRole:
            return _sortable(column.value(row))
        if role == ChipRole:
            return column.chip(row) if column.chip else None
        if role == _Show.DecorationRole and column.icon is not None:
            name = column.icon(row)
            return icon(name) if name else None
        return _alignment(column) if role == _Show.TextAlignmentRole else None


def stretches(places: Iterable[int]) -> Iterator[tuple[int, int]]:
    """First and last of every unbroken run: thousands of places mostly are one."""
    for _, run in groupby(enumerate(places), key=lambda pair: pair[1] - pair[0]):
        found = [place for _, place in run]
        yield found[0], found[-1]


def _sortable(value: Any) -> Any:
    """Qt compares numbers and texts; other values it would leave unsorted."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return float(value)
    return "" if value is None else value


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.figures else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
