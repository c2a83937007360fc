"""Replies: letters go by ways, are written from the case they speak of, and may be put back by a person."""

from __future__ import annotations

from pathlib import Path

from alembic import op

from clerk_app.storage.postgres.steps import in_the_name_of, is_shared, run_script

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

SCRIPTS = Path(__file__).parents[2]


def upgrade() -> None:
    in_the_name_of("owner", "office")
    if is_shared():
        run_script(SCRIPTS / "postgresql" / "0012_replies.sql")
        in_the_name_of("owner", "office")
    else:
        _guard("sqlite_0012.sql")


def downgrade() -> None:
    if is_shared():
        run_script(SCRIPTS / "postgresql" / "0012_without_replies.sql")
        in_the_name_of("owner", "office")
    else:
        _guard("sqlite_0005.sql")


def _guard(name: str) -> None:
    """The one that keeps letters going forward; the script may hold others."""
    statements = (SCRIPTS / "guards" / name).read_text(encoding="utf-8").split("\n--\n")
    op.execute("DROP TRIGGER outbox_forward")
    op.execute(next(part.strip() for part in statements if "outbox_forward" in part))
