"""Letters told: the server says what a case waits for and how far its letters are; files need none."""

from __future__ import annotations

from pathlib import Path

from alembic import op

from clerk_app.storage.postgres.steps import in_the_name_of, is_shared, run_script

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

SCRIPTS = Path(__file__).parents[2]


def upgrade() -> None:
    in_the_name_of("owner", "office")
    if is_shared():
        run_script(SCRIPTS / "postgresql" / "0017_letters_told.sql")
        in_the_name_of("owner", "office")


def downgrade() -> None:
    if is_shared():
        in_the_name_of("core", "api")
        op.execute("DROP FUNCTION api.awaited(text[])")
        op.execute("DROP FUNCTION api.unanswered(date)")
        op.execute("DROP FUNCTION core.awaited_on(text)")
        op.execute("DROP FUNCTION api.letters_of(text)")
        in_the_name_of("owner", "office")
