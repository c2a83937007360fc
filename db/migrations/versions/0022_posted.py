"""Posted: letters without an electronic way leave on paper, and with the last copy the case is dispatched."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from alembic import op

from clerk_app.storage.postgres.steps import in_the_name_of, is_shared, run_script

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

SCRIPTS = Path(__file__).parents[2]
MOVE = {"act": "dispatch", "from_state": "approved", "to_state": "dispatched"}


def upgrade() -> None:
    if is_shared():
        run_script(SCRIPTS / "postgresql" / "0022_posted.sql")
        in_the_name_of("owner", "office")
        return
    op.bulk_insert(sa.table("moves", *(sa.column(name) for name in MOVE)), [MOVE])
    _guard("sqlite_0022.sql")


def downgrade() -> None:
    if is_shared():
        run_script(SCRIPTS / "postgresql" / "0022_without_posted.sql")
        in_the_name_of("owner", "office")
        return
    op.execute("DELETE FROM moves WHERE act = 'dispatch'")
    _guard("sqlite_0012.sql")


def _guard(name: str) -> None:
    """The one that keeps letters going forward."""
    op.execute("DROP TRIGGER outbox_forward")
    op.execute((SCRIPTS / "guards" / name).read_text(encoding="utf-8").strip())
