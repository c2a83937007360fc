"""One row of bare facts, from a table or a JSON object; what is missing or unreadable is named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from . import money, text
from .errors import ClerkError

Row = Mapping[str, Any]

_ANSWERS = {"ja": True, "1": True, "nein": False, "0": False}


@dataclass(frozen=True)
class FactRow:
    """Tables write everything as text, JSON does not: "" and None are no answer, "True" and true the same."""

    row: Row

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
        if day is None:
            raise self.unreadable(key)
        return day

    def affirmed(self, key: str) -> bool:
        answer = _ANSWERS.get(text.plain(self.text(key, "nein")))
        if answer is None:
            raise self.unreadable(key)
        return answer

    def number(self, *keys: str, default: str | None = None) -> Decimal:
        """The first of these keys that is there: the tables name the same fact differently."""
        key = next((key for key in keys if self.has(key)), keys[0])
        value = _number(self.text(key, default))
        if value is None or not value.is_finite() or value < 0:
            raise self.unreadable(key)
        return value

    def count(self, *keys: str) -> int:
        value = self.number(*keys)
        if value != int(value) or not 1 <= value <= 99:
            raise ClerkError("fact.unreadable", fact=keys[0], value=str(value))
        return int(value)

    def unreadable(self, key: str) -> ClerkError:
        return ClerkError("fact.unreadable", fact=key, value=str(self.row.get(key))[:80])


def _number(written: str) -> Decimal | None:
    try:
        return Decimal(written)
    except InvalidOperation:
        return money.read(written)
