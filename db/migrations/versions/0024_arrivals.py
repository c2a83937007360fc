"""Arrivals: what was turned away says whence it came; clerks write down where a rule moved a service."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from alembic import op

from clerk_app.storage.postgres.steps import in_the_name_of, is_shared, run_script

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

SCRIPTS = Path(__file__).parents[2] / "postgresql"


def upgrade() -> None:
    in_the_name_of("owner", "office")
    op.add_column("quarantine", sa.Column("environment", sa.Text(), nullable=False, server_default=""))
    if is_shared():
        run_script(SCRIPTS / "0024_arrivals.sql")
        in_the_name_of("owner", "office")


def downgrade() -> None:
    if is_shared():
        run_script(SCRIPTS / "0024_without_arrivals.sql")
        in_the_name_of("owner", "office")
    op.drop_column("quarantine", "environment")
