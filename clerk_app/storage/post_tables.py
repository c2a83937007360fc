"""The tables of what comes and goes: letters to send, submissions fetched, whose turn it is."""

from __future__ import annotations

import sqlalchemy as sa

from .columns import case as _case
from .columns import metadata
from .columns import text as _text
from .moments import UtcTime

_OWED = sa.text("owed <> ''")

outbox = sa.Table(
    "outbox",
    metadata,
    _text("id", primary_key=True),
    _case(index=True),
    _text("kind"),
    _text("payload"),
    _text("state"),
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("due_at", UtcTime, nullable=False),
    _text("holder", server_default=""),
    _text("remote_id", server_default=""),
    _text("trouble", server_default=""),
    sa.Column("refusals", sa.Integer, nullable=False, server_default="0"),
    sa.Column("until", UtcTime),
    sa.Column("retry_at", UtcTime),
    sa.Column("settled_at", UtcTime),
    _text("owed", server_default=""),  # the kind of post whose paper has not come back
    sa.Index("ix_outbox_due", "state", "due_at"),
    sa.Index("ix_outbox_owed", "case_id", sqlite_where=_OWED, postgresql_where=_OWED),
)

deliveries = sa.Table(
    "deliveries",
    metadata,
    _text("destination_id", primary_key=True),
    _text("submission_id", primary_key=True),
    _text("thread_id"),
    _text("channel"),
    _text("state"),
    _text("case_id"),
    sa.Column("submitted_at", UtcTime),
    sa.Column("first_seen_at", UtcTime, nullable=False),
    sa.Column("changed_at", UtcTime, nullable=False),
    _text("problems"),
    _text("receipt"),
    _text("answer"),
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("retry_at", UtcTime),
    _text("held_by"),
    sa.Column("held_until", UtcTime),
    sa.Index("ix_deliveries_state", "state", "first_seen_at"),
    sa.Index("ix_deliveries_case_id", "case_id"),
)

turns = sa.Table(
    "turns",
    metadata,
    _text("channel", primary_key=True),
    _text("holder"),
    sa.Column("until", UtcTime, nullable=False),
)
