"""The pinned package lists, and whether a folder of installed packages fulfils one."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

_PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^ ;\\]+)(?P<marker> *;[^\\]*)?", re.MULTILINE)


@dataclass(frozen=True)
class Pin:
    """`everywhere` is false where a marker may leave the package out on this machine."""

    name: str
    version: str
    everywhere: bool


def pins(text: str) -> tuple[Pin, ...]:
    return tuple(Pin(m["name"], m["version"], m["marker"] is None) for m in _PIN.finditer(text))


def fingerprint(lock: bytes, interpreter: str) -> str:
    return hashlib.sha256(lock + interpreter.encode()).hexdigest()


def fulfilled(wanted: Collection[Pin], folders: Iterable[Path]) -> bool:
    """Reads folder names only, no package: cheap enough for every start."""
    found = installed(folders)
    allowed = {(plain(pin.name), pin.version) for pin in wanted}
    return all(_is_there(pin, found.get(plain(pin.name)), allowed) for pin in wanted)


def installed(folders: Iterable[Path]) -> dict[str, str]:
    """The first folder that has a package wins, as it does for Python itself."""
    found: dict[str, str] = {}
    for folder in folders:
        entries = folder.glob("*.dist-info") if folder.is_dir() else ()
        for entry in entries:
            name, _, version = entry.name.removesuffix(".dist-info").partition("-")
            found.setdefault(plain(name), version)
    return found


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "_", name).lower()


def _is_there(pin: Pin, version: str | None, allowed: set[tuple[str, str]]) -> bool:
    if version is None:
        return not pin.everywhere
    return (plain(pin.name), version) in allowed
