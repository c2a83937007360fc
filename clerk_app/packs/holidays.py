"""The public holidays of a Land, on which no period ends."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache

import holidays


@cache
def hessian_holidays() -> Callable[[date], bool]:
    """§ 1 HFeiertagsG; 24 and 31 December are working days."""
    calendar = holidays.country_holidays("DE", subdiv="HE")
    return lambda day: day in calendar
