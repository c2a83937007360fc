"""ZIP archives, unpacked into the spool: never out of it, never beyond measure, never one in another."""

from __future__ import annotations

import errno
import lzma
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO

from .limits import MEBIBYTE, Limits
from .parcel import Part, is_litter, require_bounds
from .refusal import Refused

_ENCRYPTED = 0x1
_OFFICE = ("[Content_Types].xml", "mimetype")  # the first entry of what is a document, not an archive
_OTHERS = (
    b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"MSCF", b"\x28\xb5\x2f\xfd",
)  # fmt: skip
_TAR, _TAR_AT = b"ustar", 257
_SMALL = MEBIBYTE  # below this a high ratio harms nobody
_KINDS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    RuntimeError,
    NotImplementedError,
    ValueError,
    OverflowError,
)


def is_archive(part: Part) -> bool:
    """A ZIP that is no text or table of an office program."""
    if not part.head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return False
    first = part.head[30 : 30 + int.from_bytes(part.head[26:28], "little")]
    return first.decode("utf-8", "replace") not in _OFFICE


def is_other_archive(part: Part) -> bool:
    head = part.head
    return head.startswith(_OTHERS) or head.startswith(_TAR, _TAR_AT)


def unpack(archive: Part, into: Path, limits: Limits) -> tuple[Part, ...]:
    try:
        with zipfile.ZipFile(archive.file) as opened:
            if len(opened.infolist()) > limits.files:
                raise Refused("too-many", part=archive.name)
            entries = [e for e in opened.infolist() if not e.is_dir() and not is_litter(e.filename)]
            _look_over(archive, entries, limits)
            parts = tuple(
                _taken(opened, entry, into / f"{number:04}", limits)
                for number, entry in enumerate(entries, 1)
            )
    except _BROKEN as trouble:
        raise Refused("archive-broken", part=archive.name) from trouble
    _require_flat(parts)
    return parts


def _look_over(archive: Part, entries: list[zipfile.ZipInfo], limits: Limits) -> None:
    """What the list of contents says, before anything is unpacked."""
    if not entries:
        raise Refused("empty", part=archive.name)
    for entry in entries:
        _look_at(entry, limits)
    require_bounds(archive.name, [entry.file_size for entry in entries], limits)
    whole = sum(entry.file_size for entry in entries)
    if whole > _SMALL and whole > limits.ratio * max(1, archive.size):
        raise Refused("archive-bomb", part=archive.name)


def _look_at(entry: zipfile.ZipInfo, limits: Limits) -> None:
    way = PurePosixPath(entry.filename.replace("\\", "/"))
    if way.is_absolute() or ".." in way.parts or (way.parts and ":" in way.parts[0]):
        raise Refused("path-outside", part=entry.filename)
    if len(way.parts) > limits.depth:
        raise Refused("too-deep", part=entry.filename)
    if entry.flag_bits & _ENCRYPTED:
        raise Refused("archive-encrypted", part=entry.filename)
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise Refused("link", part=entry.filename)
    if entry.compress_type not in _KINDS:
        raise Refused("archive-broken", part=entry.filename)


def _taken(opened: zipfile.ZipFile, entry: zipfile.ZipInfo, file: Path, limits: Limits) -> Part:
    """Counted while it is unpacked: the list of contents may lie. The name never touches the disk."""
    most = min(entry.file_size, limits.file_bytes)
    written = 0
    with _open(opened, entry) as source, file.open("xb") as sink:
        while block := _read(source):
            written += len(block)
            if written > most:
                raise Refused("archive-bomb", part=entry.filename)
            sink.write(block)
    return Part(entry.filename.replace("\\", "/"), file)


@contextmanager
def _damage_told() -> Iterator[None]:
    """A damaged stream or a place no file has is the archive's fault; a disk that fails is ours."""
    try:
        yield
    except lzma.LZMAError as trouble:
        raise zipfile.BadZipFile(str(trouble)) from trouble
    except OSError as trouble:
        if trouble.errno not in (None, errno.EINVAL):
            raise
        raise zipfile.BadZipFile(str(trouble)) from trouble


def _read(source: IO[bytes]) -> bytes:
    with _damage_told():
        return source.read(MEBIBYTE)


def _open(opened: zipfile.ZipFile, entry: zipfile.ZipInfo) -> IO[bytes]:
    with _damage_told():
        return opened.open(entry)


def _require_flat(parts: tuple[Part, ...]) -> None:
    for part in parts:
        if is_archive(part) or is_other_archive(part):
            raise Refused("archive-nested", part=part.name)
