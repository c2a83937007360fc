"""One desk of many that work at once: random acts, each put on paper only after its answer came."""

from __future__ import annotations

import random
import sys
import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa

from clerk_app.domain.case import CaseState as S
from clerk_app.domain.composition import Draft
from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.domain.facts import Approved, Claimed, DraftBegun, Noted, Released, Returned, Submitted, digest
from clerk_app.domain.person import Actor
from clerk_app.services.reading import Box, CaseRow, Filter
from clerk_app.storage.engine import open_sqlite
from clerk_app.storage.postgres.engine import open_postgres
from clerk_app.storage.queries import SqlReader
from clerk_app.storage.unit_of_work import SqlUnitOfWork, transactions

from .conftest import BECKER, BECKER_ABOVE, SYSTEM, VOGT, received

DATA = '{"betrag":"1.00"}'
UNANSWERED = frozenset({"idle", "trouble"})


@dataclass(frozen=True)
class Turn:
    """What one act works on. `mark` is like no other."""

    work: SqlUnitOfWork
    actor: Actor
    row: CaseRow
    revision: int
    mark: str


def note(turn: Turn) -> str:
    turn.work.record(Noted(turn.row.id, "", True, turn.mark))
    return f"note {turn.row.id} {turn.mark}"


def claim(turn: Turn) -> str:
    state = S.CHECKING if turn.row.state is S.NEW else turn.row.state
    turn.work.record(Claimed(turn.row.id, turn.row.version, state, turn.actor.login))
    return f"claim {turn.row.id} {turn.row.version}"


def release(turn: Turn) -> str:
    turn.work.record(Released(turn.row.id, turn.row.version, turn.row.state))
    return f"release {turn.row.id} {turn.row.version}"


def draft(turn: Turn) -> str:
    """Resting on the revision that was read before the transaction: another may have written meanwhile."""
    row = turn.row
    if turn.actor.person not in turn.work.editors(row.id):
        state = S.REWORK if row.state is S.REWORK else S.IN_PROGRESS
        turn.work.record(DraftBegun(row.id, row.version, state, turn.actor.person))
    revision = turn.work.save_draft(row.id, Draft("bewilligung", {}, {"t": turn.mark}), turn.revision)
    return f"draft {row.id} {revision} {turn.mark}"


def submit(turn: Turn) -> str:
    pdf = turn.work.keep(f"%PDF {turn.row.id} {turn.mark}".encode())
    notice = str(uuid.uuid4())
    bound = ("bewilligung", pdf, digest(DATA), "2026-11", turn.actor.login, DATA)
    turn.work.record(Submitted(turn.row.id, turn.row.version, S.AWAITING_APPROVAL, notice, *bound))
    return f"submit {turn.row.id} {turn.row.version} {notice}"


def approve(turn: Turn) -> str:
    waiting = turn.work.waiting_notice(turn.row.id)
    if waiting is None:
        raise ClerkError("approval.nothing_waiting")
    bound = (waiting.id, waiting.pdf_sha256, waiting.data_sha256, waiting.pack_version)
    person = turn.actor.person
    turn.work.record(Approved(turn.row.id, turn.row.version, S.APPROVED, *bound, person, single_seat=False))
    return f"approve {turn.row.id} {turn.row.version} {waiting.id}"


def give_back(turn: Turn) -> str:
    waiting = turn.work.waiting_notice(turn.row.id)
    if waiting is None:
        raise ClerkError("approval.nothing_waiting")
    turn.work.record(Returned(turn.row.id, turn.row.version, S.REWORK, waiting.id, turn.mark))
    return f"return {turn.row.id} {turn.row.version} {waiting.id}"


def receive(work: SqlUnitOfWork, number: int) -> str:
    reference = f"AZ {work.next_number('hammer'):06}"
    fact = replace(received(work, number), file_reference=reference)
    work.record(fact)
    return f"receive {fact.case} {reference}"


WAITING = frozenset({S.AWAITING_APPROVAL})
CHOICES: tuple[tuple[Actor, Box, frozenset[S], Callable[[Turn], str]], ...] = (
    (BECKER, Box.INBOX, frozenset(), claim),
    (BECKER, Box.MINE, frozenset({S.CHECKING, S.IN_PROGRESS, S.REWORK}), draft),
    (BECKER, Box.MINE, frozenset({S.IN_PROGRESS, S.REWORK}), draft),
    (BECKER, Box.MINE, frozenset({S.IN_PROGRESS, S.REWORK}), submit),
    (BECKER, Box.MINE, frozenset({S.IN_PROGRESS, S.REWORK}), submit),
    (BECKER, Box.MINE, frozenset({S.CHECKING, S.IN_PROGRESS, S.REWORK}), release),
    (VOGT, Box.APPROVALS, WAITING, approve),
    (VOGT, Box.APPROVALS, WAITING, give_back),
    (BECKER_ABOVE, Box.APPROVALS, WAITING, approve),
    (BECKER, Box.ALL, frozenset(), note),
)


class Desk:
    def __init__(self, place: str, seed: int, paper: Path) -> None:
        self._random = random.Random(seed)
        self._seed = seed
        self._paper = paper
        people = (BECKER, VOGT, BECKER_ABOVE, SYSTEM)
        self._engines = {actor.login: _engine(place, actor.login) for actor in people}

    def work(self, acts: int) -> None:
        """Until so many acts were answered, done or refused."""
        turn = answered = 0
        while answered < acts:
            turn += 1
            mark = f"{self._seed}-{turn}-{uuid.uuid4().hex[:8]}"
            done = self._answer(turn, mark)
            with self._paper.open("a") as paper:
                paper.write(done + "\n")
            answered += done.split()[0] not in UNANSWERED

    def _answer(self, turn: int, mark: str) -> str:
        try:
            return self._act(turn, mark)
        except ClerkError as refused:
            return f"refused {refused.code} {mark}"
        except OutsideError as trouble:
            return f"trouble {trouble.code} {mark}"

    def _act(self, turn: int, mark: str) -> str:
        if self._random.random() < 0.2:
            with self._transaction(SYSTEM) as work:
                done = receive(work, self._seed * 10_000 + turn)
                work.commit()
            return done
        actor, box, states, act = self._random.choice(CHOICES)
        reader = SqlReader(self._engines[actor.login], lambda: datetime.now(UTC))
        rows = reader.page(actor, Filter(box, states=states), limit=20).rows
        if not rows:
            return "idle"
        row = self._random.choice(rows)
        stored = reader.case(actor, row.id).draft
        with self._transaction(actor) as work:
            done = act(Turn(work, actor, row, stored.revision if stored else 0, mark))
            work.commit()
        return done

    def _transaction(self, actor: Actor) -> AbstractContextManager[SqlUnitOfWork]:
        return transactions(self._engines[actor.login], lambda: datetime.now(UTC))(actor)


def _engine(place: str, login: str) -> sa.Engine:
    if place.startswith("postgresql:"):
        return open_postgres(place.replace("LOGIN", login), weak_line=True)
    return open_sqlite(Path(place))


if __name__ == "__main__":
    Desk(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])).work(int(sys.argv[4]))
