"""The journal as a file that anybody can recompute with nothing but SHA-256: one entry a line."""

from __future__ import annotations

import json
from pathlib import Path

import sqlalchemy as sa

from clerk_app.domain.errors import OutsideError

from .copying import discard, fresh_beside, put_in_place
from .journal import require_sight
from .tables import journal
from .translation import translated

COLUMNS = ("id", "chain", "seq", "entry", "previous", "hash")


def export_journal(engine: sa.Engine, target: Path) -> int:
    """What one moment shows; returns how many entries there are."""
    fresh = fresh_beside(target)
    try:
        with translated(), engine.connect() as connection:
            require_sight(connection)
            count = _written(connection, fresh)
        put_in_place(fresh, target)
    finally:
        discard(fresh)
    return count


def _written(connection: sa.Connection, fresh: Path) -> int:
    count = 0
    query = sa.select(*(journal.c[name] for name in COLUMNS)).order_by(journal.c.id)
    try:
        with fresh.open("w", encoding="utf-8", newline="\n") as file:
            for row in connection.execution_options(yield_per=1000).execute(query).mappings():
                file.write(json.dumps(dict(row), ensure_ascii=False) + "\n")
                count += 1
    except OSError as error:
        raise OutsideError("backup.unwritable", path=str(fresh), reason=str(error)) from error
    return count
