"""Routing: cases arrive on a desk by the authority's rule; what no service claims can get one."""

from __future__ import annotations

from pathlib import Path

from alembic import op

from clerk_app.storage.postgres.steps import in_the_name_of, is_shared, run_script

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

SCRIPTS = Path(__file__).parents[2] / "postgresql"
INDEX = "CREATE INDEX ix_cases_unclaimed ON {cases} (unit, received_at, id) WHERE service = ''"
KEPT = "NEW.id <> OLD.id OR NEW.file_reference <> OLD.file_reference OR NEW.received_at <> OLD.received_at"
REGISTERED = "OLD.service = '' AND NEW.service <> '' AND NEW.last_act = 'reroute'"
KEPT_UNLESS_REGISTERED = KEPT.replace(
    "NEW.file_reference <> OLD.file_reference",
    f"(NEW.file_reference <> OLD.file_reference AND NOT ({REGISTERED}))",
)


def upgrade() -> None:
    if is_shared():
        in_the_name_of("owner", "office")
        op.execute(INDEX.format(cases="office.cases"))
        run_script(SCRIPTS / "0020_routing.sql")
        in_the_name_of("owner", "office")
        return
    op.execute(INDEX.format(cases="cases"))
    _keep_identity(KEPT_UNLESS_REGISTERED)


def downgrade() -> None:
    if is_shared():
        run_script(SCRIPTS / "0020_without_routing.sql")
        in_the_name_of("owner", "office")
        op.execute("DROP INDEX office.ix_cases_unclaimed")
        return
    _keep_identity(KEPT)
    op.execute("DROP INDEX ix_cases_unclaimed")


def _keep_identity(condition: str) -> None:
    op.execute("DROP TRIGGER cases_keep_identity")
    op.execute(
        f"CREATE TRIGGER cases_keep_identity BEFORE UPDATE ON cases WHEN {condition} "
        "BEGIN SELECT RAISE(ABORT, 'record.immutable'); END"
    )
