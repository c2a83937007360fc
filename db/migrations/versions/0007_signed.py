"""Signed submissions: who lays a notice before the supervisor counts among its writers."""

from __future__ import annotations

from pathlib import Path

from alembic import op

from clerk_app.storage.postgres.steps import in_the_name_of, is_shared, run_script

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

SCRIPTS = Path(__file__).parents[2]


def upgrade() -> None:
    """An embedded file does not know who holds the pen; there the program alone sees to it."""
    if is_shared():
        run_script(SCRIPTS / "postgresql" / "0007_signed.sql")
        in_the_name_of("owner", "office")


def downgrade() -> None:
    if is_shared():
        in_the_name_of("owner", "office")
        op.execute("DROP TRIGGER notices_signed ON office.notices")
        op.execute("DROP FUNCTION guard.notice()")
