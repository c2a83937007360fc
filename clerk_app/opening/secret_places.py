"""Secrets the configuration points at: in the key store of the system, or in a file where that is allowed."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from clerk_app.domain.errors import ClerkError, OutsideError

from .config import Config, Entry

_LARGEST = 1024 * 1024
_SHARED = stat.S_IRGRP | stat.S_IWGRP | stat.S_IROTH | stat.S_IWOTH


class SecretStore(Protocol):
    def get(self, name: str) -> str | None: ...


@dataclass(frozen=True)
class Secrets:
    """`files` says whether secrets in files are allowed here at all."""

    store: SecretStore
    files: bool
    secret: bool = True

    def public(self) -> Secrets:
        """The same places for what everybody may know and read."""
        return replace(self, files=True, secret=False)

    def read(self, entry: Entry, key: str, reference: str) -> str:
        """`keyring:NAME` or `file:PATH`; a path is seen from the folder of the configuration."""
        scheme, _, name = reference.partition(":")
        if scheme == "keyring" and name:
            return self._from_store(entry, key, name)
        if scheme == "file" and name:
            return self._from_file(entry, key, (entry.path.parent / name).resolve())
        raise entry.wrong("secret_form", key)

    def _from_store(self, entry: Entry, key: str, name: str) -> str:
        secret = self.store.get(name)
        if not secret:
            raise entry.wrong("secret_missing", key, name=name)
        return secret

    def _from_file(self, entry: Entry, key: str, path: Path) -> str:
        if not self.files:
            raise entry.wrong("secret_in_file", key)
        try:
            if self.secret and os.name == "posix" and path.stat().st_mode & _SHARED:
                raise entry.wrong("secret_open_to_others", key, file=str(path))
            with path.open(encoding="utf-8") as file:
                secret = file.read(_LARGEST).strip()
        except FileNotFoundError as trouble:
            raise entry.wrong("secret_missing", key, name=str(path)) from trouble
        except (OSError, UnicodeDecodeError) as trouble:
            raise OutsideError("keys.unreadable", path=str(path)) from trouble
        if not secret:
            raise ClerkError("config.secret_missing", path=str(entry.path), line=0, key=key, name=str(path))
        return secret


def secrets_of(store: SecretStore, config: Config, environment: str) -> Secrets:
    """Test secrets may lie in files; others only if the policy of the house allows it."""
    return Secrets(store, environment == "TEST" or config.secret_files)
