"""A hearing: until when somebody could answer what is intended, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Answer(StrEnum):
    """OPEN: nobody has said yet whether anything came."""

    OPEN = ""
    WRITTEN = "written"
    ORAL = "oral"
    NONE = "none"


@dataclass(frozen=True)
class Hearing:
    sent_on: date
    until: date
    answer: Answer = Answer.OPEN
    answered_on: date | None = None
