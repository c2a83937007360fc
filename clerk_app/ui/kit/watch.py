"""Keeps an eye on the filing room: tells the rooms when anybody, at any desk, has changed something."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal

from clerk_app.services.office import Office
from clerk_app.services.office_time import local_day
from clerk_app.services.reading import Counts

from .alarm import MakeAlarm, bells_of
from .desk import Desk, Lane

EVERY_MS = 1000


class Watch(QObject):
    """One for the whole program. It asks the next time only when the last answer has come."""

    moved = Signal()
    counted = Signal(object)  # Counts

    def __init__(
        self,
        desk: Desk,
        office: Callable[[], Office],
        make_alarm: MakeAlarm | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._office = office
        self._seen: tuple[str, int] | None = None  # whose eyes, and what they saw last
        self._asking = False
        self._again = False
        self._alarm = (make_alarm or bells_of(self))(self.look)
        self.counts: Counts | None = None
        desk.changed.connect(lambda _facts: self.look())

    def look(self) -> None:
        """Now, and from then on every second."""
        if self._asking:
            self._again = True
            return
        self._asking, office = True, self._office()
        login, reader = office.actor.login, office.reader
        self._desk.ask(
            lambda: (login, reader.generation()), self._answered, self._missed, self, lane=Lane.ERRANDS
        )

    def stop(self) -> None:
        self._alarm.stop()

    def _answered(self, seen: tuple[str, int]) -> None:
        self._rest()
        if seen != self._seen:
            self._seen = seen
            self.moved.emit()
            self._count()

    def _missed(self, error: Exception) -> None:
        """Whoever needs the filing room hears of its trouble; the watch only tries again."""
        self._rest()

    def _rest(self) -> None:
        self._asking = False
        again, self._again = self._again, False
        if again:
            self.look()
        else:
            self._alarm.set(EVERY_MS)

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
