"""Requests: a case waits for the applicant and goes on with what comes in."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from alembic import op

from clerk_app.storage.postgres.steps import in_the_name_of, is_shared, run_script

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

SCRIPTS = Path(__file__).parents[2] / "postgresql"
WAITING = "awaiting_applicant"
MOVES = (
    ("request", "checking", WAITING),
    ("request", "in_progress", WAITING),
    ("request", "rework", WAITING),
    ("resume", WAITING, "checking"),
)


def upgrade() -> None:
    if is_shared():
        run_script(SCRIPTS / "0013_requests.sql")
        in_the_name_of("owner", "office")
        return
    names = ("act", "from_state", "to_state")
    table = sa.table("moves", *(sa.column(name) for name in names))
    op.bulk_insert(table, [dict(zip(names, move, strict=True)) for move in MOVES])


def downgrade() -> None:
    if is_shared():
        run_script(SCRIPTS / "0013_without_requests.sql")
        in_the_name_of("owner", "office")
        return
    op.execute("DELETE FROM moves WHERE act IN ('request', 'resume')")
