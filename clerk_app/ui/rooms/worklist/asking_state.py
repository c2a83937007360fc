"""What is known of a request for missing documents while it is written, and how it is shown."""

from __future__ import annotations

from dataclasses import dataclass

from clerk_app.services.information_request import DueDay

from .letter_state import ShownLetter


@dataclass(frozen=True)
class Point:
    """Something a check of the pack knows words for. `suggested`: a rule found it missing."""

    check: str
    label: str
    source: str
    wording: str
    suggested: bool
    chosen: bool


@dataclass(frozen=True)
class Request:
    """It waits at its case, put aside, while others are looked at; `day` is as typed where it is none."""

    open: bool = True
    points: tuple[Point, ...] | None = None  # None while they are being asked for
    more: str = ""  # one point a line
    sentence: str = ""
    day: str = ""
    due: DueDay | None = None
    trouble: str = ""


@dataclass(frozen=True, kw_only=True)
class ShownRequest(ShownLetter):
    request: Request
