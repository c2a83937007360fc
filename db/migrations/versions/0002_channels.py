"""Channels: the book of deliveries, turns of the collectors, and large contents in pieces."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from alembic import op

from clerk_app.storage.moments import UtcTime
from clerk_app.storage.postgres.steps import in_the_name_of, is_shared, run_script

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

SCRIPTS = Path(__file__).parents[2]
FUNCTIONS = (
    "api.answered(jsonb)",
    "api.acceptance_decided(jsonb)",
    "api.delivery(text, text)",
    "api.delivery_of(text)",
    "api.begin_delivery(jsonb)",
    "api.put_delivery(jsonb)",
    "api.take_turn(text, text, timestamptz, timestamptz)",
    "core.expect_delivery(jsonb)",
    "core.my_delivery(office.deliveries)",
)


def upgrade() -> None:
    in_the_name_of("owner", "office")
    _create_pieces()
    _create_deliveries()
    op.create_table(
        "turns",
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("holder", sa.Text(), nullable=False),
        sa.Column("until", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("channel", name=op.f("pk_turns")),
    )
    if is_shared():
        run_script(SCRIPTS / "postgresql" / "0002_channels.sql")
        in_the_name_of("owner", "office")
        return
    for act in ("update", "delete"):
        op.execute(
            f"CREATE TRIGGER content_pieces_no_{act} BEFORE {act.upper()} ON content_pieces "
            "BEGIN SELECT RAISE(ABORT, 'record.immutable'); END"
        )


def downgrade() -> None:
    if is_shared():
        in_the_name_of("core", "api")
        for name in FUNCTIONS:
            op.execute(f"DROP FUNCTION {name}")
        in_the_name_of("owner", "office")
    op.drop_table("turns")
    op.drop_index("ix_deliveries_case_id", table_name="deliveries")
    op.drop_index("ix_deliveries_state", table_name="deliveries")
    op.drop_table("deliveries")
    op.drop_table("content_pieces")


def _create_pieces() -> None:
    op.create_table(
        "content_pieces",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("bytes", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["sha256"], ["contents.sha256"], name=op.f("fk_content_pieces_sha256")),
        sa.PrimaryKeyConstraint("sha256", "position", name=op.f("pk_content_pieces")),
    )


def _create_deliveries() -> None:
    text = ("destination_id", "submission_id", "thread_id", "channel", "state", "case_id")
    more = ("problems", "receipt", "answer", "held_by")
    op.create_table(
        "deliveries",
        *(sa.Column(name, sa.Text(), nullable=False) for name in text),
        sa.Column("submitted_at", UtcTime(), nullable=True),
        sa.Column("first_seen_at", UtcTime(), nullable=False),
        sa.Column("changed_at", UtcTime(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in more),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("retry_at", UtcTime(), nullable=True),
        sa.Column("held_until", UtcTime(), nullable=True),
        sa.PrimaryKeyConstraint("destination_id", "submission_id", name=op.f("pk_deliveries")),
    )
    op.create_index("ix_deliveries_state", "deliveries", ["state", "first_seen_at"])
    op.create_index("ix_deliveries_case_id", "deliveries", ["case_id"])
