"""Sealed parts: compact JWE (RFC 7516) with RSA-OAEP-256 and A256GCM, opened and made."""

from __future__ import annotations

import json
import os
import zlib
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from .encoding import decode, decode_object, encode
from .errors import MalformedToken, OversizedToken, TamperedToken, UnsupportedToken, WrongKey
from .jwk import ENCRYPTION, PrivateKey, PublicKey

CONTENT_ENCRYPTION = "A256GCM"

# Certificate members are suffered, never used: the key is chosen among our own by kid alone.
_KNOWN_MEMBERS = {"alg", "enc", "kid", "cty", "typ", "zip", "x5c", "x5t", "x5t#S256"}
NONCE_BYTES, TAG_BYTES = 12, 16
_KEY_BYTES = 32
_MEBIBYTE = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """How much one part may be, sealed and opened. The second guards against inflated bombs."""

    token_bytes: int = 150 * _MEBIBYTE
    plaintext_bytes: int = 128 * _MEBIBYTE


@dataclass(frozen=True)
class Header:
    kid: str
    content_type: str
    deflated: bool


DEFAULT_LIMITS = Limits()


def read_header(token: str) -> Header:
    return parse_header(_segments(token)[0])


def authentication_tag(token: str) -> str:
    """The fifth segment, base64url as it stands: what the event log vouches for."""
    tag = _segments(token)[4]
    if len(decode(tag)) != TAG_BYTES:
        raise MalformedToken("authentication tag of a wrong length")
    return tag


def encrypt(plaintext: bytes, key: PublicKey, content_type: str) -> str:
    """A sealed part without `zip`, which Submission API v2 forbids."""
    require_encryption(key)
    header = {"alg": ENCRYPTION, "enc": CONTENT_ENCRYPTION, "kid": key.kid, "cty": content_type}
    protected = encode(json.dumps(header, separators=(",", ":")).encode())
    content_key, nonce = AESGCM.generate_key(256), os.urandom(NONCE_BYTES)
    sealed = AESGCM(content_key).encrypt(nonce, plaintext, protected.encode())
    parts = (key.key.encrypt(content_key, _oaep()), nonce, sealed[:-TAG_BYTES], sealed[-TAG_BYTES:])
    return ".".join((protected, *map(encode, parts)))


def decrypt(token: str, key: PrivateKey, limits: Limits = DEFAULT_LIMITS) -> bytes:
    """The octets exactly as sealed. `WrongKey` and `TamperedToken` must look alike to a sender."""
    require_encryption(key)
    if len(token) > limits.token_bytes:
        raise OversizedToken("token")
    protected, *encoded = _segments(token)
    header = parse_header(protected)
    wrapped, nonce, ciphertext, tag = map(decode, encoded)
    if len(nonce) != NONCE_BYTES or len(tag) != TAG_BYTES:
        raise MalformedToken("nonce or tag of a wrong length")
    try:
        opened = AESGCM(unwrap_key(wrapped, key)).decrypt(nonce, ciphertext + tag, protected.encode())
    except InvalidTag:
        raise TamperedToken("authentication tag does not fit") from None
    return _finished(opened, header, limits)


def unwrap_key(wrapped: bytes, key: PrivateKey) -> bytes:
    try:
        content_key = key.key.decrypt(wrapped, _oaep())
    except ValueError:
        raise WrongKey("content key is sealed for another key") from None
    if len(content_key) != _KEY_BYTES:
        raise MalformedToken("content key of a wrong length")
    return content_key


def _finished(opened: bytes, header: Header, limits: Limits) -> bytes:
    plaintext = _inflate(opened, limits.plaintext_bytes) if header.deflated else opened
    if len(plaintext) > limits.plaintext_bytes:
        raise OversizedToken("plaintext")
    return plaintext


def _inflate(octets: bytes, limit: int) -> bytes:
    inflater = zlib.decompressobj(wbits=-zlib.MAX_WBITS)
    try:
        plaintext = inflater.decompress(octets, limit + 1)
    except zlib.error:
        raise MalformedToken("not DEFLATE") from None
    if len(plaintext) > limit:
        raise OversizedToken("plaintext")
    if not inflater.eof or inflater.unused_data:
        raise MalformedToken("DEFLATE stream broken off or followed by something else")
    return plaintext


def _segments(token: str) -> list[str]:
    segments = token.split(".", 5)
    if len(segments) != 5:
        raise MalformedToken("not five segments")
    return segments


def parse_header(protected: str) -> Header:
    members = decode_object(protected)
    if members.keys() - _KNOWN_MEMBERS:
        raise UnsupportedToken("unknown header member")
    if members.get("alg") != ENCRYPTION or members.get("enc") != CONTENT_ENCRYPTION:
        raise UnsupportedToken("algorithm")
    if "zip" in members and members["zip"] != "DEF":
        raise UnsupportedToken("compression")
    kid, content_type = members.get("kid"), members.get("cty", "")
    if not isinstance(kid, str) or not kid or not isinstance(content_type, str):
        raise MalformedToken("no key id, or a content type that is no text")
    return Header(kid, content_type, "zip" in members)


def require_encryption(key: PublicKey | PrivateKey) -> None:
    if key.algorithm != ENCRYPTION:
        raise WrongKey("not an encryption key")


def _oaep() -> padding.OAEP:
    return padding.OAEP(padding.MGF1(hashes.SHA256()), hashes.SHA256(), label=None)
