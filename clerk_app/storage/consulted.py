"""Whose word cases wait for besides papers, straight from the tables of an embedded file."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa

from clerk_app.domain.asking_facts import (
    HearingEnded,
    HearingSent,
    Resumed,
    StatementAsked,
    StatementReceived,
)
from clerk_app.domain.case import CaseState
from clerk_app.domain.errors import ClerkError

from . import tables as t

HEARING, STATEMENT = "hearing", "statement"
Awaited = tuple[date, str]  # by when, and what
_HEARING = (HearingSent.kind, HearingEnded.kind, Resumed.kind)
_STATEMENTS = (StatementAsked.kind, StatementReceived.kind)


def unheard(day: date) -> sa.ColumnElement[bool]:
    """Whether a case still waits for a word though the day is over."""
    waits = t.cases.c.state == CaseState.AWAITING_STATEMENT.value
    return waits & (_late(HearingSent.kind, day, _ends_hearing) | _late(StatementAsked.kind, day, _answers))


def consulted(connection: sa.Connection, ids: Sequence[str]) -> Mapping[str, Awaited]:
    """What is due first; only of cases that wait."""
    waits = t.cases.c.id.in_(ids) & (t.cases.c.state == CaseState.AWAITING_STATEMENT.value)
    query = (
        sa.select(t.journal.c.chain, t.journal.c.entry)
        .join(t.cases, t.cases.c.id == t.journal.c.chain)
        .where(waits, _kind(t.journal).in_((*_HEARING, *_STATEMENTS)))
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


def require_open(connection: sa.Connection, fact: HearingEnded | StatementReceived) -> None:
    """Only what was asked for is answered, and once."""
    if isinstance(fact, HearingEnded):
        if not hears(connection, fact.case):
            raise ClerkError("hearing.not_open", case=fact.case)
    elif fact.statement not in {id for id, _ in _asked(_told(connection, fact.case))}:
        raise ClerkError("statement.not_open", case=fact.case)


def answered(connection: sa.Connection, case_id: str) -> bool:
    """Whether nothing is awaited any more."""
    return not _open(_told(connection, case_id))


def _told(connection: sa.Connection, case_id: str) -> list[dict[str, Any]]:
    of_it = (t.journal.c.chain == case_id) & _kind(t.journal).in_((*_HEARING, *_STATEMENTS))
    rows = connection.scalars(sa.select(t.journal.c.entry).where(of_it).order_by(t.journal.c.seq))
    return [json.loads(entry) for entry in rows]


def _open(entries: Sequence[dict[str, Any]]) -> list[Awaited]:
    last = [entry for entry in entries if entry["kind"] in _HEARING][-1:]
    heard = [(_due(one), HEARING) for one in last if one["kind"] == HearingSent.kind]
    return heard + [(_due(entry), STATEMENT) for _, entry in _asked(entries)]


def _asked(entries: Sequence[dict[str, Any]]) -> list[tuple[str, dict[str, Any]]]:
    """Statements that have not come, by id."""
    came = {one["facts"]["statement"] for one in entries if one["kind"] == StatementReceived.kind}
    asked = ((one["facts"]["statement"], one) for one in entries if one["kind"] == StatementAsked.kind)
    return [(id, one) for id, one in asked if id not in came]


def _late(
    kind: str, day: date, ends: Callable[[sa.FromClause, sa.FromClause], sa.ColumnElement[bool]]
) -> sa.ColumnElement[bool]:
    """Whether a letter of that kind is due before the day and nothing later ends the waiting."""
    sent, later = t.journal.alias("sent"), t.journal.alias("later")
    ended = sa.select(later.c.seq).where(
        later.c.chain == sent.c.chain, later.c.seq > sent.c.seq, ends(sent, later)
    )
    late = sa.select(sent.c.seq).where(
        sent.c.chain == t.cases.c.id,
        _kind(sent) == kind,
        sa.func.json_extract(sent.c.entry, "$.facts.due_on") < day.isoformat(),
        ~sa.exists(ended.correlate(sent)),
    )
    return sa.exists(late.correlate(t.cases))


def _ends_hearing(_sent: sa.FromClause, later: sa.FromClause) -> sa.ColumnElement[bool]:
    return _kind(later).in_(_HEARING)


def _answers(sent: sa.FromClause, later: sa.FromClause) -> sa.ColumnElement[bool]:
    asked, came = (sa.func.json_extract(one.c.entry, "$.facts.statement") for one in (sent, later))
    return (_kind(later) == StatementReceived.kind) & (asked == came)


def _due(entry: dict[str, Any]) -> date:
    return date.fromisoformat(entry["facts"]["due_on"])


def _kind(journal: sa.FromClause) -> sa.Function[Any]:
    return sa.func.json_extract(journal.c.entry, "$.kind")
