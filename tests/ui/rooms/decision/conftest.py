"""A desk drained by hand, alarms rung by hand, and the decision room on a real office."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication

from clerk_app.documents.notice import PrintShop
from clerk_app.services import assignment
from clerk_app.ui.kit.desk import Desk, desk_by_hand
from clerk_app.ui.kit.lanes import ManualExecutor
from clerk_app.ui.kit.room import Room
from clerk_app.ui.kit.theme import Look, Theme
from clerk_app.ui.rooms import decision
from clerk_app.ui.rooms.decision.presenter import Presenter
from clerk_app.ui.rooms.decision.sheet import Place
from clerk_app.ui.rooms.decision.view import DecisionView
from tests.ui.rooms.decision.house import ROOT, DecidingOffice, HandBells, PlainSheet, furnish


@dataclass
class Table:
    """The room and everything around it that a test turns by hand."""

    deciding: DecidingOffice
    desk: Desk
    executor: ManualExecutor
    bells: HandBells
    room: Room
    sheets: list[PlainSheet]
    gone: list[tuple[str, str]] = field(default_factory=list)
    told: list[object] = field(default_factory=list)
    path: Path | None = None

    @property
    def view(self) -> DecisionView:
        assert isinstance(self.room.widget, DecisionView)
        return self.room.widget

    @property
    def sheet(self) -> PlainSheet:
        return self.sheets[0]

    def view_places(self) -> tuple[Place, ...]:
        """Where on the sheet which block was printed."""
        return self.presenter._sheet.places

    @property
    def presenter(self) -> Presenter:
        return self.room.widget.findChild(Presenter)

    def settle(self) -> None:
        """Until nothing is under way and no alarm is set."""
        for _ in range(12):
            self.executor.drain()
            QApplication.processEvents()
            if not len(self.executor) and not any(bell.is_set() for bell in self.bells.bells):
                return
            self.bells.ring()

    def open(self, case: str) -> None:
        self.room.open(case)
        self.settle()

    def claimed_case(self, **changes: object) -> str:
        case = self.deciding.receive(**changes)  # type: ignore[arg-type]
        assignment.claim(self.deciding.office(), case, 1)
        return case


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return furnish(tmp_path_factory.mktemp("deciding"))


@pytest.fixture(scope="session")
def shop() -> PrintShop:
    return PrintShop(ROOT / "resources")


@pytest.fixture
def deciding(tmp_path: Path, furnished: Path, shop: PrintShop) -> Iterator[DecidingOffice]:
    office = DecidingOffice(tmp_path, furnished, shop)
    yield office
    office.engine.dispose()


@pytest.fixture
def table(qapp: QApplication, deciding: DecidingOffice) -> Iterator[Table]:
    if Theme.current().look is not Look.LIGHT:
        Theme.current().use(Look.LIGHT)
    desk, executor = desk_by_hand()
    bells, sheets = HandBells(), []

    def make_view() -> PlainSheet:
        sheets.append(PlainSheet())
        return sheets[-1]

    table = Table(deciding, desk, executor, bells, None, sheets)  # type: ignore[arg-type]
    table.room = decision.build(
        desk,
        deciding.office,
        lambda room, case: table.gone.append((room, case)),
        make_view=make_view,  # type: ignore[arg-type]
        alarms=bells,
        ask_path=lambda parent, proposal: table.path and table.path / proposal,
    )
    table.room.signals.message.connect(table.told.append)
    table.room.widget.resize(1200, 800)
    table.room.widget.show()
    yield table
    shiboken6.delete(table.room.widget)
