"""A disk that remembers every write and flush, and shows what lies on it after a power failure.

What was written before a file's last flush is there. What came later survives by chance, sector by sector
and in any order. Disks that lie about flushing are not simulated.
"""

# ruff: noqa: N802  SQLite names what it calls

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import apsw

SECTOR = 512


@dataclass(frozen=True)
class Event:
    """`kind`: open | write | cut | flush | delete | acknowledged."""

    kind: str
    file: str = ""
    at: int = 0
    content: bytes = b""


class RecordedDisk(apsw.VFS):
    def __init__(self, name: str) -> None:
        self.name = name
        self.events: list[Event] = []
        super().__init__(name, base="")

    def xOpen(self, name: Any, flags: list[int]) -> apsw.VFSFile:
        return _RecordedFile(self.events, name, flags)

    def xDelete(self, filename: str, syncdir: bool) -> None:
        self.events.append(Event("delete", Path(filename).name))
        super().xDelete(filename, syncdir)

    def acknowledge(self, number: int) -> None:
        self.events.append(Event("acknowledged", at=number))


class _RecordedFile(apsw.VFSFile):
    def __init__(self, events: list[Event], name: Any, flags: list[int]) -> None:
        self._events = events
        self._file = Path(name.filename() if isinstance(name, apsw.URIFilename) else str(name)).name
        super().__init__("", name, flags)
        self._events.append(Event("open", self._file))

    def xWrite(self, data: bytes, offset: int) -> None:
        self._events.append(Event("write", self._file, offset, bytes(data)))
        super().xWrite(data, offset)

    def xTruncate(self, size: int) -> None:
        self._events.append(Event("cut", self._file, size))
        super().xTruncate(size)

    def xSync(self, flags: int) -> None:
        self._events.append(Event("flush", self._file))
        super().xSync(flags)


@dataclass
class Remains:
    """What is on the platter for certain, and what is still on its way."""

    there: set[str] = field(default_factory=set)
    safe: dict[str, bytearray] = field(default_factory=lambda: defaultdict(bytearray))
    pending: dict[str, list[Event]] = field(default_factory=lambda: defaultdict(list))
    acknowledged: int = -1

    def take(self, event: Event) -> None:
        if event.kind == "open":
            self.there.add(event.file)
        elif event.kind in ("write", "cut"):
            self.pending[event.file].append(event)
        elif event.kind == "flush":
            for one in self.pending.pop(event.file, ()):
                _apply(self.safe[event.file], one)
        elif event.kind == "delete":
            self.there.discard(event.file)
            self.safe.pop(event.file, None)
            self.pending.pop(event.file, None)
        else:
            self.acknowledged = event.at

    def write_to(self, folder: Path, chance: random.Random) -> None:
        survives = chance.choice((0.0, 0.2, 0.5, 0.9, 1.0))
        for file in self.there:
            content = bytearray(self.safe[file])
            for event in self.pending[file]:
                for part in _sectors(event):
                    if chance.random() < survives:
                        _apply(content, part)
            (folder / file).write_bytes(content)


def crashes(events: list[Event], moments: Iterable[int]) -> Iterator[Remains]:
    """The disk at each of the moments, which must ascend."""
    remains, done = Remains(), 0
    for moment in moments:
        for event in events[done:moment]:
            remains.take(event)
        done = moment
        yield remains


def _sectors(event: Event) -> Iterator[Event]:
    if event.kind == "cut":
        yield event
        return
    start, end = event.at, event.at + len(event.content)
    while start < end:
        stop = min((start // SECTOR + 1) * SECTOR, end)
        yield Event("write", event.file, start, event.content[start - event.at : stop - event.at])
        start = stop


def _apply(content: bytearray, event: Event) -> None:
    if event.kind == "cut":
        del content[event.at :]
        content.extend(bytes(event.at - len(content)))
        return
    end = event.at + len(event.content)
    content.extend(bytes(max(0, end - len(content))))
    content[event.at : end] = event.content
