"""The pack's catalogue of ancillary provisions, narrowed with every letter, put in with Enter or a click."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from clerk_app.domain.compose_provisions import called
from clerk_app.domain.provision import OfferedProvision
from clerk_app.ui.kit.icons import icon
from clerk_app.ui.kit.labels import label
from clerk_app.ui.kit.language import translate

_MOST = 5  # rows in sight
_INTO = (Qt.Key.Key_Down, Qt.Key.Key_PageDown)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CatalogueSearch(QWidget):
    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offered: tuple[OfferedProvision, ...] = ()
        self._opened = False
        name = translate("decision", "Aus dem Verzeichnis hinzufügen")
        self.field = QLineEdit()
        self.field.setPlaceholderText(translate("decision", "Aus dem Verzeichnis hinzufügen …"))
        self.field.setAccessibleName(name)
        self.field.setClearButtonEnabled(True)
        self.field.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.found = QListWidget()
        self.found.setAccessibleName(translate("decision", "Gefundene Nebenbestimmungen"))
        self.found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.found.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._nothing = label(translate("decision", "Nichts im Verzeichnis passt dazu."), "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self.field, self.found, self._nothing):
            column.addWidget(widget)
        self.field.textEdited.connect(lambda _: self._narrow())
        self.field.installEventFilter(self)
        self.found.installEventFilter(self)
        self.found.itemClicked.connect(self._take)
        self._narrow()

    def offer(self, offered: tuple[OfferedProvision, ...]) -> None:
        self.setVisible(bool(offered))
        if offered != self._offered:
            self._offered = offered
            self._narrow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(watched, Qt.Key(event.key())) or super().eventFilter(watched, event)
        if watched is self.field and event.type() == QEvent.Type.MouseButtonPress:
            self._open()
        return super().eventFilter(watched, event)

    def _key(self, watched: QObject, key: Qt.Key) -> bool:
        if key in _ENTER:
            self._take(self.found.currentItem() or self.found.item(0))
        elif key is Qt.Key.Key_Escape and not self.found.isHidden():
            self._close()
        elif watched is self.field and key in _INTO:
            self._open()
            self.found.setFocus()
            self.found.setCurrentRow(0)
        else:
            return False
        return True

    def _open(self) -> None:
        self._opened = True
        self._narrow()

    def _close(self) -> None:
        self._opened = False
        self.field.clear()
        self.field.setFocus()
        self._narrow()

    def _narrow(self) -> None:
        asked = self.field.text().casefold().split()
        fitting = [one for one in self._offered if all(word in _said(one).casefold() for word in asked)]
        self.found.clear()
        for one in fitting:
            item = QListWidgetItem(called(one.kind, one.title))
            item.setData(Qt.ItemDataRole.UserRole, one.id)
            item.setToolTip(one.text)
            self.found.addItem(item)
        looking = self._opened or bool(asked)
        self.found.setVisible(looking and bool(fitting))
        self._nothing.setVisible(bool(asked) and not fitting)
        rows = max(1, min(_MOST, len(fitting)))
        self.found.setFixedHeight(self.found.sizeHintForRow(0) * rows + 2 * self.found.frameWidth() + 4)

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is not None and not self.found.isHidden():
            id = str(item.data(Qt.ItemDataRole.UserRole))
            self._close()
            self.chosen.emit(id)


def _said(one: OfferedProvision) -> str:
    return f"{called(one.kind, one.title)} {one.text} {one.source}"
