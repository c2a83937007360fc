"""Cases and what lies in them against the journal: rows that no longer say what was written down of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from clerk_app.domain.facts import canonical, digest
from clerk_app.domain.posting import Post
from clerk_app.domain.returned_paper import owes
from clerk_app.services.reading import JournalFault

from . import tables as t
from .journal import OFFICE

_PLACE = ("service", "procedure", "unit")
_PLACING = ("received", "rerouted", "registered")
_HOLDING = (*_PLACING, "released", "claimed", "assigned", "assigned_by_rule")
_NAMED = ("file_reference", "applicant_digest")
_PAPER = ("id", "name", "mime_type", "detected_type", "purpose", "description", "size", "sha256")
_LATER = ("data_sha256", "late", "duplicate", "schema_uri", "data_mime_type")
_LETTER = ("kind", "remote_id")
_OWING = frozenset(way.value for way in Post if owes(way))


@dataclass
class _Told:
    """What the journal says of one case."""

    begun: dict[str, Any] = field(default_factory=dict)
    moved: dict[str, Any] = field(default_factory=dict)
    place: dict[str, Any] = field(default_factory=dict)
    clerk: str = ""
    writers: set[str] = field(default_factory=set)
    notes: dict[int, dict[str, Any]] = field(default_factory=dict)
    later: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    papers: list[dict[str, Any]] = field(default_factory=list)
    letters: dict[str, dict[str, Any]] = field(default_factory=dict)

    def hear(self, seq: int, kind: str, facts: dict[str, Any]) -> None:
        if "seen_version" in facts:
            self.moved = facts
        if kind in _PLACING:
            self.place = {name: facts.get(name) for name in _PLACE}
        if kind in _HOLDING:
            self.clerk = facts.get("clerk", "")
        if kind in ("received", "supplemented", "document_added"):
            self.papers.append(facts)
        self._hear_more(seq, kind, facts)

    def _hear_more(self, seq: int, kind: str, facts: dict[str, Any]) -> None:
        if kind == "received":
            self.begun = facts
        elif kind == "registered":
            self.begun = self.begun | {name: facts.get(name) for name in _NAMED}
        elif kind == "draft_begun":
            self.writers.add(facts.get("person", ""))
        elif kind == "noted":
            self.notes[seq] = facts
        elif kind == "supplemented":
            self.later[facts.get("destination_id", ""), facts.get("submission_id", "")] = facts
        elif kind in ("dispatched", "posted"):
            self.letters[facts.get("letter", "")] = facts | {"kind": facts.get("what")}
        elif kind == "paper_returned":
            self.letters.setdefault(facts.get("letter", ""), {})["back"] = True


class _Stream:
    """Rows in the order of their cases, of which only those of one case are held at a time."""

    def __init__(self, rows: Iterable[Any]) -> None:
        self._rows = iter(rows)
        self._next = next(self._rows, None)

    def of(self, case: str) -> list[Any]:
        found = []
        while self._next is not None and self._next[0] <= case:
            if self._next[0] == case:
                found.append(self._next)
            self._next = next(self._rows, None)
        return found


@dataclass(frozen=True)
class _Lying:
    """What lies in the tables of one case."""

    rows: Mapping[str, list[Any]]

    def of(self, table: sa.Table) -> list[Any]:
        return self.rows[table.name]

    def only(self, table: sa.Table) -> Any:
        return next(iter(self.rows[table.name]), None)

    def differs(self, facts: Mapping[str, Any], name: str, value: object) -> bool:
        """Without the salt of the case nobody can tell any more."""
        kept = self.only(t.salts)
        return kept is not None and digest(kept.salt + canonical(value)) != facts.get(f"{name}_digest")


def faults(connection: sa.Connection) -> Iterator[JournalFault]:
    entries, streams = _Stream(connection.execute(_ENTRIES)), _streams(connection)
    for (case,) in connection.execute(_CASES):
        told = _told(entries.of(case))
        lying = _Lying({name: stream.of(case) for name, stream in streams.items()})
        for detail in _faults_of(told, lying):
            yield JournalFault("record", case, 0, detail)


def _faults_of(told: _Told, lying: _Lying) -> Iterator[str]:
    row = lying.only(t.cases)
    if row is None:
        yield from ["case is gone"] * bool(told.begun)
        return
    yield from _case_faults(row, told, lying)
    yield from _writing_faults(told, lying)
    yield from _arrival_faults(told, lying)
    letters = {row.id: row for row in lying.of(t.outbox)}
    if not _same(letters, told.letters, _letter_agrees):
        yield "letter differs"


def _letter_agrees(row: Any, facts: Mapping[str, Any]) -> bool:
    """What went over the line has a number there, what went on paper the bytes that were on it."""
    if row.state == "sent":
        return "remote_id" in facts and _agrees(row, facts, _LETTER)
    bound = json.loads(row.payload).get("pdf_sha256")
    same = row.kind == facts.get("kind") and "posted_on" in facts and row.owed == _owed(facts)
    return same and bound in (None, facts.get("pdf_sha256"))


def _owed(facts: Mapping[str, Any]) -> str:
    way = str(facts.get("way"))
    return way if "back" not in facts and way in _OWING else ""


def _case_faults(row: Any, told: _Told, lying: _Lying) -> Iterator[str]:
    begun = told.begun
    differs = {
        "case was never received": not begun,
        "state differs": row.state != told.moved.get("state", "new"),
        "version differs": row.version != told.moved.get("seen_version", 0) + 1,
        "clerk differs": row.clerk != told.clerk,
        "file reference differs": row.file_reference != begun.get("file_reference"),
        "applicant differs": lying.differs(begun, "applicant", row.applicant),
    } | {f"{name} differs": getattr(row, name) != told.place.get(name) for name in _PLACE}
    return (detail for detail, found in differs.items() if found)


def _writing_faults(told: _Told, lying: _Lying) -> Iterator[str]:
    if {row.person for row in lying.of(t.draft_editors)} != told.writers:
        yield "editor differs"
    notes = {row.seq: row for row in lying.of(t.notes)}
    if not _same(notes, told.notes, lambda row, facts: not lying.differs(facts, "text", row.text)):
        yield "note differs"


def _arrival_faults(told: _Told, lying: _Lying) -> Iterator[str]:
    first = lying.only(t.submissions)
    if first is None or first.data_sha256 != told.begun.get("data_sha256"):
        yield "submission differs"
    if first is None or lying.differs(told.begun, "fields", _fields(first)):
        yield "fields differ"
    later = {(row.destination_id, row.submission_id): row for row in lying.of(t.follow_ups)}
    if not _same(
        later,
        told.later,
        lambda row, facts: _agrees(row, facts, _LATER) and not lying.differs(facts, "fields", _fields(row)),
    ):
        yield "later submission differs"
    if lying.only(t.salts) and not _papers_agree(told.papers, lying):
        yield "document differs"


def _papers_agree(told: Sequence[dict[str, Any]], lying: _Lying) -> bool:
    """Each entry knows the digest of the papers it laid down; they lie in the order of the entries."""
    left = [{name: getattr(row, name) for name in _PAPER} for row in lying.of(t.documents)]
    for facts in told:
        count = next((n for n in range(len(left) + 1) if _laid(facts, left[:n], lying)), None)
        if count is None:
            return False
        del left[:count]
    return not left


def _laid(facts: Mapping[str, Any], papers: list[dict[str, Any]], lying: _Lying) -> bool:
    if "document_digest" in facts:
        return len(papers) == 1 and not lying.differs(facts, "document", papers[0])
    return not lying.differs(facts, "documents", papers)


def _told(entries: Iterable[Any]) -> _Told:
    told = _Told()
    for row in entries:
        entry = json.loads(row.entry) if row.entry.startswith("{") else {}
        told.hear(row.seq, entry.get("kind", ""), entry.get("facts", {}))
    return told


def _streams(connection: sa.Connection) -> dict[str, _Stream]:
    return {name: _Stream(connection.execute(query)) for name, query in _LYING.items()}


def _fields(row: Any) -> list[dict[str, object]]:
    return [{"path": path, "value": value, "title": title} for path, value, title in json.loads(row.fields)]


def _same(rows: Mapping[Any, Any], told: Mapping[Any, Any], agree: Callable[[Any, Any], bool]) -> bool:
    return rows.keys() == told.keys() and all(agree(row, told[key]) for key, row in rows.items())


def _agrees(row: Any, facts: Mapping[str, Any], names: Sequence[str]) -> bool:
    return all(getattr(row, name) == facts.get(name) for name in names)


def _by_case(table: sa.Table, *order: sa.Column[Any]) -> sa.Select[Any]:
    key = table.c.id if table is t.cases else table.c.case_id
    others = (column for column in table.c if column is not key)
    return sa.select(key, *others).order_by(key, *order)


_CHAINED = t.journal.c.chain != OFFICE
_ENTRIES = (
    sa.select(t.journal.c.chain, t.journal.c.seq, t.journal.c.entry)
    .where(_CHAINED)
    .order_by(t.journal.c.chain, t.journal.c.seq)
)
_CASES = sa.union(sa.select(t.cases.c.id), sa.select(t.journal.c.chain).where(_CHAINED)).order_by("id")
_BESIDE = (t.cases, t.salts, t.submissions, t.follow_ups, t.draft_editors, t.notes)
_LYING: Mapping[str, sa.Select[Any]] = {table.name: _by_case(table) for table in _BESIDE} | {
    "documents": _by_case(t.documents, t.documents.c.position),
    "outbox": _by_case(t.outbox).where(t.outbox.c.state.in_(("sent", "posted"))),
}
