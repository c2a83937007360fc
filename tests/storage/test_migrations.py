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
from clerk_app.storage.migration import downgrade, upgrade, upgrade_script
from clerk_app.storage.schema import NEEDED, revision

from .conftest import Filing, SharedFiling

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


def test_letters_that_wait_keep_waiting_over_the_step_and_back(filing: Filing) -> None:
    migrator, before = migrator_of(filing), "0003"
    downgrade(migrator, SCRIPTS, before)
    assert "holder" not in _outbox(filing)
    case = filing.receive()
    upgrade(migrator, SCRIPTS)
    row = filing.raw("SELECT * FROM outbox").one()
    assert (row.case_id, row.state, row.holder, row.remote_id, row.refusals) == (case, "waiting", "", "", 0)
    assert (row.until, row.retry_at, row.settled_at) == (None, None, None)
    downgrade(migrator, SCRIPTS, before)
    assert filing.raw("SELECT state FROM outbox").scalars().all() == ["waiting"]
    assert not _outbox(filing) & {"holder", "until", "remote_id", "trouble", "settled_at"}
    upgrade(migrator, SCRIPTS)
    assert revision(migrator) == NEEDED
    assert filing.reader.verify() == ()


def test_the_script_for_databases_one_may_not_enter_has_every_step() -> None:
    script = upgrade_script(SCRIPTS, "friedberg")
    for said in ("api.turned_down(fact jsonb)", "api.lease_letter", "ADD COLUMN remote_id", "ix_outbox_due"):
        assert said in script, said
    assert "{office}" not in script
    assert f"version_num='{NEEDED}'" in script.replace("version_num = ", "version_num=")


def migrator_of(filing: Filing) -> sa.Engine:
    if isinstance(filing, SharedFiling):
        return filing.office.engine(f"{filing.office.name}_migrator")
    return filing.engine


def _outbox(filing: Filing) -> set[str]:
    schema = "office" if filing.shared else None
    return {column["name"] for column in sa.inspect(filing.engine).get_columns("outbox", schema)}
