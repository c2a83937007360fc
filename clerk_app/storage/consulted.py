"""Whose word cases wait for besides papers, straight from the tables of an embedded file."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa

from clerk_app.domain.asking_facts import HearingEnded, HearingSent, Resumed
from clerk_app.domain.case import CaseState
from clerk_app.domain.errors import ClerkError

from . import tables as t

HEARING = "hearing"
Awaited = tuple[date, str]  # by when, and what
_HEARING = (HearingSent.kind, HearingEnded.kind, Resumed.kind)


def unheard(day: date) -> sa.ColumnElement[bool]:
    """Whether a case still waits for a word though the day is over."""
    sent, later = t.journal.alias("sent"), t.journal.alias("later")
    ended = sa.select(later.c.seq).where(
        later.c.chain == sent.c.chain, later.c.seq > sent.c.seq, _kind(later).in_(_HEARING)
    )
    late = sa.select(sent.c.seq).where(
        sent.c.chain == t.cases.c.id,
        _kind(sent) == HearingSent.kind,
        sa.func.json_extract(sent.c.entry, "$.facts.due_on") < day.isoformat(),
        ~sa.exists(ended.correlate(sent)),
    )
    waits = t.cases.c.state == CaseState.AWAITING_STATEMENT.value
    return waits & sa.exists(late.correlate(t.cases))


def consulted(connection: sa.Connection, ids: Sequence[str]) -> Mapping[str, Awaited]:
    """What is due first; only of cases that wait."""
    waits = t.cases.c.id.in_(ids) & (t.cases.c.state == CaseState.AWAITING_STATEMENT.value)
    query = (
        sa.select(t.journal.c.chain, t.journal.c.entry)
        .join(t.cases, t.cases.c.id == t.journal.c.chain)
        .where(waits, _kind(t.journal).in_(_HEARING))
    )
    told: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in connection.execute(query.order_by(t.journal.c.seq)):
        told[row.chain].append(json.loads(row.entry))
    found = {chain: _open(entries) for chain, entries in told.items()}
    return {chain: min(questions) for chain, questions in found.items() if questions}


def hears(connection: sa.Connection, case_id: str) -> bool:
    """Whether nobody has said yet what came of the last hearing."""
    of_it = (t.journal.c.chain == case_id) & _kind(t.journal).in_(_HEARING)
    query = sa.select(_kind(t.journal)).where(of_it).order_by(t.journal.c.seq.desc()).limit(1)
    return bool(connection.scalar(query) == HearingSent.kind)


def require_hearing(connection: sa.Connection, case_id: str) -> None:
    if not hears(connection, case_id):
        raise ClerkError("hearing.not_open", case=case_id)


def _open(entries: Sequence[dict[str, Any]]) -> list[Awaited]:
    return [(_due(one), HEARING) for one in entries[-1:] if one["kind"] == HearingSent.kind]


def _due(entry: dict[str, Any]) -> date:
    return date.fromisoformat(entry["facts"]["due_on"])


def _kind(journal: sa.FromClause) -> sa.Function[Any]:
    return sa.func.json_extract(journal.c.entry, "$.kind")
