"""One answer of a malware scanner per content and login; a later one takes the place of an earlier."""

from __future__ import annotations

import sqlalchemy as sa

from .moments import UtcTime
from .tables import metadata

scans = sa.Table(
    "scans",
    metadata,
    sa.Column("sha256", sa.Text, sa.ForeignKey("contents.sha256"), primary_key=True),
    sa.Column("login", sa.Text, primary_key=True),
    *(sa.Column(name, sa.Text, nullable=False) for name in ("state", "found", "engine", "signatures")),
    sa.Column("signatures_at", UtcTime),
    sa.Column("scanned_at", UtcTime, nullable=False),
    sa.Column("official", sa.Boolean, nullable=False),
)
