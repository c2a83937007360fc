"""Reading what was typed word by word, and who says whether a word is spelt right."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from clerk_app.domain.text import PLACEHOLDER

# Addresses, file references and whatever holds a digit are no words of a language.
_TOKEN = re.compile(r"[^\s()\[\]{}<>„“”\"‚‘»«,;:!?/–—*|…]+")
_WORD = re.compile(r"(?:[^\W\d_][\u0300-\u036f]*)+(?:[-'’\u00ad](?:[^\W\d_][\u0300-\u036f]*)+)*")
_INNER_CAPITAL = re.compile(r"\w[A-ZÄÖÜ]")  # SGB, HVwVfG, WoGG: names of statutes, not words
_SHORTEST = 3


class Speller(Protocol):
    """Knows a language and the words of the office. Slow; never asked on the thread of the screen."""

    def unknown(self, words: Iterable[str]) -> frozenset[str]:
        """Those of the words that are not spelt as any known word is."""
        ...

    def suggestions(self, word: str) -> tuple[str, ...]:
        """What the word may have been meant to be, the likeliest first."""
        ...

    def learn(self, word: str) -> None:
        """The word is right, here and at every later start."""
        ...


@dataclass(frozen=True)
class Word:
    """A word of a text: where it stands in it and how it is looked up."""

    start: int
    end: int
    text: str


def words(text: str) -> Iterator[Word]:
    """What can be spelt wrong; no placeholders, abbreviations of statutes, numbers or addresses."""
    gaps = [found.span() for found in PLACEHOLDER.finditer(text)]
    for token in _TOKEN.finditer(text):
        if any(start <= token.start() < end for start, end in gaps):
            continue
        found = _WORD.search(token[0])
        if found is not None and _is_word(token[0], found):
            start = token.start() + found.start()
            yield Word(start, token.start() + found.end(), plain(found[0]))


def plain(word: str) -> str:
    """Without hyphens that show only at the end of a line, every letter as one sign."""
    return unicodedata.normalize("NFC", word.replace("\u00ad", "").replace("’", "'"))


def _is_word(token: str, found: re.Match[str]) -> bool:
    around = token[: found.start()] + token[found.end() :]
    if around.strip(".'’-") or around.endswith("-") or "-" in token[: found.start()]:
        return False  # part of something else: "§", "2026a", "name@ort.de", "Miet-"
    return len(found[0]) >= _SHORTEST and not _INNER_CAPITAL.search(found[0].replace("-", " "))
