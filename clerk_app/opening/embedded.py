"""Opens the embedded database: encrypted where a key can be kept, and honest where it cannot."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import sqlalchemy as sa

from clerk_app.domain.errors import OutsideError
from clerk_app.domain.recovery_key import written
from clerk_app.storage import engine as storage
from clerk_app.storage.soundness import open_for_reading

from .key_places import KeyPlace, place_told
from .key_tag import KeyTag, claim_tag, mark_of, read_tag, write_tag


@dataclass(frozen=True)
class Protection:
    """How the file is protected. `plain_because`: practice | chosen | no_cipher | no_store | found_plain."""

    key: bytes | None = field(default=None, repr=False)
    place: str = ""
    plain_because: str = ""
    kept: bool = False
    fresh: bool = False

    @property
    def recovery_key(self) -> str:
        """To be shown until somebody says it is in a safe place; "" when there is nothing to keep."""
        return written(self.key) if self.key is not None and not self.kept else ""


def open_embedded(
    database: Path, *, practice: bool = False, plain: bool = False, environ: Mapping[str, str] = os.environ
) -> tuple[sa.Engine, Protection]:
    """New files are encrypted unless it is practice, told otherwise, or there is no place for the key."""
    storage.refuse_network_share(database)
    protection = _protection(database, practice=practice, plain=plain, environ=environ)
    return storage.open_sqlite(database, protection.key), protection


def fitting(keys: tuple[bytes, ...], database: Path) -> bytes | None:
    return next((key for key in keys if fits(key, database)), None)


def fits(key: bytes, database: Path) -> bool:
    try:
        open_for_reading(database, key).close()
    except OutsideError as error:
        if error.code == "database.key_wrong":
            return False
        raise
    return True


def unlocked(database: Path, environ: Mapping[str, str] = os.environ) -> Protection:
    """The protection of an encrypted file that is there already."""
    if not storage.CAN_ENCRYPT:
        raise OutsideError("database.no_cipher", path=str(database))
    place, tag = place_told(environ, database), read_tag(database)
    keys = place.keys(tag) if place else ()
    key = fitting(keys, database)
    if place is None or key is None:
        raise OutsideError("database.key_wrong" if keys else "database.key_missing", path=str(database))
    return Protection(key, place.kind, kept=tag.kept if tag else False)


def keep_recovery_key(database: Path) -> None:
    """Somebody has said that it lies in a safe place: it is not shown again."""
    tag = read_tag(database)
    if tag is not None and not tag.kept:
        write_tag(database, replace(tag, kept=True))


def _protection(database: Path, *, practice: bool, plain: bool, environ: Mapping[str, str]) -> Protection:
    if storage.is_encrypted(database):
        return unlocked(database, environ)
    if storage.has_content(database):
        return Protection(plain_because="practice" if practice else "found_plain")
    if practice or plain:
        return Protection(plain_because="practice" if practice else "chosen", fresh=True)
    if not storage.CAN_ENCRYPT:
        return Protection(plain_because="no_cipher", fresh=True)
    place = place_told(environ, database)
    if place is None:
        return Protection(plain_because="no_store", fresh=True)
    return _new_lock(database, place)


def _new_lock(database: Path, place: KeyPlace) -> Protection:
    """The key lies safe before the first page is written."""
    before = read_tag(database)
    known = place.keys(before) if before else ()
    if before and known:
        return Protection(known[0], place.kind, kept=before.kept, fresh=True)
    key = place.new_key()
    tag = KeyTag(secrets.token_hex(8), (mark_of(key),), kept=False)
    place.lay_down(tag, key)
    if before:
        write_tag(database, tag)
        return Protection(key, place.kind, fresh=True)
    holds = claim_tag(database, tag)
    found = place.keys(holds)
    return Protection(found[0] if found else key, place.kind, fresh=True)
