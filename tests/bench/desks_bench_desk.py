"""Desks of one process: each with a login and lines of its own, each at its own pace, as people are."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from typing import Any, cast

import sqlalchemy as sa

from clerk_app.domain.composition import Draft
from clerk_app.domain.person import Actor
from clerk_app.services import casefile, decision
from clerk_app.services.office import Office
from clerk_app.services.reading import Box, Filter
from clerk_app.storage.postgres.acts import sign_in
from clerk_app.storage.postgres.engine import open_postgres
from clerk_app.storage.queries import SqlReader
from clerk_app.storage.unit_of_work import transactions

PASSWORD = "Nur fuer die Messung"
PACE = {"inbox": 10.0, "open": 30.0, "save": 60.0}  # seconds between two acts of a kind at one desk
Told = tuple[str, float]  # the act and how long it took


@dataclass
class Desk:
    url: str
    actor: Actor
    cases: tuple[str, ...]
    told: list[Told] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)
    _engine: sa.Engine | None = None
    _revisions: dict[str, int] = field(default_factory=dict)

    def enter(self) -> None:
        """As at the start of the program, and as after a fail-over: all lines are gone, everybody comes."""
        if self._engine is not None:
            self._engine.dispose()
        self._engine = open_postgres(self.url, lambda: PASSWORD, weak_line=True)
        self._timed("enter", lambda: sign_in(cast(sa.Engine, self._engine)))

    def leave(self) -> None:
        if self._engine is not None:
            self._engine.dispose()

    def work(self, lasting: float, pace: float) -> None:
        """`pace` 2 is twice as fast as people are."""
        chance = random.Random(self.actor.login)
        begin = time.monotonic()
        due = {act: begin + chance.random() * every / pace for act, every in PACE.items()}
        while True:
            act = min(due, key=lambda name: due[name])
            if due[act] > begin + lasting:
                return
            time.sleep(max(0.0, due[act] - time.monotonic()))
            self.do(act, chance)
            due[act] = time.monotonic() + chance.expovariate(pace / PACE[act])

    def do(self, act: str, chance: random.Random) -> None:
        office = self._office()
        case = chance.choice(self.cases)
        if act == "inbox":
            self._timed(act, lambda: office.reader.page(self.actor, Filter(Box.INBOX)))
        elif act == "open":
            self._timed(act, lambda: self._open(office, case))
        else:
            self._timed(act, lambda: self._save(office, case))

    def _open(self, office: Office, case: str) -> None:
        casefile.open_case(office, case)
        draft = office.reader.case(self.actor, case).draft
        self._revisions[case] = draft.revision if draft else 0

    def _save(self, office: Office, case: str) -> None:
        draft = Draft("bewilligung", {}, {"begruendung": "Satz um Satz. " * 30})
        saved = decision.save(office, case, draft, self._revisions.get(case, 1))
        self._revisions[case] = saved.revision

    def _timed(self, act: str, step: Callable[[], object]) -> None:
        start = time.perf_counter()
        try:
            step()
        except Exception as trouble:
            self.troubles.append(f"{act}: {trouble!r}")
            return
        self.told.append((act, time.perf_counter() - start))

    def _office(self) -> Office:
        engine = cast(sa.Engine, self._engine)
        reader = SqlReader(engine, _now)
        none: Any = None  # these acts ask no pack, no printer and no lamp
        return Office(
            transactions(engine, _now), reader, self.actor, none, none, none, none, _now, none, False
        )


def serve(line: Connection, desks: list[Desk]) -> None:
    """Does with all desks at once what it is told, and tells back what they were told."""
    threading.stack_size(512 * 1024)
    with ThreadPoolExecutor(len(desks)) as together:
        while (order := line.recv())[0] != "close":
            line.send(_done(together, desks, *order))
    for desk in desks:
        desk.leave()


def _done(
    together: ThreadPoolExecutor, desks: list[Desk], name: str, arguments: tuple[float, ...]
) -> tuple[list[Told], list[str]]:
    list(together.map(lambda desk: getattr(desk, name)(*arguments), desks))
    answer = [told for desk in desks for told in desk.told], [t for desk in desks for t in desk.troubles]
    for desk in desks:
        desk.told, desk.troubles = [], []
    return answer


def _now() -> datetime:
    return datetime.now(UTC)
