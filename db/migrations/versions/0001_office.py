"""The office: cases, documents, drafts, notices, reviews, journal, outbox, and the guards over them."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from alembic import op

from clerk_app.storage.moments import UtcTime
from clerk_app.storage.postgres.steps import in_the_name_of, is_shared, run_script

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

SCRIPTS = Path(__file__).parents[2]
SHARED_OFFICE = ("tables", "journal", "core", "acts", "reading", "setup")
MOVES = (
    ("approve", "awaiting_approval", "approved"),
    ("assign", "awaiting_applicant", "awaiting_applicant"),
    ("assign", "awaiting_statement", "awaiting_statement"),
    ("assign", "checking", "checking"),
    ("assign", "in_progress", "in_progress"),
    ("assign", "new", "new"),
    ("assign", "rework", "rework"),
    ("claim", "awaiting_applicant", "awaiting_applicant"),
    ("claim", "awaiting_statement", "awaiting_statement"),
    ("claim", "checking", "checking"),
    ("claim", "in_progress", "in_progress"),
    ("claim", "new", "checking"),
    ("claim", "rework", "rework"),
    ("discard", "checking", "discarded"),
    ("discard", "new", "discarded"),
    ("draft", "awaiting_applicant", "awaiting_applicant"),
    ("draft", "awaiting_statement", "awaiting_statement"),
    ("draft", "checking", "in_progress"),
    ("draft", "in_progress", "in_progress"),
    ("draft", "new", "in_progress"),
    ("draft", "rework", "rework"),
    ("examine", "awaiting_applicant", "awaiting_applicant"),
    ("examine", "awaiting_statement", "awaiting_statement"),
    ("examine", "checking", "checking"),
    ("examine", "in_progress", "in_progress"),
    ("examine", "new", "checking"),
    ("examine", "rework", "rework"),
    ("recall", "awaiting_approval", "in_progress"),
    ("release", "awaiting_applicant", "awaiting_applicant"),
    ("release", "awaiting_statement", "awaiting_statement"),
    ("release", "checking", "checking"),
    ("release", "in_progress", "in_progress"),
    ("release", "new", "new"),
    ("release", "rework", "rework"),
    ("reroute", "awaiting_applicant", "awaiting_applicant"),
    ("reroute", "awaiting_statement", "awaiting_statement"),
    ("reroute", "checking", "checking"),
    ("reroute", "in_progress", "in_progress"),
    ("reroute", "new", "new"),
    ("reroute", "rework", "rework"),
    ("return", "awaiting_approval", "rework"),
    ("submit", "in_progress", "awaiting_approval"),
    ("submit", "rework", "awaiting_approval"),
)


def upgrade() -> None:
    in_the_name_of("journal", "audit")
    _create_journal()
    in_the_name_of("owner", "office")
    _create_tables()
    rows = [{"act": act, "from_state": start, "to_state": end} for act, start, end in MOVES]
    table = sa.table("moves", *(sa.column(name, sa.Text) for name in ("act", "from_state", "to_state")))
    op.bulk_insert(table, rows)
    if is_shared():
        _furnish_shared_office()
        return
    for statement in _guards():
        op.execute(statement)


def downgrade() -> None:
    if is_shared():
        _clear_shared_office()
        return
    op.drop_table("reviews")
    op.drop_table("submissions")
    op.drop_table("seen")
    op.drop_table("salts")
    op.drop_index(op.f("ix_outbox_case_id"), table_name="outbox")
    op.drop_table("outbox")
    op.drop_index(op.f("ix_notices_case_id"), table_name="notices")
    op.drop_table("notices")
    op.drop_index(op.f("ix_notes_case_id"), table_name="notes")
    op.drop_table("notes")
    op.drop_table("memberships")
    op.drop_table("judgements")
    op.drop_table("drafts")
    op.drop_table("draft_editors")
    op.drop_index(op.f("ix_documents_case_id"), table_name="documents")
    op.drop_table("documents")
    op.drop_index("ix_cases_due", table_name="cases")
    op.drop_index("ix_cases_clerk", table_name="cases")
    op.drop_index("ix_cases_box", table_name="cases")
    op.drop_table("cases")
    op.drop_table("accounts")
    op.drop_table("units")
    op.drop_table("series")
    op.drop_table("quarantine")
    op.drop_table("persons")
    op.drop_table("moves")
    op.drop_table("journal")
    op.drop_table("heads")
    op.drop_table("contents")


def _guards() -> list[str]:
    """One statement per trigger; the file separates them by lines of two dashes."""
    path = SCRIPTS / "guards" / "sqlite_0001.sql"
    return [part.strip() for part in path.read_text(encoding="utf-8").split("\n--\n") if part.strip()]


def _furnish_shared_office() -> None:
    for name in SHARED_OFFICE:
        run_script(SCRIPTS / "postgresql" / f"0001_{name}.sql")
    run_script(SCRIPTS / "guards" / "postgresql_0001.sql")
    run_script(SCRIPTS / "postgresql" / "0001_rights.sql")
    in_the_name_of("owner", "office")


def _clear_shared_office() -> None:
    """Everything but the walls, so that the step can be taken again."""
    held = (("core", "api"), ("core", "core"), ("core", "setup"), ("owner", "guard"), ("journal", "audit"))
    for role, schema in held:
        in_the_name_of(role, schema)
        op.execute(_DROP_ALL.format(schema=schema))
    in_the_name_of("owner", "office")
    op.execute(_DROP_ALL.format(schema="office"))
    op.execute("ALTER TABLE alembic_version DISABLE ROW LEVEL SECURITY, NO FORCE ROW LEVEL SECURITY")


_DROP_ALL = """
DO $drop$
DECLARE
    one text;
