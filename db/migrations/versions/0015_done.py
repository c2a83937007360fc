"""Done: an index for the list of what is done, which would otherwise be sorted whole at each reading."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from clerk_app.storage.postgres.steps import in_the_name_of

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

DONE = sa.text("state IN ('approved', 'dispatched', 'handed_over', 'final', 'closed', 'discarded')")


def upgrade() -> None:
    in_the_name_of("owner", "office")
    op.create_index(
        "ix_cases_done", "cases", ["unit", "received_at", "id"], sqlite_where=DONE, postgresql_where=DONE
    )


def downgrade() -> None:
    in_the_name_of("owner", "office")
    op.drop_index("ix_cases_done", table_name="cases")
