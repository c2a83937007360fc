"""The tables, as the database sees them. Times are UTC; contents lie apart under their sha256."""

from __future__ import annotations

import sqlalchemy as sa

from .columns import case as _case
from .columns import metadata
from .columns import text as _text
from .list_orders import list_orders
from .moments import UtcTime
from .post_tables import deliveries, outbox, turns

__all__ = ["deliveries", "metadata", "outbox", "turns"]

units = sa.Table("units", metadata, _text("id", primary_key=True), _text("name"))

persons = sa.Table("persons", metadata, _text("id", primary_key=True), _text("name"))

accounts = sa.Table(
    "accounts",
    metadata,
    _text("login", primary_key=True),
    sa.Column("person", sa.Text, sa.ForeignKey("persons.id"), nullable=False),
    sa.Column("active", sa.Boolean, nullable=False),
)

memberships = sa.Table(
    "memberships",
    metadata,
    sa.Column("login", sa.Text, sa.ForeignKey("accounts.login"), primary_key=True),
    sa.Column("unit", sa.Text, sa.ForeignKey("units.id"), primary_key=True),
    _text("role", primary_key=True),
)

moves = sa.Table(
    "moves",
    metadata,
    _text("act", primary_key=True),
    _text("from_state", primary_key=True),
    _text("to_state"),
)

cases = sa.Table(
    "cases",
    metadata,
    _text("id", primary_key=True),
    _text("file_reference", unique=True),
    _text("service"),
    _text("pack_version"),
    _text("procedure"),
    _text("state"),
    sa.Column("unit", sa.Text, sa.ForeignKey("units.id"), nullable=False),
    _text("clerk"),
    _text("applicant"),
    _text("subject"),
    _text("channel"),
    _text("environment"),
    sa.Column("received_at", UtcTime, nullable=False),
    sa.Column("due_on", sa.Date),
    _text("search"),
    _text("last_act"),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Index("ix_cases_box", "unit", "state", "received_at", "id"),
    sa.Index("ix_cases_clerk", "clerk", "state", "received_at", "id"),
    sa.Index("ix_cases_due", "due_on"),
    *list_orders(),
)

salts = sa.Table("salts", metadata, _case(primary_key=True), _text("salt"))

submissions = sa.Table(
    "submissions",
    metadata,
    _case(primary_key=True),
    *map(_text, ("destination_id", "submission_id", "thread_id", "schema_uri", "data_mime_type")),
    *map(_text, ("data_sha256", "fields", "evidence", "reply_channel")),
    _text("identity", nullable=True),
    _text("payment_status"),
    _text("sender_reference"),
    sa.Column("digital_notice_consent", sa.Boolean),
    _text("warnings"),
    sa.UniqueConstraint("destination_id", "submission_id"),
    sa.Index("ix_submissions_thread_id", "thread_id"),
    sa.Index("ix_submissions_data_sha256", "data_sha256"),
)

follow_ups = sa.Table(
    "follow_ups",
    metadata,
    _text("destination_id", primary_key=True),
    _text("submission_id", primary_key=True),
    _case(index=True),
    sa.Column("received_at", UtcTime, nullable=False),
    *map(_text, ("schema_uri", "data_mime_type")),
    sa.Column("data_sha256", sa.Text, sa.ForeignKey("contents.sha256"), nullable=False),
    *map(_text, ("fields", "evidence", "warnings")),
    sa.Column("late", sa.Boolean, nullable=False),
    sa.Column("duplicate", sa.Boolean, nullable=False),
)

contents = sa.Table(
    "contents",
    metadata,
    _text("sha256", primary_key=True),
    sa.Column("size", sa.Integer, nullable=False),
    sa.Column("bytes", sa.LargeBinary, nullable=False),
)

content_pieces = sa.Table(
    "content_pieces",
    metadata,
    sa.Column("sha256", sa.Text, sa.ForeignKey("contents.sha256"), primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True),
    sa.Column("bytes", sa.LargeBinary, nullable=False),
)

