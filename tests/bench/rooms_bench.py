"""What it costs to put the rooms of a window together before they are dressed.

The baseline is the same rooms, put together in the same process while the style sheet looks on.
"""

from __future__ import annotations

import os
import statistics
from collections.abc import Callable
from contextlib import nullcontext
from time import process_time

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from clerk_app.services.reading import Box
from clerk_app.ui.kit.desk import desk_by_hand
from clerk_app.ui.kit.language import speak
from clerk_app.ui.kit.room import Room
from clerk_app.ui.kit.theme import Look, Theme
from clerk_app.ui.kit.watch import Watch
from clerk_app.ui.rooms import worklist
from tests.ui.rooms import fakes
from tests.ui.rooms.worklist.worklist_stage import Bell, Viewer

ROUNDS = int(os.environ.get("AMTSTISCH_BENCH_ROUNDS", "10"))
LISTS = (Box.INBOX, Box.MINE, Box.TEAM, Box.DONE)
MOST = 0.6


def measures() -> list[dict[str, object]]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    speak(app)
    Theme.current().use(Look.LIGHT)
    archive = fakes.Archive()
    for number in range(20):
        fakes.add_case(archive, number, "Öztürk, Deniz")
    _put_together(archive, dressed=True)  # what is read once is read
    ours, others = [], []
    for _ in range(ROUNDS):
        others.append(_put_together(archive, dressed=True))
        ours.append(_put_together(archive, dressed=False))
    took, dressed = statistics.median(ours), statistics.median(others)
    return [
        {
            "name": "Vier Listen zusammensetzen und zeigen",
            "ratio": round(took / dressed, 2),
            "baseline": f"dasselbe unter dem Stilblatt: {dressed * 1000:.0f} ms Rechenzeit",
            "target": MOST,
            "met": took / dressed <= MOST,
        }
    ]


def _put_together(archive: fakes.Archive, *, dressed: bool) -> float:
    """Seconds of CPU time until the first of them is painted."""
    begun = process_time()
    with nullcontext() if dressed else Theme.current().undressed():
        rooms = [_room(archive, box) for box in LISTS]
    rooms[0].widget.resize(1240, 800)
    rooms[0].widget.show()
    QApplication.processEvents()
    took = process_time() - begun
    for room in rooms:
        room.widget.hide()
        room.widget.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return took


def _room(archive: fakes.Archive, box: Box) -> Room:
    desk, _work = desk_by_hand()
    office = fakes.office(archive, fakes.BECKER)
    ring: Callable[[Callable[[], None]], Bell] = Bell
    watch = Watch(desk, lambda: office, ring, desk)
    return worklist.build(desk, lambda: office, box, Viewer, watch, lambda _room, _case: None)  # type: ignore[arg-type]
