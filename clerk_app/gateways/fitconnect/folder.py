"""Saved submissions on disk: picked up from a folder, and laid down in one."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.domain.submission import Content

from .bundle import ATTACHMENTS, DESTINATION, EVENTS, SUBMISSION, Bundle, is_identifier, parse_bundle

_MEBIBYTE = 1024 * 1024


@dataclass(frozen=True)
class FolderLimits:
    file_bytes: int = 200 * _MEBIBYTE
    bundle_bytes: int = 1024 * _MEBIBYTE
    attachments: int = 1000


DEFAULT_LIMITS = FolderLimits()


def read_bundle(folder: Path, limits: FolderLimits = DEFAULT_LIMITS) -> Bundle:
    """Only files with the names of the layout are opened, and no link is followed out of the folder."""
    try:
        files = _found(folder, limits)
        _require_size(files, limits)
        documents = {file.relative_to(folder).as_posix(): _content(file, limits) for file in files}
    except OSError as trouble:
        raise OutsideError("bundle.unreadable", path=str(folder)) from trouble
    return parse_bundle(documents)


def write_bundle(bundle: Bundle, folder: Path) -> None:
    """Every document as received, into a folder that must be new or empty."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise ClerkError("bundle.folder-not-empty", path=str(folder))
        for document in bundle.documents:
            file = folder / _safe_name(document.name)
            file.parent.mkdir(exist_ok=True)
            _lay_down(document.content, file)
    except OSError as trouble:
        raise OutsideError("bundle.unwritable", path=str(folder)) from trouble


def _lay_down(content: Content, file: Path) -> None:
    if isinstance(content, Path):
        shutil.copyfile(content, file)
    else:
        file.write_bytes(content)


def _found(folder: Path, limits: FolderLimits) -> list[Path]:
    if not folder.is_dir():
        raise ClerkError("bundle.no-folder", path=str(folder))
    heads = [folder / name for name in (SUBMISSION, EVENTS, DESTINATION) if (folder / name).exists()]
    drawer = folder / ATTACHMENTS
    sealed = sorted(drawer.glob("*.jwe")) if drawer.is_dir() and not drawer.is_symlink() else []
    if len(sealed) > limits.attachments:
        raise ClerkError("bundle.too-large", path=str(folder))
    return heads + [file for file in sealed if is_identifier(file.stem)]


def _require_size(files: list[Path], limits: FolderLimits) -> None:
    for file in files:
        if file.is_symlink() or not file.is_file():
            raise ClerkError("bundle.not-a-file", path=str(file))
    if sum(file.stat().st_size for file in files) > limits.bundle_bytes:
        raise ClerkError("bundle.too-large", path=str(files[0].parent))


def _content(file: Path, limits: FolderLimits) -> bytes:
    with file.open("rb") as stream:
        content = stream.read(limits.file_bytes + 1)
    if len(content) > limits.file_bytes:
        raise ClerkError("bundle.too-large", path=str(file))
    return content


def _safe_name(name: str) -> str:
    drawer, _, file = name.rpartition("/")
    known = name in (SUBMISSION, EVENTS, DESTINATION)
    if not known and not (drawer == ATTACHMENTS and is_identifier(file.removesuffix(".jwe"))):
        raise ClerkError("bundle.malformed", file=name, member="")
    return name
