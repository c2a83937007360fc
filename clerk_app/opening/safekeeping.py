"""Backups, the way back from them, and changing the key: what IT does to the embedded file."""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.domain.recovery_key import read, written
from clerk_app.services.office_time import PLACE
from clerk_app.storage import engine as storage
from clerk_app.storage.copying import (
    alone,
    copied_beside,
    copy_to,
    discard,
    encrypted_anew,
    put_in_place,
    set_aside,
)

from .embedded import Protection, fits, fitting, open_embedded, unlocked
from .key_places import KeyPlace, place_told
from .key_tag import KeyTag, mark_of, read_tag, tag_path, write_tag

_BEYOND_OPENING = frozenset({"database.cannot_open", "database.key_wrong", "database.key_missing"})


@dataclass(frozen=True)
class Backup:
    """The last one taken, as noted beside the database."""

    at: datetime
    file: str


def back_up(
    database: Path,
    target: Path,
    at: datetime,
    *,
    force: bool = False,
    environ: Mapping[str, str] = os.environ,
) -> Protection:
    """While others work; checked before it gets its name; never over another file unless forced."""
    if not storage.has_content(database):
        raise OutsideError("database.cannot_open", path=str(database), reason="missing")
    if target.exists() and (not force or target.samefile(database)):
        raise ClerkError("backup.exists", path=str(target))
    engine, protection = open_embedded(database, environ=environ)
    try:
        copy_to(engine, target, protection.key)
    finally:
        engine.dispose()
    tag = read_tag(database)
    if tag is not None:
        write_tag(target, tag)
    note = {"at": at.isoformat(), "file": str(target.absolute())}
    _note_path(database).write_text(json.dumps(note, ensure_ascii=False), encoding="utf-8")
    return protection


def last_backup(database: Path) -> Backup | None:
    try:
        told = json.loads(_note_path(database).read_text(encoding="utf-8"))
        return Backup(datetime.fromisoformat(told["at"]), str(told["file"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def restore(
    database: Path, source: Path, at: datetime, recovery: str = "", environ: Mapping[str, str] = os.environ
) -> Path | None:
    """The backup is checked first; what lay there keeps lying beside it. Returns where."""
    storage.refuse_network_share(database)
    if not storage.has_content(source):
        raise OutsideError("backup.unreadable", path=str(source), reason="")
    place = _place(environ, database) if storage.is_encrypted(source) else None
    key = _key_of_backup(source, database, place, read(recovery) if recovery else None)
    fresh = copied_beside(source, database, key)
    try:
        after = _both_keys_told(source, database, place, key, told=bool(recovery))
        aside = _exchange(fresh, database, f"{database.name}.vor-{at:%Y%m%dT%H%M%S}", environ)
    finally:
        discard(fresh)
    if after is None:
        tag_path(database).unlink(missing_ok=True)
    else:
        write_tag(database, after)
    return aside


def rekey(database: Path, environ: Mapping[str, str] = os.environ) -> Protection:
    """A new key for the file, or its first one. The key of before still opens the backups of before."""
    storage.refuse_network_share(database)
    if not storage.CAN_ENCRYPT:
        raise OutsideError("database.no_cipher", path=str(database))
    place = _place(environ, database)
    old = unlocked(database, environ).key if storage.is_encrypted(database) else None
    before, new = read_tag(database), secrets.token_bytes(32)
    named = before or KeyTag(secrets.token_hex(8), (), kept=False)
    marks = (mark_of(new), *((mark_of(old),) if old else ()))
    place.lay_down(named, new)
    write_tag(database, KeyTag(named.database, marks, kept=False))
    try:
        encrypted_anew(database, old, new)
    except OutsideError:
        if before:
            write_tag(database, before)
        else:
            tag_path(database).unlink(missing_ok=True)
        raise
    write_tag(database, KeyTag(named.database, marks[:1], kept=False))
    return Protection(new, place.kind)


def unlock(database: Path, recovery: str, environ: Mapping[str, str] = os.environ) -> None:
    """The way in with the recovery key: it is laid down where the program looks for it."""
    key = read(recovery)
    if not storage.is_encrypted(database):
        raise ClerkError("database.not_encrypted", path=str(database))
    if not fits(key, database):
        raise ClerkError("recovery_key.other_database", path=str(database))
    _tell_key(database, _place(environ, database), key)


def recovery_key(database: Path, environ: Mapping[str, str] = os.environ) -> str:
    """The key in use, for a new sheet, for whoever may use the key store anyway."""
    if not storage.is_encrypted(database):
        raise ClerkError("database.not_encrypted", path=str(database))
    return written(unlocked(database, environ).key or b"")


def write_recovery_sheet(key: str, database: Path, path: Path) -> None:
    # The press costs more to load than all of the rest here.
    from clerk_app.documents.recovery_sheet import RecoverySheet, write_sheet

    today = datetime.now(PLACE).date()
    write_sheet(RecoverySheet(key, mark_of(read(key)), str(database), today), path)


def _note_path(database: Path) -> Path:
    return database.with_name(database.name + ".backup.json")


def _place(environ: Mapping[str, str], database: Path) -> KeyPlace:
    place = place_told(environ, database)
    if place is None:
        raise OutsideError("key_place.missing")
    return place


def _key_of_backup(source: Path, database: Path, place: KeyPlace | None, told: bytes | None) -> bytes | None:
    if not storage.is_encrypted(source):
        return None
    held = [key for one in (source, database) for key in (place.keys(read_tag(one)) if place else ())]
    keys = ((told,) if told else ()) + tuple(held)
    key = fitting(keys, source)
    if key is None:
        raise OutsideError("database.key_wrong" if keys else "database.key_missing", path=str(source))
    return key


def _exchange(fresh: Path, database: Path, name: str, environ: Mapping[str, str]) -> Path | None:
    """The old file first takes in its own journal file, unless it cannot be opened any more."""
    with ExitStack() as stack:
        if storage.has_content(database):
            try:
                old = unlocked(database, environ).key if storage.is_encrypted(database) else None
                stack.enter_context(alone(database, old))
            except OutsideError as error:
                if error.code not in _BEYOND_OPENING:
                    raise
        aside, before = set_aside(database, name), read_tag(database)
        if aside and before:
            write_tag(aside, before)
        if os.name == "nt":  # there an open file cannot be replaced
            stack.close()
        put_in_place(fresh, database)
    return aside


def _both_keys_told(
    source: Path, database: Path, place: KeyPlace | None, key: bytes | None, *, told: bool
) -> KeyTag | None:
    """Until the file is exchanged the tag names both keys. Returns the tag for afterwards."""
    if key is None or place is None:
        return None
    before, came = read_tag(database), read_tag(source)
    named = before or came or KeyTag(secrets.token_hex(8), (), kept=told)
    mark = mark_of(key)
    kept = told or any(tag.kept for tag in (before, came) if tag and mark in tag.keys)
    place.lay_down(named, key)
    if before:
        write_tag(database, KeyTag(named.database, tuple(dict.fromkeys((mark, *before.keys))), before.kept))
    return KeyTag(named.database, (mark,), kept)


def _tell_key(database: Path, place: KeyPlace, key: bytes) -> None:
    tag = read_tag(database)
    named = KeyTag(tag.database if tag else secrets.token_hex(8), (mark_of(key),), kept=True)
    place.lay_down(named, key)
    write_tag(database, named)
