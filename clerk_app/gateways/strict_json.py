"""JSON from outside the house, read once, strictly, in one meaning only (RFC 8259)."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal


class NotJson(ValueError):
    """The octets are no JSON text, or one with more than one meaning."""


class TooDeep(NotJson):
    """The text nests deeper than the reader follows; it may well be JSON."""


def parse(octets: bytes, number: Callable[[str], object] = Decimal) -> object:
    """The value; every number goes through `number`, so that no digit is lost to floating point."""
    try:
        return json.loads(
            octets.decode("utf-8-sig"),
            object_pairs_hook=_unique,
            parse_float=number,
            parse_int=number,
            parse_constant=_refuse,
        )
    except RecursionError:
        raise TooDeep("nested too deeply") from None
    except NotJson:
        raise
    except (ValueError, ArithmeticError):
        raise NotJson("not a JSON text") from None


def storable(text: str) -> str:
    """The text without what no database or file can hold: lone surrogates and NUL become U+FFFD.

    Senders that cut a text after n UTF-16 units leave half an emoji behind; that costs nobody the case.
    """
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return whole.replace("\0", "\N{REPLACEMENT CHARACTER}")


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise NotJson("an object names a member twice")
    return members


def _refuse(constant: str) -> object:
    raise NotJson(f"{constant} is no JSON number")
