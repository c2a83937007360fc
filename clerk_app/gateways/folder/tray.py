"""The hot folder: what lies still is taken by renaming, once; then it goes into the tray where it belongs.

Nothing is locked, so it works on network shares: of two who rename the same file only one succeeds.
What cannot be read or carried off stays where it lies, and its room in the working tray waits for it.
"""

from __future__ import annotations

import errno
import logging
import os
import shutil
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from clerk_app.domain.errors import OutsideError
from clerk_app.gateways.strict_json import storable

from . import slip
from .belonging import belonging_together
from .limits import DEFAULT_LIMITS, Limits
from .parcel import is_litter, require_readable
from .reading import fingerprint
from .refusal import Refused

_LOG = logging.getLogger(__name__)
WORKING, DONE, FAILED = "_in_arbeit", "_verarbeitet", "_abgewiesen"
_READY = ".done"
_BEGUN = "neu-"
_CONTENT, _REASON = "inhalt", "grund.txt"
_UNFINISHED = (".tmp", ".part", ".partial", ".crdownload", ".filepart")

Look = Mapping[str, tuple[tuple[str, int, int], ...]]


@dataclass(frozen=True)
class Tray:
    """`station` names the collector's place of work; what another station has taken is its affair."""

    folder: Path
    station: str
    quiet: float
    pause: Callable[[float], None]
    limits: Limits = DEFAULT_LIMITS

    def waiting(self) -> tuple[str, ...]:
        """The ids of everything this station has taken, new arrivals included."""
        try:
            self._open()
            # What was begun is finished first: its other files would be taken for arrivals of their own.
            tuple(self._registered())
            self._take_new()
            return tuple(sorted(self._registered()))
        except OSError as trouble:
            raise OutsideError("folder.unreachable", path=str(self.folder)) from trouble

    def place(self, arrival: str) -> tuple[Path, datetime] | None:
        """Where the content lies, and since when it was there; what still cannot be taken says why."""
        self._fetch_rest(arrival)
        room = self._room(arrival)
        return (_single(room / _CONTENT), slip.since(room)) if room else None

    def standing(self, arrival: str) -> str:
        """WORKING, DONE, FAILED, or "" where it is nowhere."""
        places = ((WORKING, self._mine), (DONE, self.folder / DONE), (FAILED, self.folder / FAILED))
        return next((name for name, tray in places if (tray / arrival).is_dir()), "")

    def is_unchanged(self, arrival: str, print_now: str) -> bool:
        """An arrival whose content could not be read at first is known by what was read of it since."""
        room = self._room(arrival) or self._mine
        told = slip.read(room)
        if told.get(slip.PRINT, "" if slip.ID in told else arrival) == print_now:
            return True
        if slip.ID in told:
            slip.note(room, {slip.PRINT: print_now})
        return False

    def put(self, arrival: str, tray: str, reason: str = "") -> None:
        """Safe to repeat. The reason is written before the arrival is moved, so that none lies without."""
        source, target = self._mine / arrival, self.folder / tray / arrival
        try:
            if not source.is_dir():
                return
            if reason:
                (source / _REASON).write_text(reason, encoding="utf-8")
            if target.exists():
                target = target / f"nochmals-{uuid.uuid4().hex[:8]}"
            _carried(source, target)
        except OSError as trouble:
            raise OutsideError("folder.unwritable", path=str(target)) from trouble

    def _room(self, arrival: str) -> Path | None:
        rooms = (tray / arrival for tray in (self._mine, self.folder / DONE, self.folder / FAILED))
        return next((room for room in rooms if (room / _CONTENT).is_dir()), None)

    @property
    def _mine(self) -> Path:
        return self.folder / WORKING / self.station

    def _open(self) -> None:
        if not self.folder.is_dir():
            raise FileNotFoundError(self.folder)
        for tray in (self._mine, self.folder / DONE, self.folder / FAILED):
            with self._writing(tray):
                tray.mkdir(parents=True, exist_ok=True)

    def _take_new(self) -> None:
        first = self._look()
        if not first:
            return
        there = {entry.name for entry in self.folder.iterdir()}
        marked = {name for name in first if f"{name}{_READY}" in there}
        if marked != first.keys():
            self.pause(self.quiet)
        now = self._look()
        still = {name for name in now if name in marked or now[name] == first.get(name)}
        for group in belonging_together(self.folder, sorted(now)):
            if still.issuperset(group):
                self._claim(group)

    def _look(self) -> Look:
        found = {}
        begun = {name for room in self._begun() for name in slip.names(room)}
        for entry in self.folder.iterdir():
            if entry.name.startswith((".", "_")) or is_litter(entry.name) or entry.name.endswith(_READY):
                continue
            if entry.name in begun:
                continue
            if not entry.name.casefold().endswith(_UNFINISHED):
                found[entry.name] = tuple(_state(entry))
        return found

    def _claim(self, names: Sequence[str]) -> None:
        """The slip is written first: whoever is ended in the middle finds there what still belongs to it."""
        room = self._mine / f"{_BEGUN}{uuid.uuid4().hex}"
        since = min(slip.arrived(self.folder / name) for name in names)
        with self._writing(room):
            (room / _CONTENT).mkdir(parents=True)
            slip.note(room, {slip.NAMES: list(names), slip.SINCE: since.isoformat()})
        # Locked or forbidden: the others do not wait for it.
        with suppress(OSError):
            self._fetch_in(room)

    def _fetch_in(self, room: Path) -> None:
        """All that is missing. What is here already is never overwritten by a namesake laid down since."""
        missing = [name for name in slip.names(room) if not os.path.lexists(room / _CONTENT / name)]
        for name in missing:
            with suppress(FileNotFoundError):  # another station was quicker
                require_readable(self.folder / name, self.limits)
        for name in missing:
            with suppress(FileNotFoundError):
                (self.folder / name).rename(room / _CONTENT / name)
        for name in missing:
            with suppress(OSError):
                (self.folder / f"{name}{_READY}").unlink()

    def _fetch_rest(self, arrival: str) -> None:
        for room in self._begun():
            if slip.passing_id(room) == arrival:
                try:
                    self._named(room)
                except OSError as trouble:
                    raise _kept_back(trouble, room) from trouble

    def _registered(self) -> Iterator[str]:
        """What was taken under a passing name gets its lasting one: the id of its content."""
        for room in list(self._mine.iterdir()):
            if not room.name.startswith(_BEGUN):
                yield room.name
            elif arrival := self._lastingly_named(room):
                yield arrival

    def _begun(self) -> tuple[Path, ...]:
        return tuple(self._mine.glob(f"{_BEGUN}*"))

    def _lastingly_named(self, room: Path) -> str:
        """What cannot be read or moved is announced all the same, so that somebody hears of it."""
        try:
            return self._named(room)
        except OSError:
            _LOG.info("Not taken: %r", slip.names(room), exc_info=True)
        with suppress(OSError):
            slip.note(room, {slip.ID: slip.passing_id(room)})
        return slip.passing_id(room) if slip.ID in slip.read(room) else ""

    def _named(self, room: Path) -> str:
        if not (room / slip.SLIP).is_file():
            return self._dissolved(room)
        self._fetch_in(room)
        content = room / _CONTENT
        if not any(content.iterdir()):
            (room / slip.SLIP).unlink()
            return self._dissolved(room)
        arrival = self._lasting_id(room, _single(content))
        if (self._mine / arrival).exists():
            again = self._mine / arrival / f"nochmals-{uuid.uuid4().hex[:8]}"
            room.rename(again)
        else:
            room.rename(self._mine / arrival)
        return arrival

    def _lasting_id(self, room: Path, content: Path) -> str:
        """Under which name it was announced, it is known from then on."""
        try:
            found = fingerprint(content, self.limits)
        except Refused:  # told once it is opened
            slip.note(room, {slip.ID: slip.passing_id(room)})
            return slip.passing_id(room)
        if slip.ID not in slip.read(room):
            return found
        slip.note(room, {slip.PRINT: found})
        return slip.passing_id(room)

    def _dissolved(self, room: Path) -> str:
        for empty in (room / _CONTENT, room):
            with suppress(OSError):
                empty.rmdir()
        return ""

    @contextmanager
    def _writing(self, place: Path) -> Iterator[None]:
        try:
            yield
        except OSError as trouble:
            facts = {"path": str(self.folder), "place": place.name, "reason": trouble.strerror}
            raise OutsideError("folder.no_trays", **facts) from trouble


