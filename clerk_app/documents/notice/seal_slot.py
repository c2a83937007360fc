"""The place in a notice that is kept free for the seal, and filled when all the rest is written."""

from __future__ import annotations

import hashlib
from datetime import UTC

from clerk_app.domain.errors import OutsideError
from clerk_app.services.sealing import Sealing

from .structure import text_string

_NUMBER = 10  # digits kept free for each position
_RANGE = b"/ByteRange[0 " + b" ".join([b"0" * _NUMBER] * 3) + b"]"
_LABEL = "Elektronisches Siegel der Behörde"


def signature(sealing: Sealing) -> bytes:
    """The signature dictionary with its place still empty (ISO 32000-1, 12.8; ETSI EN 319 142-1)."""
    moment = sealing.moment.astimezone(UTC).strftime("D:%Y%m%d%H%M%SZ").encode("ascii")
    form = b"<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/M(%s)/Name%s/Reason%s%s%s>>"
    name, reason = text_string(sealing.sealer.holder), text_string(_LABEL)
    return form % (moment, name, reason, _RANGE, _contents(sealing))


def field(value: int, page: int, parent_key: int) -> bytes:
    """A field without a face: the seal is shown by the reader, not printed on the sheet."""
    form = (
        b"<</Type/Annot/Subtype/Widget/FT/Sig/T(Siegel)/TU%s/V %d 0 R/P %d 0 R/Rect[0 0 0 0]/F 132"
        b"/StructParent %d>>"
    )
    return form % (text_string(_LABEL), value, page, parent_key)


def filled(file: bytes, sealing: Sealing) -> bytes:
    """The seal covers every byte of the file but itself."""
    slot = _contents(sealing)
    start = file.index(slot) + len(b"/Contents")
    end = start + len(slot) - len(b"/Contents")
    places = b" ".join(b"%0*d" % (_NUMBER, place) for place in (start, end, len(file) - end))
    ranged = file.replace(_RANGE, b"/ByteRange[0 %s]" % places, 1)
    digest = hashlib.sha256(ranged[:start])
    digest.update(ranged[end:])
    seal = sealing.sealer.seal(digest.digest())
    if len(seal) > sealing.sealer.room:
        raise OutsideError("seal.too_large", size=len(seal), room=sealing.sealer.room)
    written = seal.hex().upper().encode("ascii").ljust(end - start - 2, b"0")
    return b"%s<%s>%s" % (ranged[:start], written, ranged[end:])


def _contents(sealing: Sealing) -> bytes:
    return b"/Contents<%s>" % (b"0" * 2 * sealing.sealer.room)
