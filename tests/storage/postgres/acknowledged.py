"""Desks that write without pause and put on paper what they were told is saved, and when."""

from __future__ import annotations

import itertools
import threading
import time
import uuid
from collections import Counter
from dataclasses import dataclass, field

import sqlalchemy as sa

from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.domain.facts import Noted
from clerk_app.domain.person import Actor
from clerk_app.storage.unit_of_work import transactions

from ..conftest import START


@dataclass
class Desks:
    """Each mark is written once and never again, whatever the answer."""

    engine: sa.Engine
    actor: Actor
    case: str
    told: list[tuple[str, float]] = field(default_factory=list)
    troubles: list[tuple[str, str]] = field(default_factory=list)
    _over: threading.Event = field(default_factory=threading.Event)
    _threads: list[threading.Thread] = field(default_factory=list)

    def begin(self, count: int) -> None:
        self._threads = [threading.Thread(target=self._write, daemon=True) for _ in range(count)]
        for thread in self._threads:
            thread.start()

    def end(self) -> None:
        self._over.set()
        for thread in self._threads:
            thread.join(60)
            assert not thread.is_alive()

    def gap(self) -> float:
        """The longest time in which nobody could save anything."""
        moments = sorted(at for _, at in self.told)
        return max(later - earlier for earlier, later in itertools.pairwise(moments))

    def lost(self, engine: sa.Engine) -> list[str]:
        kept = self._kept(engine)
        return [mark for mark, _ in self.told if not kept[mark]]

    def doubled(self, engine: sa.Engine) -> list[str]:
        return [mark for mark, times in self._kept(engine).items() if times > 1]

    def wrongly_denied(self, engine: sa.Engine) -> list[str]:
        """Told to have failed for certain, but kept."""
        kept = self._kept(engine)
        return [mark for mark, code in self.troubles if code == "database.failed" and kept[mark]]

    def _kept(self, engine: sa.Engine) -> Counter[str]:
        with engine.connect() as connection:
            return Counter(connection.scalars(sa.text("SELECT text FROM notes")))

    def _write(self) -> None:
        transaction = transactions(self.engine, lambda: START)
        while not self._over.is_set():
            mark = uuid.uuid4().hex
            try:
                with transaction(self.actor) as work:
                    work.record(Noted(self.case, "", True, mark))
                    work.commit()
                self.told.append((mark, time.monotonic()))
            except (OutsideError, ClerkError) as trouble:
                self.troubles.append((mark, trouble.code))
                time.sleep(0.02)
