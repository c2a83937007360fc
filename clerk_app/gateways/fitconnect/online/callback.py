"""Callbacks of the delivery service: a signed hint that something waits; what waits is fetched as always.

HMAC-SHA-512 over timestamp, full stop and raw body (FIT-Connect documentation, "details/callbacks").
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from datetime import datetime, timedelta

AUTHENTICATION = "callback-authentication"
TIMESTAMP = "callback-timestamp"
OLDEST = timedelta(minutes=5)
_DIGITS = 12


def verify_callback(headers: Mapping[str, str], body: bytes, secret: str, now: datetime) -> bool:
    """Whether the service sent exactly this, just now. To be asked before the body is looked at."""
    told = {name.lower(): value.strip() for name, value in headers.items()}
    timestamp, authentication = told.get(TIMESTAMP, ""), told.get(AUTHENTICATION, "")
    if not secret or not (timestamp.isascii() and timestamp.isdecimal() and len(timestamp) <= _DIGITS):
        return False
    expected = hmac.digest(secret.encode(), timestamp.encode() + b"." + body, "sha512").hex()
    genuine = hmac.compare_digest(expected.encode(), authentication.lower().encode("utf-8", "replace"))
    age = abs(now.timestamp() - int(timestamp))
    return genuine and age <= OLDEST.total_seconds()
