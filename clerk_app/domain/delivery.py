"""A delivery: how far a submission has come on its way from the service that brought it into this office."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from .submission import Problem

RETURNED_AFTER = timedelta(days=14)  # FIT-Connect gives a submission back to its sender by then
ALARM_AFTER = timedelta(days=3)  # and reminds the technical contact of it from then on
FIRST_PAUSE = timedelta(seconds=10)
LONGEST_PAUSE = timedelta(hours=6)
LAG = timedelta(hours=6)  # lists may name for a while what is settled; later there is something wrong


class DeliveryState(StrEnum):
    """ACCEPTING and REJECTING: decided and written down; the answer may already be on its way.

    Whoever finds one of these two reads the service's event log before anything is sent (again).
    """

    RECEIVED = "received"  # seen outside, nothing stored yet
    STORED = "stored"  # a case; a clerk decides whether it is accepted
    ACCEPTING = "accepting"
    ACCEPTED = "accepted"
    REJECTING = "rejecting"
    REJECTED = "rejected"
    FAILED = "failed"  # a fault of ours: tried again, never rejected
    ALARM = "alarm"  # the event log is not authentic: a person must look
    ENDED = "ended"  # the service or somebody else put an end to it


_FINAL = frozenset({DeliveryState.ACCEPTED, DeliveryState.REJECTED, DeliveryState.ENDED})
_DECIDED = frozenset({DeliveryState.ACCEPTING, DeliveryState.REJECTING})


@dataclass(frozen=True)
class Delivery:
    """`receipt` is what the answer has to quote, `answer` the answer word by word as it goes out."""

    destination_id: str
    submission_id: str
    thread_id: str
    channel: str
    state: DeliveryState
    first_seen_at: datetime
    changed_at: datetime
    submitted_at: datetime | None = None
    case: str = ""
    problems: tuple[Problem, ...] = ()
    receipt: str = field(default="", repr=False)
    answer: str = field(default="", repr=False)
    attempts: int = 0
    retry_at: datetime | None = None
    held_by: str = ""
    held_until: datetime | None = None

    @property
    def final(self) -> bool:
        return self.state in _FINAL

    @property
    def decided(self) -> bool:
        return self.state in _DECIDED

    @property
    def returned_at(self) -> datetime:
        """When the service gives it back to the sender if nobody accepts it."""
        return (self.submitted_at or self.first_seen_at) + RETURNED_AFTER

    def days_left(self, now: datetime) -> int:
        return max(0, (self.returned_at - now).days)

    def overdue(self, now: datetime) -> bool:
        """Old enough for an alarm while the sender still waits."""
        return not self.final and now >= (self.submitted_at or self.first_seen_at) + ALARM_AFTER

    def held(self, holder: str, now: datetime) -> bool:
        """Whether another collector is at it."""
        return self.held_by not in ("", holder) and self.held_until is not None and now < self.held_until

    def resting(self, now: datetime) -> bool:
        """Whether it failed so recently that trying again would be of no use."""
        return self.retry_at is not None and now < self.retry_at

    def doubtful(self, thread_id: str, now: datetime) -> bool:
        """Settled here, and yet listed: for too long, or in another thread than we were told."""
        return self.final and (now >= self.changed_at + LAG or thread_id != self.thread_id)

    def pause(self) -> timedelta:
        """Longer after every failure."""
        return min(LONGEST_PAUSE, FIRST_PAUSE * (1 << min(self.attempts, 12)))