documents = sa.Table(
    "documents",
    metadata,
    _text("id", primary_key=True),
    _case(index=True),
    sa.Column("position", sa.Integer, nullable=False),
    _text("name"),
    _text("mime_type"),
    _text("detected_type"),
    _text("purpose"),
    _text("description"),
    sa.Column("size", sa.Integer, nullable=False),
    sa.Column("sha256", sa.Text, sa.ForeignKey("contents.sha256"), nullable=False),
)

judgements = sa.Table(
    "judgements",
    metadata,
    _case(primary_key=True),
    _text("check_id", primary_key=True),
    _text("state"),
    _text("remark"),
    _text("login"),
)

drafts = sa.Table(
    "drafts",
    metadata,
    _case(primary_key=True),
    _text("outcome"),
    _text("facts"),
    _text("texts"),
    _text("author"),
    _text("last_editor"),
    sa.Column("revision", sa.Integer, nullable=False),
    sa.Column("saved_at", UtcTime, nullable=False),
)

draft_editors = sa.Table(
    "draft_editors",
    metadata,
    _case(primary_key=True),
    sa.Column("person", sa.Text, sa.ForeignKey("persons.id"), primary_key=True),
)

notices = sa.Table(
    "notices",
    metadata,
    _text("id", primary_key=True),
    _case(index=True),
    _text("outcome"),
    sa.Column("pdf_sha256", sa.Text, sa.ForeignKey("contents.sha256"), nullable=False),
    _text("data"),
    _text("data_sha256"),
    _text("pack_version"),
    _text("author"),
    sa.Column("submitted_at", UtcTime, nullable=False),
)

notice_copies = sa.Table(
    "notice_copies",
    metadata,
    sa.Column("notice_id", sa.Text, sa.ForeignKey("notices.id"), primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True),
    *map(_text, ("role", "name")),
    sa.Column("pdf_sha256", sa.Text, sa.ForeignKey("contents.sha256"), nullable=False),
)

reviews = sa.Table(
    "reviews",
    metadata,
    sa.Column("notice_id", sa.Text, sa.ForeignKey("notices.id"), primary_key=True),
    _text("verdict"),
    _text("reviewer"),
    _text("person"),
    _text("pdf_sha256"),
    _text("data_sha256"),
    _text("pack_version"),
    _text("remarks"),
    sa.Column("single_seat", sa.Boolean, nullable=False),
    sa.Column("reviewed_at", UtcTime, nullable=False),
)

notes = sa.Table(
    "notes",
    metadata,
    _text("id", primary_key=True),
    _case(index=True),
    sa.Column("record", sa.Boolean, nullable=False),
    _text("text"),
    _text("login"),
    sa.Column("seq", sa.Integer, nullable=False),
)

seen = sa.Table(
    "seen",
    metadata,
    _text("login", primary_key=True),
    _case(primary_key=True),
)

quarantine = sa.Table(
    "quarantine",
    metadata,
    _text("id", primary_key=True),
    _text("source"),
    _text("result"),
    sa.Column("alarm", sa.Boolean, nullable=False),
    _text("problems"),
    sa.Column("arrived_at", UtcTime, nullable=False),
    _text("environment"),
)

series = sa.Table(
    "series", metadata, _text("name", primary_key=True), sa.Column("last", sa.Integer, nullable=False)
)

journal = sa.Table(
    "journal",
    metadata,
    sa.Column(
        "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), primary_key=True, autoincrement=True
    ),
    _text("chain"),
    sa.Column("seq", sa.Integer, nullable=False),
    _text("entry"),
    _text("previous"),
    _text("hash"),
    sa.UniqueConstraint("chain", "seq"),
)

heads = sa.Table(
    "heads",
    metadata,
    _text("chain", primary_key=True),
    sa.Column("seq", sa.Integer, nullable=False),
    _text("hash"),
)
