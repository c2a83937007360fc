"""The dictionary of the system together with the words of the office, opened when first asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from . import word_list
from .hunspell import Found, Hunspell


@dataclass(frozen=True)
class SystemSpeller:
    """`shipped` are the terms of the trade, `own` the words clerks have added on this machine."""

    found: Found
    shipped: Path
    own: Path
    _opened: list[Hunspell] = field(default_factory=list)
    _listed: set[str] = field(default_factory=set)
    _turn: Lock = field(default_factory=Lock)

    def unknown(self, words: Iterable[str]) -> frozenset[str]:
        with self._turn:
            dictionary = self._dictionary()
            return frozenset(word for word in words if not self._knows(dictionary, word))

    def suggestions(self, word: str) -> tuple[str, ...]:
        with self._turn:
            return self._dictionary().suggestions(word)

    def learn(self, word: str) -> None:
        with self._turn:
            word_list.add(self.own, word)
            self._take_in(self._dictionary(), word_list.Entry(word))

    def _dictionary(self) -> Hunspell:
        if not self._opened:
            made = Hunspell(self.found)
            for path in (self.shipped, self.own):
                for entry in word_list.read(path):
                    self._take_in(made, entry)
            self._opened.append(made)
        return self._opened[0]

    def _take_in(self, dictionary: Hunspell, entry: word_list.Entry) -> None:
        """What the dictionary allows inside of compounds only is right by itself all the same."""
        dictionary.add(entry.word, entry.like)
        self._listed.add(entry.word)

    def _knows(self, dictionary: Hunspell, word: str) -> bool:
        """At the end of a sentence an abbreviation looks like a word: "Abs" is known as "Abs."."""
        return word in self._listed or dictionary.knows(word) or dictionary.knows(f"{word}.")
