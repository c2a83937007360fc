"""The decision room with nothing put by: real lanes, lamp and press, and a real application for Wohngeld."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from time import monotonic

import shiboken6
from PySide6.QtCore import QEventLoop, QTimer

from clerk_app.documents.notice import PrintShop
from clerk_app.documents.viewing.lamp import ConfinedLamp, Deadlines
from clerk_app.packs.entry import read_toml
from clerk_app.packs.example import read_example
from clerk_app.packs.loader import load_pack
from clerk_app.services import assignment
from clerk_app.services import decision as deciding
from clerk_app.services.office import Office
from clerk_app.ui.kit.desk import Desk, Lane
from clerk_app.ui.kit.viewer.document_view import DocumentView
from clerk_app.ui.kit.viewer.sheets import Sheets
from clerk_app.ui.rooms import decision
from clerk_app.ui.rooms.decision.block_editor import BlockEditor
from clerk_app.ui.rooms.decision.presenter import Presenter
from clerk_app.ui.rooms.decision.view import DecisionView
from tests.ui.rooms.decision.house import PACK, ROOT, DecidingOffice, OneShelf, furnish

PACKS = ROOT / "resources" / "packs"
EXAMPLE = PACKS / "wohngeld" / "examples" / "vier_personen_friedberg.toml"


@dataclass
class LiveRoom:
    view: DecisionView
    desk: Desk
    lamp: ConfinedLamp
    case: str

    @property
    def presenter(self) -> Presenter:
        return self.view.findChild(Presenter)

    @property
    def sheet(self) -> DocumentView:
        return self.view.evidence._sheet

    @property
    def sheets(self) -> Sheets:
        return self.sheet._stage.sheets

    def editor(self, block: str) -> BlockEditor:
        return self.view.text._cards[block].findChild(BlockEditor)

    def is_painted(self) -> bool:
        """Every page in sight shows the newest edition of the sheet."""
        reading, sheets = self.sheet._reading, self.sheets
        if self.sheet._info is None or reading._renewing or reading._next_content is not None:
            return False
        top = sheets.verticalScrollBar().value()
        seen = sheets.arrangement.between(top, top + sheets.viewport().height())
        pages = [page for page in seen if 0 <= page < self.sheet._info.pages]
        return not any(sheets._paper.lacks(page, sheets._pixels(page), sheets.rotation) for page in pages)

    def wait(self, until: Callable[[], bool], seconds: float = 30) -> None:
        """Looks often and lets the window work meanwhile, without naps of its own."""
        loop, look = QEventLoop(), QTimer()
        end = monotonic() + seconds
        look.timeout.connect(lambda: loop.quit() if monotonic() > end or until() else None)
        look.start(1)
        loop.exec()
        assert monotonic() < end, "did not happen in time"

    def settle(self) -> None:
        self.wait(lambda: self.desk._pending == 0 and self.is_painted())


@contextmanager
def live_room(folder: Path) -> Iterator[LiveRoom]:
    """A case with a decision chosen lies open, and its sheet is painted."""
    furnished = furnish(folder)
    office = DecidingOffice(folder, furnished, PrintShop(ROOT / "resources"))
    pack = load_pack(PACKS / "wohngeld")
    example = read_example(read_toml(EXAMPLE, "Beispiel"), EXAMPLE.parent)
    office.confirmations |= {f"wohngeld.{id}" for id in (*pack.remedies, *pack.texts)}

    def at_the_desk() -> Office:
        return replace(office.office(), shelf=OneShelf((PACK, pack)))

    case = office.receive(
        service=pack.id,
        pack_version=pack.version,
        procedure=example.facts.procedure,
        fields=example.facts.fields,
    )
    assignment.claim(at_the_desk(), case, 1)
    deciding.save(at_the_desk(), case, replace(example.draft, facts=dict(example.draft.facts)), 0)
    desk, lamp = Desk(), ConfinedLamp(deadlines=Deadlines(open=20.0, answer=20.0))
    ask = partial(desk.ask, lane=Lane.ERRANDS)
    room = decision.build(
        desk, at_the_desk, lambda room, case: None, make_view=lambda: DocumentView(lamp, ask)
    )
    assert isinstance(room.widget, DecisionView)
    room.widget.resize(1366, 768)
    room.widget.show()
    made = LiveRoom(room.widget, desk, lamp, case)
    try:
        room.open(case)
        made.settle()
        yield made
    finally:
        assert desk.finish(20)
        shiboken6.delete(room.widget)
        lamp.put_out()
        office.engine.dispose()
