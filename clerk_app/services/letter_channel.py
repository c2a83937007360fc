"""What a way out is to the office: it numbers a letter, takes it under that number, and can be asked."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol

from clerk_app.domain.outgoing import Letter


class Standing(StrEnum):
    """What has become of a letter, according to the service itself."""

    OPEN = "open"  # certainly not delivered
    DELIVERED = "delivered"
    UNKNOWN = "unknown"  # the service does not know the number any more


class Refused(Exception):
    """A definite no: the service has not done what was asked. `final`: it would say so again."""

    def __init__(self, reason: str, *, final: bool = False) -> None:
        super().__init__(reason)
        self.final = final


class Busy(Exception):
    """The service asks to be left alone for a while; it has not done what was asked."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class LetterChannel(Protocol):
    """Every method may raise Refused, Busy, or OutsideError: then nobody knows whether it was done."""

    @property
    def name(self) -> str: ...

    def announce(self, letter: Letter) -> str:
        """The number the letter goes by from here on. Announcing twice delivers nothing twice."""
        ...

    def deliver(self, remote_id: str, letter: Letter) -> None:
        """Hand the letter over. What was delivered under this number before counts as done."""
        ...

    def status(self, remote_id: str, letter: Letter) -> Standing: ...
