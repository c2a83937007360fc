"""Hand-over: the moves of a case that another program carries on."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from alembic import op

from clerk_app.storage.postgres.steps import in_the_name_of, is_shared, run_script

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

SCRIPTS = Path(__file__).parents[2]
ACT = "hand_over"
READY = ("checking", "in_progress", "approved", "dispatched")


def upgrade() -> None:
    if is_shared():
        run_script(SCRIPTS / "postgresql" / "0003_handover.sql")
        in_the_name_of("owner", "office")
        return
    table = sa.table("moves", sa.column("act"), sa.column("from_state"), sa.column("to_state"))
    op.bulk_insert(table, [{"act": ACT, "from_state": state, "to_state": "handed_over"} for state in READY])


def downgrade() -> None:
    if is_shared():
        in_the_name_of("core", "api")
        op.execute("DROP FUNCTION api.handed_over(jsonb)")
        in_the_name_of("owner", "office")
        _without_walls("act_roles")
        _without_walls("moves")
        return
    op.execute(f"DELETE FROM moves WHERE act = '{ACT}'")


def _without_walls(table: str) -> None:
    """Row security holds for the owner too; the rows of this step leave all the same."""
    op.execute(f"ALTER TABLE office.{table} NO FORCE ROW LEVEL SECURITY")
    op.execute(f"DELETE FROM office.{table} WHERE act = '{ACT}'")
    op.execute(f"ALTER TABLE office.{table} FORCE ROW LEVEL SECURITY")
