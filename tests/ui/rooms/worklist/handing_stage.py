"""The room with a real office behind it, a case that another program carries on, and a clerk's hands."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QPushButton
from pytestqt.qtbot import QtBot

from clerk_app.services.office import Office
from clerk_app.services.reading import Box, CaseRecord
from clerk_app.ui.kit.actions import Actions
from clerk_app.ui.rooms.worklist.handing_panel import HandingPanel
from tests.ui.rooms.worklist.office_stage import OfficeStage


class HandingStage(OfficeStage):
    """Its keys go through the window's own actions, as in the program."""

    def __init__(self, qtbot: QtBot, office: Office, case: str, box: Box = Box.MINE, **more: Any) -> None:
        self.case = case
        self.said: list[str] = []
        super().__init__(qtbot, office, box, **more)
        self.open(case)

    def _frame(self) -> QMainWindow:
        window = QMainWindow()
        window.setCentralWidget(self.room.widget)
        self.actions = Actions(window)
        self.actions.add_room(self.room.id, self.room.actions)
        self.actions.enter(self.room.id)
        self.room.signals.actions.connect(self.actions.refresh)
        self.room.signals.status.connect(self.said.append)
        return window

    @property
    def panel(self) -> HandingPanel:
        return self.view.handing

    def begin(self) -> None:
        self.actions.run(f"{self.room.id}.hand_over")
        self.settle()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)
        self.settle()

    def click(self, text: str) -> None:
        QTest.mouseClick(self.button(text), Qt.MouseButton.LeftButton)
        self.settle()

    def button(self, text: str) -> QPushButton:
        return next(b for b in self.window.findChildren(QPushButton) if b.isVisible() and b.text() == text)

    def marks(self) -> dict[str, str]:
        return {row.shown.label: row.shown.mark.value for row in self.panel.rows._rows}

    def current(self) -> str:
        return self.panel.rows._rows[self.panel.rows._at].shown.label

    def read(self) -> str:
        return " | ".join(label.text() for label in self.panel.findChildren(QLabel) if label.isVisible())

    def record(self) -> CaseRecord:
        return self.office.reader.case(self.office.actor, self.case)


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def saved_under(monkeypatch: object, path: Path | None) -> None:
    """The file dialog is the desktop's; what it answers is handed in."""
    answer = (str(path) if path else "", "")
    monkeypatch.setattr(  # type: ignore[attr-defined]
        "PySide6.QtWidgets.QFileDialog.getSaveFileName", staticmethod(lambda *told: answer)
    )
