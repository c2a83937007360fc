"""German writing on the screen, canonical strings behind it: dates, amounts, whole numbers."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal

_GROUPED = re.compile(r"-?\d{1,3}(\.\d{3})+(,\d{1,2})?|-?\d+(,\d{1,2})?")
_DATES = ("%d.%m.%Y", "%d.%m.%y", "%d%m%Y", "%Y-%m-%d")


def read_date(written: str) -> str | None:
    """The first of February is 1.2.2026, 01022026 or 2026-02-01; None when it is no date."""
    for pattern in _DATES:
        try:
            return _parsed(written.strip(), pattern).isoformat()
        except ValueError:
            continue
    return None


def write_date(value: str) -> str:
    try:
        return date.fromisoformat(value).strftime("%d.%m.%Y")
    except ValueError:
        return value


def read_amount(written: str) -> str | None:
    """Reads 1.234,5 € as 1234.50; a point is never taken for a decimal comma."""
    bare = written.replace("€", "").replace("Euro", "").replace("\u00a0", "").replace(" ", "")
    if _GROUPED.fullmatch(bare) is None:
        return None
    return f"{Decimal(bare.replace('.', '').replace(',', '.')):.2f}"


def write_amount(value: str) -> str:
    if re.fullmatch(r"-?\d+(\.\d+)?", value) is None:
        return value
    return f"{Decimal(value):,.2f}".replace(",", " ").replace(".", ",").replace(" ", ".")


def read_integer(written: str) -> str | None:
    bare = written.strip().replace(".", "")
    return str(int(bare)) if re.fullmatch(r"-?\d+", bare) else None


def _parsed(written: str, pattern: str) -> date:
    if pattern == "%d%m%Y" and len(written) != 8:
        raise ValueError(written)
    return datetime.strptime(written, pattern).date()  # noqa: DTZ007 (a day has no time zone)
