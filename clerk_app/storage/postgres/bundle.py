"""One file for a copy of the shared office: logins, data, and what it has to be like when it is back.

A plain ZIP of `logins.sql`, `office.dump` (as pg_dump writes it) and `copy.json`: with nothing but the
server's own tools it can be brought back without this program.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

from clerk_app.domain.errors import OutsideError

from ..seals import Seal
from .dumping import Sink

LOGINS, DATA, TOLD = "logins.sql", "office.dump", "copy.json"


@dataclass(frozen=True)
class Copy:
    """`server` and `form`: major version of the server, and step of the office when it was copied."""

    office: str
    at: str
    server: int
    form: str
    seal: Seal
    sha256: str


class Hashing:
    """Passes on what it is given and knows its sum at the end."""

    def __init__(self, inner: Sink | None = None, source: IO[bytes] | None = None) -> None:
        self._inner, self._source, self._sum = inner, source, hashlib.sha256()

    def write(self, piece: bytes, /) -> object:
        self._sum.update(piece)
        return self._inner.write(piece) if self._inner else None

    def read(self, size: int, /) -> bytes:
        piece = self._source.read(size) if self._source else b""
        self._sum.update(piece)
        return piece

    @property
    def sha256(self) -> str:
        return self._sum.hexdigest()


class CopyWriter:
    """First the logins, then the data, at the end what it is."""

    def __init__(self, pack: zipfile.ZipFile) -> None:
        self._pack = pack

    def logins(self, script: str) -> None:
        self._pack.writestr(LOGINS, script)

    @contextmanager
    def data(self) -> Iterator[Hashing]:
        with self._pack.open(DATA, "w", force_zip64=True) as inner:
            yield Hashing(inner=inner)

    def told(self, copy: Copy) -> None:
        self._pack.writestr(TOLD, json.dumps(asdict(copy), indent=1, sort_keys=True) + "\n")


@contextmanager
def writing(path: Path) -> Iterator[CopyWriter]:
    try:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as pack:
            yield CopyWriter(pack)
    except OSError as error:
        raise OutsideError("backup.unwritable", path=str(path), reason=str(error)) from error


def read_copy(path: Path) -> Copy:
    with _opened(path) as pack:
        told = json.loads(pack.read(TOLD))
        return Copy(**{**told, "seal": Seal(**told["seal"])})


def read_logins(path: Path) -> str:
    with _opened(path) as pack:
        return pack.read(LOGINS).decode("utf-8")


@contextmanager
def data_of(path: Path) -> Iterator[Hashing]:
    """Every octet is checked against the sum it was written with, as it is read."""
    with _opened(path) as pack, pack.open(DATA) as source:
        yield Hashing(source=source)


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(path) as pack:
            yield pack
    except (OSError, zipfile.BadZipFile, KeyError, ValueError, TypeError, EOFError) as error:
        raise OutsideError("backup.unreadable", path=str(path), reason=str(error)) from error
