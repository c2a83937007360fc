"""Where each value stands in a TOML file, so that one can be written anew and every other letter stays."""

from __future__ import annotations

import copy
import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Way = tuple[str | int, ...]  # ("fee", 3, "is"): the key `is` of the fourth [[fee]]

_NAME = r"""(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')"""
_NAMES = rf"{_NAME}(?:[ \t]*\.[ \t]*{_NAME})*"
_BLANK = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_HEADER = re.compile(rf"(\[\[?)[ \t]*({_NAMES})[ \t]*\]\]?")
_KEY = re.compile(rf"({_NAMES})[ \t]*=[ \t]*")
_PART = re.compile(_NAME)
_STRING = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}|' r"'''.*?'{3,5}|" r'"(?:\\.|[^"\\\n])*"|' r"'[^'\n]*'", re.DOTALL
)
_COMMENT = re.compile(r"#[^\n]*")
_PLAIN = re.compile(r"[^\n#]*")


class Unprovable(ValueError):
    """The file read again would say something else than was meant; it has not been changed."""


@dataclass(frozen=True)
class Spot:
    """A value as it is written: its place in the text and its line, counted from 1."""

    start: int
    end: int
    line: int


def spots(text: str) -> dict[Way, Spot]:
    """Every value that stands behind a key of its own; a list or an inline table counts as one."""
    return {way: Spot(start, end, text.count("\n", 0, start) + 1) for way, start, end in _values(text)}


def value_at(known: Any, way: Way) -> Any:
    for step in way:
        known = known[step]
    return known


def replaced(text: str, way: Way, written: str) -> str:
    """The same file with this value written anew, proven by reading both."""
    spot = spots(text)[way]
    return proven(text, way, f"{text[: spot.start]}{written}{text[spot.end :]}")


def inserted(text: str, way: Way, written: str, *, below: Way) -> str:
    """A new key in the same table, on the line below another one."""
    line_end = text.find("\n", spots(text)[below].end)
    at = len(text) if line_end < 0 else line_end
    return proven(text, way, f"{text[:at]}\n{way[-1]} = {written}{text[at:]}")


def proven(before: str, way: Way, after: str) -> str:
    """Nothing else than the value at `way` may differ."""
    try:
        meant, found = copy.deepcopy(tomllib.loads(before)), tomllib.loads(after)
        value_at(meant, way[:-1])[way[-1]] = value_at(found, way)
    except (tomllib.TOMLDecodeError, KeyError, IndexError, TypeError) as broken:
        raise Unprovable(str(way)) from broken
    if meant != found:
        raise Unprovable(str(way))
    return after


def text_written(value: str, *, long: bool) -> str:
    """As TOML writes it: long texts over several lines, as they were."""
    if not long:
        return json.dumps(value, ensure_ascii=False)
    escaped = value.replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
    return f'"""\n{escaped}\n"""'


def _values(text: str) -> Iterator[tuple[Way, int, int]]:
    table: Way = ()
    lists: Counter[Way] = Counter()
    at = _after_blank(text, 0)
    while at < len(text):
        header = _HEADER.match(text, at)
        key = _KEY.match(text, at)
        if header:
            table = _table(_parts(header[2]), lists, another=header[1] == "[[")
            at = header.end()
        elif key:
            end = _end(text, key.end())
            yield (*table, *_parts(key[1])), key.end(), end
            at = end
        else:
            at += 1
        at = _after_blank(text, at)


def _table(names: tuple[str, ...], lists: Counter[Way], *, another: bool) -> Way:
    """The way to a table, with the numbers of the lists it lies in."""
    way: Way = ()
    for name in names[:-1]:
        way = (*way, name)
        way = (*way, lists[way] - 1) if lists[way] else way
    way = (*way, names[-1])
    if another:
        lists[way] += 1
    return (*way, lists[way] - 1) if lists[way] else way


def _parts(names: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in _PART.findall(names))


def _after_blank(text: str, at: int) -> int:
    found = _BLANK.match(text, at)
    return found.end() if found else at


def _end(text: str, at: int) -> int:
    """Where the value ends that begins here."""
    if text[at] not in "[{":
        string = _STRING.match(text, at)
        plain = _PLAIN.match(text, at)
        return string.end() if string else at + len(plain[0].rstrip() if plain else "")
    depth = 0
    while at < len(text):
        skipped = _STRING.match(text, at) or _COMMENT.match(text, at)
        if skipped:
            at = skipped.end()
            continue
        depth += (text[at] in "[{") - (text[at] in "]}")
        at += 1
        if depth == 0:
            return at
    return at
