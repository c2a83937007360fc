"""How soon after the last key the new page of the preview is painted, and how long the window stands still.

The baseline is the painting alone: the same view, process and pages, given bytes that are printed already.
The pause the room waits to know that typing has stopped is part of the time.
"""

from __future__ import annotations

import os
import statistics
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from clerk_app.ui.kit.language import speak
from clerk_app.ui.kit.theme import Look, Theme
from tests.ui.rooms.decision.live import LiveRoom, live_room

ROUNDS = int(os.environ.get("AMTSTISCH_BENCH_ROUNDS", "40"))
MOST = 100.0  # milliseconds from the last key to the painted page, at the median
MOST_STALL = 50.0  # milliseconds the window may stand still, at the 95th percentile of the rounds
WORDS = "und das gilt "


def measures() -> list[dict[str, object]]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    speak(app)
    Theme.current().use(Look.LIGHT)
    with tempfile.TemporaryDirectory() as folder, live_room(Path(folder)) as room:
        typed, shown, stalls, calm = _compare(room)
    return [_latency(typed, shown), _stall(stalls, calm)]


def _compare(room: LiveRoom) -> tuple[list[float], list[float], list[float], list[float]]:
    """Typing and mere painting take turns, so that a busy machine troubles both."""
    typed, shown, stalls, calm = [], [], [], []
    for _ in range(ROUNDS):
        took, stood = _type(room)
        typed.append(took)
        stalls.append(stood)
        took, stood = _paint_alone(room)
        shown.append(took)
        calm.append(stood)
    return typed, shown, stalls, calm


def _type(room: LiveRoom) -> tuple[float, float]:
    editor = room.editor(next(b.id for b in room.presenter.inputs.composed.blocks if b.editable))  # type: ignore[union-attr]
    editor.setFocus()
    with _heart() as heart, _painted(room.sheets.viewport()) as painted:
        before = room.sheets._paper.edition
        for letter in WORDS:
            QTest.keyClick(editor, letter)
            QApplication.processEvents()
        struck = perf_counter()
        room.wait(lambda: room.sheets._paper.edition > before and room.is_painted() and painted.since(struck))
        took = painted.last - struck
    room.settle()
    return took * 1000, heart.longest * 1000


def _paint_alone(room: LiveRoom) -> tuple[float, float]:
    pdf = room.presenter._sheet.pdf
    with _heart() as heart, _painted(room.sheets.viewport()) as painted:
        before, given = room.sheets._paper.edition, perf_counter()
        room.sheet.update_document(pdf)
        room.wait(lambda: room.sheets._paper.edition > before and room.is_painted() and painted.since(given))
        took = painted.last - given
    return took * 1000, heart.longest * 1000


def _latency(typed: Sequence[float], shown: Sequence[float]) -> dict[str, object]:
    middle, alone = statistics.median(typed), statistics.median(shown)
    return {
        "name": f"Vorschau nach dem letzten Tastendruck: p50 {middle:.0f} ms, p95 {_p95(typed):.0f} ms "
        f"(Ziel {MOST:.0f} ms)",
        "ratio": round(middle / alone, 2),
        "baseline": f"dieselben Bytes nur zeichnen: p50 {alone:.0f} ms, p95 {_p95(shown):.0f} ms",
        "target": round(MOST / alone, 2),
        "met": middle <= MOST,
    }


def _stall(stalls: Sequence[float], calm: Sequence[float]) -> dict[str, object]:
    longest, alone = _p95(stalls), _p95(calm)
    return {
        "name": "Längster Stillstand des Fensters beim Tippen: "
        f"p95 {longest:.0f} ms, größter {max(stalls):.0f} ms",
        "ratio": round(longest / alone, 2),
        "baseline": f"beim bloßen Zeichnen: p95 {alone:.0f} ms, größter {max(calm):.0f} ms",
        "target": round(MOST_STALL / alone, 2),
        "met": longest <= MOST_STALL,
    }


def _p95(values: Sequence[float]) -> float:
    return sorted(values)[max(0, round(len(values) * 0.95) - 1)]


class _Paints(QObject):
    """When the pages were painted last."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.last = 0.0
        watched.installEventFilter(self)

    def since(self, moment: float) -> bool:
        return self.last > moment

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Paint:
            self.last = perf_counter()
        return False


@dataclass
class _Heart:
    """Beats as often as the window's thread is free to; the longest gap is how long it stood still."""

    longest: float = 0.0
    last: float = field(default_factory=perf_counter)

    def beat(self) -> None:
        now = perf_counter()
        self.longest, self.last = max(self.longest, now - self.last), now


@contextmanager
def _heart() -> Iterator[_Heart]:
    heart, timer = _Heart(), QTimer()
    timer.timeout.connect(heart.beat)
    timer.start(1)
    yield heart
    timer.stop()


@contextmanager
def _painted(watched: QWidget) -> Iterator[_Paints]:
    paints = _Paints(watched)
    yield paints
    watched.removeEventFilter(paints)
    paints.deleteLater()


if __name__ == "__main__":
    for measure in measures():
        print(measure)
