"""The key the applicant's side wants answers sealed for: from the metadata, checked before it is used."""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Mapping
from datetime import datetime

from cryptography import x509

from clerk_app.gateways import strict_json
from clerk_app.gateways.jose import jwk
from clerk_app.gateways.jose.errors import UnusableKey
from clerk_app.gateways.jose.jwk import PublicKey

_MEMBERS = ("kty", "key_ops", "use", "alg", "kid", "n", "e", "x5c")
_LONGEST = 32_000


def kept(key: object) -> str:
    """What is stored of it with the application, "" if there is nothing to keep; checked when it is used."""
    if not isinstance(key, dict):
        return ""
    members = {name: key[name] for name in _MEMBERS if name in key}
    text = json.dumps(members, sort_keys=True, separators=(",", ":"), default=str)
    return text if len(text) <= _LONGEST else ""


def usable(text: str, at: datetime, minimum_bits: int = jwk.MINIMUM_BITS) -> PublicKey:
    """RSA of full length for wrapping keys; a certificate beside it must be its own and in force."""
    try:
        members = strict_json.parse(text.encode())
    except strict_json.NotJson:
        raise UnusableKey("not JSON") from None
    if not isinstance(members, dict):
        raise UnusableKey("not a JSON object")
    key = jwk.parse_public(members, minimum_bits)
    if key.algorithm != jwk.ENCRYPTION:
        raise UnusableKey("not meant for sealing")
    if "x5c" in members:
        _require_own_certificate(key, members, at)
    return key


def _require_own_certificate(key: PublicKey, members: Mapping[str, object], at: datetime) -> None:
    chain = members["x5c"]
    try:
        first = chain[0] if isinstance(chain, list) else ""
        certificate = x509.load_der_x509_certificate(b64decode(str(first), validate=True))
        theirs = certificate.public_key()
    except (ValueError, IndexError):
        raise UnusableKey("certificate not readable") from None
    if theirs != key.key:
        raise UnusableKey("certificate of another key")
    if not certificate.not_valid_before_utc <= at <= certificate.not_valid_after_utc:
        raise UnusableKey("certificate not in force")
