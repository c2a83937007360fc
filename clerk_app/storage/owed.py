"""Letters that are out and whose paper the post owes, and how many wait: straight from an embedded file."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import sqlalchemy as sa

from clerk_app.domain.case import Act, units_for
from clerk_app.domain.outgoing import LetterState
from clerk_app.domain.posting import MOST_LISTED, Post, Posted
from clerk_app.domain.returned_paper import OwedPaper, PostCounts

from . import tables as t
from .lists import CAP
from .postings import Asked, letter_from, letters_query
from .tables import outbox as o

_HERE = [state.value for state in (LetterState.WAITING, LetterState.LEASED, LetterState.FAILED)]
_SAID = ("posted_on", "number")


def papers(connection: sa.Connection, asked: Asked) -> tuple[OwedPaper, ...]:
    """Those that are out longest first, where this person posts letters."""
    told, entry = sa.func.json_extract, t.journal.c.entry
    posted = (t.journal.c.chain == o.c.case_id) & (told(entry, "$.kind") == Posted.kind)
    posted &= told(entry, "$.facts.letter") == o.c.id
    said = (
        sa.select(told(entry, f"$.facts.{name}")).where(posted).limit(1).scalar_subquery() for name in _SAID
    )
    more = (part.label(name) for name, part in zip(_SAID, said, strict=True))
    query = letters_query((), asked.now).add_columns(o.c.owed.label("way"), *more).where(_owed(asked))
    rows = connection.execute(query.order_by(o.c.settled_at, o.c.id).limit(MOST_LISTED))
    return owed_from(rows.mappings())


def owed_from(rows: Iterable[Any]) -> tuple[OwedPaper, ...]:
    found = (
        OwedPaper(letter_from(row), Post(row["way"]), date.fromisoformat(row["posted_on"]), row["number"])
        for row in rows
    )
    return tuple(sorted(found, key=_place))


def _place(paper: OwedPaper) -> tuple[date, str, int, str]:
    """As papers lie in a pile: by day, then by case."""
    letter = paper.letter
    return paper.posted_on, letter.file_reference, letter.copy, letter.id


def counts(connection: sa.Connection, asked: Asked) -> PostCounts:
    """What a channel takes goes by itself, unless it was given up there."""
    here = letters_query(asked.ways, asked.now).where(o.c.state.in_(_HERE))
    letter = here.subquery("letter").c
    free = (letter.state == LetterState.WAITING.value) | (
        (letter.state == LetterState.LEASED.value) & (letter.held == 0)
    )
    mine = letter.unit.in_(units_for(Act.DISPATCH, asked.actor))
    waits = (letter.state == LetterState.FAILED.value) | (free & (letter.electronic == 0))
    return PostCounts(
        waiting=_counted(connection, sa.select(letter.id).where(mine, waits, letter.service != "")),
        owed=_counted(connection, sa.select(o.c.id).select_from(_OF_CASES).where(_owed(asked))),
    )


def _owed(asked: Asked) -> sa.ColumnElement[bool]:
    """The state stands in the statement itself, so that the index of what is owed is found."""
    owed = o.c.owed != sa.literal("", literal_execute=True)
    return owed & t.cases.c.unit.in_(units_for(Act.DISPATCH, asked.actor))


def _counted(connection: sa.Connection, query: sa.Select[Any]) -> int:
    return int(connection.scalar(sa.select(sa.func.count()).select_from(query.limit(CAP).subquery())) or 0)


_OF_CASES = o.join(t.cases, t.cases.c.id == o.c.case_id)
