"""Turning stored rows into the frozen values the office works with."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from clerk_app.domain.case import Case, CaseState
from clerk_app.domain.facts import StoredDraft
from clerk_app.domain.scanning import Scan, ScanState
from clerk_app.domain.submission import Identity, RawField, ReplyChannel
from clerk_app.services.reading import NoticeRow, SubmissionRow

from . import draft_form
from . import tables as t
from .copies import copies_of

_CASE_FIELDS = (
    "id", "file_reference", "service", "pack_version", "procedure", "unit", "clerk", "applicant", "subject",
    "channel", "environment", "received_at", "due_on", "version",
)  # fmt: skip


def case_from(row: Any) -> Case:
    return Case(state=CaseState(row.state), **{name: getattr(row, name) for name in _CASE_FIELDS})


def draft_from(row: Any) -> StoredDraft:
    draft = draft_form.read(row.outcome, row.facts, row.texts)
    return StoredDraft(draft, row.revision, row.author, row.last_editor, row.saved_at)


def fields_from(text: str) -> tuple[RawField, ...]:
    return tuple(RawField(path, value, title) for path, value, title in json.loads(text))


def submission_from(row: Any) -> SubmissionRow:
    same = (
        "destination_id", "submission_id", "thread_id", "schema_uri", "data_mime_type", "data_sha256",
        "payment_status", "sender_reference", "digital_notice_consent",
    )  # fmt: skip
    return SubmissionRow(
        **{name: getattr(row, name) for name in same},
        reply_channel=ReplyChannel(**json.loads(row.reply_channel)),
        identity=Identity(**json.loads(row.identity)) if row.identity else None,
        warnings=tuple(json.loads(row.warnings)),
    )


def scan_from(row: Any) -> Scan:
    same = ("sha256", "found", "engine", "signatures", "signatures_at", "scanned_at", "login", "official")
    values = {name: getattr(row, name) for name in same}
    return Scan(**values, state=ScanState(row.state), name=row.name or row.login)


def notices_of(connection: sa.Connection, case_id: str) -> tuple[NoticeRow, ...]:
    """Newest first, each with what became of it."""
    author, reviewer = named_logins("author"), named_logins("reviewer")
    n, r = t.notices, t.reviews
    query = (
        sa.select(n, r.c.verdict, r.c.remarks, r.c.reviewed_at, r.c.single_seat)
        .add_columns(author.c.name.label("author_name"), reviewer.c.name.label("reviewer_name"))
        .join(r, r.c.notice_id == n.c.id, isouter=True)
        .join(author, author.c.login == n.c.author, isouter=True)
        .join(reviewer, reviewer.c.login == r.c.reviewer, isouter=True)
        .where(n.c.case_id == case_id)
        .order_by(n.c.submitted_at.desc(), n.c.id)
    )
    rows = connection.execute(query).all()
    laid = copies_of(connection, tuple(row.id for row in rows))
    return tuple(replace(notice_from(row), copies=laid.get(row.id, ())) for row in rows)


def notice_from(row: Any) -> NoticeRow:
    return NoticeRow(
        id=row.id,
        outcome=row.outcome,
        pdf_sha256=row.pdf_sha256,
        data_sha256=row.data_sha256,
        pack_version=row.pack_version,
        author=row.author,
        author_name=row.author_name or row.author,
        submitted_at=row.submitted_at,
        status=row.verdict or "waiting",
        reviewer_name=row.reviewer_name or "",
        reviewed_at=row.reviewed_at,
        remarks=row.remarks or "",
        single_seat=bool(row.single_seat),
        data=row.data,
    )


def named_logins(alias: str) -> sa.Subquery:
    """Logins with the names of the persons behind them."""
    joined = t.accounts.join(t.persons, t.persons.c.id == t.accounts.c.person)
    return sa.select(t.accounts.c.login, t.persons.c.name).select_from(joined).subquery(alias)
