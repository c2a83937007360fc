"""Results: what another program made of a case comes back and ends it, or opens it again."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from alembic import op

from clerk_app.storage.postgres.steps import in_the_name_of, is_shared, run_script

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

SCRIPTS = Path(__file__).parents[2] / "postgresql"
AWAY = "handed_over"
MOVES = (("conclude", AWAY, "closed"), ("take_back", AWAY, "checking"), ("assign", AWAY, AWAY))


def upgrade() -> None:
    if is_shared():
        run_script(SCRIPTS / "0018_results.sql")
        in_the_name_of("owner", "office")
        return
    names = ("act", "from_state", "to_state")
    table = sa.table("moves", *(sa.column(name) for name in names))
    op.bulk_insert(table, [dict(zip(names, move, strict=True)) for move in MOVES])


def downgrade() -> None:
    if is_shared():
        run_script(SCRIPTS / "0018_without_results.sql")
        in_the_name_of("owner", "office")
        return
    op.execute("DELETE FROM moves WHERE act IN ('conclude', 'take_back')")
    op.execute(f"DELETE FROM moves WHERE act = 'assign' AND from_state = '{AWAY}'")
