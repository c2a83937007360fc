"""Signatures of those who stand for a pack: Ed25519, a key for each person."""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from .entry import PackError, PackFault


@dataclass(frozen=True)
class Signer:
    person: str
    key: Ed25519PrivateKey = field(repr=False)

    @property
    def public(self) -> str:
        return _told(self.key.public_key().public_bytes_raw())

    def sign(self, content: bytes) -> Signature:
        return Signature(self.person, self.public, _told(self.key.sign(content)))


@dataclass(frozen=True)
class Signature:
    person: str
    key: str  # public, base64url
    value: str

    def holds_for(self, content: bytes) -> bool:
        try:
            Ed25519PublicKey.from_public_bytes(_read(self.key)).verify(_read(self.value), content)
        except (InvalidSignature, ValueError):
            return False
        return True


def new_signer(person: str) -> Signer:
    return Signer(person, Ed25519PrivateKey.generate())


def save_private(signer: Signer, path: Path) -> None:
    """Readable by its owner alone; an existing file is never replaced."""
    written = json.dumps({"person": signer.person, "private": _told(signer.key.private_bytes_raw())})
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise _fault(path, "Die Datei gibt es schon; Schlüssel werden nicht überschrieben.") from None
    except OSError:
        raise _fault(path, "Die Datei lässt sich nicht anlegen; gibt es den Ordner?") from None
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(written)


def load_signer(path: Path) -> Signer:
    known = _json(path)
    try:
        return Signer(str(known["person"]), Ed25519PrivateKey.from_private_bytes(_read(known["private"])))
    except (KeyError, ValueError, TypeError):
        raise _fault(path, "Das ist kein Schlüssel; er entsteht mit „admin packs key“.") from None


def public_entry(signer: Signer) -> str:
    return json.dumps({"person": signer.person, "public": signer.public}, ensure_ascii=False)


def trusted_keys(folder: Path) -> Mapping[str, str]:
    """Public key → person, from the files the authority has put there."""
    entries = [_json(path) for path in sorted(folder.glob("*.json"))]
    return {str(entry.get("public", "")): str(entry.get("person", "")) for entry in entries}


def _json(path: Path) -> Mapping[str, str]:
    try:
        known = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise _fault(path, "Die Datei fehlt oder ist nicht lesbar.") from None
    if not isinstance(known, dict):
        raise _fault(path, "Die Datei ist kein Schlüssel.")
    return known


def _fault(path: Path, message: str) -> PackError:
    return PackError(PackFault(path.name, 0, message))


def _told(octets: bytes) -> str:
    return base64.urlsafe_b64encode(octets).decode()


def _read(text: str) -> bytes:
    return base64.urlsafe_b64decode(text.encode())
