"""What the sheets have in common on which a letter is written that makes the case wait."""

from __future__ import annotations

from dataclasses import dataclass

from .state import Gate

PREVIEW = "preview"  # in the place of a sha256: the letter has no bytes of its own yet


@dataclass(frozen=True, kw_only=True)
class ShownDay:
    """What is to be said of the day by when an answer is wanted."""

    day: str = ""
    wrong_day: bool = False
    instead: str = ""  # a better day, canonical
    instead_text: str = ""


@dataclass(frozen=True, kw_only=True)
class ShownLetter(ShownDay):
    case: str
    line: str  # whose it is
    send: Gate
