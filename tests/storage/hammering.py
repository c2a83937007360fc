"""One desk of many that work at once: random acts, each acknowledged on paper only after it was saved."""

from __future__ import annotations

import random
import sys
import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from clerk_app.domain.case import CaseState as S
from clerk_app.domain.composition import Draft
from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.domain.facts import Approved, Claimed, DraftBegun, Noted, Submitted, digest
from clerk_app.domain.person import Actor
from clerk_app.services.reading import Box, CaseRow, Filter
from clerk_app.storage.postgres.engine import open_postgres
from clerk_app.storage.queries import SqlReader
from clerk_app.storage.unit_of_work import SqlUnitOfWork, transactions

from ..conftest import BECKER, SYSTEM, VOGT, received

DATA = '{"betrag":"1.00"}'
Act = Callable[[SqlUnitOfWork, CaseRow, str], str]


def note(work: SqlUnitOfWork, row: CaseRow, mark: str) -> str:
    work.record(Noted(row.id, "", True, mark))
    return f"note {row.id} {mark}"


def claim(work: SqlUnitOfWork, row: CaseRow, mark: str) -> str:
    work.record(Claimed(row.id, row.version, S.CHECKING, BECKER.login))
    return f"claim {row.id} {row.version}"


def draft(work: SqlUnitOfWork, row: CaseRow, mark: str) -> str:
    state = S.REWORK if row.state is S.REWORK else S.IN_PROGRESS
    if BECKER.person not in work.editors(row.id):
        work.record(DraftBegun(row.id, row.version, state, BECKER.person))
    stored = work.draft(row.id)
    revision = work.save_draft(
        row.id, Draft("bewilligung", {}, {"t": mark}), stored.revision if stored else 0
    )
    return f"draft {row.id} {revision}"


def submit(work: SqlUnitOfWork, row: CaseRow, mark: str) -> str:
    pdf = work.keep(f"%PDF {row.id} {mark}".encode())
    notice = str(uuid.uuid4())
    bound = ("bewilligung", pdf, digest(DATA), "2026-11", BECKER.login, DATA)
    work.record(Submitted(row.id, row.version, S.AWAITING_APPROVAL, notice, *bound))
    return f"submit {row.id} {notice}"


def approve(work: SqlUnitOfWork, row: CaseRow, mark: str) -> str:
    waiting = work.waiting_notice(row.id)
    if waiting is None:
        raise ClerkError("approval.nothing_waiting")
    bound = (waiting.id, waiting.pdf_sha256, waiting.data_sha256, waiting.pack_version)
    work.record(Approved(row.id, row.version, S.APPROVED, *bound, VOGT.person, single_seat=False))
    return f"approve {row.id} {waiting.id}"


def receive(work: SqlUnitOfWork, number: int) -> str:
    reference = f"AZ {work.next_number('hammer'):06}"
    fact = replace(received(work, number), file_reference=reference)
    work.record(fact)
    return f"receive {fact.case} {reference}"


CHOICES: tuple[tuple[Actor, Box, frozenset[S], Act], ...] = (
    (BECKER, Box.INBOX, frozenset({S.NEW}), claim),
    (BECKER, Box.MINE, frozenset({S.CHECKING, S.IN_PROGRESS}), draft),
    (BECKER, Box.MINE, frozenset({S.IN_PROGRESS}), submit),
    (VOGT, Box.APPROVALS, frozenset({S.AWAITING_APPROVAL}), approve),
    (BECKER, Box.ALL, frozenset(), note),
)


class Desk:
    def __init__(self, url: str, seed: int, paper: Path) -> None:
        self._random = random.Random(seed)
        self._seed = seed
        self._paper = paper
        self._engines = {
            actor.login: open_postgres(url.replace("LOGIN", actor.login), weak_line=True)
            for actor in (BECKER, VOGT, SYSTEM)
        }

    def work(self, acts: int) -> None:
        for turn in range(acts):
            mark = f"{self._seed}-{turn}-{uuid.uuid4().hex[:8]}"
            try:
                done = self._act(turn, mark)
            except ClerkError as refused:
                done = f"refused {refused.code}"
            except OutsideError as trouble:
                done = f"trouble {trouble.code} {mark}"
            with self._paper.open("a") as paper:
                paper.write(done + "\n")

    def _act(self, turn: int, mark: str) -> str:
        if self._random.random() < 0.25:
            with self._transaction(SYSTEM) as work:
                done = receive(work, self._seed * 1_000 + turn)
                work.commit()
            return done
        actor, box, states, act = self._random.choice(CHOICES)
        reader = SqlReader(self._engines[actor.login], lambda: datetime.now(UTC))
        rows = reader.page(actor, Filter(box, states=states), limit=20).rows
        if not rows:
            return "idle"
        row = self._random.choice(rows)
        reader.case(actor, row.id)
        with self._transaction(actor) as work:
            done = act(work, row, mark)
            work.commit()
        return done

    def _transaction(self, actor: Actor):  # type: ignore[no-untyped-def]
        return transactions(self._engines[actor.login], lambda: datetime.now(UTC))(actor)


if __name__ == "__main__":
    Desk(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])).work(int(sys.argv[4]))
