"""A letter on its way out: how far it has come, and what the journal of its case says of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from .facts import Fact
from .submission import RawField, ReplyChannel

ACKNOWLEDGE, NOTICE = "acknowledge", "dispatch"
REQUEST, HEARING, STATEMENT = "information_request", "hearing", "statement"
TO_APPLICANT = (REQUEST, HEARING)  # what the applicant is to answer
OVERDUE_AFTER = timedelta(days=1)
UNKNOWN_OUTSIDE = "letter.unknown_outside"


class LetterState(StrEnum):
    """ANNOUNCED and UNCERTAIN: it may have been delivered; whoever finds them asks before doing it again."""

    WAITING = "waiting"
    LEASED = "leased"  # somebody is at it
    ANNOUNCED = "announced"  # it has a number outside
    UNCERTAIN = "uncertain"  # nobody could tell whether it arrived
    SENT = "sent"
    POSTED = "posted"  # a person gave it to the post, or over by hand
    FAILED = "failed"  # a person must look


OPEN = (LetterState.WAITING, LetterState.LEASED, LetterState.ANNOUNCED, LetterState.UNCERTAIN)
GONE = (LetterState.SENT, LetterState.POSTED)


@dataclass(frozen=True)
class Way:
    """What a channel takes: letters of a kind; with an inbox only answers to what came in through it.

    Answers need a reply channel of that name, chosen by the applicant and with a key to seal them for.
    """

    kind: str
    reply: str = ""  # "" takes every letter of the kind
    destination: str = ""
    environment: str = ""


@dataclass(frozen=True)
class Matter:
    """The case a letter speaks of, for as long as it is being sent; nothing of it goes to the journal."""

    service: str
    pack_version: str
    procedure: str
    unit: str
    file_reference: str
    received_at: datetime
    followed_at: datetime | None  # if the letter is about something sent later
    destination_id: str
    thread_id: str
    environment: str
    reply_channel: ReplyChannel = field(repr=False)
    fields: tuple[RawField, ...] = field(repr=False)


@dataclass(frozen=True)
class Letter:
    """`holder` has it under lease; `content` is the document it carries, empty until it is written."""

    id: str
    case: str
    kind: str  # acknowledge | dispatch | information_request | hearing | statement
    payload: Mapping[str, str]
    state: LetterState
    attempts: int
    refusals: int
    remote_id: str
    holder: str
    content: bytes = field(default=b"", repr=False)
    title: str = ""
    matter: Matter | None = field(default=None, repr=False)
    due_at: datetime | None = None  # since when it waits, which is the day it bears


@dataclass(frozen=True)
class Dispatched(Fact):
    """The letter is delivered; `remote_id` is the number it goes by outside."""

    kind = "dispatched"
    letter: str
    what: str
    channel: str
    remote_id: str
    holder: str


@dataclass(frozen=True)
class DispatchFailed(Fact):
    """It was given up: nobody tries again until a person has looked."""

    kind = "dispatch_failed"
    letter: str
    what: str
    channel: str
    remote_id: str
    holder: str
    reason: str


@dataclass(frozen=True)
class LetterRetried(Fact):
    """A person has looked and put it back; `remote_id` is the number it had until then."""

    kind = "letter_retried"
    letter: str
    what: str
    remote_id: str
    reason: str


@dataclass(frozen=True)
class LetterCount:
    """`way`: whether a channel of this office takes them. `reply` is what the applicants chose."""

    kind: str
    reply: str
    way: bool
    state: LetterState
    count: int
    oldest: datetime


@dataclass(frozen=True)
class StuckLetter:
    id: str
    case: str
    kind: str
    state: LetterState
    attempts: int
    due_at: datetime
    trouble: str
    remote_id: str


@dataclass(frozen=True)
class OutboxOverview:
    """`stuck`: failed, uncertain, or not sent a day after it was due though it has a way; oldest first."""

    counts: tuple[LetterCount, ...]
    stuck: tuple[StuckLetter, ...]
