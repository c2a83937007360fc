"""Reads ASN.1 as others have written it (X.690, DER): values, and what they are made of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import NamedTuple

from .der import SEQUENCE

_SHORT = 0x80
_MOST_LENGTH = 4  # octets of a length: none of ours comes near 4 GB


class Value(NamedTuple):
    """`whole` is the value with its tag and length, as it was signed."""

    tag: int
    content: bytes
    whole: bytes


def first(data: bytes) -> Value:
    """What follows it, such as the padding of a place in a PDF, does not count."""
    for value in _values(data):
        return value
    raise ValueError("nothing there")


def parts(data: bytes) -> tuple[Value, ...]:
    return tuple(_values(data))


def sequence(data: bytes) -> tuple[Value, ...]:
    value = first(data)
    if value.tag != SEQUENCE:
        raise ValueError(f"tag {value.tag:#x} is no sequence")
    return parts(value.content)


def dotted(content: bytes) -> str:
    numbers, number = [], 0
    for octet in content:
        number = number << 7 | octet & 0x7F
        if not octet & _SHORT:
            numbers.append(number)
            number = 0
    if not numbers:
        raise ValueError("empty object identifier")
    head = min(numbers[0] // 40, 2)
    return ".".join(map(str, (head, numbers[0] - 40 * head, *numbers[1:])))


def integer(content: bytes) -> int:
    return int.from_bytes(content, "big", signed=True)


def moment(content: bytes) -> datetime:
    """GeneralizedTime in UTC, with or without parts of a second."""
    text = content.decode("ascii")
    form = "%Y%m%d%H%M%S.%fZ" if "." in text else "%Y%m%d%H%M%SZ"
    return datetime.strptime(text, form).replace(tzinfo=UTC)


def _values(data: bytes) -> Iterator[Value]:
    at = 0
    while at < len(data):
        start, tag = at, data[at]
        size, at = _size(data, at + 1)
        end = at + size
        if end > len(data):
            raise ValueError("cut off")
        yield Value(tag, data[at:end], data[start:end])
        at = end


def _size(data: bytes, at: int) -> tuple[int, int]:
    if at >= len(data):
        raise ValueError("cut off")
    told = data[at]
    if told < _SHORT:
        return told, at + 1
    octets = told & 0x7F
    if not 0 < octets <= _MOST_LENGTH or at + 1 + octets > len(data):
        raise ValueError("length not readable")
    return int.from_bytes(data[at + 1 : at + 1 + octets], "big"), at + 1 + octets
