"""What is known of a request for missing documents while it is written, and how it is shown."""

from __future__ import annotations

from dataclasses import dataclass

from clerk_app.services.information_request import DueDay

from .state import Gate

PREVIEW = "preview"  # in the place of a sha256: the letter has no bytes of its own yet


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


@dataclass(frozen=True)
class ShownRequest:
    case: str
    line: str  # whose it is
    request: Request
    send: Gate
    day: str = ""  # what is to be said of the day
    wrong_day: bool = False
    instead: str = ""  # a better day, canonical
    instead_text: str = ""
