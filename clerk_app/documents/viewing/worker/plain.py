"""Written documents: XML and JSON laid out for reading, letters and tables as they are, never interpreted."""

from __future__ import annotations

import re
from collections.abc import Callable

from clerk_app.services.reading_lamp import occurrences

from .geometry import Box, Size
from .json_layout import laid_out_json
from .refusal import Refused
from .xml_layout import laid_out_xml

_MOST_BYTES = 20_000_000
_LONGEST_LINE = 400  # the desk lays out short lines fast and long ones hardly at all
_PORTION = 120_000
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_SPEAKING_FALSELY = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)


def warm_up() -> None:
    """Locked in, the reader could not load a table of letters any more."""
    for coding in ("utf-8", "utf-8-sig", "utf-16", "cp1252"):
        "ä".encode(coding).decode(coding, "replace")


class Plain:
    def __init__(self, content: bytearray, mime_type: str) -> None:
        if len(content) > _MOST_BYTES:
            raise Refused("too_large")
        text = _laid_out(_decoded(bytes(content)), mime_type.partition(";")[0].strip().lower())
        self._portions = _portions(_SPEAKING_FALSELY.sub("\ufffd", text))
        self.pages = len(self._portions)
        self.sizes: tuple[Size, ...] = ()

    def draw(
        self, number: int, width_px: int, rotation: int, surface: Callable[[int], memoryview]
    ) -> tuple[int, int]:
        raise Refused("unsupported")

    def text(self, number: int) -> str:
        return self._portions[number]

    def hits(self, number: int, needle: str) -> list[tuple[Box, ...]]:
        return [()] * len(occurrences(self._portions[number], needle))

    def text_in_box(self, number: int, box: Box) -> str:
        return ""

    def put_away(self) -> None:
        """Nothing is held beyond this object."""


def _decoded(content: bytes) -> str:
    for mark, coding in _MARKS:
        if content.startswith(mark):
            return content.decode(coding, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _laid_out(text: str, mime_type: str) -> str:
    """What cannot be laid out is shown as it came."""
    if mime_type.endswith("json"):
        return laid_out_json(text) or text
    if mime_type.endswith("xml"):
        return laid_out_xml(text) or text
    return text


def _portions(text: str) -> tuple[str, ...]:
    portions, lines, length = [], list[str](), 0
    for line in text.splitlines():
        for piece in _pieces(line):
            if length + len(piece) > _PORTION:
                portions.append("\n".join(lines))
                lines, length = [], 0
            lines.append(piece)
            length += len(piece) + 1
    return (*portions, "\n".join(lines))


def _pieces(line: str) -> list[str]:
    return [line[at : at + _LONGEST_LINE] for at in range(0, len(line), _LONGEST_LINE)] or [""]
