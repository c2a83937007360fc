"""The sentence for every code: what happened, what it means, what to do next."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from string import Formatter
from types import MappingProxyType

from clerk_app.domain.errors import ClerkError, OutsideError

from .language import tr
from .resources import LANGUAGES
from .words import spoken_language, word

UNKNOWN = "unknown"
SOURCE = "de"  # what has no English sentence yet is said in German


@dataclass(frozen=True)
class Sentence:
    happened: str
    meaning: str = ""
    next: str = ""

    @property
    def text(self) -> str:
        return " ".join(part for part in (self.happened, self.meaning, self.next) if part)


def sentence(code: str, facts: Mapping[str, object] | None = None) -> Sentence:
    """A code without a sentence of its own is said so, with the code for whoever is asked about it."""
    known = _sentences(spoken_language())
    blanks = {name: _spoken(name, value) for name, value in (facts or {}).items()}
    if code not in known:
        return _filled(known[UNKNOWN], {**blanks, "code": code})
    closer = f"{code}.{(facts or {}).get('reason', '')}"  # where the reason has words of its own
    return _filled(known.get(closer, known[code]), blanks)


def said(error: Exception, names: Mapping[str, str] = MappingProxyType({})) -> str:
    """The sentence for a refusal or a failure; logins in it are spoken as `names` where they are known."""
    if not isinstance(error, ClerkError | OutsideError):
        return sentence("broke", {"kind": type(error).__name__}).text
    facts = {
        key: names.get(value, value) if isinstance(value, str) else value
        for key, value in error.facts.items()
    }
    return sentence(error.code, facts).text


def known_codes(language: str = "de") -> frozenset[str]:
    return frozenset(_sentences(language))


@lru_cache(maxsize=4)
def _sentences(language: str) -> Mapping[str, Sentence]:
    found: dict[str, Sentence] = {}
    for path in sorted((LANGUAGES / "sentences" / language).glob("*.toml")):
        for code, parts in tomllib.loads(path.read_text(encoding="utf-8")).items():
            found.setdefault(code, Sentence(**parts))
    return found if language == SOURCE else {**_sentences(SOURCE), **found}


def _filled(words: Sentence, blanks: Mapping[str, str]) -> Sentence:
    return Sentence(*(_fill(part, blanks) for part in (words.happened, words.meaning, words.next)))


def _fill(template: str, blanks: Mapping[str, str]) -> str:
    """A blank nobody filled shows as "…": a message must never fail for want of a fact."""
    return Formatter().vformat(template, (), _Blanks(blanks))


class _Blanks(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return "…"


def _spoken(name: str, value: object) -> str:
    """A fact called "state", "act" or "role" holds a code that the office has a word for."""
    if isinstance(value, datetime):
        return value.strftime(tr("%d.%m.%Y, %H:%M Uhr"))
    if isinstance(value, date):
        return value.strftime("%d.%m.%Y")
    if isinstance(value, Decimal):
        return str(value).replace(".", ",")
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join(_spoken(name, part) for part in value)
    return word(name, str(value))
