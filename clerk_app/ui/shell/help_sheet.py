"""F1: what this room is for and which keys do what in it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from clerk_app.ui.kit.actions import Actions, ActionSpec, shortcut_text
from clerk_app.ui.kit.labels import button, label, say
from clerk_app.ui.kit.lists import ColumnsView
from clerk_app.ui.kit.room import Room
from clerk_app.ui.kit.rows_model import Column, RowsModel

from .menus import title_of


class HelpSheet(QDialog):
    """Stays open beside the work until it is closed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Hilfe und Tastenkürzel"))
        self.resize(760, 600)
        self._title = label("", "title")
        self._words = label("", wrap=True)
        columns = (
            Column(self.tr("Befehl"), lambda spec: spec.label, width=260),
            Column(self.tr("Tasten"), shortcut_text, width=190),
            Column(self.tr("Wozu, oder in welchem Menü"), self._purpose),
        )
        rows = RowsModel(columns, identity=lambda spec: spec.id)
        self.table = ColumnsView(rows, self.tr("Befehle und Tastenkürzel"))
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(self._title)
        column.addWidget(self._words)
        column.addWidget(self.table, 1)
        column.addWidget(button(self.tr("Schließen"), self.hide), 0, Qt.AlignmentFlag.AlignRight)

    def show_help(self, room: Room, actions: Actions) -> None:
        self._title.setText(room.title)
        say(self._words, room.help)
        self.table.show_rows(actions.here())
        self.table.choose(actions.here()[0].id)
        self.show()
        self.raise_()
        self.activateWindow()
        self.table.setFocus()

    def _purpose(self, spec: ActionSpec) -> str:
        return spec.help or title_of(spec).replace("&", "")
