"""The journal: one hash chain per case, and one for the office itself.

An entry is stored as the exact text that was hashed, so that anybody can check it with nothing but SHA-256:
hash = sha256(hash of the entry before, as hex, + entry text), starting from an empty string.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from clerk_app.domain.errors import ClerkError
from clerk_app.domain.facts import Fact, canonical
from clerk_app.domain.person import Role
from clerk_app.services.auditing import Progress
from clerk_app.services.reading import JournalFault

from . import pieces
from .moments import iso
from .tables import contents, documents, heads, journal, notice_copies, notices, salts

OFFICE = "office"
STRIDE = 500

# Built once: these run for every fact, and building costs more than running.
_CHAIN: sa.BindParameter[str] = sa.bindparam("its_chain")
_HEAD = sa.select(heads.c.seq, heads.c.hash).where(heads.c.chain == _CHAIN)
_SALT = sa.select(salts.c.salt).where(salts.c.case_id == sa.bindparam("its_case"))
_VISIBLE = sa.text("SELECT has_schema_privilege('audit', 'USAGE')")
_APPEND = journal.insert()
_BEGIN = heads.insert()
_ADVANCE = heads.update().where(heads.c.chain == _CHAIN)


def write(connection: sa.Connection, fact: Fact, actor: str, at: datetime) -> int:
    """Append the fact to its chain; returns its place there."""
    chain = fact.case or OFFICE
    seq, previous = _head(connection, chain)
    entry = canonical(
        {
            "chain": chain,
            "seq": seq + 1,
            "at": iso(at),
            "actor": actor,
            "kind": fact.kind,
            "facts": fact.journal(_salt(connection, fact.case)),
        }
    )
    new = chained(previous, entry)
    row = {"chain": chain, "seq": seq + 1, "entry": entry, "previous": previous, "hash": new}
    connection.execute(_APPEND, row)
    _advance(connection, chain, seq + 1, new)
    return seq + 1


def chained(previous: str, entry: str) -> str:
    return hashlib.sha256((previous + entry).encode()).hexdigest()


def require_sight(connection: sa.Connection) -> None:
    """On the server whoever may not look finds nothing at all: no table, not even an empty one."""
    if connection.dialect.name != "postgresql" or connection.scalar(_VISIBLE):
        return
    raise ClerkError("person.not_entitled", role=Role.AUDITOR.value, unit="", person="")


def faults(connection: sa.Connection, told: Progress | None = None) -> Iterator[JournalFault]:
    """Every place where the chains or their heads do not agree with their hashes."""
    ends: dict[str, tuple[int, str]] = {}
    rows = connection.execute(sa.select(journal).order_by(journal.c.chain, journal.c.seq))
    for row in _counted(connection, rows, told):
        seq, previous = ends.get(row.chain, (0, ""))
        yield from _entry_faults(row, seq, previous)
        ends[row.chain] = (row.seq, row.hash)
    yield from _head_faults(connection, ends)


def _counted(
    connection: sa.Connection, rows: sa.CursorResult[Any], told: Progress | None
) -> Iterator[sa.Row[Any]]:
    """Tells every now and then how far the reading has come, and at the end that it is done."""
    if told is None:
        yield from rows
        return
    total = int(connection.scalar(sa.select(sa.func.count()).select_from(journal)) or 0)
    for number, row in enumerate(rows):
        if number % STRIDE == 0:
            told(number, total)
        yield row
    told(total, total)


def _entry_faults(row: sa.Row[tuple[object, ...]], seq: int, previous: str) -> Iterator[JournalFault]:
    if row.seq != seq + 1:
        yield JournalFault("gap", row.chain, row.seq, f"expected {seq + 1}")
    elif row.previous != previous:
        yield JournalFault("chain", row.chain, row.seq, "previous hash differs")
    if chained(row.previous, row.entry) != row.hash:
        yield JournalFault("hash", row.chain, row.seq, "entry and hash differ")
    told = json.loads(row.entry) if row.entry.startswith("{") else {}
    if (told.get("chain"), told.get("seq")) != (row.chain, row.seq):
        yield JournalFault("hash", row.chain, row.seq, "entry belongs elsewhere")


def _head_faults(connection: sa.Connection, ends: dict[str, tuple[int, str]]) -> Iterator[JournalFault]:
    told = {row.chain: (row.seq, row.hash) for row in connection.execute(sa.select(heads))}
    for chain in sorted(told.keys() | ends.keys()):
        if told.get(chain) != ends.get(chain):
            seq = (ends.get(chain) or told.get(chain) or (0, ""))[0]
            yield JournalFault("head", chain, seq, "end of chain missing or cut")


def content_faults(connection: sa.Connection) -> Iterator[JournalFault]:
    """Kept bytes that are gone or are no longer what their name says."""
    wanted = sa.union(
        sa.select(documents.c.case_id, documents.c.sha256),
        sa.select(notices.c.case_id, notices.c.pdf_sha256),
        sa.select(notices.c.case_id, notice_copies.c.pdf_sha256).join_from(notices, notice_copies),
    ).subquery()
    named = {row.sha256: row.case_id for row in connection.execute(sa.select(wanted))}
    for sha256 in connection.scalars(sa.select(contents.c.sha256)):
        if pieces.digest(connection, sha256) != sha256:
            yield JournalFault("content_changed", named.get(sha256, ""), 0, sha256)
        named.pop(sha256, None)
    for sha256, case_id in named.items():
        yield JournalFault("content_missing", case_id, 0, sha256)


def _head(connection: sa.Connection, chain: str) -> tuple[int, str]:
    row = connection.execute(_HEAD, {"its_chain": chain}).one_or_none()
    return (row.seq, row.hash) if row else (0, "")


def _advance(connection: sa.Connection, chain: str, seq: int, new: str) -> None:
    if seq == 1:
        connection.execute(_BEGIN, {"chain": chain, "seq": seq, "hash": new})
    else:
        connection.execute(_ADVANCE, {"its_chain": chain, "seq": seq, "hash": new})


def _salt(connection: sa.Connection, case_id: str) -> str:
    if not case_id:
        return ""
    return connection.scalar(_SALT, {"its_case": case_id}) or ""
