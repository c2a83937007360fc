"""Opening one sealed part: tag against event log, seal with our keys, hash against the metadata."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha512
from hmac import compare_digest

from clerk_app.gateways.jose import jwe
from clerk_app.gateways.jose.errors import JoseError, OversizedToken

from .faults import OwnFault, SenderFault, Stumble
from .keys import KeyNotHeld, KeyRing


@dataclass(frozen=True)
class PartKind:
    """Which stumble a flaw of this part counts as."""

    tag: Stumble
    encryption: Stumble
    limits: jwe.Limits


_MEBIBYTE = 1024 * 1024
METADATA = PartKind(
    Stumble.METADATA_TAG,
    Stumble.METADATA_ENCRYPTION,
    jwe.Limits(token_bytes=16 * _MEBIBYTE, plaintext_bytes=8 * _MEBIBYTE),
)
DATA = PartKind(
    Stumble.DATA_TAG,
    Stumble.DATA_ENCRYPTION,
    jwe.Limits(token_bytes=100 * _MEBIBYTE, plaintext_bytes=64 * _MEBIBYTE),
)
ATTACHMENT = PartKind(Stumble.ATTACHMENT_TAG, Stumble.ATTACHMENT_ENCRYPTION, jwe.DEFAULT_LIMITS)


def open_part(token: str, expected_tag: str, keys: KeyRing, kind: PartKind, part: str) -> bytes:
    """The plaintext octets. All ways in which decryption fails look the same outside (RFC 7516, 11.5)."""
    facts = {"part": part}
    try:
        if not compare_digest(jwe.authentication_tag(token).encode(), expected_tag.encode()):
            raise SenderFault(kind.tag, **facts)
        return keys.open(token, kind.limits)
    except KeyNotHeld as missing:
        raise OwnFault(Stumble.OWN_KEY_NOT_HELD, kid=str(missing), **facts) from None
    except OversizedToken:
        raise OwnFault(Stumble.OWN_TOO_LARGE, **facts) from None
    except JoseError:
        raise SenderFault(kind.encryption, **facts) from None


def require_digest(plaintext: bytes, expected: str, stumble: Stumble, part: str) -> None:
    """SHA-512 over the octets exactly as decrypted."""
    if not compare_digest(sha512(plaintext).hexdigest().encode(), expected.encode()):
        raise SenderFault(stumble, part=part)
