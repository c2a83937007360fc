"""What everything in the room works with: the desk, the office, the workshop, the view and its signals."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject

from clerk_app.services.office import Office
from clerk_app.services.pack_reading import PackWorkshop
from clerk_app.ui.kit.desk import Desk
from clerk_app.ui.kit.room import RoomSignals

from .view import PacksView


@dataclass(frozen=True)
class Bench:
    desk: Desk
    office: Callable[[], Office]
    workshop: PackWorkshop
    view: PacksView
    signals: RoomSignals


class AtBench(QObject):
    def __init__(self, bench: Bench) -> None:
        super().__init__(bench.view)
        self._desk = bench.desk
        self._office = bench.office
        self._workshop = bench.workshop
        self._view = bench.view
        self._signals = bench.signals
