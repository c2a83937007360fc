"""Reads from a PDF which seal it bears, and whether the seal still holds for these bytes."""

from __future__ import annotations

import hashlib
import re
from datetime import datetime

from clerk_app.services.sealing import FoundSeal

from .cms import TIME_STAMP
from .sealer import holder_of
from .signatures import Signed, taken_apart
from .stamped import stamped_imprint

_RANGE = re.compile(rb"/Type/Sig/Filter.{0,4096}?/ByteRange\[0 (\d{10}) (\d{10}) (\d{10})\]", re.DOTALL)
_BROKEN = FoundSeal("", None, intact=False)


def found_seal(pdf: bytes) -> FoundSeal | None:
    """None where there is none. A seal that leaves any byte uncovered but itself does not hold."""
    told = _RANGE.search(pdf)
    if told is None:
        return None
    start, end, rest = (int(number) for number in told.groups())
    if (
        not start < end
        or end + rest != len(pdf)
        or (pdf[start : start + 1], pdf[end - 1 : end]) != (b"<", b">")
    ):
        return _BROKEN
    try:
        signed = taken_apart(bytes.fromhex(pdf[start + 1 : end - 1].decode("ascii")))
        intact = signed.holds(pdf[:start] + pdf[end:])
        return FoundSeal(
            holder_of(signed.certificate),
            signed.certificate.not_valid_after_utc,
            intact=intact,
            stamped_at=_stamped_at(signed) if intact else None,
        )
    except ValueError:
        return _BROKEN


def _stamped_at(signed: Signed) -> datetime | None:
    """A time stamp that does not hold is as good as none."""
    token = signed.unsigned.get(TIME_STAMP)
    if token is None:
        return None
    try:
        imprint, stamp = stamped_imprint(token), taken_apart(token)
    except ValueError:
        return None
    fits = imprint.digest == hashlib.sha256(signed.signature).digest() and stamp.holds(stamp.content)
    return imprint.moment if fits else None
