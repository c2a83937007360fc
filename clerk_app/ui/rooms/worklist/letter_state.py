"""What the sheets have in common on which a letter is written that makes the case wait."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from typing import Self

from clerk_app.services.information_request import DueDay

from .state import Gate

PREVIEW = "preview"  # in the place of a sha256: the letter has no bytes of its own yet


@dataclass(frozen=True, kw_only=True)
class LetterText(ABC):
    """It waits at its case, put aside, while others are looked at; `day` is as typed where it is none."""

    open: bool = True
    day: str = ""
    due: DueDay | None = None
    trouble: str = ""

    @property
    @abstractmethod
    def ready(self) -> bool:
        """Something has been proposed already, the day as well: an empty one is the clerk's."""

    def aside(self) -> Self:
        return replace(self, open=False, trouble="")


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
    text: LetterText
    send: Gate
