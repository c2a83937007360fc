"""What another program made of a case it had taken over, and where the case stands because of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from . import text
from .case import Act
from .errors import ClerkError
from .facts import Move


class Result(StrEnum):
    GRANTED = "granted"
    GRANTED_IN_PART = "granted_in_part"
    REFUSED = "refused"
    SETTLED = "settled"
    SENT_BACK = "sent_back"


_ACTS: Mapping[Result, Act] = {Result.SENT_BACK: Act.TAKE_BACK}


def act_of(result: Result) -> Act:
    """What was sent back is worked on here again; everything else ends the case."""
    return _ACTS.get(result, Act.CONCLUDE)


def require_past(decided_on: date, today: date) -> None:
    if decided_on > today:
        raise ClerkError("handover.result_in_future", day=text.german_date(decided_on))


@dataclass(frozen=True)
class ResultReturned(Move):
    """`decided_on` is the day over there. What is said about it in words is a file note of its own."""

    kind = "result_returned"
    result: str
    decided_on: date
