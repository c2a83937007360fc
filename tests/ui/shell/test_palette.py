"""Every act by a few letters and without the mouse."""

from __future__ import annotations

import pytest
from frame_rooms import Told
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clerk_app.ui.shell.fuzzy import ranked, score
from clerk_app.ui.shell.window import Window


def open_palette(qtbot: QtBot, window: Window) -> None:
    qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert window.palette_sheet.isVisible()
    assert window.palette_sheet.line.hasFocus()


def offered(window: Window) -> list[str]:
    model = window.palette_sheet.list.model()
    return [model.index(at, 0).data() for at in range(model.rowCount())]


def test_a_few_letters_and_enter_do_it(qtbot: QtBot, window: Window, told: Told):
    open_palette(qtbot, window)
    qtbot.keyClicks(window.palette_sheet.line, "uber")
    assert offered(window)[0] == "Übernehmen"
    qtbot.keyClick(window.palette_sheet.line, Qt.Key.Key_Return)
    assert told.lines[-1] == ("claim",)
    assert not window.palette_sheet.isVisible()


def test_arrows_choose_while_one_types(qtbot: QtBot, window: Window):
    open_palette(qtbot, window)
    qtbot.keyClicks(window.palette_sheet.line, "gehe zu post")
    qtbot.keyClick(window.palette_sheet.line, Qt.Key.Key_Down)
    qtbot.keyClick(window.palette_sheet.line, Qt.Key.Key_Return)
    assert window.room.id == "outbox"


def test_only_what_is_possible_here_is_offered(qtbot: QtBot, window: Window):
    open_palette(qtbot, window)
    assert "Übernehmen" in offered(window)
    assert "Nachfordern" not in offered(window)
    assert "Senden" not in offered(window)


def test_what_an_action_is_for_is_found_as_well(qtbot: QtBot, window: Window):
    open_palette(qtbot, window)
    qtbot.keyClicks(window.palette_sheet.line, "sich zuweisen")
    assert offered(window)[0] == "Übernehmen"


def test_escape_leads_back_to_where_one_was(qtbot: QtBot, window: Window):
    before = QApplication.focusWidget()
    open_palette(qtbot, window)
    qtbot.keyClick(window.palette_sheet.line, Qt.Key.Key_Escape)
    assert not window.palette_sheet.isVisible()
    assert QApplication.focusWidget() is before


def test_nothing_found_is_said_and_enter_does_nothing(qtbot: QtBot, window: Window, told: Told):
    open_palette(qtbot, window)
    qtbot.keyClicks(window.palette_sheet.line, "xqz")
    assert window.palette_sheet._none.isVisible()
    lines = list(told.lines)
    qtbot.keyClick(window.palette_sheet.line, Qt.Key.Key_Return)
    assert told.lines == lines


def test_the_palette_goes_when_one_looks_elsewhere(qtbot: QtBot, window: Window):
    open_palette(qtbot, window)
    window.top_bar.search.setFocus()
    assert not window.palette_sheet.isVisible()


@pytest.mark.parametrize(
    ("query", "text", "found"),
    [
        ("", "Suchen", True),
        ("such", "Suchen", True),
        ("scn", "Suchen", True),
        ("ub", "Übernehmen", True),
        ("gzp", "Gehe zu: Posteingang", True),
        ("strasse", "Straße", True),
        ("nehcus", "Suchen", False),
        ("x", "Suchen", False),
    ],
)
def test_letters_are_found_in_their_order(query: str, text: str, found: bool):
    assert (score(query, text) is not None) is found


def test_the_closest_match_comes_first():
    texts = ("Posteingang drucken", "Gehe zu: Postausgang", "Post", "Plan ohne Straße tilgen")
    assert ranked("post", texts, str)[0] == "Post"
    assert ranked("post", texts, str)[-1] == "Plan ohne Straße tilgen"
