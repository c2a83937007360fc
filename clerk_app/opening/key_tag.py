"""The tag beside an encrypted database: under which names its keys lie in the key store, never a key."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path

from clerk_app.domain.errors import OutsideError
from clerk_app.storage.copying import flush_folder

_HINT = "Hier steht kein Schlüssel, nur unter welchem Namen er im Schlüsselspeicher liegt."


@dataclass(frozen=True)
class KeyTag:
    """`keys` are marks, newest first: two only while a change of key is under way."""

    database: str
    keys: tuple[str, ...]
    kept: bool  # somebody has said that the recovery key lies in a safe place


def mark_of(key: bytes) -> str:
    """Tells keys apart on sheets and tags, and gives away nothing of 256 random bits."""
    return hashlib.sha256(b"amtstisch database key " + key).hexdigest()[:8]


def tag_path(database: Path) -> Path:
    return database.with_name(database.name + ".keyname.json")


def read_tag(database: Path) -> KeyTag | None:
    """None also for a tag nobody can read: the recovery key then leads to a new one."""
    try:
        told = json.loads(tag_path(database).read_text(encoding="utf-8"))
        return KeyTag(str(told["database"]), tuple(map(str, told["keys"])), bool(told["kept"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write_tag(database: Path, tag: KeyTag) -> None:
    path = tag_path(database)
    try:
        fresh = _written(path, tag)
        fresh.replace(path)
        flush_folder(path.parent)
    except OSError as error:
        raise OutsideError("key_tag.unwritable", path=str(path), reason=str(error)) from error


def claim_tag(database: Path, tag: KeyTag) -> KeyTag:
    """Two programs may make the same database at once: the first tag holds for both."""
    path = tag_path(database)
    try:
        fresh = _written(path, tag)
        try:
            path.hardlink_to(fresh)
        except FileExistsError:
            return read_tag(database) or tag
        finally:
            fresh.unlink()
        flush_folder(path.parent)
    except OSError:  # a disk without second names
        write_tag(database, tag)
    return tag


def _written(path: Path, tag: KeyTag) -> Path:
    told = {"hinweis": _HINT, "database": tag.database, "keys": tag.keys, "kept": tag.kept}
    fresh = path.with_name(f".{path.name}.{os.getpid()}.neu")
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh.touch(mode=0o600)
    with fresh.open("w", encoding="utf-8") as file:
        json.dump(told, file, ensure_ascii=False)
        file.flush()
        os.fsync(file.fileno())
    return fresh
