"""Returned: papers with the day of service, and letters that came back. Embedded files need nothing."""

from __future__ import annotations

from pathlib import Path

from clerk_app.storage.postgres.steps import in_the_name_of, is_shared, run_script

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

SCRIPTS = Path(__file__).parents[2]


def upgrade() -> None:
    if is_shared():
        run_script(SCRIPTS / "postgresql" / "0023_returned.sql")
        in_the_name_of("owner", "office")


def downgrade() -> None:
    if is_shared():
        run_script(SCRIPTS / "postgresql" / "0023_without_returned.sql")
        in_the_name_of("owner", "office")
