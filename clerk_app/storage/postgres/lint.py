"""Looks over the walls of the shared office for holes a change or a helping hand has left."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from ..translation import translated


@dataclass(frozen=True)
class Hole:
    rule: str
    place: str


def holes(engine: sa.Engine, scripts: Path, office: str = "") -> tuple[Hole, ...]:
    """None in a sound office, which is called as its database is unless told otherwise."""
    office = office or str(engine.url.database)
    text = (scripts / "postgresql" / "lint.sql").read_text(encoding="utf-8").replace("{office}", office)
    with translated(), engine.connect() as connection:
        driver = connection.connection.driver_connection
        rows = driver.execute(text).fetchall() if driver is not None else []
        return tuple(Hole(*row) for row in rows)
