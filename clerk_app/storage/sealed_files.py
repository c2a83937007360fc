"""What a desk keeps on its own disk: one sealed file each, whole or not at all, for its owner only."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from clerk_app.services.whole_file import write_whole

from .copying import flush_folder

OPEN = "-offen"  # behind the suffix where nothing seals
_NONCE = 12


class SealedFiles:
    """Without a key they lie as open as the database beside them does."""

    def __init__(self, folder: Path, key: bytes | None, suffix: str) -> None:
        self.folder = folder
        self._suffix = suffix if key else suffix + OPEN
        self._seal = AESGCM(_derived(key)) if key else None

    def put(self, login: str, case: str, text: str) -> None:
        path = self._path(login, case)
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_whole(path, self._closed(path, text.encode()))
        flush_folder(path.parent)

    def of(self, login: str, case: str) -> Any:
        """None where there is none, or none that can be read."""
        path = self._path(login, case)
        return self._read(path) if path.exists() else None

    def all(self) -> Iterator[Any]:
        """What another key has sealed is nobody's here."""
        found = (self._read(path) for path in sorted(self.folder.glob(f"*{self._suffix}")))
        return (one for one in found if one is not None)

    def drop(self, login: str, case: str) -> None:
        self._path(login, case).unlink(missing_ok=True)

    def _path(self, login: str, case: str) -> Path:
        """Neither person nor case can be read from the name."""
        return self.folder / (hashlib.sha256(f"{login}\n{case}".encode()).hexdigest()[:40] + self._suffix)

    def _closed(self, path: Path, text: bytes) -> bytes:
        if self._seal is None:
            return text
        nonce = os.urandom(_NONCE)
        return nonce + self._seal.encrypt(nonce, text, path.name.encode())

    def _read(self, path: Path) -> Any:
        try:
            octets = path.read_bytes()
            if self._seal is not None:
                octets = self._seal.decrypt(octets[:_NONCE], octets[_NONCE:], path.name.encode())
            return json.loads(octets)
        except (OSError, InvalidTag, ValueError):
            return None


def _derived(key: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=b"amtstisch local drafts").derive(key)
