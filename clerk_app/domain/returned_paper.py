"""What comes back after a letter left: the paper with the day of its service, or the letter itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from . import text
from .errors import ClerkError
from .facts import Fact
from .posting import OutgoingLetter, Post, require_number

LONGEST_REASON = 300


class Served(StrEnum):
    """As the paper says. DEPOSITED counts from the day on which the note about it was left."""

    HANDED_OVER = "handed_over"
    LETTERBOX = "letterbox"
    DEPOSITED = "deposited"
    REFUSED = "refused"
    CONFIRMED = "confirmed"  # the addressee signed
    NOT_SERVED = "not_served"  # the letter itself came back


SERVED: Mapping[Post, tuple[Served, ...]] = {
    Post.LETTER: (Served.NOT_SERVED,),
    Post.DROPPED: (Served.NOT_SERVED,),
    Post.RETURN_RECEIPT: (Served.HANDED_OVER, Served.NOT_SERVED),
    Post.CERTIFICATE: (
        Served.HANDED_OVER,
        Served.LETTERBOX,
        Served.DEPOSITED,
        Served.REFUSED,
        Served.NOT_SERVED,
    ),
    Post.ACKNOWLEDGED: (Served.CONFIRMED, Served.NOT_SERVED),
    Post.IN_PERSON: (),
}


def owes(way: Post) -> bool:
    """Whether a paper has to come back even when all goes well."""
    return SERVED[way] not in ((), (Served.NOT_SERVED,))


@dataclass(frozen=True)
class OwedPaper:
    """A letter that is out, and whose paper has not come back."""

    letter: OutgoingLetter
    way: Post
    posted_on: date
    number: str


@dataclass(frozen=True)
class PostCounts:
    """Letters that wait for the post, and papers it has not brought back, capped at 1001."""

    waiting: int
    owed: int


@dataclass(frozen=True)
class PaperReturned(Fact):
    """`day` of service, or of coming back where nothing was served; a `reason` corrects an earlier one."""

    kind = "paper_returned"
    letter: str
    what: str
    outcome: str
    day: date
    number: str
    reason: str


@dataclass(frozen=True)
class LetterRenewed(Fact):
    """A letter that came back waits for the post once more, as a letter of its own."""

    kind = "letter_renewed"
    letter: str  # the one that came back
    what: str


@dataclass(frozen=True)
class Returned:
    """What the person reads on the paper."""

    outcome: Served
    day: date
    number: str = ""
    reason: str = ""


def require_returnable(returned: Returned, way: Post, posted_on: date, today: date) -> None:
    """Only what this kind of post brings back, and between its posting and today."""
    told = {"day": text.german_date(returned.day), "since": text.german_date(posted_on)}
    if returned.outcome not in SERVED[way]:
        raise ClerkError("returned.other_paper", way=way.value)
    if returned.day > today:
        raise ClerkError("returned.in_future", **told)
    if returned.day < posted_on:
        raise ClerkError("returned.too_early", **told)
    require_number(returned.number)


def require_corrected(returned: Returned, *, entered: bool, case: str) -> None:
    """What was entered once is changed only with a reason, and a reason needs something to change."""
    if entered and not returned.reason:
        raise ClerkError("returned.entered", case=case)
    if returned.reason and not entered:
        raise ClerkError("returned.nothing_to_correct", case=case)
    if len(returned.reason) > LONGEST_REASON:
        raise ClerkError("returned.reason_too_long", count=str(LONGEST_REASON))
