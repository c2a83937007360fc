"""The sidebar: the rooms with what waits in them, and below them the filters someone has saved."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from clerk_app.ui.kit.icons import icon_image
from clerk_app.ui.kit.room import Room, RoomLink
from clerk_app.ui.kit.theme import Theme

Index = QModelIndex | QPersistentModelIndex
IdRole = Qt.ItemDataRole.UserRole
CountRole = Qt.ItemDataRole.UserRole + 1
IconRole = Qt.ItemDataRole.UserRole + 2
HereRole = Qt.ItemDataRole.UserRole + 3
LinkRole = Qt.ItemDataRole.UserRole + 4
_EDGE = 8
_ICON = 18


class Navigation(QListView):
    """Arrow keys move, Enter goes in; where one is stays marked."""

    room_asked = Signal(str)
    link_asked = Signal(str, str)  # room id, link id

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("navigation")
        self.setAccessibleName(self.tr("Arbeitsbereiche"))
        self.setItemDelegate(_Delegate(self))
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self._items = QStandardItemModel(self)
        self._links: dict[str, tuple[RoomLink, ...]] = {}
        self.setModel(self._items)
        self.clicked.connect(self._go)
        Theme.current().changed.connect(self._fit)
        self._fit()

    def show_rooms(self, rooms: Sequence[Room]) -> None:
        for room in rooms:
            item = _item(room.title, room.icon)
            item.setData(room.id, IdRole)
            self._items.appendRow(item)

    def show_count(self, room: str, count: int | None) -> None:
        item = self._room_item(room)
        if item is not None:
            _set_count(item, count)

    def show_links(self, room: str, links: Sequence[RoomLink]) -> None:
        self._links[room] = tuple(links)
        for at in reversed(range(self._items.rowCount())):
            if not self._items.item(at).data(IdRole) or self._items.item(at).data(LinkRole):
                self._items.removeRow(at)
        if any(self._links.values()):
            self._items.appendRow(_heading(self.tr("Gespeicherte Filter")))
        for owner, owned in self._links.items():
            for link in owned:
                item = _item(link.text, link.icon)
                item.setData(owner, IdRole)
                item.setData(link.id, LinkRole)
                _set_count(item, link.count)
                self._items.appendRow(item)

    def mark(self, room: str) -> None:
        for at in range(self._items.rowCount()):
            item = self._items.item(at)
            here = item.data(IdRole) == room and not item.data(LinkRole)
            item.setData(here, HereRole)
            if here:
                self.setCurrentIndex(item.index())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._go(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _go(self, index: QModelIndex) -> None:
        room, link = index.data(IdRole), index.data(LinkRole)
        if room and link:
            self.link_asked.emit(room, link)
        elif room:
            self.room_asked.emit(room)

    def _room_item(self, room: str) -> QStandardItem | None:
        items = (self._items.item(at) for at in range(self._items.rowCount()))
        return next((item for item in items if item.data(IdRole) == room and not item.data(LinkRole)), None)

    def _fit(self) -> None:
        self.setFixedWidth(
            round(QFontMetrics(Theme.current().font()).averageCharWidth() * 21) + 2 * _EDGE + 40
        )
        self.scheduleDelayedItemsLayout()


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if not index.data(IdRole):
            return QSize(100, QFontMetrics(Theme.current().font("small")).height() + 22)
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListView) else 200
        return QSize(width, self._words(index, width).height() + 14)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.data(IdRole):
            self._paint_entry(painter, option, index)
        else:
            self._paint_heading(painter, option.rect, index)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, index: Index) -> None:
        painter.setFont(Theme.current().font("small", QFont.Weight.DemiBold))
        painter.setPen(Theme.current().colour("text_muted"))
        place = rect.adjusted(_EDGE + 10, 10, 0, 0)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, index.data())

    def _paint_entry(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = Theme.current()
        here = bool(index.data(HereRole))
        rect = option.rect.adjusted(_EDGE, 1, -_EDGE, -1)
        self._paint_plate(painter, rect, option.state, here=here)
        ink, side = "on_accent" if here else "text", theme.px(_ICON)
        image = icon_image(index.data(IconRole), ink, side, painter.device().devicePixelRatioF())
        line = QFontMetrics(self._font(here)).height() + 12
        top = rect.y() + (line - side) // 2
        painter.drawImage(rect.x() + 9, top, image)
        painter.setFont(self._font(here))
        painter.setPen(theme.colour(ink))
        words = QRect(_text_left(), rect.y(), self._text_width(option.rect.width(), index), rect.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap, index.data())
        if index.data(CountRole) is not None:
            painter.setFont(self._font(False))
            painter.setPen(theme.colour(ink if here else "text_muted"))
            side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(rect.adjusted(0, 0, -10, 0), side, str(index.data(CountRole)))

    def _paint_plate(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag, *, here: bool) -> None:
        theme = Theme.current()
        painter.setPen(Qt.PenStyle.NoPen)
        if here or state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(theme.colour("accent" if here else "hover"))
            painter.drawRoundedRect(rect, 6, 6)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(theme.colour("on_accent" if here else "focus"))
            inset = 2 if here else 0
            painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), 5, 5)

    def _words(self, index: Index, width: int) -> QRect:
        room = QRect(0, 0, self._text_width(width, index), 1000)
        metrics = QFontMetrics(self._font(bool(index.data(HereRole))))
        return metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, index.data())

    def _text_width(self, width: int, index: Index) -> int:
        count = index.data(CountRole)
        metrics = QFontMetrics(self._font(False))
        taken = metrics.horizontalAdvance(str(count)) + 8 if count is not None else 0
        return width - _text_left() - _EDGE - 10 - taken

    def _font(self, here: bool) -> QFont:
        return Theme.current().font(weight=QFont.Weight.DemiBold if here else QFont.Weight.Normal)


def _text_left() -> int:
    return _EDGE + 9 + Theme.current().px(_ICON) + 9


def _item(text: str, icon: str) -> QStandardItem:
    item = QStandardItem(text)
    item.setData(icon, IconRole)
    item.setToolTip(text)
    return item


def _heading(text: str) -> QStandardItem:
    item = QStandardItem(text)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    return item


def _set_count(item: QStandardItem, count: int | None) -> None:
    item.setData(count, CountRole)
    spoken = item.text() if count is None else f"{item.text()}, {count}"
    item.setData(spoken, Qt.ItemDataRole.AccessibleTextRole)
