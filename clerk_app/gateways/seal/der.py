"""Writes the few ASN.1 values a signature is made of, in their only lawful spelling (X.690, DER)."""

from __future__ import annotations

from collections.abc import Iterable

SEQUENCE, SET = 0x30, 0x31
_BOOLEAN, _INTEGER, _OCTETS, _NULL, _OBJECT = 0x01, 0x02, 0x04, 0x05, 0x06
_CONTEXT = 0xA0
_SHORT = 0x80

NULL = bytes((_NULL, 0))
TRUE = bytes((_BOOLEAN, 1, 0xFF))


def value(tag: int, content: bytes) -> bytes:
    return bytes((tag,)) + _length(len(content)) + content


def sequence(*parts: bytes) -> bytes:
    return value(SEQUENCE, b"".join(parts))


def set_of(parts: Iterable[bytes], tag: int = SET) -> bytes:
    return value(tag, b"".join(sorted(parts)))


def tagged(number: int, *parts: bytes) -> bytes:
    return value(_CONTEXT | number, b"".join(parts))


def integer(number: int) -> bytes:
    return value(_INTEGER, number.to_bytes(number.bit_length() // 8 + 1, "big", signed=True))


def octets(content: bytes) -> bytes:
    return value(_OCTETS, content)


def object_id(dotted: str) -> bytes:
    first, second, *rest = map(int, dotted.split("."))
    return value(_OBJECT, b"".join(_base128(number) for number in (40 * first + second, *rest)))


def _base128(number: int) -> bytes:
    digits = [number & 0x7F]
    while number := number >> 7:
        digits.append(number & 0x7F | _SHORT)
    return bytes(reversed(digits))


def _length(size: int) -> bytes:
    if size < _SHORT:
        return bytes((size,))
    written = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes((_SHORT | len(written),)) + written
