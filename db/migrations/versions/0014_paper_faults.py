"""Paper faults: the server compares papers and letters with the journal. Embedded files need none."""

from __future__ import annotations

from pathlib import Path

from alembic import op

from clerk_app.storage.postgres.steps import in_the_name_of, is_shared, run_script

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

SCRIPTS = Path(__file__).parents[2]


def upgrade() -> None:
    in_the_name_of("owner", "office")
    if is_shared():
        run_script(SCRIPTS / "postgresql" / "0014_paper_faults.sql")
        in_the_name_of("owner", "office")


def downgrade() -> None:
    if is_shared():
        in_the_name_of("core", "api")
        op.execute("DROP FUNCTION api.paper_faults()")
        op.execute("DROP FUNCTION core.papers_digest(text, text, bigint, bigint, boolean)")
        in_the_name_of("owner", "office")
