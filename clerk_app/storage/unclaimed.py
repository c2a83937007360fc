"""Open cases no service claims: the pile the mail room finds a service for."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from clerk_app.domain.person import Actor, Role
from clerk_app.domain.routing import ROOT_SIGN, SERVICE_SIGN
from clerk_app.services.tray_rows import QuarantineRow, UnclaimedCase

from . import lists
from . import tables as t

RESULT = "unclaimed"
MOST = 500
Signs = Mapping[str, Mapping[str, Any]]  # case → destination_id, schema_uri, warnings

_SHOWN = (
    "id", "file_reference", "version", "channel", "subject", "received_at", "environment",
)  # fmt: skip


def count_query(actor: Actor) -> sa.Select[Any]:
    return lists.count_query(_pile(actor))


def rows(connection: sa.Connection, actor: Actor, signs: Signs) -> tuple[QuarantineRow, ...]:
    c = t.cases.c
    query = sa.select(*(c[name] for name in _SHOWN)).where(_pile(actor))
    found = connection.execute(query.order_by(c.received_at, c.id).limit(MOST)).all()
    return tuple(_row(row, signs.get(row.id, {})) for row in found)


def signs(connection: sa.Connection, actor: Actor) -> Signs:
    s = t.submissions.c
    query = sa.select(s.case_id, s.destination_id, s.schema_uri, s.warnings).join_from(t.cases, t.submissions)
    return {row["case_id"]: dict(row) for row in connection.execute(query.where(_pile(actor))).mappings()}


def _pile(actor: Actor) -> sa.ColumnElement[bool]:
    """Stated in the words of its index, whatever the values."""
    units = sorted(m.unit for m in actor.memberships if m.role is Role.MAILROOM)
    nobodys = t.cases.c.service == sa.literal("", literal_execute=True)
    return nobodys & t.cases.c.unit.in_(units) & lists.in_state(lists.OPEN)


def _row(row: Any, told: Mapping[str, Any]) -> QuarantineRow:
    warnings = json.loads(told.get("warnings", "[]"))
    case = UnclaimedCase(
        file_reference=row.file_reference,
        version=row.version,
        channel=row.channel,
        title=row.subject,
        service=_sign(warnings, SERVICE_SIGN),
        schema_uri=told.get("schema_uri", ""),
        destination_id=told.get("destination_id", ""),
        root=_sign(warnings, ROOT_SIGN),
    )
    known = (row.channel, RESULT, False, (), row.received_at)
    return QuarantineRow(row.id, *known, unclaimed=case, environment=row.environment)


def _sign(warnings: Sequence[str], code: str) -> str:
    found = (value for one, _, value in (warning.partition(":") for warning in warnings) if one == code)
    return next(found, "")
