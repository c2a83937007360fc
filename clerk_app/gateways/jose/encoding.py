"""Base64url and JSON objects as the JOSE standards write them (RFC 7515 section 2): one spelling only."""

from __future__ import annotations

import binascii
from base64 import b64decode, urlsafe_b64encode

from clerk_app.gateways import strict_json

from .errors import MalformedToken, OversizedToken

HEADER_LIMIT = 16 * 1024


def encode(octets: bytes) -> str:
    return urlsafe_b64encode(octets).rstrip(b"=").decode("ascii")


def decode(text: str) -> bytes:
    """The octets; padding, foreign characters and a second spelling of the same octets are refused."""
    if "+" in text or "/" in text or "=" in text:
        raise MalformedToken("not base64url")
    surplus = len(text) % 4
    if surplus == 1:
        raise MalformedToken("base64url of an impossible length")
    try:
        octets = b64decode(text + "=" * (-surplus % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise MalformedToken("not base64url") from None
    if surplus and encode(octets[1 - surplus :]) != text[-surplus:]:
        raise MalformedToken("base64url with stray bits")
    return octets


def decode_object(text: str) -> dict[str, object]:
    if len(text) > HEADER_LIMIT:
        raise OversizedToken("header")
    try:
        value = strict_json.parse(decode(text))
    except strict_json.NotJson:
        raise MalformedToken("header is not JSON") from None
    if not isinstance(value, dict):
        raise MalformedToken("header is not a JSON object")
    return value
