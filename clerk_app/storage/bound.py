"""Notices and verdicts against the journal: rows that no longer say what was laid down and approved."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from clerk_app.domain.facts import digest
from clerk_app.services.reading import JournalFault

from . import copies
from .tables import journal, notices, reviews

_NOTICE = ("pdf_sha256", "data_sha256", "pack_version", "author", "outcome")
_REVIEW = ("verdict", "pdf_sha256", "data_sha256", "pack_version", "person", "single_seat")
_VERDICTS = ("approved", "returned", "recalled")


def faults(connection: sa.Connection) -> Iterator[JournalFault]:
    laid, judged = _told(connection, "submitted"), _told(connection, *_VERDICTS)
    for row in connection.execute(sa.select(notices)):
        if not _agrees(row, laid.pop(row.id, None), _NOTICE) or digest(row.data) != row.data_sha256:
            yield JournalFault("record", row.case_id, 0, f"notice differs: {row.id}")
    yield from copies.faults(connection)
    for row in connection.execute(sa.select(reviews, notices.c.case_id).join(notices)):
        if not _agrees(row, judged.pop(row.notice_id, None), _REVIEW):
            yield JournalFault("record", row.case_id, 0, f"review differs: {row.notice_id}")
    for name, gone in (("notice", laid), ("review", judged)):
        for notice, facts in gone.items():
            yield JournalFault("record", facts["case"], 0, f"{name} differs: {notice}")


def _told(connection: sa.Connection, *kinds: str) -> dict[str, dict[str, Any]]:
    """What the journal says, by notice."""
    named = sa.or_(*(journal.c.entry.contains(f'"kind":"{kind}"') for kind in kinds))
    rows = connection.execute(sa.select(journal.c.chain, journal.c.entry).where(named).order_by(journal.c.id))
    entries = ((row.chain, json.loads(row.entry)) for row in rows if row.entry[:1] == "{")
    return {
        e["facts"]["notice"]: e["facts"] | {"case": case, "verdict": e["kind"]}
        for case, e in entries
        if e["kind"] in kinds
    }


def _agrees(row: Any, facts: dict[str, Any] | None, names: tuple[str, ...]) -> bool:
    """What an entry does not name, the row leaves empty."""
    return facts is not None and all((facts.get(name) or "") == (getattr(row, name) or "") for name in names)
