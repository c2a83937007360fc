"""Drafts on this machine: one sealed file each, whole or not at all, for its owner only."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from clerk_app.domain.composition import Draft
from clerk_app.domain.errors import OutsideError
from clerk_app.domain.facts import canonical
from clerk_app.services.drawer import HeldDraft
from clerk_app.services.whole_file import write_whole

from .copying import flush_folder
from .draft_form import parties_from, provisions_from

SEALED = ".entwurf"
PLAIN = ".entwurf-offen"
_NONCE = 12


class LocalDrafts:
    """Without a key they lie as open as the database beside them does."""

    def __init__(self, folder: Path, key: bytes | None) -> None:
        self._folder = folder
        self._seal = AESGCM(_derived(key)) if key else None

    def put(self, held: HeldDraft) -> None:
        path = self._path(held.login, held.case)
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            write_whole(path, self._closed(path, canonical(held).encode()))
            flush_folder(path.parent)
        except OSError as error:
            raise OutsideError("draft.not_kept", path=str(self._folder)) from error

    def of(self, login: str, case: str) -> HeldDraft | None:
        path = self._path(login, case)
        return self._read(path) if path.exists() else None

    def held_by(self, login: str) -> tuple[HeldDraft, ...]:
        """Oldest first. What another key has sealed is nobody's here."""
        found = (self._read(path) for path in sorted(self._folder.glob(f"*{self._suffix}")))
        mine = [held for held in found if held is not None and held.login == login]
        return tuple(sorted(mine, key=lambda held: held.at))

    def drop(self, login: str, case: str) -> None:
        self._path(login, case).unlink(missing_ok=True)

    @property
    def _suffix(self) -> str:
        return SEALED if self._seal else PLAIN

    def _path(self, login: str, case: str) -> Path:
        """Neither person nor case can be read from the name."""
        return self._folder / (hashlib.sha256(f"{login}\n{case}".encode()).hexdigest()[:40] + self._suffix)

    def _closed(self, path: Path, text: bytes) -> bytes:
        if self._seal is None:
            return text
        nonce = os.urandom(_NONCE)
        return nonce + self._seal.encrypt(nonce, text, path.name.encode())

    def _read(self, path: Path) -> HeldDraft | None:
        try:
            octets = path.read_bytes()
            if self._seal is not None:
                octets = self._seal.decrypt(octets[:_NONCE], octets[_NONCE:], path.name.encode())
            return _held(json.loads(octets))
        except (OSError, InvalidTag, ValueError, KeyError, TypeError):
            return None


def _held(said: Mapping[str, Any]) -> HeldDraft:
    told = said["draft"]
    provisions = provisions_from(told.get("provisions", {}))
    parties = parties_from(told.get("parties", {}))
    draft = Draft(told["outcome"], dict(told["facts"]), dict(told["texts"]), provisions, parties)
    return HeldDraft(
        said["login"], said["case"], draft, int(said["revision"]), datetime.fromisoformat(said["at"])
    )


def _derived(key: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=b"amtstisch local drafts").derive(key)
