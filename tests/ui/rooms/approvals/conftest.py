"""The approvals room on a real office in which a notice has been written and laid before the supervisor."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication

from clerk_app.domain.composition import Draft
from clerk_app.services import assignment, decision
from clerk_app.services.office import Office
from clerk_app.ui.kit.desk import Desk, desk_by_hand
from clerk_app.ui.kit.lanes import ManualExecutor
from clerk_app.ui.kit.notices import Message
from clerk_app.ui.kit.room import Room
from clerk_app.ui.kit.theme import Look, Theme
from clerk_app.ui.rooms import approvals
from clerk_app.ui.rooms.approvals.presenter import Presenter
from clerk_app.ui.rooms.approvals.state import Shown
from clerk_app.ui.rooms.approvals.view import ApprovalsView
from tests.ui.rooms.decision.conftest import deciding, furnished, shop
from tests.ui.rooms.decision.house import BECKER, VOGT, DecidingOffice, PlainSheet

__all__ = ["deciding", "furnished", "shop"]

Words = dict[str, str] | None
COMPLETE = {"abholung": "2026-12-07"}


@dataclass
class Bench:
    deciding: DecidingOffice
    desk: Desk
    executor: ManualExecutor
    room: Room
    sheets: list[PlainSheet]
    gone: list[tuple[str, str]] = field(default_factory=list)
    told: list[Message] = field(default_factory=list)
    counts: list[object] = field(default_factory=list)

    @property
    def view(self) -> ApprovalsView:
        assert isinstance(self.room.widget, ApprovalsView)
        return self.room.widget

    @property
    def shown(self) -> Shown:
        return self.view._shown

    @property
    def presenter(self) -> Presenter:
        found = self.view.findChild(Presenter)
        assert isinstance(found, Presenter)
        return found

    @property
    def author(self) -> Office:
        return self.deciding.office_of(BECKER)

    def settle(self) -> None:
        for _ in range(4):
            self.executor.drain()
            QApplication.processEvents()

    def enter(self) -> None:
        self.room.activate()
        self.settle()

    def submitted(self, facts: Words = None, **changes: object) -> str:
        """A case decided and laid before the supervisor by A. Becker."""
        case = self.deciding.receive(**changes)  # type: ignore[arg-type]
        assignment.claim(self.author, case, 1)
        self.lay(case, facts)
        return case

    def lay(
        self, case: str, facts: dict[str, str] | None = None, texts: dict[str, str] | None = None
    ) -> None:
        record = self.author.reader.case(BECKER, case)
        revision = record.draft.revision if record.draft else 0
        draft = Draft("umtausch", {**COMPLETE, **(facts or {})}, texts or {})
        saved = decision.save(self.author, case, draft, revision)
        decision.submit(self.author, case, saved.case_version)

    def state_of(self, case: str) -> str:
        return self.deciding.reader.case(VOGT, case).case.state.value


@pytest.fixture
def bench(qapp: QApplication, deciding: DecidingOffice) -> Iterator[Bench]:
    if Theme.current().look is not Look.LIGHT:
        Theme.current().use(Look.LIGHT)
    deciding.sitting = VOGT
    desk, executor = desk_by_hand()
    sheets: list[PlainSheet] = []

    def make_view() -> PlainSheet:
        sheets.append(PlainSheet())
        return sheets[-1]

    gone: list[tuple[str, str]] = []
    room = approvals.build(
        desk,
        deciding.office,
        lambda room, case: gone.append((room, case)),
        make_view=make_view,  # type: ignore[arg-type]
    )
    bench = Bench(deciding, desk, executor, room, sheets, gone)
    room.signals.message.connect(bench.told.append)
    room.signals.count.connect(bench.counts.append)
    room.widget.resize(1200, 800)
    room.widget.show()
    yield bench
    shiboken6.delete(room.widget)
