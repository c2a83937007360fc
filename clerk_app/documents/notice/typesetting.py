"""Sets texts into finished lines, and remembers them."""

from __future__ import annotations

import math
import re
import unicodedata
from typing import NamedTuple

from clerk_app.domain.errors import ClerkError

from .faces import Face
from .font_embedding import BASE
from .hyphens import Hyphens
from .linebreaking import ROUNDING, BrokenLine, LineBreaker
from .styles import GAP_INK, INK, Style, colour_operator
from .words import SOFT_HYPHEN, Piece, paragraphs

_KEPT_TEXTS = 4000
_KEPT_WIDTHS = 20000
_AROUND = 30
# One word after the other and nothing to look at more closely.
_PLAIN = re.compile(r"[^\s*(\u00ad]+(?: [^\s*(\u00ad]+)*")
# Marks of direction and of joining: nobody sees them, but they would be read back.
_HIDDEN = re.compile("[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")
_BREAKS = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")


class Line(NamedTuple):
    """A finished line. `code` paints it from its left end, `gaps` are its open placeholders (x, width)."""

    code: str
    width: float
    gaps: tuple[tuple[float, float], ...] = ()
    rare: tuple[tuple[bool, str], ...] = ()  # bold?, characters beyond the base of the embedded fonts
    parted: bool = False  # ends in the middle of a word


_EMPTY = Line("", 0.0)


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
            found = self._set[key] = tuple(self._set_or_refuse(text, style, width))
        return found

    def line(self, text: str, style: Style) -> Line:
        """The whole text on one line, however long."""
        (line,) = self.lines(_BREAKS.sub(" ", text), style, math.inf) or (_EMPTY,)
        return line

    def cell(self, text: str, style: Style, width: float) -> tuple[Line, ...]:
        """Like `lines`, for texts that mostly fit on one."""
        line = self.line(text, style)
        if line.width > width + ROUNDING or "\n" in text:
            return self.lines(text, style, width)
        return (line,) if line.code else ()

    def widest_word(self, text: str, style: Style) -> float:
        breaker = self._breaker(style, math.inf)
        words = (word for line in paragraphs(_composed(text), style.bold) for word in line)
        try:
            return max(map(breaker.width, words), default=0.0)
        except ClerkError as refusal:
            raise _placed(refusal, text) from refusal

    def _set_or_refuse(self, text: str, style: Style, width: float) -> list[Line]:
        try:
            return self._set_text(text, style, width)
        except ClerkError as refusal:
            raise _placed(refusal, text) from refusal

    def _set_text(self, text: str, style: Style, width: float) -> list[Line]:
        text = _composed(text)
        if _PLAIN.fullmatch(text) and self._text_width(text, style.bold) * style.size / 1000 <= width:
            return [self._finish([Piece(text, style.bold, gap=False)], style)]
        lines: list[BrokenLine] = []
        for words in paragraphs(text, style.bold):
            lines += self._breaker(style, width).lines(words)
        if lines:
            lines[-1] = lines[-1]._replace(ending="")
        return [self._finish(_merged(broken), style, broken.ending) for broken in lines]

    def _breaker(self, style: Style, width: float) -> LineBreaker:
        def measure(text: str, bold: bool) -> float:
            return self._text_width(text, bold) * style.size / 1000

        return LineBreaker(measure, self._hyphens.places if style.hyphenate else _no_places, width)

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

    def _text_width(self, text: str, bold: bool) -> int:
        width = self._widths.get((bold, text))
        if width is None:
            if len(self._widths) >= _KEPT_WIDTHS:
                self._widths.clear()
            width = sum(map(self._faces[bold].widths.__getitem__, text))
            self._widths[bold, text] = width
        return width


def _merged(broken: BrokenLine) -> list[Piece]:
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


def _placed(refusal: ClerkError, text: str) -> ClerkError:
    around = _excerpt(text, chr(int(str(refusal.facts["code_point"])[2:], 16)))
    return ClerkError(refusal.code, **{**refusal.facts, "text": around})


def _excerpt(text: str, character: str) -> str:
    """The words around a character, so that the clerk finds it."""
    composed = _composed(text)
    at = max(composed.find(character), 0)
    around = composed[max(at - _AROUND, 0) : at + _AROUND]
    return "".join(one if one.isprintable() else "\ufffd" for one in around.replace("\n", " "))


def _composed(text: str) -> str:
    """As it is printed: letters made whole, one kind of line end, nothing hidden."""
    return _HIDDEN.sub("", _BREAKS.sub("\n", unicodedata.normalize("NFC", text)))


def _no_places(word: str) -> list[int]:
    return []
