"""What every kind of opened document can be asked, and how each is opened."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from clerk_app.services.reading_lamp import IMAGE, PDF, TEXT

from . import kinds
from .geometry import Box, Size
from .pdf import Pdf
from .plain import Plain
from .refusal import Refused
from .scan import Scan

Surface = Callable[[int], memoryview]  # memory for so many bytes of pixels


class Reading(Protocol):
    pages: int
    sizes: tuple[Size, ...]

    def draw(self, number: int, width_px: int, rotation: int, surface: Surface) -> tuple[int, int]: ...

    def text(self, number: int) -> str: ...

    def hits(self, number: int, needle: str) -> list[tuple[Box, ...]]: ...

    def text_in_box(self, number: int, box: Box) -> str: ...

    def put_away(self) -> None: ...


def open_document(content: bytearray, mime_type: str) -> tuple[str, Reading]:
    if not content:
        raise Refused("damaged")
    kind = kinds.kind_of(content, mime_type)
    if kind == PDF:
        return kind, Pdf(content)
    if kind == IMAGE:
        return kind, Scan(content)
    if kind == TEXT:
        return kind, Plain(content, mime_type)
    raise Refused("unsupported")
