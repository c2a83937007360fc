"""The room with a real office behind it, a desk drained by hand, and what a clerk presses there."""

from __future__ import annotations

from typing import Any

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from clerk_app.opening.office import OpenOffice
from clerk_app.services import assignment
from clerk_app.services.office import Office
from clerk_app.services.reading import Box, CaseRecord
from clerk_app.ui.kit.desk import desk_by_hand
from clerk_app.ui.kit.notices import Message
from clerk_app.ui.kit.rows_model import FaceRole
from clerk_app.ui.kit.watch import Watch
from clerk_app.ui.rooms import worklist
from clerk_app.ui.rooms.worklist.view import WorklistView
from tests.documents.notice.notice_reading import whole
from tests.office_kit import receive
from tests.ui.rooms.worklist.worklist_stage import Bell, Viewer


class OfficeStage:
    """`office` may be exchanged for another one at any time."""

    def __init__(self, qtbot: QtBot, office: Office, box: Box, **more: Any) -> None:
        self.office = office
        self.messages: list[Message] = []
        self.desk, self.work = desk_by_hand()
        watch = Watch(self.desk, lambda: self.office, Bell, self.desk)
        self.room = worklist.build(
            self.desk,
            lambda: self.office,
            box,
            Viewer,  # type: ignore[arg-type]
            watch,
            **more,
        )
        self.room.signals.message.connect(self.messages.append)
        self.window = self._frame()
        qtbot.addWidget(self.window)
        self.window.resize(1366, 768)
        with qtbot.waitExposed(self.window):
            self.window.show()
        self.window.activateWindow()
        self.room.activate()
        self.settle()

    def _frame(self) -> QWidget:
        return self.room.widget

    @property
    def view(self) -> WorklistView:
        assert isinstance(self.room.widget, WorklistView)
        return self.room.widget

    def settle(self) -> None:
        for _ in range(8):
            self.work.drain()
            QApplication.processEvents()

    def open(self, case: str) -> None:
        self.room.open(case)
        self.settle()

    def run(self, action: str) -> None:
        """As menu, palette and keys do."""
        spec = next(spec for spec in self.room.actions if spec.id == f"{self.room.id}.{action}")
        assert spec.possible(), action
        spec.run()
        self.settle()

    def possible(self, action: str) -> bool:
        specs = self.room.actions
        return next(spec for spec in specs if spec.id == f"{self.room.id}.{action}").possible()

    def write(self, field: Any, text: str) -> None:
        """In the place of what stood there."""
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text)
        self.settle()

    def choose(self, combo: QComboBox, data: str) -> None:
        at = combo.findData(data)
        combo.setCurrentIndex(at)
        combo.activated.emit(at)
        self.settle()


class LetterStage(OfficeStage):
    """A clerk with two cases of a kind in hand, one of them open, and a letter beside it."""

    def __init__(self, qtbot: QtBot, opened: OpenOffice, office: Office, case: str, other: str) -> None:
        self.opened, self.case, self.other = opened, case, other
        super().__init__(qtbot, office, Box.MINE)
        self.open(case)

    @property
    def record(self) -> CaseRecord:
        return self.office.reader.case(self.office.actor, self.case)

    def letter(self) -> str:
        """What the preview says."""
        viewer = self.view.case.papers.viewer
        assert isinstance(viewer, Viewer)
        return whole(viewer.shown[-1][1])

    def badges(self) -> list[str]:
        """What the list says of the cases, read anew."""
        self.view.pane.step_asked.emit("again")
        self.settle()
        rows = self.view.pane.rows
        return [badge.text for at in range(2) for badge in rows.data(rows.index(at, 0), FaceRole).badges]


def in_hand(opened: OpenOffice, office: Office, service: str, procedure: str) -> tuple[str, str]:
    case, other = (receive(opened, service, procedure, n) for n in (1, 2))
    for one in (case, other):
        assignment.claim(office, one, 1)
    return case, other
