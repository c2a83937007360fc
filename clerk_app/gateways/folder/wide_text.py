"""Text in UTF-16 with its mark, as programs on Windows write it, in the UTF-8 everything else comes in."""

from __future__ import annotations

import re

_MARKS = (b"\xff\xfe", b"\xfe\xff")
_ENCODING = re.compile(r"\A(<\?xml[^>]*?)\s+encoding\s*=\s*(\"[^\"]*\"|'[^']*')")


def narrowed(octets: bytes, *, cut: bool = False) -> bytes:
    """What does not begin with the mark, or is no such text, stays as it is. `cut`: only the beginning."""
    if not octets.startswith(_MARKS):
        return octets
    try:
        text = octets.decode("utf-16", "ignore" if cut else "strict")
    except UnicodeDecodeError:
        return octets
    return _ENCODING.sub(r"\1", text, count=1).encode()  # the XML declaration would contradict it
