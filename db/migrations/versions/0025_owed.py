"""Owed: papers the post has not brought back are found at once; what the office words is kept as made."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from alembic import op

from clerk_app.storage.postgres.steps import in_the_name_of, is_shared, run_script

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

SCRIPTS = Path(__file__).parents[2]
OWED = sa.text("owed <> ''")
# Of what was posted before: the kind of post, where a paper has to come back and has not.
SO_FAR = """
UPDATE outbox SET owed = coalesce((
    SELECT json_extract(j.entry, '$.facts.way') FROM journal j
    WHERE j.chain = outbox.case_id AND json_extract(j.entry, '$.kind') = 'posted'
        AND json_extract(j.entry, '$.facts.letter') = outbox.id
        AND json_extract(j.entry, '$.facts.way') IN ('certificate', 'registered_receipt', 'acknowledged')
), '') WHERE state = 'posted' AND NOT EXISTS (
    SELECT 1 FROM journal j
    WHERE j.chain = outbox.case_id AND json_extract(j.entry, '$.kind') = 'paper_returned'
        AND json_extract(j.entry, '$.facts.letter') = outbox.id
)
"""


def upgrade() -> None:
    in_the_name_of("owner", "office")
    op.add_column("outbox", sa.Column("owed", sa.Text(), nullable=False, server_default=""))
    op.create_index("ix_outbox_owed", "outbox", ["case_id"], sqlite_where=OWED, postgresql_where=OWED)
    if is_shared():
        run_script(SCRIPTS / "postgresql" / "0025_owed.sql")
        in_the_name_of("owner", "office")
        return
    op.execute("DROP TRIGGER outbox_forward")
    op.execute(SO_FAR)
    _guard("sqlite_0025.sql")


def downgrade() -> None:
    if is_shared():
        run_script(SCRIPTS / "postgresql" / "0025_without_owed.sql")
        in_the_name_of("owner", "office")
    else:
        op.execute("DROP TRIGGER outbox_forward")
    op.drop_index("ix_outbox_owed", "outbox")
    op.drop_column("outbox", "owed")
    if not is_shared():
        _guard("sqlite_0022.sql")


def _guard(name: str) -> None:
    """The one that keeps letters going forward."""
    op.execute((SCRIPTS / "guards" / name).read_text(encoding="utf-8").strip())
