"""What is written down when people give up a function or leave the office."""

from __future__ import annotations

from dataclasses import dataclass

from .facts import Fact


@dataclass(frozen=True)
class MemberRemoved(Fact):
    """A person lost a function in a unit."""

    kind = "member_removed"
    login: str
    unit: str
    role: str


@dataclass(frozen=True)
class AccountClosed(Fact):
    """Nobody enters under this login any more."""

    kind = "account_closed"
    login: str
