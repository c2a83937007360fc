"""The file of an embedded office without units and people: really made once, copied for every test."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from clerk_app.storage.engine import open_sqlite
from clerk_app.storage.migration import upgrade

SCRIPTS = Path(__file__).parents[2] / "db"


def lay_down(path: Path) -> Path:
    path.write_bytes(_made())
    return path


@cache
def _made() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "office.db")
        engine = open_sqlite(path)
        upgrade(engine, SCRIPTS)
        engine.dispose()
        return path.read_bytes()
