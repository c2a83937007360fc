"""The copies of a notice, one for each party: laid down as its data name them, and never otherwise."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from clerk_app.domain.errors import ClerkError
from clerk_app.domain.facts import Approved, Submitted
from clerk_app.services.reading import CopyRow, JournalFault

from .tables import notice_copies, notices

_ROWS = sa.select(notice_copies).order_by(notice_copies.c.notice_id, notice_copies.c.position)
_MOST = 99
_KEYS = {"position", "role", "name", "pdf_sha256"}


def lay(connection: sa.Connection, fact: Submitted) -> None:
    """The data are bound by their digest, and with them every copy by its own."""
    laid = _said(fact.data)
    if laid and laid[0].pdf_sha256 != fact.pdf_sha256:
        raise ClerkError("fact.forged")
    for copy in laid:
        row = {"position": copy.position, "role": copy.role, "name": copy.name, "pdf_sha256": copy.pdf_sha256}
        connection.execute(notice_copies.insert().values(notice_id=fact.notice, **row))


def letters(connection: sa.Connection, fact: Approved) -> Iterator[Mapping[str, object]]:
    """One for each party, the notice itself first."""
    yield {"notice": fact.notice, "pdf_sha256": fact.pdf_sha256}
    for copy in copies_of(connection, (fact.notice,)).get(fact.notice, ())[1:]:
        yield {"notice": fact.notice, "pdf_sha256": copy.pdf_sha256, "copy": str(copy.position)}


def copies_of(connection: sa.Connection, ids: Sequence[str]) -> Mapping[str, tuple[CopyRow, ...]]:
    return _grouped(connection.execute(_ROWS.where(notice_copies.c.notice_id.in_(ids))))


def _grouped(rows: Iterable[Any]) -> Mapping[str, tuple[CopyRow, ...]]:
    found: dict[str, tuple[CopyRow, ...]] = {}
    for row in rows:
        copy = CopyRow(row.position, row.role, row.name, row.pdf_sha256)
        found[row.notice_id] = (*found.get(row.notice_id, ()), copy)
    return found


def faults(connection: sa.Connection) -> Iterator[JournalFault]:
    """Against the data of the notice, which the journal vouches for."""
    laid = _grouped(connection.execute(_ROWS))
    for row in connection.execute(sa.select(notices.c.id, notices.c.case_id, notices.c.data)):
        try:
            said: tuple[CopyRow, ...] | None = _said(row.data)
        except ClerkError:
            said = None
        if laid.get(row.id, ()) != said:
            yield JournalFault("record", row.case_id, 0, f"copy differs: {row.id}")


def _said(data: str) -> tuple[CopyRow, ...]:
    try:
        known: Any = json.loads(data)
    except ValueError:
        raise ClerkError("fact.malformed") from None
    listed = known.get("copies") if isinstance(known, dict) else None
    if listed is None:
        return ()
    copies = tuple(_copy(entry) for entry in listed) if isinstance(listed, list) else ()
    whole = [copy.position for copy in copies] == [*range(1, len(copies) + 1)]
    if not (whole and 2 <= len(copies) <= _MOST and len({c.pdf_sha256 for c in copies}) == len(copies)):
        raise ClerkError("fact.malformed")
    return copies


def _copy(entry: Any) -> CopyRow:
    if not isinstance(entry, dict) or entry.keys() != _KEYS or not isinstance(entry["position"], int):
        raise ClerkError("fact.malformed")
    if not all(isinstance(entry[name], str) for name in _KEYS - {"position"}):
        raise ClerkError("fact.malformed")
    return CopyRow(**entry)
