"""Cuts a text into words that stay on one line, and knows where a word may be parted."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from .inline import Span, spans

SOFT_HYPHEN = "\u00ad"

_BLANKS = re.compile(r"[ \t]+")
_BEFORE_NUMBER = re.compile(
    r"\(?(§§?|Art\.|Artikel|Abs\.|Absatz|Nr\.|Nummer|Satz|S\.|Ziff\.|Ziffer|Tz\.|Rn\.)"
)
_UNIT = re.compile(r"(€|Euro|EUR|%|Prozent|m²|qm|km|kg)[.,;:)]*")
_MONTH = re.compile(
    r"(Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)[.,;:)]*"
)
_POSTCODE = re.compile(r"\d{5}")
_DAY = re.compile(r"\d{1,2}\.")
_LETTERS = re.compile(r"[A-Za-zÄÖÜäöüß]{5,}")
# Addresses, numbers and names with letters German does not have follow no German rule.
_NOT_GERMAN = re.compile(r"[@/:_\d\u0300-\u036f]|[^\W\d_A-Za-zÄÖÜäöüß]")
# Readers drop a hyphen at the end of a line, so double-barrelled names are kept whole.
_LONGEST_NAME = 24
_HARD_BREAK = re.compile(r"(?<=[^\W\d])[-–](?=\w{2})|[/@](?=\w)")


class Piece(NamedTuple):
    text: str
    bold: bool
    gap: bool


Word = tuple[Piece, ...]


class Cut(NamedTuple):
    """Where a word may be parted, and the hyphen this leaves at the end of the line."""

    at: int
    hyphen: str


def paragraphs(text: str, bold: bool) -> list[list[Word]]:
    """The words of each line the writer ended with a line break."""
    lines: list[list[Word]] = [[]]
    word: list[Piece] = []
    for span in spans(text, bold):
        for number, part in enumerate(span.text.split("\n")):
            if number:
                _close(word, lines[-1])
                lines.append([])
            _take(part, span, word, lines[-1])
    _close(word, lines[-1])
    return [_bound(line) for line in lines]


def cuts(word: Word, hyphenate: Callable[[str], list[int]], need: bool = False) -> list[Cut]:
    """Every lawful place, in reading order; in need a short double-barrelled word is parted as well."""
    text = "".join(piece.text for piece in word)
    found = {match.end(): SOFT_HYPHEN for match in re.finditer(SOFT_HYPHEN, text)}
    hard = [match.end() for match in _HARD_BREAK.finditer(text)]
    if hard:
        found.update(dict.fromkeys(hard if need or len(text) > _LONGEST_NAME else [], ""))
    elif not found and not _NOT_GERMAN.search(text):
        for part in _LETTERS.finditer(text):
            found.update({part.start() + at: SOFT_HYPHEN for at in hyphenate(part[0])})
    return [Cut(at, found[at]) for at in sorted(found)]


def parted(word: Word, at: int) -> tuple[Word, Word]:
    head: list[Piece] = []
    tail: list[Piece] = []
    for piece in word:
        first, second = piece.text[: max(at, 0)], piece.text[max(at, 0) :]
        at -= len(piece.text)
        head += [piece._replace(text=first)] if first else []
        tail += [piece._replace(text=second)] if second else []
    return tuple(head), tuple(tail)


def _take(text: str, span: Span, word: list[Piece], line: list[Word]) -> None:
    for number, part in enumerate(_BLANKS.split(text)):
        if number:
            _close(word, line)
        if part:
            word.append(Piece(part, span.bold, span.gap))


def _close(word: list[Piece], line: list[Word]) -> None:
    if word:
        line.append(tuple(word))
        word.clear()


def _bound(line: list[Word]) -> list[Word]:
    """Joins what must not be torn apart at a line end: § and number, amount and unit, postcode and town."""
    bound: list[Word] = []
    for word in line:
        if bound and _belong_together(bound[-1][-1].text, word[0].text):
            blank = Piece(" ", bound[-1][-1].bold, bound[-1][-1].gap and word[0].gap)
            bound[-1] = (*bound[-1], blank, *word)
        else:
            bound.append(word)
    return bound


def _belong_together(left: str, right: str) -> bool:
    if right[0].isdigit():
        return _BEFORE_NUMBER.fullmatch(left) is not None
    if left[-1].isdigit():
        town = _POSTCODE.fullmatch(left) is not None and right[0].isupper()
        return town or _UNIT.fullmatch(right) is not None
    return bool(_DAY.fullmatch(left) and _MONTH.fullmatch(right))
