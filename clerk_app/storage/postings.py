"""Letters given to the post: out of the outbox once, and what becomes of the case with the last of them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from clerk_app.domain.asking_facts import StatementAsked
from clerk_app.domain.case import Act, CaseState, units_for
from clerk_app.domain.errors import ClerkError
from clerk_app.domain.facts import Fact, canonical
from clerk_app.domain.outgoing import (
    ACKNOWLEDGE,
    GONE,
    NOTICE,
    OPEN,
    STATEMENT,
    Dispatched,
    LetterState,
    Way,
)
from clerk_app.domain.person import Actor
from clerk_app.domain.posting import (
    MOST_LISTED,
    LetterMade,
    NoticeLeft,
    OutgoingLetter,
    Post,
    Posted,
    Posting,
    require_possible,
    require_postable,
    require_unmade,
)
from clerk_app.domain.returned_paper import LetterRenewed, PaperReturned, owes
from clerk_app.services.office_time import local_day

from . import pieces
from . import tables as t
from .outbox import goes
from .tables import outbox as o
from .tray import Pen

_GONE = [state.value for state in GONE]
_OF_LETTER = ("id", "case_id", "kind", "payload", "state", "trouble", "due_at", "settled_at")
_OF_CASE = ("file_reference", "applicant", "unit")
_ROUTED = o.join(t.cases, t.cases.c.id == o.c.case_id).join(
    t.submissions, t.submissions.c.case_id == o.c.case_id
)


@dataclass(frozen=True)
class Asked:
    """Who asks, which ways out there are, and of which case; "" for all."""

    actor: Actor
    ways: tuple[Way, ...]
    case_id: str
    now: datetime


def post(connection: sa.Connection, fact: Posted, pen: Pen) -> None:
    letter = letter_of(connection, fact, pen.now)
    require_postable(letter)
    day = Posting(_way(fact), fact.posted_on, fact.number)
    require_possible(day, letter, local_day(letter.due_at), local_day(pen.now))
    _require_content(connection, letter, fact)
    if letter.kind == NOTICE and not _approved(connection, letter.notice):
        raise ClerkError("posting.not_approved", case=letter.file_reference)
    gone: dict[str, object] = {
        "state": LetterState.POSTED.value,
        "holder": "",
        "until": None,
        "retry_at": None,
    }
    way = Post(fact.way)
    gone |= {"trouble": "", "settled_at": pen.now, "owed": way.value if owes(way) else ""}
    connection.execute(o.update().where(o.c.id == letter.id).values(gone))


def make(connection: sa.Connection, fact: LetterMade, pen: Pen) -> None:
    """The bytes kept in this act are the letter from now on."""
    letter = letter_of(connection, fact, pen.now)
    if not fact.holder:
        require_postable(letter)
    require_unmade(letter)
    if pieces.read(connection, fact.pdf_sha256) is None:
        raise ClerkError("fact.forged")
    mine = o.c.id == letter.id
    if fact.holder:
        mine &= (o.c.holder == fact.holder) & o.c.state.in_([state.value for state in OPEN])
    payload = json.loads(connection.scalar(sa.select(o.c.payload).where(o.c.id == letter.id)) or "{}")
    bound = canonical(payload | {"pdf_sha256": fact.pdf_sha256})
    if connection.execute(o.update().where(mine).values(payload=bound)).rowcount != 1:
        raise ClerkError("outbox.lease_lost")


WRITERS: Mapping[type[Fact], Callable[[sa.Connection, Any, Pen], None]] = {Posted: post, LetterMade: make}


def followed(connection: sa.Connection, fact: Fact) -> NoticeLeft | None:
    """The case goes on once nothing of its approved notice is left here."""
    if not isinstance(fact, Dispatched | Posted) or fact.what != NOTICE:
        return None
    case = connection.execute(
        sa.select(t.cases.c.version, t.cases.c.state).where(t.cases.c.id == fact.case)
    ).one()
    notice = sa.func.json_extract(o.c.payload, "$.notice")
    mine = connection.scalar(sa.select(notice).where(o.c.id == fact.letter))
    left = (o.c.case_id == fact.case) & (o.c.kind == NOTICE) & (notice == mine) & o.c.state.not_in(_GONE)
    if case.state != CaseState.APPROVED.value or connection.scalar(sa.select(sa.exists().where(left))):
        return None
    if mine != _in_force(connection, fact.case):
        return None
    return NoticeLeft(fact.case, case.version, CaseState.DISPATCHED, str(mine))


def outgoing(connection: sa.Connection, asked: Asked) -> tuple[OutgoingLetter, ...]:
    """Of one case all there are; otherwise what is still here in units where this person posts letters."""
    if asked.case_id:
        meant = t.cases.c.unit.in_(asked.actor.units) & (o.c.case_id == asked.case_id)
    else:
        posting = units_for(Act.DISPATCH, asked.actor)
        sayable = t.cases.c.service != ""  # before, nothing of the case can be put into words
        meant = t.cases.c.unit.in_(posting) & sayable & o.c.state.not_in(_GONE)
    query = letters_query(asked.ways, asked.now).where(meant).order_by(o.c.due_at, o.c.id)
    return letters_from(connection.execute(query.limit(MOST_LISTED)).mappings())


def letters_from(rows: Iterable[Any]) -> tuple[OutgoingLetter, ...]:
    """Oldest first; copies that came into being together in the order of their parties."""
    return tuple(sorted(map(letter_from, rows), key=lambda letter: (letter.due_at, letter.copy, letter.id)))


def letter_of(
    connection: sa.Connection, fact: Posted | LetterMade | PaperReturned | LetterRenewed, now: datetime
) -> OutgoingLetter:
    same = (o.c.id == fact.letter) & (o.c.case_id == fact.case) & (o.c.kind == fact.what)
    found = letters_from(connection.execute(letters_query((), now).where(same)).mappings())
    if not found:
        raise ClerkError("posting.unknown")
    return found[0]


def letters_query(ways: Sequence[Way], now: datetime) -> sa.Select[Any]:
    way = sa.or_(sa.false(), *map(goes, ways))
    held = o.c.until.is_not(None) & (o.c.until > now)
    columns = (*(o.c[name] for name in _OF_LETTER), *(t.cases.c[name] for name in (*_OF_CASE, "service")))
    flags = (sa.case((held, 1), else_=0).label("held"), sa.case((way, 1), else_=0).label("electronic"))
    return sa.select(*columns, *flags, _addressee().label("addressee")).select_from(_ROUTED)


def _addressee() -> sa.ColumnElement[str]:
    """The party of the copy, the office asked, or the applicant."""
    told, copy, entry = sa.func.json_extract, t.notice_copies.c, t.journal.c.entry
    position = sa.cast(sa.func.coalesce(told(o.c.payload, "$.copy"), "1"), sa.Integer)
    mine = (copy.notice_id == told(o.c.payload, "$.notice")) & (copy.position == position)
    party = sa.select(copy.name).where(mine).scalar_subquery()
    asked = (t.journal.c.chain == o.c.case_id) & (told(entry, "$.kind") == StatementAsked.kind)
    same = told(entry, "$.facts.letter_sha256") == told(o.c.payload, "$.pdf_sha256")
    body = sa.select(told(entry, "$.facts.addressee")).where(asked & same)
    first = body.order_by(t.journal.c.seq).limit(1).scalar_subquery()
    return sa.case(
        (o.c.kind == STATEMENT, sa.func.coalesce(first, "")),
        (o.c.kind == NOTICE, sa.func.coalesce(party, t.cases.c.applicant)),
        else_=t.cases.c.applicant,
    )


def letter_from(row: Mapping[str, Any]) -> OutgoingLetter:
    payload = json.loads(row["payload"])
    kept = ("id", "kind", "trouble", "due_at", "settled_at", "addressee", *_OF_CASE)
    same = {name: row[name] for name in kept}
    return OutgoingLetter(
        case=row["case_id"],
        pdf_sha256=payload.get("pdf_sha256", ""),
        notice=payload.get("notice", ""),
        copy=int(payload.get("copy", "1")),
        submission=payload.get("submission", ""),
        state=LetterState(row["state"]),
        held=bool(row["held"]),
        electronic=bool(row["electronic"]),
        **same,
    )


def _way(fact: Posted) -> Post:
    try:
        return Post(fact.way)
    except ValueError:
        raise ClerkError("fact.malformed") from None


def _require_content(connection: sa.Connection, letter: OutgoingLetter, fact: Posted) -> None:
    """The bytes bound to the letter and still the same; without any, those kept with this act."""
    if letter.pdf_sha256 != fact.pdf_sha256 and (letter.pdf_sha256 or letter.kind != ACKNOWLEDGE):
        raise ClerkError("fact.forged")
    kept = pieces.read(connection, fact.pdf_sha256)
    if kept is None or hashlib.sha256(kept).hexdigest() != fact.pdf_sha256:
        raise ClerkError("posting.bytes_changed", case=letter.file_reference)


def _approved(connection: sa.Connection, notice: str) -> bool:
    r = t.reviews.c
    return bool(
        connection.scalar(sa.select(sa.exists().where((r.notice_id == notice) & (r.verdict == "approved"))))
    )


def _in_force(connection: sa.Connection, case_id: str) -> str | None:
    n, r = t.notices.c, t.reviews.c
    query = sa.select(n.id).join_from(t.notices, t.reviews, r.notice_id == n.id)
    query = query.where((n.case_id == case_id) & (r.verdict == "approved"))
    found: str | None = connection.scalar(query.order_by(n.submitted_at.desc(), n.id).limit(1))
    return found
