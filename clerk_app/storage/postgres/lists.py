"""Lists in the shared office: found by index, unit by unit, and told by the server in one answer."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from clerk_app.domain.person import Actor

from .. import tables as t
from ..lists import Excerpt, in_box

_TOLD = {"clerk_name": sa.Text, "was_seen": sa.Boolean, "has_draft": sa.Boolean, "submission_id": sa.Text}

_PROVEN = sa.false().label("single_seat")  # the server lets nobody approve as a single seat


def page_query(asked: Excerpt, *, guarded: bool) -> sa.Select[Any]:
    found = _anywhere(asked, guarded=guarded) if asked.anywhere else _unit_by_unit(asked)
    rows = _rows(sa.func.array(found.limit(asked.limit).scalar_subquery()))
    return asked.ordered(sa.select(rows, _PROVEN), rows.c)


def row_query(_actor: Actor, case_id: str) -> sa.Select[Any]:
    return sa.select(_rows(sa.cast([case_id], postgresql.ARRAY(sa.Text))), _PROVEN)


def _anywhere(asked: Excerpt, *, guarded: bool) -> sa.Select[Any]:
    meant = in_box(asked.box, asked.actor, guarded=guarded)
    return asked.ordered(sa.select(t.cases.c.id).where(meant, *asked.conditions), t.cases.c)


def _unit_by_unit(asked: Excerpt) -> sa.Select[Any]:
    """Row security and a list of units lose the order of the index; one unit at a time keeps it."""
    c = t.cases.c
    units = sa.func.unnest(sa.cast(asked.units, postgresql.ARRAY(sa.Text))).table_valued(
        "unit", name="wanted"
    )
    units = units.render_derived()
    one = sa.select(c.id, c.received_at).where(c.unit == units.c.unit, *asked.conditions)
    found = asked.ordered(one, c).limit(asked.limit).lateral("found")
    return asked.ordered(sa.select(found.c.id).select_from(units).join(found, sa.true()), found.c)


def _rows(ids: Any) -> Any:
    columns = [sa.column(c.name, c.type) for c in t.cases.c if c.name != "search"]
    columns += [sa.column(name, kind()) for name, kind in _TOLD.items()]
    return sa.func.api.case_rows(ids).table_valued(*columns)
