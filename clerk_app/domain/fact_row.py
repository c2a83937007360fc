"""One row of bare facts, from a table or a JSON object; what is missing or unreadable is named."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from . import money, text
from .errors import ClerkError

Row = Mapping[str, Any]

BEYOND = "…"  # key of the cells of a table for which its head has no name

_ANSWERS = {"ja": True, "1": True, "nein": False, "0": False}
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,3})?", re.ASCII | re.IGNORECASE)
_MOST = Decimal("1E9")  # euros; beyond it nobody means an amount
_YEARS = range(1900, 2200)


@dataclass(frozen=True)
class FactRow:
    """Tables write everything as text, JSON does not: "" and None are no answer, "True" and true the same."""

    row: Row

    def __post_init__(self) -> None:
        if self.has(BEYOND):
            raise ClerkError("fact.beyond", value=self.text(BEYOND)[:80])

    def text(self, key: str, default: str | None = None) -> str:
        if self.has(key):
            return str(self.row[key]).strip()
        if default is None:
            raise ClerkError("fact.missing", fact=key)
        return default

    def has(self, key: str) -> bool:
        value = self.row.get(key)
        return value is not None and (not isinstance(value, str) or value.strip() != "")

    def day(self, key: str) -> date:
        day = text.read_date(self.text(key))
        if day is None or day.year not in _YEARS:
            raise self.unreadable(key)
        return day

    def affirmed(self, key: str) -> bool:
        answer = _ANSWERS.get(text.plain(self.text(key, "nein")))
        if answer is None:
            raise self.unreadable(key)
        return answer

    def number(self, *keys: str, default: str | None = None) -> Decimal:
        """The first of these keys that is there: the tables name the same fact differently."""
        key = self._told(keys)
        value = _number(self.text(key, default))
        if value is None or not 0 <= value <= _MOST:
            raise self.unreadable(key)
        return value

    def count(self, *keys: str) -> int:
        value = self.number(*keys)
        if value != int(value) or not 1 <= value <= 99:
            raise self.unreadable(self._told(keys))
        return int(value)

    def _told(self, keys: Sequence[str]) -> str:
        return next((key for key in keys if self.has(key)), keys[-1])

    def unreadable(self, key: str) -> ClerkError:
        return ClerkError("fact.unreadable", fact=key, value=str(self.row.get(key))[:80])


def _number(written: str) -> Decimal | None:
    return Decimal(written) if _NUMBER.fullmatch(written) else money.read(written)
