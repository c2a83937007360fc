"""Sets texts into lines, ragged right, with few and well-placed hyphens."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import deque
from typing import NamedTuple

from .faces import Face
from .font_embedding import BASE
from .hyphens import Hyphens
from .styles import GAP_INK, INK, Style, colour_operator
from .words import SOFT_HYPHEN, Cut, Piece, Word, cuts, paragraphs, parted

_KEPT_TEXTS = 4000
_KEPT_WIDTHS = 20000
# A word is parted only if the line would otherwise stay emptier than this share of its width.
_RAG = 0.08
_HYPHENS_IN_A_ROW = 2
# One word after the other and nothing to look at more closely.
_PLAIN = re.compile(r"[^\s*(\u00ad]+(?: [^\s*(\u00ad]+)*")


class Line(NamedTuple):
    """A finished line. `code` paints it from its left end, `gaps` are its open placeholders (x, width)."""

    code: str
    width: float
    gaps: tuple[tuple[float, float], ...] = ()
    rare: tuple[tuple[bool, str], ...] = ()  # bold?, characters beyond the base of the embedded fonts
    parted: bool = False  # ends in the middle of a word


_EMPTY = Line("", 0.0)


class _Broken(NamedTuple):
    words: list[Word]
    ending: str  # "" or " " or a soft hyphen


class Typesetter:
    """Keeps what it has set: boilerplate is set once per process."""

    def __init__(self, regular: Face, bold: Face, hyphens: Hyphens) -> None:
        self._faces = {False: regular, True: bold}
        self._hyphens = hyphens
        self._set: dict[tuple[str, Style, float], tuple[Line, ...]] = {}
        self._widths: dict[tuple[bool, str], int] = {}

    def lines(self, text: str, style: Style, width: float) -> tuple[Line, ...]:
        key = (text, style, width)
        found = self._set.get(key)
        if found is None:
            if len(self._set) >= _KEPT_TEXTS:
                self._set.clear()
            found = self._set[key] = tuple(self._set_text(text, style, width))
        return found

    def line(self, text: str, style: Style) -> Line:
        """The whole text on one line, however long."""
        (line,) = self.lines(text.replace("\n", " "), style, math.inf) or (_EMPTY,)
        return line

    def cell(self, text: str, style: Style, width: float) -> tuple[Line, ...]:
        """Like `lines`, for texts that mostly fit on one."""
        line = self.line(text, style)
        if line.width > width or "\n" in text:
            return self.lines(text, style, width)
        return (line,) if line.code else ()

    def widest_word(self, text: str, style: Style) -> float:
        words = (word for line in paragraphs(_composed(text), style.bold) for word in line)
        return max((self._word_width(word, style) for word in words), default=0.0)

    def _set_text(self, text: str, style: Style, width: float) -> list[Line]:
        text = _composed(text)
        if _PLAIN.fullmatch(text) and self._text_width(text, style.bold) * style.size / 1000 <= width:
            return [self._finish([Piece(text, style.bold, gap=False)], style)]
        lines: list[_Broken] = []
        for words in paragraphs(text, style.bold):
            lines += self._break(words, style, width)
        if lines:
            lines[-1] = lines[-1]._replace(ending="")
        return [self._finish(_merged(broken), style, broken.ending) for broken in lines]

    def _break(self, words: list[Word], style: Style, width: float) -> list[_Broken]:
        waiting = deque(words)
        lines: list[_Broken] = []
        line: list[Word] = []
        used = 0.0
        while waiting:
            word = waiting.popleft()
            blank = self._blank(line[-1], style) if line else 0.0
            needed = self._word_width(word, style)
            if used + blank + needed <= width:
                line.append(word)
                used += blank + needed
                continue
            cut = self._cut(word, style, width - used - blank, width, lines) if line else None
            if cut is None and not line:
                cut = self._cut(word, style, width, 0.0, lines) or self._forced_cut(word, style, width)
            ending = " "
            if cut is None:
                waiting.appendleft(word)
            else:
                head, tail = parted(word, cut.at)
                line.append(head)
                waiting.appendleft(tail)
                ending = cut.hyphen
            lines.append(_Broken(line, ending))
            line, used = [], 0.0
        return [*lines, _Broken(line, " ")] if line else lines

    def _cut(self, word: Word, style: Style, room: float, width: float, lines: list[_Broken]) -> Cut | None:
        """The last place that fits, if parting is worth it."""
        if room < width * _RAG:
            return None
        tired = all(line.ending == SOFT_HYPHEN for line in lines[-_HYPHENS_IN_A_ROW:])
        tired = tired and len(lines) >= _HYPHENS_IN_A_ROW
        fitting = None
        for cut in cuts(word, self._hyphens.places if style.hyphenate else _no_places, need=not width):
            if tired and cut.hyphen:
                continue
            head, _ = parted(word, cut.at)
            hyphen = self._faces[head[-1].bold].width(cut.hyphen, style.size)
            if self._word_width(head, style) + hyphen <= room:
                fitting = cut
        return fitting

    def _forced_cut(self, word: Word, style: Style, width: float) -> Cut:
        """Letter by letter, for what no rule parts: nothing may leave the sheet."""
        text = "".join(piece.text for piece in word)
        last = 1
        for at in range(1, len(text)):
            if unicodedata.combining(text[at]):
                continue
            if self._word_width(parted(word, at)[0], style) > width:
                break
            last = at
        return Cut(last, "")

    def _finish(self, pieces: list[Piece], style: Style, ending: str = "") -> Line:
        code, x, gaps = [], 0.0, []
        for piece in pieces:
            width = self._text_width(piece.text, piece.bold) * style.size / 1000
            if piece.gap:
                gaps.append((x, width))
            code.append(self._painted(piece, style))
            x += width
        return Line(" ".join(code), x, tuple(gaps), self._rare(pieces), ending == SOFT_HYPHEN)

    def _painted(self, piece: Piece, style: Style) -> str:
        """Leaves the colour as it found it: black."""
        face = self._faces[piece.bold]
        shown = f"/{face.resource} {style.size:g} Tf {face.show(piece.text, style.size)}"
        colour = GAP_INK if piece.gap else style.colour
        return shown if colour == INK else f"{colour_operator(colour)} {shown} 0 g"

    def _rare(self, pieces: list[Piece]) -> tuple[tuple[bool, str], ...]:
        found = []
        for piece in pieces:
            if not BASE.issuperset(piece.text):
                rare = self._faces[piece.bold].used(piece.text) - BASE
                found.append((piece.bold, "".join(sorted(rare))))
        return tuple(found)

    def _blank(self, before: Word, style: Style) -> float:
        return self._text_width(" ", before[-1].bold) * style.size / 1000

    def _word_width(self, word: Word, style: Style) -> float:
        """Without the soft hyphens the writer put into it: they show only where a line ends."""
        widths = (self._text_width(piece.text.replace(SOFT_HYPHEN, ""), piece.bold) for piece in word)
        return sum(widths) * style.size / 1000

    def _text_width(self, text: str, bold: bool) -> int:
        width = self._widths.get((bold, text))
        if width is None:
            if len(self._widths) >= _KEPT_WIDTHS:
                self._widths.clear()
            width = sum(map(self._faces[bold].widths.__getitem__, text))
            self._widths[bold, text] = width
        return width


def _merged(broken: _Broken) -> list[Piece]:
    """A line as few pieces as its looks allow, with the blanks between its words and its ending."""
    pieces: list[Piece] = []
    for word in broken.words:
        if pieces:
            blank = Piece(" ", word[0].bold, gap=False)
            _join(pieces, pieces[-1]._replace(text=" ") if pieces[-1].gap == word[0].gap else blank)
        for piece in word:
            _join(pieces, piece._replace(text=piece.text.replace(SOFT_HYPHEN, "")))
    _join(pieces, pieces[-1]._replace(text=broken.ending))
    return pieces


def _join(pieces: list[Piece], piece: Piece) -> None:
    if pieces and (pieces[-1].bold, pieces[-1].gap) == (piece.bold, piece.gap):
        pieces[-1] = pieces[-1]._replace(text=pieces[-1].text + piece.text)
    elif piece.text:
        pieces.append(piece)


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _no_places(word: str) -> list[int]:
    return []
