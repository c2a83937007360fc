"""One round of sending through every way out, and what is left in the outbox after it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import astuple, dataclass, replace
from datetime import timedelta
from operator import add

from clerk_app.domain.outgoing import OPEN, LetterState, OutboxOverview, Way
from clerk_app.packs.texts import text_blocks
from clerk_app.services.acknowledging import written
from clerk_app.services.dispatching import Dispatcher, Result, dispatch_round
from clerk_app.services.letter_channel import LetterChannel
from clerk_app.storage.outbox import overview

from .office import OpenOffice
from .paths import Home, Shipped
from .replies import Clock, Pause, open_replies
from .seals import with_seal


@dataclass(frozen=True)
class Round:
    """`waiting`: still in the outbox; for a kind without a way, until one is there."""

    sent: int = 0
    failed: int = 0
    uncertain: int = 0
    waiting: int = 0

    def and_with(self, other: Round) -> Round:
        """Both together, where several kinds go by one channel."""
        return Round(*map(add, astuple(self), astuple(other)))

    @property
    def eventful(self) -> bool:
        return bool(self.sent or self.failed or self.uncertain)


@dataclass(frozen=True)
class Courier:
    opened: OpenOffice
    ways: Mapping[Way, LetterChannel]
    dispatcher: Dispatcher
    clock: Clock

    def go(self, stopping: Callable[[], bool] = lambda: False) -> Mapping[str, Round]:
        """By the name of the channel; letters without a way by their kind."""
        me = replace(self.dispatcher, stopping=stopping)
        office = self.opened.office
        results = {way: dispatch_round(office, {way: channel}, me) for way, channel in self.ways.items()}
        told: dict[str, Round] = {}
        for way, channel in self.ways.items():
            told[channel.name] = told.get(channel.name, Round()).and_with(self._told(way, results[way]))
        left = overview(self.opened.engine, self.clock(), tuple(self.ways))
        return told | _without_way(left)

    def failed(self) -> int:
        """Letters of the whole office a person must look at."""
        found = overview(self.opened.engine, self.clock(), tuple(self.ways))
        return sum(count.count for count in found.counts if count.state is LetterState.FAILED)

    def _told(self, way: Way, results: Mapping[Result, int]) -> Round:
        left = overview(self.opened.engine, self.clock(), (way,))
        waiting = sum(count.count for count in left.counts if count.way and count.state in OPEN)
        count = Counter(results)
        return Round(count[Result.SENT], count[Result.FAILED], count[Result.UNCERTAIN], waiting)


@contextmanager
def courier(
    opened: OpenOffice, home: Home, holder: str, hold: timedelta, pause: Pause, shipped: Shipped | None = None
) -> Iterator[Courier]:
    shipped, opened = shipped or Shipped(), with_seal(opened, home)
    blocks, office = text_blocks(shipped.resources / "letters"), opened.office
    me = Dispatcher(holder, hold, write=lambda letter: written(office, blocks, letter))
    with open_replies(home, office.clock, pause, shipped) as ways:
        yield Courier(opened, ways, me, office.clock)


def _without_way(left: OutboxOverview) -> dict[str, Round]:
    waiting: Counter[str] = Counter()
    for count in left.counts:
        if not count.way and count.state in OPEN:
            waiting[count.kind] += count.count
    return {kind: Round(waiting=count) for kind, count in waiting.items()}
