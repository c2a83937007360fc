"""A file of a pack as it is read for people: what it says, and on which line it says it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from clerk_app.services.pack_reading import Blank, Way

from .spots import Spot, spots

_LONG = frozenset({"text", "because", "request", "hint"})


@dataclass(frozen=True)
class Leaf:
    """A file of a pack, read once: what it says and where it says it."""

    pack: str
    name: str
    content: str
    known: Mapping[str, Any]
    spots: Mapping[Way, Spot]

    @classmethod
    def of(cls, folder: Path, path: Path, pack: str) -> Leaf:
        content = path.read_text(encoding="utf-8-sig")
        known = tomllib.loads(content) if path.suffix == ".toml" else {}
        found = spots(content) if path.suffix == ".toml" else {}
        return cls(pack, path.relative_to(folder).as_posix(), content, known, found)

    def line(self, *ways: Way) -> int:
        """The line of the first of these that is there."""
        return next((self.spots[way].line for way in ways if way in self.spots), 1)

    def tables(self, key: str) -> Iterator[tuple[Way, Mapping[str, Any]]]:
        yield from (((key, number), item) for number, item in enumerate(self.known.get(key, ())))

    def blanks(self, way: Way, table: Mapping[str, Any], *names: str) -> tuple[Blank, ...]:
        ways = [((*way, name), name) for name in names if (*way, name) in self.spots]
        return tuple(
            Blank(name, str(table[name]), _kind(name, table[name]), self.name, place, self.spots[place].line)
            for place, name in ways
        )


def about(table: Mapping[str, Any], *names: str) -> tuple[tuple[str, str], ...]:
    return tuple((name, spoken(table[name])) for name in names if table.get(name) not in (None, "", [], ()))


def spoken(value: Any) -> str:
    return ", ".join(map(spoken, value)) if isinstance(value, list) else str(value)


def remark(content: str, spot: Spot) -> str:
    """What the file says about the value behind it on its line."""
    rest = content[spot.end :].partition("\n")[0].strip()
    return rest.removeprefix("#").strip() if rest.startswith("#") else ""


def _kind(name: str, value: Any) -> str:
    if isinstance(value, int):
        return "integer"
    return "long_text" if name in _LONG else "text"
