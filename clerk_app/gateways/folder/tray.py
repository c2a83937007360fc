"""The hot folder: what lies still is taken by renaming, once; then it goes into the tray where it belongs.

Nothing is locked, so it works on network shares: of two who rename the same file only one succeeds.
"""

from __future__ import annotations

import json
import logging
import os
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from clerk_app.domain.errors import OutsideError

from .belonging import belonging_together
from .limits import DEFAULT_LIMITS, Limits
from .parcel import is_litter
from .reading import fingerprint
from .refusal import Refused

_LOG = logging.getLogger(__name__)
WORKING, DONE, FAILED = "_in_arbeit", "_verarbeitet", "_abgewiesen"
_READY = ".done"
_CONTENT, _SLIP, _REASON = "inhalt", "laufzettel.json", "grund.txt"
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
        """Where the content lies, and since when it was there."""
        for tray in (self._mine, self.folder / DONE, self.folder / FAILED):
            content = tray / arrival / _CONTENT
            if content.is_dir():
                return _single(content), self._since(tray / arrival)
        return None

    def standing(self, arrival: str) -> str:
        """WORKING, DONE, FAILED, or "" where it is nowhere."""
        places = ((WORKING, self._mine), (DONE, self.folder / DONE), (FAILED, self.folder / FAILED))
        return next((name for name, tray in places if (tray / arrival).is_dir()), "")

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
            source.rename(target)
        except OSError as trouble:
            raise OutsideError("folder.unwritable", path=str(target)) from trouble

    @property
    def _mine(self) -> Path:
        return self.folder / WORKING / self.station

    def _open(self) -> None:
        if not self.folder.is_dir():
            raise FileNotFoundError(self.folder)
        for tray in (self._mine, self.folder / DONE, self.folder / FAILED):
            tray.mkdir(parents=True, exist_ok=True)

    def _take_new(self) -> None:
        first = self._look()
        if not first:
            return
        marked = {name for name in first if (self.folder / f"{name}{_READY}").exists()}
        if marked != first.keys():
            self.pause(self.quiet)
        now = self._look()
        still = {name for name in now if name in marked or now[name] == first.get(name)}
        for group in belonging_together(self.folder, sorted(now)):
            if not still.issuperset(group):
                continue
            try:
                self._claim(group)
            except OSError:  # locked or forbidden: the others do not wait for it
                _LOG.warning("Not taken: %r", group, exc_info=True)

    def _look(self) -> Look:
        found = {}
        for entry in self.folder.iterdir():
            if entry.name.startswith((".", "_")) or is_litter(entry.name) or entry.name.endswith(_READY):
                continue
            if not entry.name.casefold().endswith(_UNFINISHED):
                found[entry.name] = tuple(_state(entry))
        return found

    def _claim(self, names: Sequence[str]) -> None:
        """The slip is written first: whoever is ended in the middle finds there what still belongs to it."""
        room = self._mine / f"neu-{uuid.uuid4().hex}"
        (room / _CONTENT).mkdir(parents=True)
        since = min(_arrived(self.folder / name) for name in names)
        slip = {"dateien": list(names), "eingang": since.isoformat()}
        (room / _SLIP).write_text(json.dumps(slip), encoding="utf-8")  # names may be no UTF-8
        self._fetch_in(room, names)

    def _fetch_in(self, room: Path, names: Sequence[str]) -> None:
        for name in names:
            with suppress(FileNotFoundError):  # another station was quicker, or it is here already
                (self.folder / name).rename(room / _CONTENT / name)
        for name in names:
            with suppress(OSError):
                (self.folder / f"{name}{_READY}").unlink()

    def _registered(self) -> Iterator[str]:
        """What was taken under a passing name gets its lasting one: the id of its content."""
        for room in list(self._mine.iterdir()):
            if not room.name.startswith("neu-"):
                yield room.name
            elif arrival := self._lastingly_named(room):
                yield arrival

    def _lastingly_named(self, room: Path) -> str:
        try:
            return self._named(room)
        except OSError:
            _LOG.warning("Not read: %r", room, exc_info=True)
            return ""

    def _named(self, room: Path) -> str:
        if not (room / _SLIP).is_file():
            return self._dissolved(room)
        self._fetch_in(room, [name for name in self._slip(room).get("dateien", ()) if _is_plain(name)])
        content = room / _CONTENT
        if not any(content.iterdir()):
            (room / _SLIP).unlink()
            return self._dissolved(room)
        try:
            arrival = fingerprint(_single(content), self.limits)
        except Refused:  # told once it is opened
            arrival = str(uuid.uuid5(uuid.NAMESPACE_OID, room.name))
        if (self._mine / arrival).exists():
            again = self._mine / arrival / f"nochmals-{uuid.uuid4().hex[:8]}"
            room.rename(again)
        else:
            room.rename(self._mine / arrival)
        return arrival

    def _dissolved(self, room: Path) -> str:
        for empty in (room / _CONTENT, room):
            with suppress(OSError):
                empty.rmdir()
        return ""

    def _since(self, room: Path) -> datetime:
        try:
            found = datetime.fromisoformat(str(self._slip(room)["eingang"]))
        except (ValueError, KeyError):
            return _arrived(room)
        return min(found, datetime.now(UTC))

    def _slip(self, room: Path) -> dict[str, list[str]]:
        try:
            told = json.loads((room / _SLIP).read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return told if isinstance(told, dict) else {}


def _single(content: Path) -> Path:
    """One file or folder is looked at itself, several together as a folder."""
    inside = list(content.iterdir())
    return inside[0] if len(inside) == 1 else content


def _state(entry: Path) -> Iterator[tuple[str, int, int]]:
    files = [entry]
    if entry.is_dir() and not entry.is_symlink():
        files += [Path(root) / name for root, _, names in os.walk(entry) for name in names]
    for file in sorted(files):
        with suppress(FileNotFoundError):
            told = file.lstat()
            yield str(file), told.st_size, told.st_mtime_ns


def _arrived(entry: Path) -> datetime:
    """When it came to lie there; the time of its last change may be older than that."""
    with suppress(OSError):
        return min(datetime.fromtimestamp(entry.lstat().st_ctime, UTC), datetime.now(UTC))
    return datetime.now(UTC)


def _is_plain(name: object) -> bool:
    return isinstance(name, str) and name not in ("", ".", "..") and not {"/", "\\"} & set(name)
