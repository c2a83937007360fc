"""How far a clerk has come with carrying a case over into another program; the desk keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True)
class Transfer:
    """With one case and one target."""

    at: int = 0
    copied: Mapping[int, str] = field(default_factory=dict)  # place → the value it had
    receipt: str = ""


class Transfers(Protocol):
    def put(self, login: str, case: str, transfers: Mapping[str, Transfer]) -> None:
        """By target, on the disk when this returns; it takes the place of what was there."""
        ...

    def of(self, login: str, case: str) -> Mapping[str, Transfer]: ...
    def drop(self, login: str, case: str) -> None: ...
