"""The recovery key: the key of the database as a person can write it down, read it out and type it in."""

from __future__ import annotations

from collections.abc import Sequence

from .errors import ClerkError

KEY_BYTES = 32
GROUPS = 13
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_TAKEN_FOR = str.maketrans({"O": "0", "I": "1", "L": "1"})
_BETWEEN = str.maketrans("", "", " \t\r\n-–—.:,")
_DATA = 4
_SPARE_BITS = 4


def written(key: bytes) -> str:
    """Thirteen groups of five: four symbols of the key and one that checks them and their place."""
    number = int.from_bytes(key, "big") << _SPARE_BITS
    last = GROUPS * _DATA - 1
    symbols = [number >> (5 * (last - place)) & 31 for place in range(GROUPS * _DATA)]
    return "-".join(
        "".join(_ALPHABET[symbol] for symbol in (*group, _check(group, place)))
        for place, group in enumerate(_split(symbols, _DATA), start=1)
    )


def read(text: str) -> bytes:
    """The key again; forgives case, blanks and look-alikes, and names the group that does not fit."""
    symbols = [_symbol(sign) for sign in text.upper().translate(_BETWEEN).translate(_TAKEN_FOR)]
    needed = GROUPS * (_DATA + 1)
    if len(symbols) != needed:
        raise ClerkError("recovery_key.length", found=len(symbols), needed=needed)
    number = 0
    for place, (*group, check) in enumerate(_split(symbols, _DATA + 1), start=1):
        if _check(group, place) != check:
            raise ClerkError("recovery_key.group", number=place)
        for symbol in group:
            number = number << 5 | symbol
    if number & (1 << _SPARE_BITS) - 1:
        raise ClerkError("recovery_key.group", number=GROUPS)
    return (number >> _SPARE_BITS).to_bytes(KEY_BYTES, "big")


def _symbol(sign: str) -> int:
    if sign not in _ALPHABET:
        raise ClerkError("recovery_key.symbol", symbol=sign)
    return _ALPHABET.index(sign)


def _split(symbols: Sequence[int], length: int) -> list[Sequence[int]]:
    return [symbols[start : start + length] for start in range(0, len(symbols), length)]


def _check(group: Sequence[int], place: int) -> int:
    """Finds each wrong symbol, each swap within a group, and groups that changed places."""
    check, weight = place, 1
    for symbol in group:
        weight = _times(weight, 2)
        check ^= _times(symbol, weight)
    return check


def _times(left: int, right: int) -> int:
    """Multiplication in the field of 32 elements, x⁵ + x² + 1."""
    product = 0
    for bit in range(5):
        if right >> bit & 1:
            product ^= left << bit
    for bit in range(8, 4, -1):
        if product >> bit & 1:
            product ^= 0b100101 << (bit - 5)
    return product
