"""What cases wait for, and how far their letters have come, straight from the tables of an embedded file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa

from clerk_app.domain.asking_facts import InformationRequested
from clerk_app.domain.case import CaseState
from clerk_app.domain.outgoing import LetterState
from clerk_app.services.reading import SentLetter

from . import tables as t


def unanswered(day: date) -> sa.ColumnElement[bool]:
    """Whether a case still waits though the day its applicant was given is over."""
    c, j = t.cases.c, t.journal.c
    asked = sa.func.json_extract(j.entry, "$.kind") == InformationRequested.kind
    until = sa.select(sa.func.json_extract(j.entry, "$.facts.due_on")).where(j.chain == c.id, asked)
    last = until.order_by(j.seq.desc()).limit(1).correlate(t.cases).scalar_subquery()
    return (c.state == CaseState.AWAITING_APPLICANT.value) & (last < day.isoformat())


def awaited(connection: sa.Connection, ids: Sequence[str]) -> Mapping[str, date]:
    """By when the applicant was asked to answer, last; only of cases that wait."""
    entry = t.journal.c.entry
    waits = t.cases.c.id.in_(ids) & (t.cases.c.state == CaseState.AWAITING_APPLICANT.value)
    query = (
        sa.select(t.journal.c.chain, entry)
        .join(t.cases, t.cases.c.id == t.journal.c.chain)
        .where(waits, sa.func.json_extract(entry, "$.kind") == InformationRequested.kind)
    )
    rows = connection.execute(query.order_by(t.journal.c.seq))
    return {row.chain: date.fromisoformat(json.loads(row.entry)["facts"]["due_on"]) for row in rows}


def letters_of(connection: sa.Connection, case_id: str) -> tuple[SentLetter, ...]:
    o = t.outbox.c
    sha256 = sa.func.json_extract(o.payload, "$.pdf_sha256")
    query = sa.select(o.kind, sha256.label("pdf_sha256"), o.state, o.settled_at)
    query = query.where(o.case_id == case_id, sha256.is_not(None)).order_by(o.due_at, o.id)
    return letters_from(connection.execute(query))


def letters_from(rows: Iterable[Any]) -> tuple[SentLetter, ...]:
    return tuple(SentLetter(row.kind, row.pdf_sha256, LetterState(row.state), row.settled_at) for row in rows)
