"""The orders in which lists of cases are read, each with its index: what is open past all that is done."""

from __future__ import annotations

import sqlalchemy as sa

_OPEN = "'new', 'checking', 'awaiting_applicant', 'in_progress', 'awaiting_statement', 'rework'"
_DONE = "'approved', 'dispatched', 'handed_over', 'final', 'closed', 'discarded'"
_CONDITIONS = {
    "ix_cases_open": f"state IN ({_OPEN}, 'awaiting_approval')",
    "ix_cases_inbox": f"clerk = '' AND state IN ({_OPEN})",
    "ix_cases_done": f"state IN ({_DONE})",
    "ix_cases_unclaimed": "service = ''",
}


def list_orders() -> tuple[sa.Index, ...]:
    key = ("unit", "received_at", "id")
    chosen = ((name, sa.text(condition)) for name, condition in _CONDITIONS.items())
    parts = (sa.Index(name, *key, sqlite_where=part, postgresql_where=part) for name, part in chosen)
    return (sa.Index("ix_cases_age", *key), *parts)
