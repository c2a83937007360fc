"""One arrival as a set of files: a folder, or a single file, each looked at before it counts."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import NoReturn

from clerk_app.gateways.fitconnect.file_types import detect, is_executable, sample
from clerk_app.gateways.strict_json import storable

from .limits import Limits
from .refusal import Refused

_LITTER = {"thumbs.db", "desktop.ini", ".ds_store"}
_RUNNABLE = frozenset(
    {
        ".exe", ".com", ".scr", ".pif", ".bat", ".cmd", ".ps1", ".vbs", ".vbe", ".js", ".jse", ".wsf", ".wsh",
        ".hta", ".msi", ".dll", ".jar", ".lnk", ".reg", ".cpl",
    }
)  # fmt: skip


@dataclass(frozen=True)
class Part:
    """`name` is the way from the top of the arrival, with slashes."""

    name: str
    file: Path

    @property
    def base(self) -> str:
        return self.name.rpartition("/")[2]

    @property
    def head(self) -> bytes:
        return sample(self.file)

    @property
    def size(self) -> int:
        return self.file.stat().st_size

    def read(self, most: int) -> bytes:
        with self.file.open("rb") as stream:
            content = stream.read(most + 1)
        if len(content) > most:
            raise Refused("too-large", part=self.name)
        return content


def parts_of(place: Path, limits: Limits) -> tuple[Part, ...]:
    """The files of a folder, or the one file. No link is followed."""
    if place.is_symlink():
        raise Refused("link", part=place.name)
    parts = tuple(_walked(place, limits)) if place.is_dir() else (_part(place, place.name),)
    sizes = [part.size for part in parts]
    if not any(sizes):
        raise Refused("empty", part=place.name)
    require_bounds(place.name, sizes, limits)
    return parts


def require_bounds(name: str, sizes: Sequence[int], limits: Limits) -> None:
    if len(sizes) > limits.files:
        raise Refused("too-many", part=name)
    if sum(sizes) > limits.all_bytes or max(sizes, default=0) > limits.file_bytes:
        raise Refused("too-large", part=name)


def require_readable(place: Path, limits: Limits) -> None:
    """Every file of it, whatever it says; what is to be turned away is told once it is opened."""
    with suppress(Refused):
        for part in parts_of(place, limits):
            with part.file.open("rb"):
                pass


def require_harmless(parts: Sequence[Part]) -> None:
    """Nothing that starts when it is clicked upon."""
    for part in parts:
        runs = PurePosixPath(part.base).suffix.casefold() in _RUNNABLE or is_executable(detect(part.head))
        if runs:
            raise Refused("executable", part=part.name)


def is_litter(name: str) -> bool:
    base = name.rpartition("/")[2]
    return base.casefold() in _LITTER or base.startswith(("._", "~$")) or name.startswith("__MACOSX/")


def _walked(folder: Path, limits: Limits) -> Iterator[Part]:
    count = 0
    for root, folders, files in os.walk(folder, onerror=_raised):
        folders.sort()
        here = Path(root)
        if len(here.relative_to(folder).parts) > limits.depth:
            raise Refused("too-deep", part=folder.name)
        for name in folders:
            if (here / name).is_symlink():
                raise Refused("link", part=name)
        for name in sorted(files):
            if is_litter(name):
                continue
            count += 1
            if count > limits.files:
                raise Refused("too-many", part=folder.name)
            yield _part(here / name, (here / name).relative_to(folder).as_posix())


def _raised(trouble: OSError) -> NoReturn:
    """A folder that cannot be looked into is not an empty one."""
    raise trouble


def _part(file: Path, name: str) -> Part:
    if not stat.S_ISREG(file.lstat().st_mode):
        raise Refused("link", part=name)
    return Part(storable(name), file)
