"""What a clerk has begun to write at a case and not handed in yet; the desk keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

Jotting = Mapping[str, str]  # what was typed, by the name of the field


class Jottings(Protocol):
    def put(self, login: str, case: str, jottings: Mapping[str, Jotting]) -> None:
        """By what is being written, on the disk when this returns; it takes the place of what was there."""
        ...

    def of(self, login: str, case: str) -> Mapping[str, Jotting]: ...
    def drop(self, login: str, case: str) -> None: ...
