"""Remembers how the clerk has arranged the desk: window, panes, columns, look and text size."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QMainWindow, QSplitter, QTableView

from clerk_app.ui.kit.theme import Look, Theme

SCALES = (0.9, 1.0, 1.15, 1.3, 1.5, 1.75, 2.0)


class Memory:
    """Only what has an object name is remembered, under that name."""

    def __init__(self, file: Path | None) -> None:
        self._ini = None if file is None else QSettings(str(file), QSettings.Format.IniFormat)

    def restore_look(self) -> None:
        if self._ini is None:
            return
        look = str(self._ini.value("look/scheme", Look.SYSTEM.value))
        scale = str(self._ini.value("look/scale", "1.0"))
        known = look if look in {one.value for one in Look} else Look.SYSTEM.value
        size = next((step for step in SCALES if str(step) == scale), 1.0)
        theme = Theme.current()
        if (Look(known), size) != (theme.look, theme.scale):  # dressing every widget anew takes its time
            theme.use(Look(known), size)

    def keep_look(self) -> None:
        if self._ini is not None:
            self._ini.setValue("look/scheme", Theme.current().look.value)
            self._ini.setValue("look/scale", str(Theme.current().scale))

    def restore(self, window: QMainWindow) -> bool:
        """False when there is nothing to go back to yet."""
        if self._ini is None:
            return False
        for splitter in window.findChildren(QSplitter):
            if splitter.objectName() and (state := self._bytes(f"panes/{splitter.objectName()}")):
                splitter.restoreState(state)
        for table in window.findChildren(QTableView):
            if table.objectName() and (state := self._bytes(f"columns/{table.objectName()}")):
                table.horizontalHeader().restoreState(state)
        geometry = self._bytes("window/geometry")
        return geometry is not None and window.restoreGeometry(geometry)

    def keep(self, window: QMainWindow) -> None:
        if self._ini is None:
            return
        self._ini.setValue("window/geometry", window.saveGeometry())
        for splitter in window.findChildren(QSplitter):
            if splitter.objectName():
                self._ini.setValue(f"panes/{splitter.objectName()}", splitter.saveState())
        for table in window.findChildren(QTableView):
            if table.objectName():
                self._ini.setValue(f"columns/{table.objectName()}", table.horizontalHeader().saveState())
        self._ini.sync()

    def _bytes(self, key: str) -> QByteArray | None:
        value = None if self._ini is None else self._ini.value(key)
        return value if isinstance(value, QByteArray) and not value.isEmpty() else None
