"""Refusals: the shared office writes down who was turned down, as the embedded one does."""

from __future__ import annotations

from pathlib import Path

from alembic import op

from clerk_app.storage.postgres.steps import in_the_name_of, is_shared, run_script

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

SCRIPTS = Path(__file__).parents[2]
FUNCTIONS = ("api.turned_down(jsonb)", "core.require_plain(text, jsonb)", "core.may_witness()")


def upgrade() -> None:
    if is_shared():
        run_script(SCRIPTS / "postgresql" / "0004_refusals.sql")
        in_the_name_of("owner", "office")


def downgrade() -> None:
    if is_shared():
        in_the_name_of("core", "api")
        for name in FUNCTIONS:
            op.execute(f"DROP FUNCTION {name}")
        in_the_name_of("owner", "office")
        op.execute("DROP TABLE office.witnessed")
