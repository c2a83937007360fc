"""The office's words for what the code calls by short names: states, acts, roles, channels."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache

from PySide6.QtCore import QLocale

from .resources import LANGUAGES


def word(group: str, code: str) -> str:
    """A code without a word is shown as it is, so that nothing is hidden."""
    return _words(spoken_language()).get(group, {}).get(code, code)


def spoken_language() -> str:
    return "en" if QLocale().language() == QLocale.Language.English else "de"


@lru_cache(maxsize=4)
def _words(language: str) -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads((LANGUAGES / "words" / f"{language}.toml").read_text(encoding="utf-8"))
