"""The registry of actions: one description, no two with the same keys, only those of the room at hand."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from clerk_app.ui.kit.actions import Actions, ActionSpec, clashes, shortcut_text


def spec(id: str, run=lambda: None, shortcut: str = "", scope: str = "", **more) -> ActionSpec:
    return ActionSpec(id, f"&{id}", run, shortcut, scope=scope, **more)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.mark.parametrize(
    ("specs", "count"),
    [
        ((spec("a"), spec("b")), 0),
        ((spec("a"), spec("a")), 1),
        ((spec("a", shortcut="Ctrl+S"), spec("b", shortcut="ctrl+s")), 1),
        ((spec("a", shortcut="Ctrl+S", scope="inbox"), spec("b", shortcut="Ctrl+S", scope="outbox")), 0),
        ((spec("a", shortcut="Ctrl+S", scope="inbox"), spec("b", shortcut="Ctrl+S")), 1),
        ((spec("a"), spec("b"), spec("c")), 0),
    ],
)
def test_two_actions_share_neither_id_nor_keys_where_both_are_reachable(specs, count):
    assert len(clashes(specs)) == count


def test_a_clash_is_refused_before_anything_is_taken_in(window):
    actions = Actions(window)
    with pytest.raises(ValueError, match="Ctrl"):
        actions.add((spec("a", shortcut="Ctrl+S"), spec("b", shortcut="Ctrl+S")))
    assert actions.all() == ()


def test_keys_work_in_their_own_room_only(qtbot: QtBot, window):
    pressed: list[str] = []
    actions = Actions(window)
    actions.add_room("inbox", (spec("inbox.save", lambda: pressed.append("inbox"), "Ctrl+S"),))
    actions.add_room("outbox", (spec("outbox.save", lambda: pressed.append("outbox"), "Ctrl+S"),))
    for room in ("inbox", "outbox"):
        actions.enter(room)
        qtbot.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert pressed == ["inbox", "outbox"]


def test_what_is_not_possible_is_neither_offered_nor_done(window):
    done: list[int] = []
    possible: list[bool] = []
    actions = Actions(window)
    actions.add((spec("a", lambda: done.append(1), when=lambda: bool(possible)),))
    assert not actions.action("a").isEnabled()
    actions.run("a")
    assert done == []
    possible.append(True)
    actions.refresh()
    assert actions.action("a").isEnabled()
    actions.run("a")
    assert done == [1]


def test_a_room_offers_its_own_actions_before_those_of_the_program(window):
    actions = Actions(window)
    actions.add((spec("quit"),))
    actions.add_room("inbox", (spec("claim"),))
    actions.add_room("outbox", (spec("send"),))
    actions.enter("inbox")
    assert [found.id for found in actions.here()] == ["claim", "quit"]


def test_keys_are_named_as_they_are_labelled_here(qapp):
    from clerk_app.ui.kit.language import speak

    speak(qapp)
    assert shortcut_text(spec("a", shortcut="Ctrl+K")) == "Strg+K"
    assert shortcut_text(spec("a")) == ""


def test_labels_carry_no_mnemonic():
    assert spec("save").label == "save"
