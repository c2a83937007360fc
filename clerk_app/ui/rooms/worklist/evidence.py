"""Looking for the page that proves a value: in the attachments first, then in the application itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from clerk_app.domain.errors import OutsideError
from clerk_app.services.reading_lamp import ReadingLamp

from .case_state import Paper

_UNITS = re.compile(r"\s*(€|EUR|Euro|m²|qm)$", re.IGNORECASE)

_DAY = re.compile(r"(\d{2})\.(\d{2})\.(\d{4})")
_AMOUNT = re.compile(r"\d{1,3}(?:\.\d{3})*,\d{2}")


@dataclass(frozen=True)
class Found:
    sha256: str
    needle: str


def needles(value: str) -> tuple[str, ...]:
    """The value as it stands, without the unit behind it, and in the notation of machines."""
    whole = " ".join(value.split())
    bare = _UNITS.sub("", whole)
    return tuple(dict.fromkeys(part for part in (whole, bare, *_machine(bare)) if part))


def _machine(bare: str) -> tuple[str, ...]:
    if day := _DAY.fullmatch(bare):
        return (f"{day[3]}-{day[2]}-{day[1]}",)
    if _AMOUNT.fullmatch(bare):
        plain = bare.replace(".", "")
        return plain, plain.replace(",", ".")
    return ()


def find_evidence(
    lamp: ReadingLamp, content: Callable[[str], bytes], papers: Sequence[Paper], value: str
) -> Found | None:
    """The first document in which the value is written; one that cannot be read proves nothing."""
    for paper in papers:
        try:
            needle = _needle_in(lamp, content(paper.sha256), paper.mime_type, value)
        except OutsideError:
            continue
        if needle:
            return Found(paper.sha256, needle)
    return None


def _needle_in(lamp: ReadingLamp, content: bytes, mime_type: str, value: str) -> str:
    opened = lamp.open(content, mime_type)
    try:
        return next((needle for needle in needles(value) if lamp.search(opened.handle, needle)), "")
    finally:
        lamp.close(opened.handle)
