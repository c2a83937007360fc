"""The command palette: every act of the room by a few letters, without the mouse."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from clerk_app.ui.kit.actions import Actions, ActionSpec, shortcut_text
from clerk_app.ui.kit.announce import announce
from clerk_app.ui.kit.icons import icon_image
from clerk_app.ui.kit.labels import label
from clerk_app.ui.kit.theme import Theme

from .fuzzy import ranked

Index = QModelIndex | QPersistentModelIndex
SpecRole = Qt.ItemDataRole.UserRole
_SHOWN = 10
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _SHOWN, Qt.Key.Key_PageUp: -_SHOWN}


class CommandPalette(QFrame):
    """Lies over the window, modal to nothing: it goes as soon as one looks elsewhere."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("palette")
        self._actions = actions
        self._over = parent
        self._before: QWidget | None = None
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("Was möchten Sie tun?"))
        self.line.setAccessibleName(self.tr("Befehl suchen"))
        self.line.textChanged.connect(self._search)
        self.line.installEventFilter(self)
        self._found = _Found(self)
        self.list = QListView()
        self.list.setModel(self._found)
        self.list.setItemDelegate(_Delegate(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setAccessibleName(self.tr("Gefundene Befehle"))
        self.list.setMouseTracking(True)
        self.list.clicked.connect(lambda: self._run())
        self._none = label(self.tr("Kein Befehl mit diesen Buchstaben."), "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        for widget in (self.line, self.list, self._none):
            column.addWidget(widget)
        self.hide()

    def open(self) -> None:
        self._actions.refresh()
        self._before = self.window().focusWidget()
        self.line.clear()
        self._search("")
        width = min(620, self._over.width() - 40)
        self.list.setFixedHeight(self.list.sizeHintForRow(0) * _SHOWN)
        self.setFixedWidth(width)
        self.adjustSize()
        self.move((self._over.width() - width) // 2, 52)
        self.show()
        self.raise_()
        self.line.setFocus()

    def close_palette(self) -> None:
        self.hide()
        if self._before is not None:
            self._before.setFocus()
        self._before = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(Qt.Key(event.key()))
        if event.type() == QEvent.Type.FocusOut and self.isVisible():
            self.hide()
        return super().eventFilter(watched, event)

    def _key(self, key: Qt.Key) -> bool:
        if key in _STEPS:
            self._move(_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run()
        elif key == Qt.Key.Key_Escape:
            self.close_palette()
        else:
            return key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
        return True

    def _search(self, query: str) -> None:
        possible = [spec for spec in self._actions.here() if spec.possible()]
        self._found.show(ranked(query, possible, lambda spec: f"{spec.label} {spec.help}"))
        some = self._found.rowCount() > 0
        self.list.setVisible(some)
        self._none.setVisible(not some)
        if some:
            self.list.setCurrentIndex(self._found.index(0))

    def _move(self, step: int) -> None:
        at = min(max(0, self.list.currentIndex().row() + step), self._found.rowCount() - 1)
        if at >= 0:
            self.list.setCurrentIndex(self._found.index(at))
            announce(self.line, str(self._found.index(at).data()))

    def _run(self) -> None:
        spec = self.list.currentIndex().data(SpecRole)
        self.close_palette()
        if isinstance(spec, ActionSpec):
            self._actions.run(spec.id)


class _Found(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._specs: tuple[ActionSpec, ...] = ()

    def show(self, specs: tuple[ActionSpec, ...]) -> None:
        self.beginResetModel()
        self._specs = specs
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self._specs)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        spec = self._specs[index.row()]
        if role == SpecRole:
            return spec
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{spec.label} {shortcut_text(spec)}".strip()
        return spec.label if role == Qt.ItemDataRole.DisplayRole else None


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, QFontMetrics(Theme.current().font()).height() + 14)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, spec = Theme.current(), index.data(SpecRole)
        rect = option.rect
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, theme.colour("accent_soft" if chosen else "raised"))
        if chosen:
            painter.fillRect(rect.x(), rect.y(), 3, rect.height(), theme.colour("accent"))
        if spec.icon:
            image = icon_image(spec.icon, "text_muted", 16, painter.device().devicePixelRatioF())
            painter.drawImage(rect.x() + 12, rect.y() + (rect.height() - 16) // 2, image)
        painter.setFont(theme.font())
        painter.setPen(theme.colour("text"))
        painter.drawText(rect.adjusted(40, 0, -130, 0), Qt.AlignmentFlag.AlignVCenter, spec.label)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("text_muted"))
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect.adjusted(0, 0, -12, 0), side, shortcut_text(spec))
        painter.restore()
