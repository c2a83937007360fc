"""A letter on its way out: how far it has come, and what the journal of its case says of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from .facts import Fact

OVERDUE_AFTER = timedelta(days=1)


class LetterState(StrEnum):
    """ANNOUNCED and UNCERTAIN: it may have been delivered; whoever finds them asks before doing it again."""

    WAITING = "waiting"
    LEASED = "leased"  # somebody is at it
    ANNOUNCED = "announced"  # it has a number outside
    UNCERTAIN = "uncertain"  # nobody could tell whether it arrived
    SENT = "sent"
    FAILED = "failed"  # a person must look


OPEN = (LetterState.WAITING, LetterState.LEASED, LetterState.ANNOUNCED, LetterState.UNCERTAIN)


@dataclass(frozen=True)
class Letter:
    """`holder` has it under lease; `content` is the notice it carries, empty for a mere message."""

    id: str
    case: str
    kind: str  # acknowledge | dispatch
    payload: Mapping[str, str]
    state: LetterState
    attempts: int
    refusals: int
    remote_id: str
    holder: str
    content: bytes = field(default=b"", repr=False)


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
class LetterCount:
    kind: str
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


@dataclass(frozen=True)
class OutboxOverview:
    """`stuck`: failed, uncertain, or not sent a day after it was due; oldest first."""

    counts: tuple[LetterCount, ...]
    stuck: tuple[StuckLetter, ...]
