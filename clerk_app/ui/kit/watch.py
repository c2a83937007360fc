"""Keeps an eye on the filing room: tells when somebody changed something, and when it is out of reach."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal

from clerk_app.services.office import Office
from clerk_app.services.office_time import local_day
from clerk_app.services.reading import Counts
from clerk_app.services.recollection import is_outage

from .alarm import MakeAlarm, bells_of
from .desk import Desk, Lane

EVERY_MS = 1000
PATIENCE_MS = 8000  # with the pause between two looks, a dead line is told within ten seconds
LONGEST_MS = 30_000


class Watch(QObject):
    """One for the whole program. It asks the next time only when the last answer has come."""

    moved = Signal()
    counted = Signal(object)  # Counts
    lost = Signal(object)  # since when
    back = Signal()

    def __init__(
        self,
        desk: Desk,
        office: Callable[[], Office],
        make_alarm: MakeAlarm | None = None,
        parent: QObject | None = None,
        chance: Callable[[], float] = random.random,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._office = office
        self._chance = chance
        self._seen: tuple[str, int] | None = None  # whose eyes, and what they saw last
        self._asking = False
        self._again = False
        self._failures = 0
        self._stopped = False
        make = make_alarm or bells_of(self)
        self._alarm = make(self.look)
        self._watchdog = make(self._lose)
        self.away = False
        self.counts: Counts | None = None
        desk.changed.connect(self.look)
        desk.outside_failed.connect(self.look)

    def look(self) -> None:
        """Now, and from then on every second."""
        if self._stopped:
            return
        if self._asking:
            self._again = True
            return
        self._asking, office = True, self._office()
        login, reader = office.actor.login, office.reader
        self._watchdog.set(PATIENCE_MS)
        self._desk.ask(
            lambda: (login, reader.generation()), self._answered, self._missed, self, lane=Lane.LOOKOUT
        )

    def stop(self) -> None:
        """For good: an answer that is still on its way changes nothing any more."""
        self._stopped = True
        self._alarm.stop()
        self._watchdog.stop()

    def _answered(self, seen: tuple[str, int]) -> None:
        if self._stopped:
            return
        self._failures = 0
        self._rest(EVERY_MS)
        if self.away:
            self.away, self._seen = False, None
            self.back.emit()
        if seen != self._seen:
            self._seen = seen
            self.moved.emit()
            self._count()

    def _missed(self, error: Exception) -> None:
        """Whoever needs the filing room hears of its trouble; the watch tries again, less and less often."""
        if self._stopped:
            return
        if is_outage(error):
            self._lose()
        self._failures += 1
        self._again = False
        self._rest(self._pause())

    def _lose(self) -> None:
        if not self.away:
            self.away = True
            self.lost.emit(self._office().clock())

    def _pause(self) -> int:
        """All desks lose the same server at once; they shall not come back at once."""
        pause: int = min(LONGEST_MS, EVERY_MS << min(self._failures, 8))
        return round(pause * (0.75 + self._chance() / 2))

    def _rest(self, milliseconds: int) -> None:
        self._watchdog.stop()
        self._asking = False
        again, self._again = self._again, False
        if again:
            self.look()
        else:
            self._alarm.set(milliseconds)

    def _count(self) -> None:
        office = self._office()
        today = _today(office)
        self._desk.ask(
            lambda: office.reader.counts(office.actor, today), self._take_counts, self._missed_counts, self
        )

    def _take_counts(self, counts: Counts) -> None:
        self.counts = counts
        self.counted.emit(counts)

    def _missed_counts(self, error: Exception) -> None:
        """Figures that are a second old are better than a second message about the same trouble."""


def _today(office: Office) -> date:
    return local_day(office.clock())
