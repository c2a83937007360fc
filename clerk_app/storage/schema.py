"""Which form the database has, and which this version needs. Cheap enough for every start."""

from __future__ import annotations

import sqlalchemy as sa

NEEDED = "0025"


def revision(engine: sa.Engine) -> str:
    """The revision the database has, "" when it is empty."""
    with engine.connect() as connection:
        if not sa.inspect(connection).has_table("alembic_version"):
            return ""
        return str(connection.scalar(sa.text("SELECT version_num FROM alembic_version")) or "")
