"""Letters that leave on paper: by which kind of post, on which day, and what of it is written down."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from . import text
from .errors import ClerkError
from .facts import Fact, Move
from .outgoing import ACKNOWLEDGE, GONE, LetterState

MOST_LISTED = 5000  # of all cases at once, the oldest
_NUMBER = re.compile(r"[0-9A-Za-z ./-]{0,40}")  # of a receipt: no room for a name


class Post(StrEnum):
    LETTER = "letter"
    DROPPED = "registered_dropped"  # Einwurf-Einschreiben
    RETURN_RECEIPT = "registered_receipt"  # Einschreiben mit Rückschein, § 4 VwZG
    CERTIFICATE = "certificate"  # Postzustellungsurkunde, § 3 VwZG
    ACKNOWLEDGED = "acknowledged"  # Empfangsbekenntnis, § 5 VwZG
    IN_PERSON = "in_person"


@dataclass(frozen=True)
class Posted(Fact):
    """A person gave the letter to the post, or over by hand; `pdf_sha256` names the bytes on the paper."""

    kind = "posted"
    letter: str
    what: str
    pdf_sha256: str
    way: str
    posted_on: date
    number: str  # of the post's receipt, "" without


@dataclass(frozen=True)
class LetterMade(Fact):
    """What the office words itself is on paper: from now on the letter is these bytes.

    `holder` has it under lease; "" where a person prints it.
    """

    kind = "letter_made"
    letter: str
    what: str
    pdf_sha256: str
    holder: str


@dataclass(frozen=True)
class NoticeLeft(Move):
    """The last copy of the approved notice is out, by whichever way."""

    kind = "notice_left"
    notice: str


@dataclass(frozen=True)
class OutgoingLetter:
    """A letter on its way out as whoever keeps the case sees it; who is at it is nobody's affair.

    `pdf_sha256` is "" for what the office words itself, until it is made. `electronic`: a channel takes it.
    """

    id: str
    case: str
    file_reference: str
    applicant: str
    unit: str
    kind: str
    pdf_sha256: str
    notice: str
    copy: int  # 1 is the notice itself
    submission: str
    state: LetterState
    held: bool  # somebody has it under lease just now
    electronic: bool
    trouble: str
    due_at: datetime
    settled_at: datetime | None = None
    addressee: str = ""  # "" for an office nobody named

    @property
    def gone(self) -> bool:
        return self.state in GONE

    @property
    def postable(self) -> bool:
        """Certainly not delivered, and nobody is about to."""
        idle = self.state is LetterState.LEASED and not self.held
        return idle or self.state in (LetterState.WAITING, LetterState.FAILED)


@dataclass(frozen=True)
class Posting:
    """What the person says of it."""

    way: Post
    posted_on: date
    number: str = ""


def require_postable(letter: OutgoingLetter) -> None:
    if letter.gone:
        raise ClerkError("posting.gone", case=letter.file_reference)
    if not letter.postable:
        raise ClerkError("posting.under_way", case=letter.file_reference)


def require_unmade(letter: OutgoingLetter) -> None:
    """Worded once; a document the letter was bound to stays."""
    if letter.kind != ACKNOWLEDGE:
        raise ClerkError("posting.no_paper", case=letter.file_reference)
    if letter.pdf_sha256:
        raise ClerkError("posting.made", case=letter.file_reference)


def require_possible(posting: Posting, letter: OutgoingLetter, since: date, today: date) -> None:
    """Nothing is posted before it was approved or asked for, and nothing tomorrow."""
    told = {"day": text.german_date(posting.posted_on), "since": text.german_date(since)}
    told["case"] = letter.file_reference
    if posting.posted_on > today:
        raise ClerkError("posting.in_future", **told)
    if posting.posted_on < since:
        raise ClerkError("posting.too_early", **told)
    require_number(posting.number)


def require_number(number: str) -> None:
    if not _NUMBER.fullmatch(number):
        raise ClerkError("posting.number_unreadable", number=number[:60])
