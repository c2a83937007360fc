"""Two invented rooms and the frame around them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QPushButton, QSplitter, QVBoxLayout, QWidget

from clerk_app.ui.kit.actions import ActionSpec
from clerk_app.ui.kit.lists import TrayView
from clerk_app.ui.kit.room import Room
from clerk_app.ui.kit.rows_model import RowFace, RowsModel
from clerk_app.ui.shell.frame import Frame, Seat
from clerk_app.ui.shell.window import Window

SEATS = (Seat("becker", "A. Becker", "Wohngeld"), Seat("lang", "M. Lang", "Leitung"))


class Told:
    """What the frame has asked of the rooms, in order."""

    def __init__(self) -> None:
        self.lines: list[object] = []

    def of(self, *words: object):
        return lambda *more: self.lines.append((*words, *more))


def inbox(told: Told) -> Room:
    tray = TrayView(
        RowsModel((), identity=lambda row: row, face=lambda row: RowFace(row, "Wohngeld")), "Posteingang"
    )
    tray.show_rows(("Öztürk", "Schröder"))
    case = QWidget()
    column = QVBoxLayout(case)
    column.addWidget(QPushButton("Entscheiden"))
    panes = QSplitter()
    panes.setObjectName("inbox")
    panes.addWidget(tray)
    panes.addWidget(case)
    actions = (
        ActionSpec(
            "inbox.claim", "Ü&bernehmen", told.of("claim"), "Ctrl+U", "user-check", help="Sich zuweisen"
        ),
        ActionSpec("inbox.ask", "&Nachfordern", told.of("ask"), "Ctrl+S", when=lambda: False),
    )
    return Room(
        "inbox",
        "Posteingang",
        "inbox",
        panes,
        actions,
        "Hier kommt die Post an.",
        activate=told.of("inbox entered"),
        open=told.of("inbox open"),
        focus=tray.setFocus,
        search=told.of("search"),
        follow=told.of("follow"),
    )


def outbox(told: Told) -> Room:
    field = QLineEdit()
    field.setAccessibleName("Empfänger")
    actions = (ActionSpec("outbox.send", "&Senden", told.of("send"), "Ctrl+S", "send"),)
    return Room("outbox", "Postausgang", "send", field, actions, activate=told.of("outbox entered"))


def make_window(told: Told, *, memory: Path | None = None, practice: bool = False) -> Window:
    hidden = Room("case", "Vorgang", "file", QPushButton("Vorgang"), open=told.of("case open"), listed=False)
    switch = told.of("switch") if practice else None
    frame = Frame(SEATS[0], practice=practice, memory=memory, colleagues=SEATS, switch_to=switch)
    return Window([inbox(told), outbox(told), hidden], frame)
