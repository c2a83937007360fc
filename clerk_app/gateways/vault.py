"""The key store of the operating system, where secrets of this office lie (never in files)."""

from __future__ import annotations

from typing import Protocol

import keyring
from keyring.backends import fail, null
from keyring.errors import KeyringError

from clerk_app.domain.errors import OutsideError

# The Windows Credential Manager holds 2560 bytes per entry, written as UTF-16.
_PIECE = 1200


class Backend(Protocol):
    """What `keyring` asks of a store; the secret is found under service and user name."""

    def get_password(self, service: str, username: str) -> str | None: ...

    def set_password(self, service: str, username: str, password: str) -> None: ...

    def delete_password(self, service: str, username: str) -> None: ...


class Vault:
    """Secrets by name, of any length: each is laid down in pieces a credential store accepts."""

    def __init__(self, service: str, backend: Backend) -> None:
        self._service = service
        self._backend = backend

    def get(self, name: str) -> str | None:
        count = self._entry(name)
        if count is None:
            return None
        if not count.isdecimal():
            raise OutsideError("vault.damaged", name=name)
        pieces = [self._entry(f"{name}/{number}") for number in range(1, int(count) + 1)]
        if any(piece is None for piece in pieces):
            raise OutsideError("vault.damaged", name=name)
        return "".join(piece for piece in pieces if piece is not None)

    def put(self, name: str, secret: str) -> None:
        """Laid down and read back: some stores accept everything and keep nothing."""
        pieces = [secret[start : start + _PIECE] for start in range(0, len(secret), _PIECE)]
        self.remove(name)
        try:
            for number, piece in enumerate(pieces, start=1):
                self._backend.set_password(self._service, f"{name}/{number}", piece)
            self._backend.set_password(self._service, name, str(len(pieces)))
        except (KeyringError, OSError) as trouble:
            raise OutsideError("vault.unavailable", reason=str(trouble)) from trouble
        if self.get(name) != secret:
            raise OutsideError("vault.unavailable", reason="not kept")

    def remove(self, name: str) -> None:
        count = self._entry(name)
        if count is None:
            return
        entries = [
            name,
            *(f"{name}/{number}" for number in range(1, int(count) + 1 if count.isdecimal() else 1)),
        ]
        for entry in entries:
            self._delete(entry)

    def _entry(self, name: str) -> str | None:
        try:
            return self._backend.get_password(self._service, name)
        except (KeyringError, OSError) as trouble:
            raise OutsideError("vault.unavailable", reason=str(trouble)) from trouble

    def _delete(self, entry: str) -> None:
        if self._entry(entry) is None:
            return
        try:
            self._backend.delete_password(self._service, entry)
        except (KeyringError, OSError) as trouble:
            raise OutsideError("vault.unavailable", reason=str(trouble)) from trouble


def open_vault(service: str) -> Vault:
    return Vault(service, keyring.get_keyring())


def store_name() -> str | None:
    """What the key store of this machine calls itself; None if there is none that keeps a secret secret."""
    backend = keyring.get_keyring()
    if isinstance(backend, (fail.Keyring, null.Keyring)) or _writes_files(backend):
        return None
    return str(backend.name)


def _writes_files(backend: object) -> bool:
    """Such stores lay secrets down in files which anybody can read who has the account's files."""
    chosen = next(iter(getattr(backend, "backends", ())), backend)
    return any(kind.__module__.startswith("keyrings.alt") for kind in type(chosen).__mro__)
