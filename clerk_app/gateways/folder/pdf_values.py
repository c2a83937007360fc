"""What is filled in and enclosed in a PDF, asked of a confined process that is gone after one answer."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from clerk_app.gateways import confined
from clerk_app.gateways.strict_json import storable

_WORKER = "clerk_app.gateways.folder.pdf_worker"
_WITHIN = 20.0
_MOST_ANSWER = 128 * 1024 * 1024


@dataclass(frozen=True)
class PdfContents:
    """`refused`: damaged | encrypted | too_slow | "" – the paper itself is kept in any case."""

    values: Mapping[str, str] = field(default_factory=dict)
    files: tuple[tuple[str, bytes], ...] = ()
    refused: str = ""


def pdf_contents(content: bytes, within: float = _WITHIN) -> PdfContents:
    try:
        return _understood(confined.answer(_WORKER, content, within))
    except confined.TooSlow:
        return PdfContents(refused="too_slow")
    except confined.Broken:
        return PdfContents(refused="damaged")


def _understood(answer: bytes) -> PdfContents:
    """The process read foreign octets; its answer is trusted no more than they are."""
    if len(answer) > _MOST_ANSWER:
        return PdfContents(refused="damaged")
    try:
        told: dict[str, Any] = json.loads(answer)
        values = {storable(str(name)): storable(str(value)) for name, value in told["values"].items()}
        files = tuple((storable(str(name)), bytes.fromhex(octets)) for name, octets in told["files"])
        return PdfContents(values, files, str(told["refused"]))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return PdfContents(refused="damaged")
