"""The outbox: letters are taken out under a lease and settled by whoever holds it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from clerk_app.domain.errors import ClerkError
from clerk_app.domain.outgoing import (
    OPEN,
    OVERDUE_AFTER,
    Dispatched,
    DispatchFailed,
    Letter,
    LetterCount,
    LetterState,
    OutboxOverview,
    StuckLetter,
)

from . import pieces
from .tables import outbox as o
from .translation import translated

MOST_STUCK = 200
_OPEN = [state.value for state in OPEN]
_SETTLED: dict[str, object] = {"holder": "", "until": None, "retry_at": None}


class SqlOutbox:
    def __init__(self, connection: sa.Connection, now: datetime) -> None:
        self._connection = connection
        self._now = now

    def lease(self, holder: str, kinds: Sequence[str], hold: timedelta) -> Letter | None:
        now = self._now
        free = sa.or_(o.c.until.is_(None), o.c.until <= now)
        rested = sa.or_(o.c.retry_at.is_(None), o.c.retry_at <= now)
        due = o.c.state.in_(_OPEN) & o.c.kind.in_(kinds) & (o.c.due_at <= now) & free & rested
        query = sa.select(o).where(due).order_by(o.c.due_at, o.c.id).limit(1)
        row = self._connection.execute(query).mappings().one_or_none()
        if row is None:
            return None
        state = "leased" if row["state"] == "waiting" else row["state"]
        taken = {"holder": holder, "until": now + hold, "attempts": row["attempts"] + 1, "state": state}
        self._connection.execute(o.update().where(o.c.id == row["id"]).values(taken))
        return letter_from({**row, **taken}, self._content(json.loads(row["payload"])))

    def announced(self, letter: Letter, remote_id: str) -> str:
        kept = self._connection.scalar(sa.select(o.c.remote_id).where(_mine(letter.id, letter.holder)))
        if not kept:
            self._change(letter.id, letter.holder, {"remote_id": remote_id, "state": "announced"})
        return kept or remote_id

    def rest(
        self, letter: Letter, pause: timedelta, trouble: str, *, doubtful: bool = False, refused: bool = False
    ) -> None:
        known = "uncertain" if doubtful else "announced"
        state = sa.case((o.c.remote_id == "", "waiting"), else_=known)
        again = {"retry_at": self._now + pause, "refusals": o.c.refusals + int(refused)}
        self._change(letter.id, letter.holder, _SETTLED | again | {"state": state, "trouble": trouble[:300]})

    def settle(self, fact: Dispatched | DispatchFailed) -> None:
        same = (o.c.case_id == fact.case) & (o.c.kind == fact.what) & (o.c.remote_id == fact.remote_id)
        told: dict[str, object] = {"state": "sent", "trouble": "", "settled_at": self._now}
        if isinstance(fact, DispatchFailed):
            told |= {"state": "failed", "trouble": fact.reason[:300]}
        self._change(fact.letter, fact.holder, _SETTLED | told, same)

    def _change(
        self, letter: str, holder: str, values: dict[str, object], *more: sa.ColumnElement[bool]
    ) -> None:
        changed = o.update().where(_mine(letter, holder), *more).values(values)
        if self._connection.execute(changed).rowcount != 1:
            raise ClerkError("outbox.lease_lost")

    def _content(self, payload: dict[str, str]) -> bytes:
        sha256 = payload.get("pdf_sha256")
        return (pieces.read(self._connection, sha256) or b"") if sha256 else b""


def overview(engine: sa.Engine, now: datetime) -> OutboxOverview:
    """For those who look after the office; nothing of what the letters say."""
    since = now - OVERDUE_AFTER
    with translated(), engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            asked = sa.func.api.outbox_overview(
                sa.literal(since, sa.DateTime(timezone=True)), type_=postgresql.JSONB
            )
            found: Any = connection.scalar(sa.select(asked))
            return _overview(map(_moments, found["counts"]), map(_moments, found["stuck"]))
        return _overview(*_looked_up(connection, since))


def letter_from(row: Any, content: bytes) -> Letter:
    same = {name: row[name] for name in ("id", "kind", "attempts", "refusals", "remote_id", "holder")}
    payload = json.loads(row["payload"])
    return Letter(
        case=row["case_id"], payload=payload, state=LetterState(row["state"]), content=content, **same
    )


def _mine(letter: str, holder: str) -> sa.ColumnElement[bool]:
    return (o.c.id == letter) & (o.c.holder == holder) & o.c.state.in_(_OPEN)


def _looked_up(connection: sa.Connection, since: datetime) -> tuple[Any, Any]:
    many = sa.select(
        o.c.kind, o.c.state, sa.func.count().label("count"), sa.func.min(o.c.due_at).label("oldest")
    )
    counts = connection.execute(many.group_by(o.c.kind, o.c.state).order_by(o.c.kind, o.c.state))
    late = (o.c.state != "sent") & (o.c.due_at < since)
    stuck = sa.select(o).where(o.c.state.in_(["failed", "uncertain"]) | late)
    rows = connection.execute(stuck.order_by(o.c.due_at, o.c.id).limit(MOST_STUCK))
    return counts.mappings().all(), rows.mappings().all()


def _overview(counts: Any, stuck: Any) -> OutboxOverview:
    return OutboxOverview(
        tuple(LetterCount(c["kind"], LetterState(c["state"]), c["count"], c["oldest"]) for c in counts),
        tuple(
            StuckLetter(
                s["id"],
                s["case_id"],
                s["kind"],
                LetterState(s["state"]),
                s["attempts"],
                s["due_at"],
                s["trouble"],
            )
            for s in stuck
        ),
    )


def _moments(row: dict[str, Any]) -> dict[str, Any]:
    """Moments come as text out of JSON."""
    at: dict[str, Any] = {
        name: datetime.fromisoformat(row[name]) for name in ("due_at", "oldest") if name in row
    }
    return {**row, **at}
