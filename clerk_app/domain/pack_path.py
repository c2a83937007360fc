"""Where in the application data a value lies: patterns a jurist can write, matched against paths."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from .submission import RawField

ANY = "*"  # one list position; a sender who numbers nothing means the first
REST = "**"  # any number of levels


def segments(path: str) -> tuple[str, ...]:
    """Levels of a path without namespace prefixes, which every sender chooses as he likes."""
    return tuple(part.rpartition(":")[2].rpartition("}")[2] for part in path.split("/") if part)


def match(pattern: tuple[str, ...], path: tuple[str, ...]) -> tuple[str, ...] | None:
    """What the stars stood for, None where the pattern does not fit.

    A list position the pattern does not mention is passed over: a sender with a single applicant may
    number him or not.
    """
    if not pattern:
        return () if all(part.isdigit() for part in path) else None
    head, rest = pattern[0], pattern[1:]
    if head == REST:
        tries = (match(rest, path[cut:]) for cut in range(len(path) + 1))
        return next((found for found in tries if found is not None), None)
    if head == ANY:
        position, left = (path[0], path[1:]) if path and path[0].isdigit() else ("1", path)
        found = match(rest, left)
        return (position, *found) if found is not None else None
    if not path:
        return None
    if head == path[0]:
        found = match(rest, path[1:])
        if found is not None:
            return found
    return match(pattern, path[1:]) if path[0].isdigit() else None


@dataclass(frozen=True)
class FieldSet:
    """The application data, asked by pattern. Empty values count as absent."""

    fields: tuple[RawField, ...]

    @cached_property
    def _by_last(self) -> Mapping[str, tuple[tuple[tuple[str, ...], RawField], ...]]:
        index: dict[str, list[tuple[tuple[str, ...], RawField]]] = {}
        for field in self.fields:
            path = segments(field.path)
            index.setdefault(_last_name(path), []).append((path, field))
        return {name: tuple(entries) for name, entries in index.items()}

    def found(self, pattern: str) -> Iterator[tuple[tuple[str, ...], RawField]]:
        """Fields the pattern fits, with what its stars stood for."""
        wanted = segments(pattern)
        last = _last_name(wanted)
        for path, field in self._candidates(last):
            stars = match(wanted, path)
            if stars is not None:
                yield stars, field

    def values(self, pattern: str) -> tuple[str, ...]:
        return tuple(field.value for _, field in self.found(pattern) if field.value.strip())

    def first(self, patterns: Iterable[str]) -> str:
        for pattern in patterns:
            for value in self.values(pattern):
                return value
        return ""

    def positions(self, group: str) -> tuple[str, ...]:
        """The list positions present under a pattern such as "haushaltsmitglieder/*", in numeric order."""
        wanted = (*segments(group), REST)
        stars = (match(wanted, segments(field.path)) for field in self.fields)
        return tuple(sorted({found[-1] for found in stars if found}, key=int))

    def lacking(self, pattern: str, group: str) -> tuple[str, ...]:
        """Of the entries of a list those without a value there, each by the first thing it says."""
        there = {stars[-1] for stars, field in self.found(pattern) if stars and field.value.strip()}
        return tuple(self._said(group, place) for place in self.positions(group) if place not in there)

    def _said(self, group: str, position: str) -> str:
        within = f"{group.removesuffix(ANY)}{position}/{REST}"
        return next(iter(self.values(within)), f"Nr. {position}")

    def _candidates(self, last: str) -> Iterable[tuple[tuple[str, ...], RawField]]:
        if last in (ANY, REST, ""):
            return tuple((segments(field.path), field) for field in self.fields)
        return self._by_last.get(last, ())


def _last_name(path: tuple[str, ...]) -> str:
    return next((part for part in reversed(path) if not part.isdigit() and part != ANY), "")
