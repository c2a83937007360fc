"""Copies: each party of a notice gets one of its own, bound to the approval like the notice itself."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from alembic import op

from clerk_app.storage.postgres.steps import in_the_name_of, is_shared, run_script

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

SCRIPTS = Path(__file__).parents[2]


def upgrade() -> None:
    in_the_name_of("owner", "office")
    op.create_table(
        "notice_copies",
        sa.Column("notice_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("pdf_sha256", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["notice_id"], ["notices.id"], name=op.f("fk_notice_copies_notice_id")),
        sa.ForeignKeyConstraint(
            ["pdf_sha256"], ["contents.sha256"], name=op.f("fk_notice_copies_pdf_sha256")
        ),
        sa.PrimaryKeyConstraint("notice_id", "position", name=op.f("pk_notice_copies")),
    )
    if is_shared():
        run_script(SCRIPTS / "postgresql" / "0016_copies.sql")
        in_the_name_of("owner", "office")
        return
    for statement in (SCRIPTS / "guards" / "sqlite_0016.sql").read_text(encoding="utf-8").split("\n--\n"):
        op.execute(statement)


def downgrade() -> None:
    if is_shared():
        run_script(SCRIPTS / "postgresql" / "0016_without_copies.sql")
        in_the_name_of("owner", "office")
    else:
        op.execute("DROP TRIGGER reviews_of_all_copies")
    op.drop_table("notice_copies")
