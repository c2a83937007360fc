"""When the application was made: the day it names itself, else the day it came in."""

from __future__ import annotations

from datetime import date

from . import text
from .compose_inputs import Sheet


def said(sheet: Sheet) -> str:
    """To follow "Ihr Antrag" in any sentence."""
    day = _named(sheet)
    return f"vom {text.german_date(day)}" if day else f"(eingegangen am {_received(sheet)})"


def dated(sheet: Sheet) -> str:
    """For the info block, which has room for both days."""
    day = _named(sheet)
    if day is None:
        return f"eingegangen am {_received(sheet)}"
    came_later = day != sheet.facts.received_on
    told = f"vom {text.german_date(day)}"
    return f"{told},\neingegangen am {_received(sheet)}" if came_later else told


def _named(sheet: Sheet) -> date | None:
    """Nobody dates an application after it has come in, except by a slip of the pen."""
    day = text.read_date(sheet.fields.first(sheet.pack.applied_on))
    return day if day and day <= sheet.facts.received_on else None


def _received(sheet: Sheet) -> str:
    return text.german_date(sheet.facts.received_on)
