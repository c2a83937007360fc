"""The tray against the journal: files and ends of arrivals that are no longer what was written down."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

import sqlalchemy as sa

from clerk_app.services.reading import JournalFault

from . import tables as t
from .journal import OFFICE
from .tray_tables import quarantine_ends as ends
from .tray_tables import quarantine_parts as parts

_ENTRIES = sa.select(t.journal.c.chain, t.journal.c.entry).where(
    t.journal.c.entry.contains('"kind":"arrival_', autoescape=True)
)
_ACTS = {"arrival_assigned": "assigned", "arrival_discarded": "discarded"}

Told = Mapping[str, object]


def faults(connection: sa.Connection) -> Iterator[JournalFault]:
    """Of a file the journal knows the octets, not the name."""
    kept, ended = _told(connection)
    yield from _differences("kept files differ", kept, _kept(connection))
    yield from _differences("end of arrival differs", ended, _ended(connection))


def _differences(what: str, told: Told, found: Told) -> Iterator[JournalFault]:
    for arrival in sorted(told.keys() | found.keys()):
        if told.get(arrival) != found.get(arrival):
            yield JournalFault("record", "", 0, f"{what}: {arrival}")


def _told(connection: sa.Connection) -> tuple[dict[str, object], dict[str, object]]:
    kept: dict[str, object] = {}
    ended: dict[str, object] = {}
    for chain, entry in connection.execute(_ENTRIES):
        said: dict[str, Any] = json.loads(entry)
        facts, kind = said["facts"], said["kind"]
        if kind == "arrival_kept":
            kept[facts["arrival"]] = facts["contents"]
        elif kind in _ACTS:
            case = "" if chain == OFFICE else chain
            ended[facts["arrival"]] = [_ACTS[kind], case, facts.get("reason", ""), said["actor"]]
    return kept, ended


def _kept(connection: sa.Connection) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    query = sa.select(parts.c.arrival, parts.c.sha256).order_by(parts.c.arrival, parts.c.position)
    for arrival, sha256 in connection.execute(query):
        found[arrival].append(sha256)
    return found


def _ended(connection: sa.Connection) -> dict[str, list[str]]:
    query = sa.select(ends.c.arrival, ends.c.act, ends.c.case_id, ends.c.reason, ends.c.login)
    return {arrival: list(told) for arrival, *told in connection.execute(query)}
