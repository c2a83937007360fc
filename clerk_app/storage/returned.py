"""What came back of letters on paper, held against what the journal says of how they left."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import sqlalchemy as sa

from clerk_app.domain.errors import ClerkError
from clerk_app.domain.facts import Fact
from clerk_app.domain.outgoing import LetterState
from clerk_app.domain.posting import OutgoingLetter, Post, Posted
from clerk_app.domain.returned_paper import (
    LetterRenewed,
    PaperReturned,
    Returned,
    Served,
    require_corrected,
    require_returnable,
)
from clerk_app.services.office_time import local_day

from .postings import letter_of
from .tables import journal, outbox
from .tray import Pen


def note(connection: sa.Connection, fact: PaperReturned, pen: Pen) -> None:
    letter = letter_of(connection, fact, pen.now)
    sent = _told(connection, letter, Posted.kind)
    if letter.state is not LetterState.POSTED or sent is None:
        raise ClerkError("returned.not_posted", case=letter.file_reference)
    back = Returned(_outcome(fact), fact.day, fact.number, fact.reason)
    posted_on = date.fromisoformat(sent["posted_on"])
    require_returnable(back, Post(sent["way"]), posted_on, local_day(pen.now))
    entered = _told(connection, letter, PaperReturned.kind) is not None
    require_corrected(back, entered=entered, case=letter.file_reference)
    owed = outbox.update().where((outbox.c.id == letter.id) & (outbox.c.owed != ""))
    connection.execute(owed.values(owed=""))


def renew(connection: sa.Connection, fact: LetterRenewed, pen: Pen) -> Mapping[str, object]:
    """What the new letter is to carry: the same as the one that came back, and once."""
    letter = letter_of(connection, fact, pen.now)
    back = _told(connection, letter, PaperReturned.kind)
    if back is None or back["outcome"] != Served.NOT_SERVED:
        raise ClerkError("returned.not_back", case=letter.file_reference)
    if _told(connection, letter, LetterRenewed.kind) is not None:
        raise ClerkError("returned.renewed", case=letter.file_reference)
    payload = connection.scalar(sa.select(outbox.c.payload).where(outbox.c.id == letter.id))
    return dict(json.loads(payload or "{}"))


WRITERS: Mapping[type[Fact], Callable[[sa.Connection, Any, Pen], None]] = {PaperReturned: note}


def _told(connection: sa.Connection, letter: OutgoingLetter, kind: str) -> dict[str, Any] | None:
    """What was said of the letter last."""
    entry = journal.c.entry
    of_it = (
        (journal.c.chain == letter.case)
        & (sa.func.json_extract(entry, "$.kind") == kind)
        & (sa.func.json_extract(entry, "$.facts.letter") == letter.id)
    )
    found = connection.scalar(sa.select(entry).where(of_it).order_by(journal.c.seq.desc()).limit(1))
    return json.loads(found)["facts"] if found else None


def _outcome(fact: PaperReturned) -> Served:
    try:
        return Served(fact.outcome)
    except ValueError:
        raise ClerkError("fact.malformed") from None
