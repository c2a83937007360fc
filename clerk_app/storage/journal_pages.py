"""Pages of the journal for auditors, newest first.

An entry is matched by its text as it was hashed, whose spelling is fixed, and not by its parts as JSON:
an entry that somebody has spoiled must still be found and shown.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from clerk_app.services.auditing import JournalRow, Wanted, Word, shown

from .journal import OFFICE
from .moments import iso
from .tables import journal as j

MOST_CASES = 500  # that one part of a file reference stands for
SPOILED = "spoiled"
_LONG_AGO = datetime.min.replace(tzinfo=UTC)
_AT = '"at":"'
_FINDS = {"sqlite": sa.func.instr, "postgresql": sa.func.strpos}


def query(
    connection: sa.Connection, wanted: Wanted, before: int | None, limit: int, *, everything: bool
) -> sa.Select[Any]:
    born = j.alias("born")
    parts = list(_narrowed(connection, wanted))
    if not everything:
        parts.append(j.c.chain == OFFICE)
    if before is not None:
        parts.append(j.c.id < before)
    first = (born.c.chain == j.c.chain) & (born.c.seq == 1)
    rows = sa.select(j.c.id, j.c.chain, j.c.seq, j.c.entry, j.c.hash, born.c.entry.label("born"))
    return rows.join(born, first, isouter=True).where(*parts).order_by(j.c.id.desc()).limit(limit)


def row_from(row: Any, names: Mapping[str, str]) -> JournalRow:
    said = _read(row.entry)
    actor = str(said.get("actor", ""))
    return JournalRow(
        number=row.id,
        case="" if row.chain == OFFICE else row.chain,
        reference=_reference(row.born or ""),
        seq=row.seq,
        at=_moment(said),
        actor=actor,
        actor_name=names.get(actor, actor),
        kind=str(said.get("kind", SPOILED)),
        facts=shown(said.get("facts", {})),
        hash=row.hash,
    )


def _narrowed(connection: sa.Connection, wanted: Wanted) -> list[sa.ColumnElement[bool]]:
    parts = [_has_word(word) for word in wanted.words]
    if wanted.login:
        parts.append(_by(wanted.login))
    if wanted.kinds:
        parts.append(sa.or_(*(_of_kind(kind) for kind in sorted(wanted.kinds))))
    if wanted.reference:
        parts.append(j.c.chain.in_(_cases(connection, wanted.reference)))
    at = _at(connection)
    if wanted.since:
        parts.append(at >= _literal(wanted.since))
    if wanted.before:
        parts.append(at < _literal(wanted.before))
    return parts


def _has_word(word: Word) -> sa.ColumnElement[bool]:
    kinds = [_of_kind(kind) for kind in sorted(word.kinds)]
    people = [_by(login) for login in sorted(word.logins)]
    return sa.or_(j.c.entry.icontains(word.text, autoescape=True), *kinds, *people)


def _by(login: str) -> sa.ColumnElement[bool]:
    return j.c.entry.startswith(f'{{"actor":{json.dumps(login, ensure_ascii=False)},', autoescape=True)


def _of_kind(kind: str) -> sa.ColumnElement[bool]:
    return j.c.entry.contains(f',"kind":"{kind}","seq":', autoescape=True)


def _at(connection: sa.Connection) -> sa.ColumnElement[str]:
    """Always UTC in one spelling, so that earlier is smaller, whatever the server's own order of letters."""
    place = _FINDS[connection.dialect.name](j.c.entry, _AT) + len(_AT)
    found = sa.func.substr(j.c.entry, place, 26)
    return found.collate("C") if connection.dialect.name == "postgresql" else found


def _literal(moment: datetime) -> sa.ColumnElement[str]:
    return sa.literal(iso(moment)[:26], sa.Text)


def _cases(connection: sa.Connection, reference: str) -> list[str]:
    first = (j.c.seq == 1) & j.c.entry.icontains(reference, autoescape=True)
    found = connection.execute(sa.select(j.c.chain, j.c.entry).where(first).order_by(j.c.id.desc()))
    hits = (row.chain for row in found if reference.casefold() in _reference(row.entry).casefold())
    return [chain for chain, _ in zip(hits, range(MOST_CASES), strict=False)]


def _reference(entry: str) -> str:
    facts = _read(entry).get("facts", {})
    return str(facts.get("file_reference", "")) if isinstance(facts, dict) else ""


def _moment(said: Mapping[str, Any]) -> datetime:
    try:
        return datetime.fromisoformat(said["at"])
    except (KeyError, TypeError, ValueError):
        return _LONG_AGO


def _read(entry: str) -> dict[str, Any]:
    try:
        said = json.loads(entry)
    except ValueError:
        return {}
    return said if isinstance(said, dict) and isinstance(said.get("facts", {}), dict) else {}
