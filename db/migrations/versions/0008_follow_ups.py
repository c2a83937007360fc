"""Follow-ups: later submissions of a thread come to the case that is there already."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from alembic import op

from clerk_app.storage.moments import UtcTime
from clerk_app.storage.postgres.steps import in_the_name_of, is_shared, run_script

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

SCRIPTS = Path(__file__).parents[2] / "postgresql"


def upgrade() -> None:
    in_the_name_of("owner", "office")
    op.create_index("ix_submissions_thread_id", "submissions", ["thread_id"])
    op.create_index("ix_submissions_data_sha256", "submissions", ["data_sha256"])
    _create_follow_ups()
    if is_shared():
        run_script(SCRIPTS / "0008_follow_ups.sql")
        in_the_name_of("owner", "office")
        return
    for act in ("update", "delete"):
        op.execute(
            f"CREATE TRIGGER follow_ups_no_{act} BEFORE {act.upper()} ON follow_ups "
            "BEGIN SELECT RAISE(ABORT, 'record.immutable'); END"
        )


def downgrade() -> None:
    if is_shared():
        run_script(SCRIPTS / "0008_without_follow_ups.sql")
        in_the_name_of("owner", "office")
    op.drop_index("ix_follow_ups_case_id", table_name="follow_ups")
    op.drop_table("follow_ups")
    op.drop_index("ix_submissions_data_sha256", table_name="submissions")
    op.drop_index("ix_submissions_thread_id", table_name="submissions")


def _create_follow_ups() -> None:
    texts = ("schema_uri", "data_mime_type", "data_sha256", "fields", "evidence", "warnings")
    op.create_table(
        "follow_ups",
        sa.Column("destination_id", sa.Text(), nullable=False),
        sa.Column("submission_id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("received_at", UtcTime(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in texts),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("duplicate", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_follow_ups_case_id")),
        sa.ForeignKeyConstraint(["data_sha256"], ["contents.sha256"], name=op.f("fk_follow_ups_data_sha256")),
        sa.PrimaryKeyConstraint("destination_id", "submission_id", name=op.f("pk_follow_ups")),
    )
    op.create_index("ix_follow_ups_case_id", "follow_ups", ["case_id"])
