"""Spelling at this desk: the dictionary the system brings, or one IT has laid down, or none."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from clerk_app.gateways.spelling import hunspell, word_list
from clerk_app.gateways.spelling.speller import SystemSpeller

from .config import read_config
from .paths import Home, Shipped


@dataclass(frozen=True)
class Spelling:
    """`lacks` says what keeps it from working: "" | library | dictionary."""

    speller: SystemSpeller | None
    lacks: str = ""

    @property
    def dictionary(self) -> str:
        return str(self.speller.found.dictionary) if self.speller else ""

    def own_words(self) -> int:
        return len(word_list.read(self.speller.own)) if self.speller else 0


def spelling_of(home: Home, shipped: Shipped) -> Spelling:
    """A folder named by IT comes before those of the system."""
    told = read_config(home.config).dictionaries
    folders = (*((Path(told),) if told else ()), *hunspell.FOLDERS)
    found = hunspell.find(folders)
    if found is None:
        return Spelling(None, "dictionary" if hunspell.library() is not None else "library")
    return Spelling(SystemSpeller(found, shipped.words, home.words))
