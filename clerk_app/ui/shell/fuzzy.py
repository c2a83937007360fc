"""Finds a command by a few of its letters."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from typing import TypeVar

Thing = TypeVar("Thing")


def ranked(query: str, things: Iterable[Thing], text: Callable[[Thing], str]) -> tuple[Thing, ...]:
    """Best match first; things that match equally well keep their order."""
    found = [(score(query, text(thing)), thing) for thing in things]
    hits = [(points, thing) for points, thing in found if points is not None]
    return tuple(thing for _, thing in sorted(hits, key=lambda hit: -hit[0]))


def score(query: str, text: str) -> int | None:
    """None when not all letters occur in this order; beginnings of words and unbroken runs count more."""
    wanted, given = _folded(query).replace(" ", ""), _folded(text)
    if wanted and wanted in given.replace(" ", ""):
        return 1000 - len(given) + (500 if given.replace(" ", "").startswith(wanted) else 0)
    points, at = 0, -1
    for letter in wanted:
        found = given.find(letter, at + 1)
        if found < 0:
            return None
        points += _worth(given, found, at)
        at = found
    return points


def _worth(given: str, found: int, before: int) -> int:
    if found == 0 or given[found - 1] == " ":
        return 12
    return 6 if found == before + 1 else 1


def _folded(text: str) -> str:
    bare = unicodedata.normalize("NFKD", text.casefold().replace("ß", "ss"))
    return "".join(letter for letter in bare if not unicodedata.combining(letter))
