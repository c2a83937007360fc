from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from clerk_app.domain.person import Actor
from clerk_app.services.reading import Box
from clerk_app.ui.kit.desk import desk_by_hand
from clerk_app.ui.kit.watch import Watch
from clerk_app.ui.rooms import worklist
from tests.ui.rooms import fakes
from tests.ui.rooms.worklist.worklist_stage import Bell, Stage, Viewer


@pytest.fixture
def archive() -> fakes.Archive:
    made = fakes.Archive()
    for number, name in enumerate(("Öztürk, Deniz", "Schröder, Maike", "Nowak, Ewa"), start=1):
        fakes.add_case(made, number, name)
    return made


@pytest.fixture
def stage(qtbot: QtBot, archive: fakes.Archive) -> Callable[..., Stage]:
    def make(box: Box = Box.INBOX, actor: Actor = fakes.BECKER, size: tuple[int, int] = (1240, 800)) -> Stage:
        desk, work = desk_by_hand()
        offices, bells = [fakes.office(archive, actor)], []

        def make_bell(ring: Callable[[], None]) -> Bell:
            bells.append(Bell(ring))
            return bells[-1]

        watch = Watch(desk, lambda: offices[0], make_bell, desk)
        gone: list[tuple[str, str]] = []
        room = worklist.build(
            desk,
            lambda: offices[0],
            box,
            Viewer,  # type: ignore[arg-type]
            watch,
            lambda name, case: gone.append((name, case)),
        )
        made = Stage(archive, desk, work, watch, bells, room, offices, gone)
        room.signals.message.connect(made.messages.append)
        room.signals.count.connect(made.counts.append)
        qtbot.addWidget(room.widget)
        room.widget.resize(*size)
        with qtbot.waitExposed(room.widget):
            room.widget.show()
        room.activate()
        watch.look()
        made.settle()
        return made

    return make
