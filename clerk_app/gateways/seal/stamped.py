"""What a time stamp says (RFC 3161, TSTInfo): of which digest, when, in answer to which question."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from . import der_reading as read
from .signatures import taken_apart

_TST_INFO = "1.2.840.113549.1.9.16.1.4"
_SHA256 = "2.16.840.1.101.3.4.2.1"
_INTEGER = 0x02


class Imprint(NamedTuple):
    digest: bytes  # SHA-256
    moment: datetime
    nonce: int | None


def stamped_imprint(token: bytes) -> Imprint:
    """Raises ValueError for what is no time stamp; whether it holds is checked elsewhere."""
    signed = taken_apart(token)
    if signed.content_type != _TST_INFO:
        raise ValueError("no time stamp")
    try:
        _, _, imprint, _, moment, *rest = read.sequence(signed.content)
        algorithm, digest = read.parts(imprint.content)
        if read.dotted(read.first(algorithm.content).content) != _SHA256:
            raise ValueError("time stamp over another kind of digest")
    except TypeError as trouble:
        raise ValueError("time stamp not readable") from trouble
    nonce = next((read.integer(one.content) for one in rest if one.tag == _INTEGER), None)
    return Imprint(digest.content, read.moment(moment.content), nonce)
