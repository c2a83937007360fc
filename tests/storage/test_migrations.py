"""The database reaches its form by steps that can be taken forwards and back."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from clerk_app.domain.case import MOVES
from clerk_app.storage import tables
from clerk_app.storage.engine import open_sqlite
from clerk_app.storage.migration import downgrade, upgrade
from clerk_app.storage.schema import NEEDED, revision

SCRIPTS = Path(__file__).parents[2] / "db"


@pytest.fixture
def engine(tmp_path: Path) -> sa.Engine:
    return open_sqlite(tmp_path / "office.db")


def test_an_empty_file_becomes_an_office(engine: sa.Engine) -> None:
    assert revision(engine) == ""
    upgrade(engine, SCRIPTS)
    assert revision(engine) == NEEDED


def test_the_steps_lead_to_what_the_tables_say(engine: sa.Engine) -> None:
    upgrade(engine, SCRIPTS)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, tables.metadata) == []


def test_every_step_can_be_taken_back(engine: sa.Engine) -> None:
    upgrade(engine, SCRIPTS)
    downgrade(engine, SCRIPTS, "base")
    assert set(sa.inspect(engine).get_table_names()) == {"alembic_version"}
    upgrade(engine, SCRIPTS)
    assert revision(engine) == NEEDED


def test_the_database_knows_the_same_moves_as_the_domain(engine: sa.Engine) -> None:
    upgrade(engine, SCRIPTS)
    with engine.connect() as connection:
        stored = {tuple(row) for row in connection.execute(sa.select(tables.moves))}
    assert stored == {(act.value, start.value, end.value) for (start, act), end in MOVES.items()}
