"""Breaks words into lines, ragged right, with few and well-placed hyphens."""

from __future__ import annotations

import unicodedata
from collections import deque
from collections.abc import Callable, Sequence
from typing import NamedTuple

from .words import SOFT_HYPHEN, Cut, Word, cuts, parted

# A word is parted only if the line would otherwise stay emptier than this share of its width.
_RAG = 0.12
_HYPHENS_IN_A_ROW = 2
ROUNDING = 0.01


class BrokenLine(NamedTuple):
    words: list[Word]
    ending: str  # "" or " " or a soft hyphen


class LineBreaker:
    """Breaks one text. `measure` tells the width of a text, bold or not, in points."""

    def __init__(
        self, measure: Callable[[str, bool], float], hyphenate: Callable[[str], list[int]], width: float
    ) -> None:
        self._measure = measure
        self._hyphenate = hyphenate
        self._width = width
        self._lines: list[BrokenLine] = []
        self._line: list[Word] = []
        self._room = width

    def lines(self, words: Sequence[Word]) -> list[BrokenLine]:
        waiting = deque(words)
        while waiting:
            word = waiting.popleft()
            if self._takes(word):
                continue
            cut = self._cut(word, last=not waiting) if self._line else self._cut_in_need(word)
            if cut is not None:
                word, tail = parted(word, cut.at)
                waiting.appendleft(tail)
            elif self._line:
                waiting.appendleft(word)
                self._end(" ")
                continue
            self._line.append(word)
            self._end(cut.hyphen if cut else " ")
        if self._line:
            self._end(" ")
        return self._lines

    def width(self, word: Word) -> float:
        """Without the soft hyphens the writer put into it: they show only where a line ends."""
        return sum(self._measure(piece.text.replace(SOFT_HYPHEN, ""), piece.bold) for piece in word)

    def _takes(self, word: Word) -> bool:
        needed = self._blank() + self.width(word)
        if needed > self._room + ROUNDING:
            return False
        self._line.append(word)
        self._room -= needed
        return True

    def _end(self, ending: str) -> None:
        self._lines.append(BrokenLine(self._line, ending))
        self._line, self._room = [], self._width

    def _blank(self) -> float:
        return self._measure(" ", self._line[-1][-1].bold) if self._line else 0.0

    def _cut(self, word: Word, last: bool) -> Cut | None:
        """Not at the end of a paragraph, where it would leave a crumb, and not on line after line."""
        room = self._room - self._blank()
        if last or room < self._width * _RAG:
            return None
        before = [line.ending for line in self._lines[-_HYPHENS_IN_A_ROW:]]
        tired = before == [SOFT_HYPHEN] * _HYPHENS_IN_A_ROW
        found = cuts(word, self._hyphenate)
        return self._furthest(word, [cut for cut in found if not (tired and cut.hyphen)], room)

    def _cut_in_need(self, word: Word) -> Cut | None:
        """For a word longer than a whole line: by rule if possible, else letter by letter, if it has two."""
        by_rule = self._furthest(word, cuts(word, self._hyphenate, need=True), self._width)
        if by_rule is not None:
            return by_rule
        text = "".join(piece.text for piece in word)
        letters = [Cut(at, "") for at in range(1, len(text)) if not unicodedata.combining(text[at])]
        return self._furthest(word, letters, self._width) or next(iter(letters), None)

    def _furthest(self, word: Word, places: Sequence[Cut], room: float) -> Cut | None:
        for cut in reversed(places):
            head, _ = parted(word, cut.at)
            if self.width(head) + self._measure(cut.hyphen, head[-1].bold) <= room:
                return cut
        return None
