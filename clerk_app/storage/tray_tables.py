"""What an arrival that became no case brought along, and how it ended."""

from __future__ import annotations

import sqlalchemy as sa

from .columns import text
from .moments import UtcTime
from .tables import metadata

quarantine_parts = sa.Table(
    "quarantine_parts",
    metadata,
    sa.Column("arrival", sa.Text, sa.ForeignKey("quarantine.id"), primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True),
    text("name"),
    text("detected_type"),
    sa.Column("size", sa.Integer, nullable=False),
    sa.Column("sha256", sa.Text, sa.ForeignKey("contents.sha256"), nullable=False, index=True),
)

quarantine_ends = sa.Table(
    "quarantine_ends",
    metadata,
    sa.Column("arrival", sa.Text, sa.ForeignKey("quarantine.id"), primary_key=True),
    text("act"),
    text("case_id"),
    text("reason"),
    text("login"),
    sa.Column("ended_at", UtcTime, nullable=False),
)
