"""Invents people, always the same ones for the same seed."""

from __future__ import annotations

import random
import tomllib
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

_SPELLED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})


@dataclass(frozen=True)
class Person:
    salutation: str
    given: str
    family: str
    born: date
    street: str
    number: str
    postcode: str
    town: str

    @property
    def name(self) -> str:
        return f"{self.given} {self.family}"

    @property
    def mail(self) -> str:
        return f"{_plain(self.given)[:1]}.{_plain(self.family)}@example.org"


class Inventor:
    """Draws people, dates and figures from one seeded source."""

    def __init__(self, resources: Path, seed: int) -> None:
        text = (resources / "practice" / "invented.toml").read_text(encoding="utf-8")
        self.lists: dict[str, Any] = tomllib.loads(text)
        self.random = random.Random(seed)

    def person(self, youngest: int = 18, oldest: int = 85) -> Person:
        female = self.random.random() < 0.5
        town = self.pick("towns")
        return Person(
            salutation="Frau" if female else "Herr",
            given=self.pick("given_female" if female else "given_male"),
            family=self.pick("family"),
            born=self.birthday(youngest, oldest),
            street=self.pick("streets"),
            number=f"{self.random.randint(1, 120)}{self.random.choice(['', '', '', 'a', 'b'])}",
            postcode=town["postcode"],
            town=town["name"],
        )

    def birthday(self, youngest: int, oldest: int) -> date:
        year = 2026 - self.random.randint(youngest + 1, oldest)
        return date(year, 1, 1) + timedelta(days=self.random.randint(0, 364))

    def pick(self, name: str) -> Any:
        return self.random.choice(self.lists[name])

    def amount(self, low: int, high: int) -> str:
        return f"{self.random.randint(low * 100, high * 100) / 100:.2f}"


def _plain(name: str) -> str:
    """Letters a mail address can bear: é becomes e, ß becomes ss, what has no plain form is left out."""
    spelled = name.lower().translate(_SPELLED)
    apart = unicodedata.normalize("NFD", spelled)
    return "".join(letter for letter in apart if letter.isascii() and letter.isalpha())
