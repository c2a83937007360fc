"""Hearings and statements: a case waits for the word of those it concerns, and of other bodies."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from alembic import op

from clerk_app.storage.postgres.steps import in_the_name_of, is_shared, run_script

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

SCRIPTS = Path(__file__).parents[2] / "postgresql"
WAITING = "awaiting_statement"
NOTING = ("checking", "in_progress", "rework", WAITING, "awaiting_applicant")
MOVES = (
    ("hear", "checking", WAITING),
    ("hear", "in_progress", WAITING),
    ("hear", "rework", WAITING),
    ("resume", WAITING, "checking"),
    *(("consult", state, WAITING) for state in ("checking", "in_progress", "rework", WAITING)),
    *(("note_statement", state, state) for state in NOTING),
)


def upgrade() -> None:
    in_the_name_of("owner", "office")
    if is_shared():
        run_script(SCRIPTS / "0021_hearings.sql")
        in_the_name_of("owner", "office")
        return
    names = ("act", "from_state", "to_state")
    table = sa.table("moves", *(sa.column(name) for name in names))
    op.bulk_insert(table, [dict(zip(names, move, strict=True)) for move in MOVES])


def downgrade() -> None:
    if is_shared():
        run_script(SCRIPTS / "0021_without_hearings.sql")
        in_the_name_of("owner", "office")
        return
    op.execute(
        "DELETE FROM moves WHERE act IN ('hear', 'consult', 'note_statement') "
        f"OR (act = 'resume' AND from_state = '{WAITING}')"
    )
