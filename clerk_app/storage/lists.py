"""Lists of cases: one prepared shape of question for every box, paged by key and never by offset."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from clerk_app.domain.case import CaseState
from clerk_app.domain.person import Actor, Role
from clerk_app.services.reading import Box, CaseRow, Filter

from . import tables as t
from .moments import UtcTime
from .rows import named_logins

S = CaseState
OPEN = (S.NEW, S.CHECKING, S.AWAITING_APPLICANT, S.IN_PROGRESS, S.AWAITING_STATEMENT, S.REWORK)
DONE = (S.APPROVED, S.DISPATCHED, S.HANDED_OVER, S.FINAL, S.CLOSED, S.DISCARDED)
CAP = 1001


def in_box(box: Box, actor: Actor, *, guarded: bool) -> sa.ColumnElement[bool]:
    """Which cases lie in the box of this person. `guarded`: the server gives out no other unit's anyway.

    To say twice which units are meant misleads a planner: it takes both for chance and expects nothing.
    """
    if guarded and box is not Box.APPROVALS:
        return of_pile(box, actor)
    return t.cases.c.unit.in_(units_of(box, actor)) & of_pile(box, actor)


def units_of(box: Box, actor: Actor) -> list[str]:
    units = sorted(actor.units)
    return [unit for unit in units if actor.holds(Role.SUPERVISOR, unit)] if box is Box.APPROVALS else units


def of_pile(box: Box, actor: Actor) -> sa.ColumnElement[bool]:
    """Whatever the unit. States stand in the statement itself, so that indexes of what is open are found."""
    c = t.cases.c
    nobody = c.clerk == sa.literal("", literal_execute=True)
    conditions: dict[Box, sa.ColumnElement[bool]] = {
        Box.INBOX: in_state(OPEN) & nobody,
        Box.MINE: in_state((*OPEN, S.AWAITING_APPROVAL)) & (c.clerk == actor.login),
        Box.TEAM: in_state((*OPEN, S.AWAITING_APPROVAL)),
        Box.APPROVALS: in_state((S.AWAITING_APPROVAL,)),
        Box.DONE: in_state(DONE),
        Box.ALL: sa.true(),
    }
    return conditions[box]


@dataclass(frozen=True)
class Excerpt:
    """Which cases a page shows, before anything is told about them: the conditions hold in every unit."""

    actor: Actor
    box: Box
    units: list[str]
    conditions: tuple[sa.ColumnElement[bool], ...]
    newest_first: bool
    limit: int
    anywhere: bool  # better looked for at once than unit by unit

    def ordered(self, query: sa.Select[Any], columns: Any) -> sa.Select[Any]:
        key = (columns.received_at, columns.id)
        return query.order_by(*(part.desc() if self.newest_first else part for part in key))


def excerpt(
    actor: Actor,
    wanted: Filter,
    narrowed: list[sa.ColumnElement[bool]],
    after: tuple[str, str] | None,
    limit: int,
) -> Excerpt:
    c = t.cases.c
    conditions = [of_pile(wanted.box, actor), *narrowed]
    if wanted.unread_only:
        conditions.append(unread(actor))
    key = sa.tuple_(c.received_at, c.id)
    if after is not None:
        moment = sa.literal(datetime.fromisoformat(after[0]), UtcTime())
        start = sa.tuple_(moment, sa.literal(after[1]))
        conditions.append(key < start if wanted.newest_first else key > start)
    anywhere = wanted.box is Box.MINE or bool(wanted.text.split())
    units = units_of(wanted.box, actor)
    return Excerpt(actor, wanted.box, units, tuple(conditions), wanted.newest_first, limit, anywhere)


def page_query(asked: Excerpt) -> sa.Select[Any]:
    mine = t.cases.c.unit.in_(asked.units)
    query = rows_query(asked.actor).where(mine, *asked.conditions)
    return asked.ordered(query, t.cases.c).limit(asked.limit)


def row_query(actor: Actor, case_id: str) -> sa.Select[Any]:
    return rows_query(actor).where(t.cases.c.id == case_id)


def rows_query(actor: Actor) -> sa.Select[Any]:
    c = t.cases.c
    clerk = named_logins("clerk_names")
    has_draft = sa.exists(t.drafts.c.case_id).where(t.drafts.c.case_id == c.id).correlate(t.cases)
    arrived = (
        sa.select(t.submissions.c.submission_id)
        .where(t.submissions.c.case_id == c.id)
        .correlate(t.cases)
        .scalar_subquery()
    )
    alone = sa.exists().where(
        t.notices.c.case_id == c.id, t.reviews.c.notice_id == t.notices.c.id, t.reviews.c.single_seat
    )
    return sa.select(
        *(column for column in c if column.name != "search"),
        clerk.c.name.label("clerk_name"),
        _seen(actor.login).label("was_seen"),
        has_draft.label("has_draft"),
        arrived.label("submission_id"),
        alone.correlate(t.cases).label("single_seat"),
    ).join(clerk, clerk.c.login == c.clerk, isouter=True)


def row_from(row: Any) -> CaseRow:
    same = (
        "id", "file_reference", "applicant", "service", "subject", "unit", "clerk", "channel", "environment",
        "received_at", "due_on", "version",
    )  # fmt: skip
    return CaseRow(
        **{name: getattr(row, name) for name in same},
        state=S(row.state),
        clerk_name=row.clerk_name or row.clerk,
        unread=not row.was_seen,
        has_draft=bool(row.has_draft),
        submission_id=row.submission_id or "",
        single_seat=bool(row.single_seat),
    )


def count_query(meant: sa.ColumnElement[bool], *more: sa.ColumnElement[bool]) -> sa.Select[Any]:
    """Counts up to the cap: beyond a thousand nobody needs the number."""
    inner = sa.select(sa.literal(1)).select_from(t.cases).where(meant, *more).limit(CAP).subquery()
    return sa.select(sa.func.count()).select_from(inner)


def due_soon(today: date) -> sa.ColumnElement[bool]:
    return t.cases.c.due_on <= today + timedelta(days=7)


def past_due(today: date) -> sa.ColumnElement[bool]:
    """The office's own day, while there is something to keep by it."""
    return in_state((*OPEN, S.AWAITING_APPROVAL)) & (t.cases.c.due_on < today)


def unread(actor: Actor) -> sa.ColumnElement[bool]:
    """The offset keeps a planner from joining: it expects few marks and would compare every case with all."""
    marks = t.seen.c.case_id == t.cases.c.id, t.seen.c.login == actor.login
    return ~sa.select(t.seen.c.case_id).where(*marks).correlate(t.cases).offset(0).exists()


def _seen(login: str) -> sa.Exists:
    return sa.exists().where(t.seen.c.case_id == t.cases.c.id, t.seen.c.login == login).correlate(t.cases)


def narrowed(wanted: Filter, today: date) -> list[sa.ColumnElement[bool]]:
    c = t.cases.c
    parts: list[sa.ColumnElement[bool]] = []
    if wanted.services:
        parts.append(c.service.in_(sorted(wanted.services)))
    if wanted.states:
        parts.append(in_state(sorted(wanted.states)))
    if wanted.due_within_days is not None:
        parts.append(c.due_on <= today + timedelta(days=wanted.due_within_days))
    return parts


def in_state(states: Iterable[CaseState]) -> sa.ColumnElement[bool]:
    values = [state.value for state in states]
    return t.cases.c.state.in_(
        sa.bindparam("states", values, expanding=True, literal_execute=True, unique=True)
    )