BEGIN
    FOR one IN SELECT p.oid::regprocedure::text FROM pg_proc p
        WHERE p.pronamespace = '{schema}'::regnamespace
    LOOP
        EXECUTE 'DROP FUNCTION ' || one || ' CASCADE';
    END LOOP;
    FOR one IN SELECT c.oid::regclass::text FROM pg_class c
        WHERE c.relnamespace = '{schema}'::regnamespace AND c.relkind = 'r' AND c.relname <> 'alembic_version'
    LOOP
        EXECUTE 'DROP TABLE ' || one || ' CASCADE';
    END LOOP;
    FOR one IN SELECT format('%I ON %I.%I', y.policyname, y.schemaname, y.tablename) FROM pg_policies y
        WHERE y.schemaname = '{schema}'
    LOOP
        EXECUTE 'DROP POLICY ' || one;
    END LOOP;
END
$drop$
"""


def _create_journal() -> None:
    op.create_table(
        "heads",
        sa.Column("chain", sa.Text(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("chain", name=op.f("pk_heads")),
    )
    op.create_table(
        "journal",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False
        ),
        sa.Column("chain", sa.Text(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("entry", sa.Text(), nullable=False),
        sa.Column("previous", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal")),
        sa.UniqueConstraint("chain", "seq", name=op.f("uq_journal_chain_seq")),
    )


def _create_tables() -> None:
    op.create_table(
        "contents",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("bytes", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_contents")),
    )
    op.create_table(
        "moves",
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("from_state", sa.Text(), nullable=False),
        sa.Column("to_state", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("act", "from_state", name=op.f("pk_moves")),
    )
    op.create_table(
        "persons",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_persons")),
    )
    op.create_table(
        "quarantine",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("alarm", sa.Boolean(), nullable=False),
        sa.Column("problems", sa.Text(), nullable=False),
        sa.Column("arrived_at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quarantine")),
    )
    op.create_table(
        "series",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_series")),
    )
    op.create_table(
        "units",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_units")),
    )
    op.create_table(
        "accounts",
        sa.Column("login", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["persons.id"], name=op.f("fk_accounts_person")),
        sa.PrimaryKeyConstraint("login", name=op.f("pk_accounts")),
    )
    op.create_table(
        "cases",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("file_reference", sa.Text(), nullable=False),
        sa.Column("service", sa.Text(), nullable=False),
        sa.Column("pack_version", sa.Text(), nullable=False),
        sa.Column("procedure", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("clerk", sa.Text(), nullable=False),
        sa.Column("applicant", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("environment", sa.Text(), nullable=False),
        sa.Column("received_at", UtcTime(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("search", sa.Text(), nullable=False),
        sa.Column("last_act", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["unit"], ["units.id"], name=op.f("fk_cases_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cases")),
        sa.UniqueConstraint("file_reference", name=op.f("uq_cases_file_reference")),
    )
    op.create_index("ix_cases_box", "cases", ["unit", "state", "received_at", "id"], unique=False)
    op.create_index("ix_cases_clerk", "cases", ["clerk", "state", "received_at", "id"], unique=False)
    op.create_index("ix_cases_due", "cases", ["due_on"], unique=False)
    op.create_table(
        "documents",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("mime_type", sa.Text(), nullable=False),
        sa.Column("detected_type", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_documents_case_id")),
        sa.ForeignKeyConstraint(["sha256"], ["contents.sha256"], name=op.f("fk_documents_sha256")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_documents")),
    )
    op.create_index(op.f("ix_documents_case_id"), "documents", ["case_id"], unique=False)
    op.create_table(
        "draft_editors",
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_draft_editors_case_id")),
        sa.ForeignKeyConstraint(["person"], ["persons.id"], name=op.f("fk_draft_editors_person")),
        sa.PrimaryKeyConstraint("case_id", "person", name=op.f("pk_draft_editors")),
    )
    op.create_table(
        "drafts",
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("texts", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("last_editor", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("saved_at", UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_drafts_case_id")),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_drafts")),
    )
    op.create_table(
        "judgements",
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("check_id", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("remark", sa.Text(), nullable=False),
        sa.Column("login", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_judgements_case_id")),
        sa.PrimaryKeyConstraint("case_id", "check_id", name=op.f("pk_judgements")),
    )
    op.create_table(
        "memberships",
        sa.Column("login", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["login"], ["accounts.login"], name=op.f("fk_memberships_login")),
        sa.ForeignKeyConstraint(["unit"], ["units.id"], name=op.f("fk_memberships_unit")),
        sa.PrimaryKeyConstraint("login", "unit", "role", name=op.f("pk_memberships")),
    )
    op.create_table(
        "notes",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("record", sa.Boolean(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("login", sa.Text(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_notes_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notes")),
    )
    op.create_index(op.f("ix_notes_case_id"), "notes", ["case_id"], unique=False)
    op.create_table(
        "notices",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("pdf_sha256", sa.Text(), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.Column("data_sha256", sa.Text(), nullable=False),
        sa.Column("pack_version", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("submitted_at", UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_notices_case_id")),
        sa.ForeignKeyConstraint(["pdf_sha256"], ["contents.sha256"], name=op.f("fk_notices_pdf_sha256")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notices")),
    )
    op.create_index(op.f("ix_notices_case_id"), "notices", ["case_id"], unique=False)
    op.create_table(
        "outbox",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("due_at", UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_outbox_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
    )
    op.create_index(op.f("ix_outbox_case_id"), "outbox", ["case_id"], unique=False)
    op.create_table(
        "salts",
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("salt", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_salts_case_id")),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_salts")),
    )
    op.create_table(
        "seen",
        sa.Column("login", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_seen_case_id")),
        sa.PrimaryKeyConstraint("login", "case_id", name=op.f("pk_seen")),
    )
    op.create_table(
        "submissions",
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("destination_id", sa.Text(), nullable=False),
        sa.Column("submission_id", sa.Text(), nullable=False),
        sa.Column("thread_id", sa.Text(), nullable=False),
        sa.Column("schema_uri", sa.Text(), nullable=False),
        sa.Column("data_mime_type", sa.Text(), nullable=False),
        sa.Column("data_sha256", sa.Text(), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("reply_channel", sa.Text(), nullable=False),
        sa.Column("identity", sa.Text(), nullable=True),
        sa.Column("payment_status", sa.Text(), nullable=False),
        sa.Column("sender_reference", sa.Text(), nullable=False),
        sa.Column("digital_notice_consent", sa.Boolean(), nullable=True),
        sa.Column("warnings", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_submissions_case_id")),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_submissions")),
        sa.UniqueConstraint(
            "destination_id", "submission_id", name=op.f("uq_submissions_destination_id_submission_id")
        ),
    )
    op.create_table(
        "reviews",
        sa.Column("notice_id", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("reviewer", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("pdf_sha256", sa.Text(), nullable=False),
        sa.Column("data_sha256", sa.Text(), nullable=False),
        sa.Column("pack_version", sa.Text(), nullable=False),
        sa.Column("remarks", sa.Text(), nullable=False),
        sa.Column("single_seat", sa.Boolean(), nullable=False),
        sa.Column("reviewed_at", UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(["notice_id"], ["notices.id"], name=op.f("fk_reviews_notice_id")),
        sa.PrimaryKeyConstraint("notice_id", name=op.f("pk_reviews")),
    )
