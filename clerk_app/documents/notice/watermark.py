"""The word across a sheet that is not the real thing: a draft, an exercise."""

from __future__ import annotations

import math
from typing import NamedTuple

from .geometry import PAGE_HEIGHT, PAGE_WIDTH
from .styles import WATERMARK_INK, Style
from .typesetting import Line, Typesetter

_ANGLE = math.radians(52)
_LENGTH = 500.0
_LARGEST = 130.0
_CAP_HEIGHT = 0.72


class Watermark(NamedTuple):
    code: str
    line: Line


def watermark(typesetter: Typesetter, text: str) -> Watermark | None:
    if not text.strip():
        return None
    probe = Style(100.0, 100.0, bold=True, colour=WATERMARK_INK, hyphenate=False)
    size = round(min(_LARGEST, 100.0 * _LENGTH / typesetter.line(text, probe).width), 1)
    line = typesetter.line(text, Style(size, size, bold=True, colour=WATERMARK_INK, hyphenate=False))
    cosine, sine = math.cos(_ANGLE), math.sin(_ANGLE)
    along, across = line.width / 2, size * _CAP_HEIGHT / 2
    x = PAGE_WIDTH / 2 - along * cosine + across * sine
    y = PAGE_HEIGHT / 2 - along * sine - across * cosine
    matrix = f"{cosine:.4f} {sine:.4f} {-sine:.4f} {cosine:.4f} {x:.2f} {y:.2f} Tm"
    return Watermark(f"BT\n{matrix}\n{line.code}\nET", line)
