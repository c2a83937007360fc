"""Facts about a case that waits for the applicant: what was asked for, and what let it go on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .facts import Move


@dataclass(frozen=True)
class InformationRequested(Move):
    """One letter asks for everything that is missing; its words stand in the letter alone."""

    kind = "information_requested"
    items: tuple[str, ...]  # by check
    due_on: date
    letter_sha256: str


@dataclass(frozen=True)
class Resumed(Move):
    """`submission` is what came in and woke the case, "" where the clerk went on without it."""

    kind = "resumed"
    submission: str = ""
