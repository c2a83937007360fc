"""What is known of a hearing while its letter is written, and how it is shown."""

from __future__ import annotations

from dataclasses import dataclass

from clerk_app.services.hearing import Intention
from clerk_app.services.information_request import DueDay

from .letter_state import ShownLetter


@dataclass(frozen=True)
class HearingText:
    """It waits at its case, put aside, while others are looked at; `day` is as typed where it is none."""

    open: bool = True
    choices: tuple[Intention, ...] | None = None  # None while they are asked for
    outcome: str = ""
    intended: str = ""
    grounds: str = ""
    day: str = ""
    due: DueDay | None = None
    trouble: str = ""


@dataclass(frozen=True, kw_only=True)
class ShownHearing(ShownLetter):
    text: HearingText
