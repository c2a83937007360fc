"""Which colour serves which purpose in the light, the dark and the high-contrast scheme."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path


class Scheme(StrEnum):
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


def read_roles(styles: Path) -> Mapping[Scheme, Mapping[str, str]]:
    """Role → "#rrggbb" for every scheme; a role that names no colour of the palette is a KeyError."""
    palette = tomllib.loads((styles / "palette.toml").read_text(encoding="utf-8"))
    groups = tomllib.loads((styles / "roles.toml").read_text(encoding="utf-8"))
    roles = {role: names for group in groups.values() for role, names in group.items()}
    return {
        scheme: {role: palette[names[column]] for role, names in roles.items()}
        for column, scheme in enumerate(Scheme)
    }


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two "#rrggbb" colours as WCAG 2.1 defines it (1 to 21)."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.03928 else float(((channel + 0.055) / 1.055) ** 2.4)
