"""Notices and approvals against the journal: rows that no longer say what was laid down and approved."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from clerk_app.domain.facts import digest
from clerk_app.services.reading import JournalFault

from .tables import journal, notices, reviews

_NOTICE = ("pdf_sha256", "data_sha256", "pack_version", "author", "outcome")
_APPROVAL = ("pdf_sha256", "data_sha256", "pack_version", "person", "single_seat")


def faults(connection: sa.Connection) -> Iterator[JournalFault]:
    laid, approved = _told(connection, "submitted"), _told(connection, "approved")
    for row in connection.execute(sa.select(notices)):
        if not _agrees(row, laid.pop(row.id, None), _NOTICE) or digest(row.data) != row.data_sha256:
            yield JournalFault("record", row.case_id, 0, f"notice differs: {row.id}")
    given = sa.select(reviews, notices.c.case_id).join(notices).where(reviews.c.verdict == "approved")
    for row in connection.execute(given):
        if not _agrees(row, approved.pop(row.notice_id, None), _APPROVAL):
            yield JournalFault("record", row.case_id, 0, f"review differs: {row.notice_id}")
    for name, gone in (("notice", laid), ("review", approved)):
        for notice, facts in gone.items():
            yield JournalFault("record", facts["case"], 0, f"{name} differs: {notice}")


def _told(connection: sa.Connection, kind: str) -> dict[str, dict[str, Any]]:
    """What the journal says, by notice."""
    named = sa.select(journal.c.chain, journal.c.entry).where(journal.c.entry.contains(f'"kind":"{kind}"'))
    entries = (
        (row.chain, json.loads(row.entry)) for row in connection.execute(named) if row.entry[:1] == "{"
    )
    return {e["facts"]["notice"]: e["facts"] | {"case": case} for case, e in entries if e["kind"] == kind}


def _agrees(row: Any, facts: dict[str, Any] | None, names: tuple[str, ...]) -> bool:
    return facts is not None and all(facts[name] == getattr(row, name) for name in names)
