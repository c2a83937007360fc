"""Seals over the journal: one root for all entries up to a moment, kept where nobody here can reach it.

The root rolls over the entries in the order of their numbers, starting from an empty string:
root = sha256(root before + hash of the entry), as hex. A seal kept outside proves every entry below it,
whatever the database says.
"""

from __future__ import annotations

import hashlib
import json
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa

from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.services.reading import JournalFault

from .journal import OFFICE, require_sight
from .moments import iso
from .tables import journal
from .translation import translated


@dataclass(frozen=True)
class Seal:
    up_to: int
    entries: int
    root: str
    sealed_at: str = ""
    sealed_by: str = ""


def seal_journal(engine: sa.Engine, now: datetime, login: str) -> Seal:
    """A seal over everything written so far; in the shared office the server keeps its own copy too."""
    with translated(), engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            row = connection.execute(sa.text("SELECT * FROM audit.seal()")).one()
            connection.commit()
            return Seal(row.up_to, row.entries, row.root, iso(row.sealed_at), row.sealed_by)
        return seal_of(connection, now, login)


def seal_of(connection: sa.Connection, now: datetime, login: str) -> Seal:
    """Over what this transaction sees, without leaving a copy here."""
    last = next(iter(deque(_rolled(connection), maxlen=1)), Seal(0, 0, ""))
    return Seal(last.up_to, last.entries, last.root, iso(now), login)


def verify_seal(engine: sa.Engine, seal: Seal) -> tuple[JournalFault, ...]:
    with translated(), engine.connect() as connection:
        require_sight(connection)
        return tuple(seal_faults(connection, (seal,)))


def write_seal(seal: Seal, path: Path) -> None:
    try:
        path.write_text(json.dumps(asdict(seal), indent=1, sort_keys=True) + "\n", encoding="utf-8")
    except OSError as error:
        raise OutsideError("backup.unwritable", path=str(path), reason=str(error)) from error


def read_seal(path: Path) -> Seal:
    try:
        return Seal(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise ClerkError("journal_seal.unreadable", path=str(path)) from error


def stored_seals(connection: sa.Connection) -> tuple[Seal, ...]:
    """The copies the server keeps itself: good against mishaps, not against its owner."""
    rows = connection.execute(sa.text("SELECT * FROM audit.seals ORDER BY number"))
    return tuple(Seal(r.up_to, r.entries, r.root, iso(r.sealed_at), r.sealed_by) for r in rows)


def seal_faults(connection: sa.Connection, seals: Sequence[Seal]) -> Iterator[JournalFault]:
    wanted = {seal.up_to for seal in seals}
    reached = {0: Seal(0, 0, "")} | {at.up_to: at for at in _rolled(connection) if at.up_to in wanted}
    for seal in seals:
        found = reached.get(seal.up_to)
        if found is None or (found.entries, found.root) != (seal.entries, seal.root):
            told = "is gone" if found is None else f"{found.entries} entries with another root"
            yield JournalFault(
                "seal", OFFICE, seal.up_to, f"sealed entry {seal.up_to} of {seal.sealed_at}: {told}"
            )


def _rolled(connection: sa.Connection) -> Iterator[Seal]:
    root = ""
    rows = connection.execute(sa.select(journal.c.id, journal.c.hash).order_by(journal.c.id))
    for count, row in enumerate(rows, start=1):
        root = hashlib.sha256((root + row.hash).encode()).hexdigest()
        yield Seal(row.id, count, root)
