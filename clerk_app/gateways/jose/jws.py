"""Signed statements: compact JWS (RFC 7515) with PS512, checked and made."""

from __future__ import annotations

import json

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding

from .encoding import decode, decode_object, encode
from .errors import MalformedToken, OversizedToken, TamperedToken, UnsupportedToken, WrongKey
from .jwk import SIGNATURE, PrivateKey, PublicKey

TOKEN_LIMIT = 1024 * 1024


def read_kid(token: str, token_type: str) -> str:
    """Which key the signer names; the header must be exactly alg, typ and kid."""
    return _kid(_segments(token)[0], token_type)


def sign(payload: bytes, key: PrivateKey, token_type: str) -> str:
    _require_signature(key)
    header = {"typ": token_type, "alg": SIGNATURE, "kid": key.kid}
    signed = f"{encode(json.dumps(header, separators=(',', ':')).encode())}.{encode(payload)}"
    return f"{signed}.{encode(key.key.sign(signed.encode(), _pss(), hashes.SHA512()))}"


def verify(token: str, key: PublicKey, token_type: str) -> bytes:
    """The payload, once header, key and signature are found in order."""
    _require_signature(key)
    header, payload, signature = _segments(token)
    if _kid(header, token_type) != key.kid:
        raise WrongKey("signed with another key")
    try:
        key.key.verify(decode(signature), f"{header}.{payload}".encode(), _pss(), hashes.SHA512())
    except InvalidSignature:
        raise TamperedToken("signature does not fit") from None
    return decode(payload)


def unverified_payload(token: str) -> bytes:
    """What the token claims, to find out whose keys to check it with; believe nothing of it yet."""
    return decode(_segments(token)[1])


def _segments(token: str) -> list[str]:
    if len(token) > TOKEN_LIMIT:
        raise OversizedToken("token")
    segments = token.split(".", 3)
    if len(segments) != 3 or not token.isascii():
        raise MalformedToken("not three segments")
    return segments


def _kid(header: str, token_type: str) -> str:
    members = decode_object(header)
    if members.keys() != {"alg", "typ", "kid"}:
        raise UnsupportedToken("header members")
    if members["alg"] != SIGNATURE or members["typ"] != token_type:
        raise UnsupportedToken("algorithm or type")
    kid = members["kid"]
    if not isinstance(kid, str) or not kid:
        raise MalformedToken("no key id")
    return kid


def _require_signature(key: PublicKey | PrivateKey) -> None:
    if key.algorithm != SIGNATURE:
        raise WrongKey("not a signature key")


def _pss() -> padding.PSS:
    # RFC 7518 section 3.5: the salt is as long as the hash.
    return padding.PSS(padding.MGF1(hashes.SHA512()), salt_length=hashes.SHA512.digest_size)
