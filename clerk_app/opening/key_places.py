"""The two places where the key of a database may lie: the key store of the system, or a file IT names."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Protocol

from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.domain.recovery_key import KEY_BYTES, read, written

from .key_tag import KeyTag, mark_of

if TYPE_CHECKING:
    from clerk_app.gateways.vault import Vault

VAULT = "Amtstisch"
KEY_FILE = "AMTSTISCH_KEY_FILE"


class KeyPlace(Protocol):
    kind: ClassVar[str]

    def new_key(self) -> bytes: ...

    def keys(self, tag: KeyTag | None) -> tuple[bytes, ...]:
        """Those that may fit the database of this tag, the likeliest first."""
        ...

    def lay_down(self, tag: KeyTag, key: bytes) -> None: ...


def place_told(environ: Mapping[str, str], database: Path) -> KeyPlace | None:
    """The file IT has named, otherwise the key store; None on a machine that has none."""
    if environ.get(KEY_FILE):
        return KeyFile(Path(environ[KEY_FILE]).absolute(), database)
    # Looking for a key store costs time that an office without encryption need not spend.
    from clerk_app.gateways.vault import open_vault, store_name

    return KeyStore(open_vault(VAULT)) if store_name() else None


@dataclass(frozen=True)
class KeyStore:
    vault: Vault
    kind: ClassVar[str] = "key_store"

    def new_key(self) -> bytes:
        return secrets.token_bytes(KEY_BYTES)

    def keys(self, tag: KeyTag | None) -> tuple[bytes, ...]:
        names = [_entry(tag, mark) for mark in tag.keys] if tag else []
        found = [(name, self.vault.get(name)) for name in names]
        return tuple(_from_hex(name, text) for name, text in found if text)

    def lay_down(self, tag: KeyTag, key: bytes) -> None:
        self.vault.put(_entry(tag, mark_of(key)), key.hex())


@dataclass(frozen=True)
class KeyFile:
    """One recovery key a line, the newest first. It must not lie with the database, nor be open to others."""

    path: Path
    database: Path
    kind: ClassVar[str] = "key_file"

    def new_key(self) -> bytes:
        held = self.keys(None)
        return held[0] if held else secrets.token_bytes(KEY_BYTES)

    def keys(self, tag: KeyTag | None) -> tuple[bytes, ...]:
        self._refuse_bad_place()
        try:
            lines = self.path.read_text(encoding="utf-8").splitlines()
        except FileNotFoundError:
            return ()
        except (OSError, ValueError) as error:
            raise OutsideError("key_file.unreadable", path=str(self.path)) from error
        try:
            return tuple(read(line) for line in lines if line.strip())
        except ClerkError as error:
            raise OutsideError("key_file.unreadable", path=str(self.path)) from error

    def lay_down(self, tag: KeyTag, key: bytes) -> None:
        held = self.keys(tag)
        if key in held:
            return
        fresh = self.path.with_name(f".{self.path.name}.{os.getpid()}.neu")
        try:
            fresh.touch(mode=0o600)
            fresh.write_text("".join(f"{written(one)}\n" for one in (key, *held)), encoding="utf-8")
            fresh.replace(self.path)
        except OSError as error:
            raise OutsideError("key_file.unwritable", path=str(self.path)) from error

    def _refuse_bad_place(self) -> None:
        if self.path.parent.resolve() == self.database.parent.resolve():
            raise OutsideError("key_file.beside_database", path=str(self.path))
        if os.name == "posix" and self.path.exists() and self.path.stat().st_mode & 0o077:
            raise OutsideError("key_file.open_to_others", path=str(self.path))


def _entry(tag: KeyTag, mark: str) -> str:
    return f"database/{tag.database}/{mark}"


def _from_hex(name: str, text: str) -> bytes:
    try:
        key = bytes.fromhex(text)
    except ValueError:
        key = b""
    if len(key) != KEY_BYTES:
        raise OutsideError("vault.damaged", name=name)
    return key
