"""What is known of a request for missing documents while it is written, and how it is shown."""

from __future__ import annotations

from dataclasses import dataclass

from .letter_state import LetterText, ShownLetter


@dataclass(frozen=True)
class Point:
    """Something a check of the pack knows words for. `suggested`: a rule found it missing."""

    check: str
    label: str
    source: str
    wording: str
    suggested: bool
    chosen: bool


@dataclass(frozen=True, kw_only=True)
class Request(LetterText):
    points: tuple[Point, ...] | None = None  # None while they are being asked for
    more: str = ""  # one point a line
    sentence: str = ""

    @property
    def ready(self) -> bool:
        return self.points is not None


@dataclass(frozen=True, kw_only=True)
class ShownRequest(ShownLetter):
    text: Request
