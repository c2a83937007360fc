"""The shelf of service packs: what the program brought, what was installed, older versions for old cases."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock

from clerk_app.domain.service_pack import ServicePack

from .loader import load_pack, load_packs, pack_folders

VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z.-]{0,40}")


@dataclass(frozen=True)
class PackShelf:
    """`older` finds a version no longer in force; a case keeps the version it began with."""

    in_force: tuple[ServicePack, ...]
    older: Callable[[str, str], ServicePack | None] = lambda service, version: None

    def packs(self) -> tuple[ServicePack, ...]:
        return self.in_force

    def pack(self, service: str, version: str) -> ServicePack | None:
        present = (pack for pack in self.in_force if (pack.id, pack.version) == (service, version))
        return next(present, None) or self.older(service, version)


def open_shelf(shipped: Path, store: Path | None) -> PackShelf:
    """The newest version of every service is in force; drafts are not."""
    brought = tuple(pack for pack in load_packs(shipped) if not pack.draft)
    if store is None:
        return PackShelf(brought)
    newest = {pack.id: pack for pack in brought}
    for folder in installed(store):
        present = newest.get(folder.parent.name)
        if present is None or order(folder.name) > order(present.version):
            newest[folder.parent.name] = load_pack(folder)
    found = lru_cache(maxsize=64)(lambda service, version: _older(store, service, version))
    return PackShelf(tuple(newest[id] for id in sorted(newest)), found)


class LivingShelf:
    """A shelf that takes up what is installed while the office is open; read when first asked."""

    def __init__(self, shipped: Path, store: Path) -> None:
        self._shipped = shipped
        self._store = store
        self._shelf: PackShelf | None = None
        self._lock = Lock()

    def packs(self) -> tuple[ServicePack, ...]:
        return self._read().packs()

    def pack(self, service: str, version: str) -> ServicePack | None:
        return self._read().pack(service, version)

    def renew(self) -> None:
        """Readers on other threads see the old shelf or the new one, nothing between."""
        self._shelf = open_shelf(self._shipped, self._store)

    def _read(self) -> PackShelf:
        with self._lock:
            if self._shelf is None:
                shelf = open_shelf(self._shipped, self._store)
                keep_shipped(shelf, self._shipped, self._store)
                self._shelf = shelf
            return self._shelf


def keep_shipped(shelf: PackShelf, shipped: Path, store: Path) -> None:
    """What comes with the program is kept for the cases that begin under it."""
    for folder in pack_folders(shipped):
        pack = next((pack for pack in shelf.in_force if pack.id == folder.name), None)
        if pack is not None and not (store / pack.id / pack.version).exists():
            keep(folder, pack, store)


def installed(store: Path) -> tuple[Path, ...]:
    """Folders of all kept versions: `<service>/<version>`."""
    return tuple(sorted(path.parent for path in store.glob("*/*/pack.toml")))


def keep(folder: Path, pack: ServicePack, store: Path) -> Path:
    """Copy a version into the store, once; a version that is there is never written again."""
    place = store / pack.id / pack.version
    if place.exists():
        return place
    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=place.parent) as half:
        copied = Path(half) / pack.version
        shutil.copytree(folder, copied)
        copied.rename(place)
    return place


def _older(store: Path, service: str, version: str) -> ServicePack | None:
    if not VERSION.fullmatch(version) or not VERSION.fullmatch(service.replace("_", "-")):
        return None
    folder = store / service / version
    return load_pack(folder) if (folder / "pack.toml").exists() else None


def order(version: str) -> tuple[tuple[int, str], ...]:
    """2026-11 before 2026-12 before 2027-01; numbers count as numbers."""
    parts = re.findall(r"\d+|[^\d.-]+", version)
    return tuple((int(part), "") if part.isdigit() else (-1, part) for part in parts)
