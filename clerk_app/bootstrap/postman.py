"""Fetches the post beside the window and sends what waits, as `admin collect` and `dispatch` do."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from clerk_app.opening.holder import is_gone, own_name
from clerk_app.opening.settings import Settings
from clerk_app.services.office_time import PLACE
from clerk_app.ui.kit.desk import Desk, Lane

if TYPE_CHECKING:
    from clerk_app.opening.office import OpenOffice
    from clerk_app.services.collecting import Outcome

EVERY_SECONDS = 300.0
FIRST_MS = 3000
LETTER_HOLD = timedelta(minutes=2)


@dataclass(frozen=True)
class Tour:
    """What came, what went, and how many letters of the office have failed in all."""

    outcomes: Mapping[str, Outcome]
    sent: int
    failed: int


class Postman(QObject):
    """Goes out only where channels are configured; never for a practice office."""

    came_back = Signal(str)  # a sentence for the status bar
    in_trouble = Signal(str, object)  # code, facts

    def __init__(self, opened: OpenOffice, settings: Settings) -> None:
        super().__init__()
        self._opened = opened
        self._settings = settings
        self._desk = Desk()
        self._ending = Event()
        self._holder = own_name()
        self._round = QTimer(self, singleShot=True)
        self._round.timeout.connect(self._go)
        self._asked = False  # a round somebody waits for

    def start(self) -> None:
        if not self._settings.demo and self._settings.home.config.exists():
            self._round.start(FIRST_MS)

    def hurry(self) -> None:
        """The next round begins at once, or right after the one under way: one, however often it is asked."""
        self._asked = True
        if self._round.isActive():
            self._round.start(0)

    def stop(self) -> None:
        """Whatever is under way ends at its next safe point; what is stored stays stored."""
        self._ending.set()
        self._round.stop()
        self._desk.finish(10.0)

    def _go(self) -> None:
        asked, self._asked = self._asked, False
        self._desk.ask(
            lambda: self._fetch(at_once=asked), self._back, self._lost, owner=self, lane=Lane.ERRANDS
        )

    def _fetch(self, *, at_once: bool) -> Tour:
        """Runs beside the window. Leases keep it apart from services at the same work."""
        from clerk_app.opening.channels import open_channels
        from clerk_app.opening.courier import courier
        from clerk_app.opening.office import now
        from clerk_app.services.channels import Stopped
        from clerk_app.services.collecting import collect_round
        from clerk_app.services.collecting_book import Collector

        def pause(seconds: float) -> None:
            if self._ending.wait(seconds):
                raise Stopped

        every, hold = timedelta(seconds=EVERY_SECONDS), timedelta(minutes=30)
        collector = Collector(self._holder, every, hold, self._ending.is_set, is_gone=is_gone)
        with open_channels(self._settings.home, now, pause) as channels:
            outcomes = collect_round(self._opened.office, channels, collector, at_once=at_once)
        with courier(self._opened, self._settings.home, self._holder, LETTER_HOLD, pause) as sending:
            if not sending.ways:
                return Tour(outcomes, 0, 0)
            rounds = sending.go(self._ending.is_set)
            return Tour(outcomes, sum(one.sent for one in rounds.values()), sending.failed())

    def _back(self, tour: Tour) -> None:
        outcomes = tour.outcomes
        for outcome in outcomes.values():
            if outcome.trouble is not None:
                self.in_trouble.emit(outcome.trouble.code, outcome.trouble.facts)
        stored = sum(outcome.tally.stored for outcome in outcomes.values())
        at = datetime.now(PLACE).strftime("%H:%M")
        text = self.tr("Eingang geprüft {at}").format(at=at)
        said = (
            (stored, self.tr(", {count} neu")),
            (tour.sent, self.tr(", {count} versandt")),
            (tour.failed, self.tr(", {count} Sendungen gescheitert")),
        )
        self.came_back.emit(text + "".join(words.format(count=count) for count, words in said if count))
        busy = any(outcome.busy for outcome in outcomes.values())
        self._again(1.0 if busy else EVERY_SECONDS)

    def _lost(self, error: Exception) -> None:
        """A wrong line in the configuration or a missing key: told once a round, and tried again."""
        code, facts = getattr(error, "code", "database.failed"), getattr(error, "facts", {})
        self.in_trouble.emit(code, facts)
        self._again(EVERY_SECONDS)

    def _again(self, seconds: float) -> None:
        """A little unevenly, so that a hundred offices do not ask in the same second."""
        if not self._ending.is_set():
            self._round.start(0 if self._asked else int(seconds * 1000 * random.uniform(0.9, 1.1)))
