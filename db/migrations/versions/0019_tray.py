"""The tray: what was turned away keeps its files, and somebody decides what becomes of it."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from alembic import op

from clerk_app.storage.moments import UtcTime
from clerk_app.storage.postgres.steps import in_the_name_of, is_shared, run_script

revision = "0019"
down_revision = "0016"
branch_labels = None
depends_on = None

SCRIPTS = Path(__file__).parents[2] / "postgresql"
TABLES = ("quarantine_parts", "quarantine_ends")


def upgrade() -> None:
    in_the_name_of("owner", "office")
    op.create_table(
        "quarantine_parts",
        sa.Column("arrival", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("detected_type", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["arrival"], ["quarantine.id"], name=op.f("fk_quarantine_parts_arrival")),
        sa.ForeignKeyConstraint(["sha256"], ["contents.sha256"], name=op.f("fk_quarantine_parts_sha256")),
        sa.PrimaryKeyConstraint("arrival", "position", name=op.f("pk_quarantine_parts")),
    )
    op.create_index(op.f("ix_quarantine_parts_sha256"), "quarantine_parts", ["sha256"])
    op.create_table(
        "quarantine_ends",
        sa.Column("arrival", sa.Text(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("act", "case_id", "reason", "login")),
        sa.Column("ended_at", UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(["arrival"], ["quarantine.id"], name=op.f("fk_quarantine_ends_arrival")),
        sa.PrimaryKeyConstraint("arrival", name=op.f("pk_quarantine_ends")),
    )
    if is_shared():
        for script in ("0019_tray.sql", "0019_tray_acts.sql", "0019_own_unit.sql"):
            run_script(SCRIPTS / script)
        in_the_name_of("owner", "office")
        return
    for table in TABLES:
        for act in ("update", "delete"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{act} BEFORE {act.upper()} ON {table} "
                "BEGIN SELECT RAISE(ABORT, 'record.immutable'); END"
            )


def downgrade() -> None:
    if is_shared():
        for script in ("0019_without_tray.sql", "0019_without_own_unit.sql"):
            run_script(SCRIPTS / script)
        in_the_name_of("owner", "office")
    for table in reversed(TABLES):
        op.drop_table(table)
