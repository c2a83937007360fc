"""By hand: a document laid down in a case by a person. Embedded files need no new form for it."""

from __future__ import annotations

from pathlib import Path

from alembic import op

from clerk_app.storage.postgres.steps import in_the_name_of, is_shared, run_script

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

SCRIPTS = Path(__file__).parents[2]


def upgrade() -> None:
    in_the_name_of("owner", "office")
    if is_shared():
        run_script(SCRIPTS / "postgresql" / "0009_by_hand.sql")
        in_the_name_of("owner", "office")


def downgrade() -> None:
    if is_shared():
        in_the_name_of("core", "api")
        op.execute("DROP FUNCTION api.document_added(jsonb)")
        in_the_name_of("owner", "office")
