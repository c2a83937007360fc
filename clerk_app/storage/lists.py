"""Lists of cases: one prepared shape of question for every box, paged by key and never by offset."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from clerk_app.domain.case import CaseState
from clerk_app.domain.person import Actor, Role
from clerk_app.services.reading import Box, CaseRow, Filter

from . import tables as t
from .cabinet import Cabinet
from .moments import UtcTime
from .rows import named_logins

S = CaseState
OPEN = (S.NEW, S.CHECKING, S.AWAITING_APPLICANT, S.IN_PROGRESS, S.AWAITING_STATEMENT, S.REWORK)
DONE = (S.APPROVED, S.DISPATCHED, S.HANDED_OVER, S.FINAL, S.CLOSED, S.DISCARDED)
CAP = 1001


def in_box(box: Box, actor: Actor) -> sa.ColumnElement[bool]:
    """Which cases lie in the box of this person."""
    c = t.cases.c
    mine = c.unit.in_(sorted(actor.units))
    leading = [unit for unit in sorted(actor.units) if actor.holds(Role.SUPERVISOR, unit)]
    waiting = c.state == S.AWAITING_APPROVAL.value
    conditions: dict[Box, sa.ColumnElement[bool]] = {
        Box.INBOX: mine & c.state.in_(_values(OPEN)) & (c.clerk == ""),
        Box.MINE: mine & c.state.in_(_values((*OPEN, S.AWAITING_APPROVAL))) & (c.clerk == actor.login),
        Box.TEAM: mine & c.state.in_(_values((*OPEN, S.AWAITING_APPROVAL))),
        Box.APPROVALS: c.unit.in_(leading) & waiting,
        Box.DONE: mine & c.state.in_(_values(DONE)),
        Box.ALL: mine,
    }
    return conditions[box]


def page_query(
    actor: Actor,
    wanted: Filter,
    cabinet: Cabinet,
    today: date,
    after: tuple[str, str] | None,
    limit: int,
) -> sa.Select[Any]:
    c = t.cases.c
    narrowed = (*cabinet.matching(wanted.text.split()), *_narrowed(wanted, today))
    query = rows_query(actor).where(in_box(wanted.box, actor), *narrowed)
    if wanted.unread_only:
        query = query.where(~_seen(actor.login))
    key = sa.tuple_(c.received_at, c.id)
    if after is not None:
        moment = sa.literal(datetime.fromisoformat(after[0]), UtcTime())
        start = sa.tuple_(moment, sa.literal(after[1]))
        query = query.where(key < start if wanted.newest_first else key > start)
    order = (c.received_at.desc(), c.id.desc()) if wanted.newest_first else (c.received_at, c.id)
    return query.order_by(*order).limit(limit)


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
    return sa.select(
        *(column for column in c if column.name != "search"),
        clerk.c.name.label("clerk_name"),
        _seen(actor.login).label("was_seen"),
        has_draft.label("has_draft"),
        arrived.label("submission_id"),
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
    )


def count_query(actor: Actor, box: Box, *more: sa.ColumnElement[bool]) -> sa.Select[Any]:
    """Counts up to the cap: beyond a thousand nobody needs the number."""
    inner = (
        sa.select(sa.literal(1)).select_from(t.cases).where(in_box(box, actor), *more).limit(CAP).subquery()
    )
    return sa.select(sa.func.count()).select_from(inner)


def due_soon(today: date) -> sa.ColumnElement[bool]:
    return t.cases.c.due_on <= today + timedelta(days=7)


def unread(actor: Actor) -> sa.ColumnElement[bool]:
    return ~_seen(actor.login)


def _seen(login: str) -> sa.Exists:
    return sa.exists().where(t.seen.c.case_id == t.cases.c.id, t.seen.c.login == login).correlate(t.cases)


def _narrowed(wanted: Filter, today: date) -> list[sa.ColumnElement[bool]]:
    c = t.cases.c
    parts: list[sa.ColumnElement[bool]] = []
    if wanted.services:
        parts.append(c.service.in_(sorted(wanted.services)))
    if wanted.states:
        parts.append(c.state.in_(_values(sorted(wanted.states))))
    if wanted.due_within_days is not None:
        parts.append(c.due_on <= today + timedelta(days=wanted.due_within_days))
    return parts


def _values(states: Any) -> list[str]:
    return [state.value for state in states]