def _kept_back(trouble: OSError, room: Path) -> OutsideError:
    """Reading names one place, moving two."""
    path = storable(str(trouble.filename or room))
    if trouble.filename2 is None:
        return OutsideError("folder.unreadable", path=path)
    return OutsideError("folder.unmovable", path=path, reason=trouble.strerror)


def _carried(source: Path, target: Path) -> None:
    """To another drive it is copied; until it lies there whole, it stays here too."""
    try:
        source.rename(target)
    except OSError as trouble:
        if trouble.errno != errno.EXDEV:
            raise
        half = target.with_name(f".{target.name}.halb")
        shutil.rmtree(half, ignore_errors=True)
        shutil.copytree(source, half, symlinks=True)
        half.rename(target)
        shutil.rmtree(source)


def _single(content: Path) -> Path:
    """One file or folder is looked at itself, several together as a folder."""
    inside = list(content.iterdir())
    return inside[0] if len(inside) == 1 else content


def _state(entry: Path) -> Iterator[tuple[str, int, int]]:
    files = [entry]
    if entry.is_dir() and not entry.is_symlink():
        files += [Path(root) / name for root, _, names in os.walk(entry) for name in names]
    for file in sorted(files):
        with suppress(OSError):  # gone meanwhile, or forbidden: that is told once it is taken
            told = file.lstat()
            yield str(file), told.st_size, told.st_mtime_ns
