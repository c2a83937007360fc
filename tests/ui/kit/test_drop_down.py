"""Every line of a list is seen whole, and no room makes a list of its own kind."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from clerk_app.ui.kit.inputs import choice_box
from clerk_app.ui.kit.theme import Look, Theme

UI = Path(__file__).resolve().parents[3] / "clerk_app" / "ui"


@pytest.mark.parametrize("lines", [2, 6, 10])
def test_the_last_line_is_seen_even_at_the_lower_edge_of_the_screen(qtbot: QtBot, lines: int) -> None:
    Theme.current().use(Look.LIGHT)
    choice = choice_box("Art der Sendung", 4)
    qtbot.addWidget(choice)
    for number in range(lines):
        choice.addItem(f"{number}. Einschreiben mit Rückschein, eigenhändig")
    choice.show()
    edge = QGuiApplication.primaryScreen().availableGeometry()
    choice.move(QPoint(20, edge.bottom() - choice.height() - 60))

    choice.showPopup()

    view = choice.view()
    last = view.visualRect(view.model().index(lines - 1, 0))
    assert view.viewport().rect().contains(last)
    assert last.width() > view.fontMetrics().horizontalAdvance(choice.itemText(0))
    choice.hidePopup()


def test_no_room_makes_a_list_of_its_own_kind() -> None:
    made = [
        path.name
        for path in UI.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "QComboBox"
    ]
    assert made == []
