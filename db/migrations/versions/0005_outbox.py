"""Outbox: who is at a letter and for how long, its number outside, its last trouble, when it was settled."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from alembic import op

from clerk_app.storage.moments import UtcTime
from clerk_app.storage.postgres.steps import in_the_name_of, is_shared, run_script

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

SCRIPTS = Path(__file__).parents[2]
TEXTS = ("holder", "remote_id", "trouble")
MOMENTS = ("until", "retry_at", "settled_at")


def upgrade() -> None:
    in_the_name_of("owner", "office")
    for name in TEXTS:
        op.add_column("outbox", sa.Column(name, sa.Text(), nullable=False, server_default=""))
    op.add_column("outbox", sa.Column("refusals", sa.Integer(), nullable=False, server_default="0"))
    for name in MOMENTS:
        op.add_column("outbox", sa.Column(name, UtcTime(), nullable=True))
    op.create_index("ix_outbox_due", "outbox", ["state", "due_at"])
    if is_shared():
        run_script(SCRIPTS / "postgresql" / "0005_outbox.sql")
        in_the_name_of("owner", "office")
        return
    for statement in _guards():
        op.execute(statement)


def downgrade() -> None:
    if is_shared():
        run_script(SCRIPTS / "postgresql" / "0005_outbox_undone.sql")
        in_the_name_of("owner", "office")
    else:
        op.execute("DROP TRIGGER outbox_no_delete")
        op.execute("DROP TRIGGER outbox_forward")
    op.drop_index("ix_outbox_due", table_name="outbox")
    for name in (*MOMENTS, "refusals", *TEXTS):
        op.drop_column("outbox", name)


def _guards() -> list[str]:
    """One statement per trigger, as in the first step."""
    path = SCRIPTS / "guards" / "sqlite_0005.sql"
    return [part.strip() for part in path.read_text(encoding="utf-8").split("\n--\n") if part.strip()]
