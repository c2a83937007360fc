"""Amounts of money as the office writes, reads and rounds them."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

_CANONICAL = re.compile(r"-?\d+(\.\d+)?")
_GERMAN = re.compile(r"-?(\d{1,3}(\.\d{3})+|\d+),\d+")
_CURRENCY = re.compile(r"\s*(€|euro?)\s*", re.IGNORECASE)
_SPOKEN = re.compile(r"(?<![\d.,])(?<!−\s)(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d{2})?(?=\s*(?:€|EUR\b|Euro\b))")
_LONGEST = 25  # more figures than can be rounded to the cent
CENT = Decimal("0.01")


def read(text: str) -> Decimal | None:
    """The number meant by "1234.5" or "1.234,50 €"; None where it cannot be read without guessing."""
    bare = _CURRENCY.sub("", text).strip()
    if len(bare) > _LONGEST:
        return None
    if _GERMAN.fullmatch(bare):
        return Decimal(bare.replace(".", "").replace(",", "."))
    # "1.234" may mean a thousand or one: a person has to say.
    if not _CANONICAL.fullmatch(bare) or re.fullmatch(r"-?[1-9]\d{0,2}\.\d{3}", bare):
        return None
    return Decimal(bare)


def spoken_of(text: str) -> frozenset[Decimal]:
    """The amounts a German text names, however it writes them: 1.234,50 €, 1234,50 Euro, 1.234 EUR."""
    return frozenset(Decimal(found.replace(".", "").replace(",", ".")) for found in _SPOKEN.findall(text))


def canonical(amount: Decimal) -> str:
    """Two decimals with a point, as inputs and results keep amounts."""
    return str(half_up(amount, CENT))


def half_up(amount: Decimal, step: Decimal = Decimal(1)) -> Decimal:
    return amount.quantize(step, ROUND_HALF_UP)


def number(value: Decimal, decimals: int = 2) -> str:
    """German notation: 1.234,50."""
    text = f"{half_up(value, Decimal(1).scaleb(-decimals)):,.{decimals}f}"
    return text.translate(str.maketrans(",.", ".,"))


def euro(amount: Decimal) -> str:
    return f"{number(amount)} Euro"
