"""The closed vocabulary of conditions. What does not fit gets a new word here, never a script in a pack."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from types import MappingProxyType

from . import money, text
from .composition import FiledDocument
from .pack_path import FieldSet

SUBJECTS = ("field", "input", "result")
JOINS = ("all", "any", "not")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_ANCHOR = re.compile(r"(heute|eingang)(?: *([+-]) *(\d{1,3}) *(tage?|monate?|jahre?))?")


@dataclass(frozen=True)
class Condition:
    """`word` is one of COMPARISONS, JOINS, "present", "for_each" or "document"; a join holds its `parts`."""

    word: str
    subject: str = ""  # "field", "input" or "result"
    name: str = ""  # path pattern of the field, id of the input or result
    against: tuple[str, ...] = ()
    parts: tuple[Condition, ...] = ()


@dataclass(frozen=True)
class Answers:
    """What conditions may ask: the application, its documents, the clerk's entries, the results, two days."""

    fields: FieldSet
    documents: Sequence[FiledDocument]
    today: date
    received_on: date
    inputs: Mapping[str, str] = field(default_factory=dict)
    results: Mapping[str, str] = field(default_factory=dict)

    def values(self, condition: Condition) -> tuple[str, ...]:
        if condition.subject == "field":
            return tuple(text.plain(value) for value in self.fields.values(condition.name))
        known = self.inputs if condition.subject == "input" else self.results
        value = text.plain(known.get(condition.name, ""))
        return (value,) if value else ()

    def lacking(self, condition: Condition) -> tuple[str, ...]:
        """The entries of the list that do not say what `for_each` wants of every one."""
        wanted = condition.against if condition.word == "for_each" else ()
        return tuple(name for group in wanted for name in self.fields.lacking(condition.name, group))


def holds(condition: Condition, answers: Answers) -> bool | None:
    """True, False, or None while an answer is missing.

    Over several values it must hold for every one; `includes` asks for one of them.
    """
    if condition.word in JOINS:
        return _joined(condition.word, [holds(part, answers) for part in condition.parts])
    if condition.word == "document":
        return bool(matching(condition.against, answers.documents))
    if condition.word == "for_each":
        return not answers.lacking(condition)
    values = answers.values(condition)
    if condition.word == "present":
        return bool(values)
    if not values:
        return None
    against = tuple(_resolved(bound, answers) for bound in condition.against)
    among = "any" if condition.word == "includes" else "all"
    return _joined(among, [COMPARISONS[condition.word](value, against) for value in values])


def matching(words: Sequence[str], documents: Sequence[FiledDocument]) -> tuple[FiledDocument, ...]:
    """Documents whose name, description or purpose speaks of one of the words."""
    wanted = [_folded(word) for word in words]
    spoken = (
        (document, _folded(f"{document.name} {document.description} {document.purpose}"))
        for document in documents
    )
    return tuple(document for document, said in spoken if any(word in said for word in wanted))


def _joined(word: str, found: Sequence[bool | None]) -> bool | None:
    if word == "not":
        return None if found[0] is None else not found[0]
    decisive = word == "any"
    if decisive in found:
        return decisive
    return None if None in found else not decisive


def _folded(words: str) -> str:
    composed = unicodedata.normalize("NFC", words).casefold().translate(_UMLAUTS)
    return re.sub(r"[\W_]+", "", composed)


def _resolved(bound: str, answers: Answers) -> str:
    """Days may be named from "heute" or "eingang": "heute - 2 jahre"."""
    anchor = _ANCHOR.fullmatch(bound.casefold())
    if anchor is None:
        return bound
    day = answers.today if anchor[1] == "heute" else answers.received_on
    if anchor[2]:
        day = _moved(day, int(f"{anchor[2]}{anchor[3]}"), anchor[4])
    return day.isoformat()


def _moved(day: date, count: int, unit: str) -> date:
    if unit.startswith("tag"):
        return day + timedelta(days=count)
    months = day.year * 12 + day.month - 1 + count * (12 if unit.startswith("jahr") else 1)
    last = (date(months // 12, months % 12 + 1, 28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return last.replace(day=min(day.day, last.day))


def _ordered(test: Callable[[Decimal, Decimal], bool]) -> Callable[[str, tuple[str, ...]], bool | None]:
    def compare(value: str, against: tuple[str, ...]) -> bool | None:
        left, right = money.read(value), money.read(against[0])
        return None if left is None or right is None else test(left, right)

    return compare


def _dated(test: Callable[[date, date], bool]) -> Callable[[str, tuple[str, ...]], bool | None]:
    def compare(value: str, against: tuple[str, ...]) -> bool | None:
        left, right = text.read_date(value), text.read_date(against[0])
        return None if left is None or right is None else test(left, right)

    return compare


def _same(value: str, against: tuple[str, ...]) -> bool:
    number = money.read(value)
    if number is not None and number in [money.read(bound) for bound in against]:
        return True
    return value.casefold() in [bound.casefold() for bound in against]


COMPARISONS: Mapping[str, Callable[[str, tuple[str, ...]], bool | None]] = MappingProxyType(
    {
        "is": _same,
        "is_not": lambda value, against: not _same(value, against),
        "one_of": _same,
        "includes": _same,
        "at_least": _ordered(lambda left, right: left >= right),
        "at_most": _ordered(lambda left, right: left <= right),
        "before": _dated(lambda left, right: left < right),
        "after": _dated(lambda left, right: left > right),
        "not_after": _dated(lambda left, right: left <= right),
    }
)
_BY_NUMBER, _BY_DAY = ("at_least", "at_most"), ("before", "after", "not_after")


def comparable(word: str, bound: str) -> bool:
    """Whether anything can ever be compared with this bound."""
    if word in _BY_NUMBER:
        return money.read(bound) is not None
    return word not in _BY_DAY or bool(_ANCHOR.fullmatch(bound.casefold()) or text.read_date(bound))


WORDS = (*COMPARISONS, *JOINS, "present", "for_each", "document")
