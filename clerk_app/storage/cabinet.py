"""The filing cabinet: what lies in a case, as the engine in use gives it out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

import sqlalchemy as sa

from clerk_app.domain.case import CaseState as S
from clerk_app.domain.facts import ReceivedDocument, StoredDraft
from clerk_app.domain.finding import FindingState
from clerk_app.domain.person import Actor
from clerk_app.domain.posting import OutgoingLetter
from clerk_app.domain.returned_paper import OwedPaper, PostCounts
from clerk_app.domain.scanning import Scan
from clerk_app.domain.submission import RawField
from clerk_app.services.auditing import Progress
from clerk_app.services.reading import (
    JournalFault,
    Judgement,
    NoticeRow,
    SentLetter,
    SubmissionRow,
    TimelineEntry,
)

from . import (
    bound,
    consulted,
    journal,
    letters_told,
    lists,
    owed,
    pieces,
    postings,
    scans,
    standing,
    tray,
    tray_standing,
    unclaimed,
)
from . import tables as t
from .consulted import Awaited
from .rows import draft_from, fields_from, named_logins, notices_of, submission_from

ENDED = tuple(state.value for state in (S.FINAL, S.CLOSED, S.TO_DELETE, S.DISCARDED))


@dataclass(frozen=True)
class CaseContent:
    submission: SubmissionRow | None
    fields: tuple[RawField, ...]
    documents: tuple[ReceivedDocument, ...]
    judgements: tuple[Judgement, ...]
    draft: StoredDraft | None
    notices: tuple[NoticeRow, ...]
    timeline: tuple[TimelineEntry, ...]
    scans: tuple[Scan, ...] = ()
    letters: tuple[SentLetter, ...] = ()


class Cabinet(Protocol):
    guarded: bool  # whether the engine itself keeps back what is not of my units

    def page_query(self, asked: lists.Excerpt) -> sa.Select[Any]: ...
    def row_query(self, actor: Actor, case_id: str) -> sa.Select[Any]: ...
    def awaited(self, connection: sa.Connection, ids: Sequence[str]) -> Mapping[str, date]: ...
    def unanswered(self, day: date) -> sa.ColumnElement[bool]: ...
    def consulted(self, connection: sa.Connection, ids: Sequence[str]) -> Mapping[str, Awaited]: ...
    def unheard(self, day: date) -> sa.ColumnElement[bool]: ...
    def case_content(self, connection: sa.Connection, case_id: str) -> CaseContent: ...
    def content(self, connection: sa.Connection, sha256: str) -> bytes | None: ...
    def unclaimed_signs(self, connection: sa.Connection, actor: Actor) -> unclaimed.Signs: ...
    def arrival_scans(self, connection: sa.Connection, arrival: str) -> tuple[Scan, ...]: ...
    def arrival_content(self, connection: sa.Connection, arrival: str, sha256: str) -> bytes | None: ...
    def outgoing(self, connection: sa.Connection, asked: postings.Asked) -> tuple[OutgoingLetter, ...]: ...
    def owed(self, connection: sa.Connection, asked: postings.Asked) -> tuple[OwedPaper, ...]: ...
    def post_counts(self, connection: sa.Connection, asked: postings.Asked) -> PostCounts: ...
    def matching(self, words: Sequence[str]) -> list[sa.ColumnElement[bool]]: ...
    def faults(self, connection: sa.Connection, told: Progress | None) -> Iterator[JournalFault]: ...
    def generation(self, connection: sa.Connection) -> int: ...
    def pack_usage(self, connection: sa.Connection) -> Mapping[tuple[str, str], int]: ...


class TableCabinet:
    """The embedded file: whoever can open it may read all its tables."""

    guarded = False

    def page_query(self, asked: lists.Excerpt) -> sa.Select[Any]:
        return lists.page_query(asked)

    def row_query(self, actor: Actor, case_id: str) -> sa.Select[Any]:
        return lists.row_query(actor, case_id)

    def awaited(self, connection: sa.Connection, ids: Sequence[str]) -> Mapping[str, date]:
        return letters_told.awaited(connection, ids)

    def unanswered(self, day: date) -> sa.ColumnElement[bool]:
        return letters_told.unanswered(day)

    def consulted(self, connection: sa.Connection, ids: Sequence[str]) -> Mapping[str, Awaited]:
        return consulted.consulted(connection, ids)

    def unheard(self, day: date) -> sa.ColumnElement[bool]:
        return consulted.unheard(day)

    def case_content(self, connection: sa.Connection, case_id: str) -> CaseContent:
        submission = _one(connection, t.submissions, case_id)
        draft = _one(connection, t.drafts, case_id)
        return CaseContent(
            submission=submission_from(submission) if submission else None,
            fields=fields_from(submission.fields) if submission else (),
            documents=_documents(connection, case_id),
            judgements=_judgements(connection, case_id),
            draft=draft_from(draft) if draft else None,
            notices=notices_of(connection, case_id),
            timeline=_timeline(connection, case_id),
            scans=scans.of_case(connection, case_id),
            letters=letters_told.letters_of(connection, case_id),
        )

    def content(self, connection: sa.Connection, sha256: str) -> bytes | None:
        return pieces.read(connection, sha256)

    def unclaimed_signs(self, connection: sa.Connection, actor: Actor) -> unclaimed.Signs:
        return unclaimed.signs(connection, actor)

    def arrival_scans(self, connection: sa.Connection, arrival: str) -> tuple[Scan, ...]:
        return scans.of_contents(connection, tray.contents_of(arrival))

    def arrival_content(self, connection: sa.Connection, arrival: str, sha256: str) -> bytes | None:
        return pieces.read(connection, sha256) if tray.holds(connection, arrival, sha256) else None

    def outgoing(self, connection: sa.Connection, asked: postings.Asked) -> tuple[OutgoingLetter, ...]:
        return postings.outgoing(connection, asked)

    def owed(self, connection: sa.Connection, asked: postings.Asked) -> tuple[OwedPaper, ...]:
        return owed.papers(connection, asked)

    def post_counts(self, connection: sa.Connection, asked: postings.Asked) -> PostCounts:
        return owed.counts(connection, asked)

    def matching(self, words: Sequence[str]) -> list[sa.ColumnElement[bool]]:
        return [t.cases.c.search.contains(word.casefold(), autoescape=True) for word in words]

    def faults(self, connection: sa.Connection, told: Progress | None) -> Iterator[JournalFault]:
        yield from journal.faults(connection, told)
        yield from journal.content_faults(connection)
        yield from bound.faults(connection)
        yield from standing.faults(connection)
        yield from tray_standing.faults(connection)

    def generation(self, connection: sa.Connection) -> int:
        return int(connection.scalar(sa.select(sa.func.max(t.journal.c.id))) or 0)

    def pack_usage(self, connection: sa.Connection) -> Mapping[tuple[str, str], int]:
        c = t.cases.c
        running = (c.service != "") & c.state.not_in(ENDED)
        query = sa.select(c.service, c.pack_version, sa.func.count()).where(running)
        rows = connection.execute(query.group_by(c.service, c.pack_version))
        return {(service, version): int(count) for service, version, count in rows}


def told(seq: int, entry: str, names: Mapping[str, str], texts: Mapping[Any, str]) -> TimelineEntry:
    """An entry of the journal as the clerk reads it, with the text it only knows a digest of."""
    said = json.loads(entry)
    facts, actor = said["facts"], said["actor"]
    text = texts.get(seq) or texts.get((said["kind"], facts.get("notice")), "")
    at = datetime.fromisoformat(said["at"])
    return TimelineEntry(seq, at, actor, names.get(actor, actor), said["kind"], facts, text)


def names_of(connection: sa.Connection) -> dict[str, str]:
    return {row.login: row.name for row in connection.execute(sa.select(named_logins("people")))}


def _one(connection: sa.Connection, table: sa.Table, case_id: str) -> Any:
    return connection.execute(sa.select(table).where(table.c.case_id == case_id)).one_or_none()


def _documents(connection: sa.Connection, case_id: str) -> tuple[ReceivedDocument, ...]:
    d = t.documents
    names = ("id", "name", "mime_type", "detected_type", "purpose", "description", "size", "sha256")
    query = sa.select(*(d.c[name] for name in names)).where(d.c.case_id == case_id).order_by(d.c.position)
    return tuple(ReceivedDocument(*row) for row in connection.execute(query))


def _judgements(connection: sa.Connection, case_id: str) -> tuple[Judgement, ...]:
    by = named_logins("judges")
    j = t.judgements
    query = (
        sa.select(j.c.check_id, j.c.state, j.c.remark, j.c.login, by.c.name)
        .join(by, by.c.login == j.c.login, isouter=True)
        .where(j.c.case_id == case_id)
    )
    return tuple(
        Judgement(row.check_id, FindingState(row.state), row.remark, row.name or row.login)
        for row in connection.execute(query)
    )


def _timeline(connection: sa.Connection, case_id: str) -> tuple[TimelineEntry, ...]:
    names = names_of(connection)
    notes = sa.select(t.notes.c.seq, t.notes.c.text).where(t.notes.c.case_id == case_id)
    texts: dict[Any, str] = {row.seq: row.text for row in connection.execute(notes)}
    texts |= _remarks(connection, case_id)
    query = sa.select(t.journal.c.seq, t.journal.c.entry).where(t.journal.c.chain == case_id)
    rows = connection.execute(query.order_by(t.journal.c.seq))
    return tuple(told(row.seq, row.entry, names, texts) for row in rows)


def _remarks(connection: sa.Connection, case_id: str) -> dict[Any, str]:
    r, n = t.reviews, t.notices
    query = sa.select(r.c.notice_id, r.c.verdict, r.c.remarks).join(n, n.c.id == r.c.notice_id)
    rows = connection.execute(query.where(n.c.case_id == case_id))
    return {(row.verdict, row.notice_id): row.remarks for row in rows if row.remarks}
