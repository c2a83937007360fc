"""Attachments too large for memory: opened from file to file, fragment by fragment, and hashed on the way."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha512
from hmac import compare_digest
from pathlib import Path
from typing import BinaryIO

from clerk_app.domain.errors import OutsideError
from clerk_app.gateways.jose import jwe, jwe_file
from clerk_app.gateways.jose.errors import JoseError, OversizedToken

from .bundle import Sealed
from .faults import OwnFault, SenderFault, Stumble
from .keys import KeyNotHeld, KeyRing
from .metadata import AnnouncedAttachment
from .opening import ATTACHMENT

LARGEST_FILE = 4 * 1024 * 1024 * 1024
_PIECE = 1024 * 1024


def open_large(
    entry: AnnouncedAttachment, tokens: Sequence[Sealed], tags: Mapping[str, str], keys: KeyRing
) -> Path:
    """The file with the plaintext, beside the sealed parts; who laid those down clears both away."""
    folder = next(token.parent for token in tokens if isinstance(token, Path))
    target = folder / f"{entry.id}.plain"
    try:
        with target.open("wb") as file:
            for part, token in zip(entry.parts, tokens, strict=True):
                _open_part(_Part(token, tags[part], part), keys, file)
        digest = _digest(target)
    except OSError as trouble:
        raise OutsideError("spool.unwritable", path=str(folder)) from trouble
    if not compare_digest(digest, entry.digest.encode()):
        raise SenderFault(Stumble.ATTACHMENT_HASH, part=entry.id)
    return target


@dataclass(frozen=True)
class _Part:
    token: Sealed
    tag: str
    id: str


def _open_part(part: _Part, keys: KeyRing, file: BinaryIO) -> None:
    start = file.tell()
    try:
        if not compare_digest(_tag(part.token).encode(), part.tag.encode()):
            raise SenderFault(Stumble.ATTACHMENT_TAG, part=part.id)
        _decrypt(part.token, keys, file, _rewinding(file, start))
    except KeyNotHeld as missing:
        raise OwnFault(Stumble.OWN_KEY_NOT_HELD, kid=str(missing), part=part.id) from None
    except OversizedToken:
        raise OwnFault(Stumble.OWN_TOO_LARGE, part=part.id) from None
    except JoseError:
        raise SenderFault(Stumble.ATTACHMENT_ENCRYPTION, part=part.id) from None


def _tag(token: Sealed) -> str:
    return jwe_file.authentication_tag(token) if isinstance(token, Path) else jwe.authentication_tag(token)


def _decrypt(token: Sealed, keys: KeyRing, file: BinaryIO, fresh: Callable[[], BinaryIO]) -> None:
    if isinstance(token, Path):
        keys.open_into(token, fresh, LARGEST_FILE - file.tell())
    else:
        file.write(keys.open(token, ATTACHMENT.limits))


def _rewinding(file: BinaryIO, start: int) -> Callable[[], BinaryIO]:
    def fresh() -> BinaryIO:
        file.seek(start)
        file.truncate()
        return file

    return fresh


def _digest(path: Path) -> bytes:
    told = sha512()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            told.update(piece)
    return told.hexdigest().encode()
