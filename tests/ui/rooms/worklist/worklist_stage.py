"""A room with all a test looks at around it: the archive, a desk drained by hand, a watch rung by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from clerk_app.domain.case import CaseState
from clerk_app.domain.facts import Claimed
from clerk_app.domain.person import Actor
from clerk_app.services.office import Office
from clerk_app.services.reading import Box
from clerk_app.ui.kit.desk import Desk
from clerk_app.ui.kit.lanes import ManualExecutor
from clerk_app.ui.kit.notices import Message
from clerk_app.ui.kit.room import Room
from clerk_app.ui.kit.watch import Watch
from clerk_app.ui.rooms.worklist.view import WorklistView
from tests.ui.rooms import fakes

CHECKING = CaseState.CHECKING


class Bell:
    """Rings only when a test says so."""

    def __init__(self, ring: Callable[[], None]) -> None:
        self.ring = ring

    def set(self, milliseconds: int) -> None: ...
    def stop(self) -> None: ...
    def is_set(self) -> bool:
        return False


class Viewer(QWidget):
    page_changed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[tuple[str, bytes]] = []
        self.found: list[str] = []

    def show_document(self, title: str, content: bytes, mime_type: str) -> None:
        self.shown.append((title, content))
        self.page_changed.emit(0)

    def update_document(self, content: bytes) -> None:
        self.shown[-1] = (self.shown[-1][0], content)

    def clear(self) -> None:
        self.shown.append(("", b""))

    def find_text(self, text: str) -> None:
        self.found.append(text)

    def focus_search(self) -> None: ...


@dataclass
class Stage:
    """A room with everything around it that a test looks at."""

    archive: fakes.Archive
    desk: Desk
    work: ManualExecutor
    watch: Watch
    bells: list[Bell]
    room: Room
    offices: list[Office]
    gone: list[tuple[str, str]] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)
    counts: list[object] = field(default_factory=list)

    @property
    def view(self) -> WorklistView:
        assert isinstance(self.room.widget, WorklistView)
        return self.room.widget

    def settle(self) -> None:
        for _ in range(6):
            self.work.drain()
            QApplication.processEvents()

    def ring(self) -> None:
        """The first bell is that of the next look; the watchdog behind it stays silent."""
        self.bells[0].ring()
        self.settle()

    def sit_down(self, actor: Actor) -> None:
        self.offices[0] = fakes.office(self.archive, actor)

    def said(self) -> str:
        return self.messages[-1].text if self.messages else ""

    def ids(self) -> list[str]:
        return [row.id for row in self.view.pane.rows.rows]

    def head(self) -> str:
        return self.view.case.head.accessibleName()

    def button(self, name: str) -> QPushButton:
        found = self.view.case.head.findChild(QPushButton, f"step_{name}")
        assert found is not None
        return found


def press(qtbot: QtBot, button: QWidget) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def choose(stage: Stage, qtbot: QtBot, row: int) -> None:
    view = stage.view.pane.list
    place = view.visualRect(stage.view.pane.rows.index(row, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    stage.settle()


def mine(stage: Callable[..., Stage], archive: fakes.Archive, qtbot: QtBot) -> Stage:
    fakes.act(archive, fakes.BECKER, Claimed("case-1", 1, CHECKING, "a.becker"))
    room = stage(Box.MINE)
    choose(room, qtbot, 0)
    return room
