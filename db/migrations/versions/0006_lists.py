"""Lists: an index for each order in which they are read, and on a server their lines in one answer."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from alembic import op

from clerk_app.storage.postgres.steps import in_the_name_of, is_shared, run_script

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

SCRIPTS = Path(__file__).parents[2]
OPEN = "'new', 'checking', 'awaiting_applicant', 'in_progress', 'awaiting_statement', 'rework'"
INDEXES = {
    "ix_cases_age": None,
    "ix_cases_open": f"state IN ({OPEN}, 'awaiting_approval')",
    "ix_cases_inbox": f"clerk = '' AND state IN ({OPEN})",
}
COMPARED = 'login = (session_user::text COLLATE "default")'
AS_BEFORE = f"""
    DO $compared$
    DECLARE
        found regprocedure;
    BEGIN
        FOR found IN SELECT p.oid FROM pg_proc p
            WHERE p.pronamespace IN ('core'::regnamespace, 'api'::regnamespace)
                AND position('{COMPARED}' IN p.prosrc) > 0
        LOOP
            EXECUTE replace(pg_get_functiondef(found), '{COMPARED}', 'login = session_user');
        END LOOP;
    END
    $compared$
"""
MARKS_OF_MY_UNITS = "login = session_user AND EXISTS (SELECT FROM office.cases c WHERE c.id = case_id)"


def upgrade() -> None:
    if is_shared():
        run_script(SCRIPTS / "postgresql" / "0006_lists.sql")
        in_the_name_of("owner", "office")
        return
    for name, condition in INDEXES.items():
        chosen = sa.text(condition) if condition else None
        op.create_index(name, "cases", ["unit", "received_at", "id"], sqlite_where=chosen)


def downgrade() -> None:
    if is_shared():
        in_the_name_of("core", "api")
        op.execute("DROP FUNCTION api.case_rows(text[])")
        op.execute(AS_BEFORE)
        in_the_name_of("owner", "office")
        op.execute(f"ALTER POLICY own ON office.seen USING ({MARKS_OF_MY_UNITS})")
    for name in reversed(INDEXES):
        op.drop_index(name, table_name="cases")
