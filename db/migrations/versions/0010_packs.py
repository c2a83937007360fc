"""Service packs: a version that comes into force is written down. Embedded files need no new form for it."""

from __future__ import annotations

from pathlib import Path

from alembic import op

from clerk_app.storage.postgres.steps import in_the_name_of, is_shared, run_script

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

SCRIPTS = Path(__file__).parents[2]


def upgrade() -> None:
    if is_shared():
        run_script(SCRIPTS / "postgresql" / "0010_packs.sql")
        in_the_name_of("owner", "office")


def downgrade() -> None:
    if is_shared():
        in_the_name_of("core", "api")
        op.execute("DROP FUNCTION api.pack_installed(jsonb)")
        op.execute("DROP FUNCTION api.pack_usage()")
        in_the_name_of("owner", "office")
