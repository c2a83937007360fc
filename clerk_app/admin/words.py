"""The German sentence for what the office turns down, the same in a terminal as in the window."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

from clerk_app.opening.paths import Shipped


def sentence(code: str, facts: Mapping[str, object]) -> str:
    """The sentence for a code, or the code itself with its facts: never an empty answer."""
    told = {name: str(value) for name, value in facts.items()}
    parts = _sentences(Shipped().resources / "i18n" / "sentences" / "de").get(code)
    if parts is None:
        return ", ".join([code, *(f"{name}: {value}" for name, value in told.items())])
    text = " ".join(parts[name] for name in ("happened", "meaning", "next") if parts.get(name))
    return text.format_map(_Blanks(told))


class _Blanks(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return "…"


def _sentences(folder: Path) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for path in sorted(folder.glob("*.toml")):
        found |= tomllib.loads(path.read_text(encoding="utf-8"))
    return found
