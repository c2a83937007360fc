"""The outbox: letters are taken out under a lease and settled by whoever holds it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from clerk_app.domain.errors import ClerkError
from clerk_app.domain.facts import canonical, plain
from clerk_app.domain.outgoing import (
    GONE,
    OPEN,
    OVERDUE_AFTER,
    UNKNOWN_OUTSIDE,
    Dispatched,
    DispatchFailed,
    Letter,
    LetterCount,
    LetterRetried,
    LetterState,
    Matter,
    OutboxOverview,
    StuckLetter,
    Way,
)
from clerk_app.domain.submission import ReplyChannel

from . import pieces
from . import tables as t
from .rows import fields_from
from .tables import outbox as o
from .translation import translated

MOST_STUCK = 200
_OPEN = [state.value for state in OPEN]
_GONE = [state.value for state in GONE]
_STUCK = ("failed", "uncertain")
_SETTLED: dict[str, object] = {"holder": "", "until": None, "retry_at": None}
_ROUTED = o.join(t.submissions, t.submissions.c.case_id == o.c.case_id).join(
    t.cases, t.cases.c.id == o.c.case_id
)
MATTER_OF_CASE = (
    "service", "pack_version", "procedure", "unit", "file_reference", "received_at", "environment"
)  # fmt: skip
MATTER_OF_SUBMISSION = ("destination_id", "thread_id", "reply_channel", "fields")


class SqlOutbox:
    def __init__(self, connection: sa.Connection, now: datetime) -> None:
        self._connection = connection
        self._now = now

    def lease(self, holder: str, way: Way, hold: timedelta) -> Letter | None:
        now = self._now
        free = sa.or_(o.c.until.is_(None), o.c.until <= now)
        rested = sa.or_(o.c.retry_at.is_(None), o.c.retry_at <= now)
        due = o.c.state.in_(_OPEN) & (o.c.due_at <= now) & free & rested & goes(way)
        query = sa.select(o).select_from(_ROUTED).where(due).order_by(o.c.due_at, o.c.id).limit(1)
        row = self._connection.execute(query).mappings().one_or_none()
        if row is None:
            return None
        state = "leased" if row["state"] == "waiting" else row["state"]
        taken = {"holder": holder, "until": now + hold, "attempts": row["attempts"] + 1, "state": state}
        self._connection.execute(o.update().where(o.c.id == row["id"]).values(taken))
        letter = letter_from({**row, **taken})
        return replace(letter, content=self._content(letter.payload), matter=self._matter(letter))

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

    def stuck(self, letter_id: str) -> StuckLetter:
        row = self._connection.execute(sa.select(o).where(o.c.id == letter_id)).mappings().one_or_none()
        if row is None or row["state"] not in _STUCK:
            raise ClerkError("outbox.not_stuck", letter=letter_id)
        return stuck_from(row)

    def retried(self, fact: LetterRetried) -> None:
        """Under its old number, so that it is asked after first, unless the service does not know that."""
        row = self.stuck(fact.letter)
        if (row.case, row.kind, row.remote_id) != (fact.case, fact.what, fact.remote_id):
            raise ClerkError("fact.forged")
        again = _SETTLED | {"refusals": 0, "settled_at": None}
        asked_first = row.remote_id != "" and row.trouble != UNKNOWN_OUTSIDE
        again |= {"state": "uncertain"} if asked_first else {"state": "waiting", "remote_id": ""}
        self._connection.execute(o.update().where(o.c.id == row.id).values(again))

    def _matter(self, letter: Letter) -> Matter:
        c, s = t.cases.c, t.submissions.c
        query = sa.select(*(getattr(c, name) for name in MATTER_OF_CASE))
        query = query.add_columns(*(getattr(s, name) for name in MATTER_OF_SUBMISSION), s.submission_id)
        query = query.join_from(t.cases, t.submissions).where(c.id == letter.case)
        row = dict(self._connection.execute(query).mappings().one())
        later = (t.follow_ups.c.case_id == letter.case) & (
            t.follow_ups.c.submission_id == letter.payload.get("submission", "")
        )
        later &= t.follow_ups.c.submission_id != row["submission_id"]
        followed = self._connection.scalar(sa.select(t.follow_ups.c.received_at).where(later).limit(1))
        return matter_from(row, followed)

    def _change(
        self, letter: str, holder: str, values: dict[str, object], *more: sa.ColumnElement[bool]
    ) -> None:
        changed = o.update().where(_mine(letter, holder), *more).values(values)
        if self._connection.execute(changed).rowcount != 1:
            raise ClerkError("outbox.lease_lost")

    def _content(self, payload: Mapping[str, str]) -> bytes:
        sha256 = payload.get("pdf_sha256")
        return (pieces.read(self._connection, sha256) or b"") if sha256 else b""


def overview(engine: sa.Engine, now: datetime, ways: Sequence[Way]) -> OutboxOverview:
    """For those who look after the office; nothing of what the letters say."""
    since = now - OVERDUE_AFTER
    with translated(), engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            told = sa.cast(sa.literal(canonical([plain(way) for way in ways]), sa.Text), postgresql.JSONB)
            moment = sa.literal(since, sa.DateTime(timezone=True))
            asked = sa.func.api.outbox_overview(moment, told, type_=postgresql.JSONB)
            found: Any = connection.scalar(sa.select(asked))
            return _overview(map(_moments, found["counts"]), map(_moments, found["stuck"]))
        return _overview(*_looked_up(connection, since, ways))


def goes(way: Way) -> sa.ColumnElement[bool]:
    """Whether a letter goes this way."""
    of_kind = o.c.kind == way.kind
    if not way.reply:
        return of_kind
    reply, s = t.submissions.c.reply_channel, t.submissions.c
    chosen = (sa.func.json_extract(reply, "$.kind") == way.reply) & (
        sa.func.coalesce(sa.func.json_extract(reply, "$.key"), "") != ""
    )
    home = (s.destination_id == way.destination) & (t.cases.c.environment == way.environment)
    return of_kind & chosen & home & (t.cases.c.service != "")


def letter_from(row: Any) -> Letter:
    same = {name: row[name] for name in ("id", "kind", "attempts", "refusals", "remote_id", "holder")}
    payload, state = json.loads(row["payload"]), LetterState(row["state"])
    return Letter(case=row["case_id"], payload=payload, state=state, due_at=row["due_at"], **same)


def matter_from(row: Mapping[str, Any], followed_at: datetime | None) -> Matter:
    same = {name: row[name] for name in (*MATTER_OF_CASE, "destination_id", "thread_id")}
    reply = ReplyChannel(**json.loads(row["reply_channel"]))
    return Matter(followed_at=followed_at, reply_channel=reply, fields=fields_from(row["fields"]), **same)


def stuck_from(row: Any) -> StuckLetter:
    same = ("id", "kind", "attempts", "due_at", "trouble", "remote_id")
    told = {name: row[name] for name in same}
    return StuckLetter(case=row["case_id"], state=LetterState(row["state"]), **told)


def _mine(letter: str, holder: str) -> sa.ColumnElement[bool]:
    return (o.c.id == letter) & (o.c.holder == holder) & o.c.state.in_(_OPEN)


def _looked_up(connection: sa.Connection, since: datetime, ways: Sequence[Way]) -> tuple[Any, Any]:
    way = sa.or_(sa.false(), *map(goes, ways))
    reply = sa.func.json_extract(t.submissions.c.reply_channel, "$.kind")
    told = (o.c.kind, o.c.state, o.c.due_at, reply.label("reply"), sa.case((way, 1), else_=0).label("way"))
    r = sa.select(*told).select_from(_ROUTED).subquery("routed").c
    groups = (r.kind, r.reply, r.way, r.state)
    many = sa.select(*groups, sa.func.count().label("count"), sa.func.min(r.due_at).label("oldest"))
    counts = connection.execute(many.group_by(*groups).order_by(*groups))
    late = o.c.state.not_in(_GONE) & (o.c.due_at < since) & way
    stuck = sa.select(o).select_from(_ROUTED).where(o.c.state.in_(_STUCK) | late)
    rows = connection.execute(stuck.order_by(o.c.due_at, o.c.id).limit(MOST_STUCK))
    return counts.mappings().all(), rows.mappings().all()


def _overview(counts: Any, stuck: Any) -> OutboxOverview:
    return OutboxOverview(
        tuple(_count_from(count) for count in counts),
        tuple(map(stuck_from, stuck)),
    )


def _count_from(row: Any) -> LetterCount:
    known = (row["kind"], row["reply"], bool(row["way"]), LetterState(row["state"]))
    return LetterCount(*known, row["count"], row["oldest"])


def _moments(row: dict[str, Any]) -> dict[str, Any]:
    """Moments come as text out of JSON."""
    at: dict[str, Any] = {
        name: datetime.fromisoformat(row[name]) for name in ("due_at", "oldest") if name in row
    }
    return {**row, **at}
