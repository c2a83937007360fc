"""What a channel is to the office: it announces submissions, gives them out and takes an answer."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from clerk_app.domain.delivery import Delivery
from clerk_app.domain.submission import Assessment, Problem


class Policy(StrEnum):
    """Who accepts a technically sound submission."""

    AUTOMATIC = "automatic"
    BY_CLERK = "by-clerk"


@dataclass(frozen=True)
class Announcement:
    """A submission that waits outside."""

    destination_id: str
    submission_id: str
    thread_id: str


@dataclass(frozen=True)
class Fetched:
    """`receipt` is what an answer will have to quote; only the channel understands it."""

    assessment: Assessment
    receipt: str
    submitted_at: datetime | None = None


class Said(StrEnum):
    """What became of a submission, according to the service's own log."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    ENDED = "ended"  # given back by the service, forwarded or deleted


class Vanished(Exception):
    """The service does not know the submission any more, or does not give it out."""


class Distrusted(Exception):
    """The service's log is not authentic: nothing is sent, a person must look."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems)
        self.problems = problems


class Outdated(Exception):
    """The service asks for the answer in another wording; it has not taken this one."""


class Stopped(Exception):
    """The collector was asked to end; raised from a pause."""


class Channel(Protocol):
    """Every method may raise OutsideError; then nothing is known to have happened."""

    @property
    def name(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def policy(self) -> Policy: ...
    @property
    def environment(self) -> str:
        """Of the delivery service; "" where there is none."""
        ...

    def announcements(self) -> Iterable[Announcement]: ...

    def fetch(self, announcement: Announcement) -> AbstractContextManager[Fetched]:
        """The submission, opened and examined. What lies in files is gone when the block is left."""
        ...

    def write_answer(self, delivery: Delivery) -> str:
        """The answer to send, accepting or rejecting as the delivery's state says."""
        ...

    def send(self, delivery: Delivery) -> Said:
        """Send the written answer. In doubt the log is read; OPEN: it certainly did not arrive."""
        ...

    def standing(self, delivery: Delivery) -> Said:
        """What the log says now."""
        ...
