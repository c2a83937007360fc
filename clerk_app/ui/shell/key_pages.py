"""Two pages of the anteroom: the recovery key to be kept safe, and the way in with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from clerk_app.ui.kit.labels import button, label
from clerk_app.ui.kit.language import translate
from clerk_app.ui.kit.theme import Theme

_IN_A_ROW = 5
AskPath = Callable[[QWidget, str], Path | None]


class KeyPage(QWidget):
    """Shown until somebody says that the key lies in a safe place."""

    kept = Signal()
    sheet_asked = Signal(Path)

    def __init__(self, key: str, ask_path: AskPath | None = None) -> None:
        super().__init__()
        self.setMinimumWidth(Theme.current().px(560))
        self.key = key
        self._ask_path = ask_path or ask_for_sheet
        self._told = label("", "small", wrap=True)
        self._shown = label(_in_rows(key))
        self._shown.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._shown.setAccessibleName(self.tr("Wiederherstellungsschlüssel"))
        self._done = button(self.tr("Ich habe den Schlüssel verwahrt"), self.kept.emit, look="primary")
        self._lay_out()

    def tell(self, text: str) -> None:
        self._told.setText(text)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.key)
        self.tell(self.tr("In die Zwischenablage kopiert; bitte dort wieder löschen."))

    def ask_sheet(self) -> None:
        path = self._ask_path(self, self.tr("Wiederherstellungsschlüssel.pdf"))
        if path is not None:
            self.sheet_asked.emit(path)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(label(self.tr("Bitte diesen Schlüssel verwahren"), "section"))
        reasons = self.tr(
            "Die Datenbank ist verschlüsselt. Geht der Schlüsselspeicher dieses Rechners verloren, öffnet "
            "sie nur noch dieser Wiederherstellungsschlüssel. Wer ihn hat, kann alle Vorgänge lesen: bitte "
            "ausdrucken oder aufschreiben und getrennt vom Rechner aufbewahren."
        )
        column.addWidget(label(reasons, wrap=True))
        column.addWidget(self._shown)
        buttons = QHBoxLayout()
        buttons.addWidget(button(self.tr("Kopieren"), self._copy, icon_name="copy"))
        buttons.addWidget(button(self.tr("Blatt speichern …"), self.ask_sheet, icon_name="download"))
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addWidget(self._told)
        column.addWidget(self._done)


class UnlockPage(QWidget):
    """For a database whose key this machine does not know."""

    entered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._key = QLineEdit()
        self._key.setPlaceholderText(self.tr("13 Gruppen vom Blatt"))
        self._key.setMinimumWidth(520)
        self._key.returnPressed.connect(self._enter)
        line = QHBoxLayout()
        words = label(self.tr("&Wiederherstellungsschlüssel"))
        words.setBuddy(self._key)
        line.addWidget(self._key, 1)
        line.addWidget(button(self.tr("Freischalten"), self._enter, look="primary"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(words)
        column.addLayout(line)

    def _enter(self) -> None:
        if self._key.text().strip():
            self.entered.emit(self._key.text())


def ask_for_sheet(parent: QWidget, proposal: str) -> Path | None:
    home = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    path, _ = QFileDialog.getSaveFileName(
        parent,
        translate("KeyPage", "Blatt speichern"),
        str(Path(home) / proposal),
        "PDF (*.pdf);;Text (*.txt)",
    )
    return Path(path) if path else None


def _in_rows(key: str) -> str:
    groups = key.split("-")
    rows = [groups[start : start + _IN_A_ROW] for start in range(0, len(groups), _IN_A_ROW)]
    return "\n".join("-".join(row) for row in rows)
