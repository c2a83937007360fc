"""The day it is in the office. Moments are kept in UTC; periods and dates are those of the place."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

PLACE = ZoneInfo("Europe/Berlin")


def local_day(moment: datetime) -> date:
    """The calendar day of an aware moment in Germany (a submission at 23:30 UTC came the next day)."""
    return moment.astimezone(PLACE).date()
