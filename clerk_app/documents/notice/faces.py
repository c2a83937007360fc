"""The type cases: a face's characters, their widths, and how combining marks sit on their letters."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import uharfbuzz

from clerk_app.domain.errors import ClerkError

from .reportlab_joint import FontFile

_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_MARK = re.compile(f"[{_MARKS}]")
_MARKED_WORD = re.compile(rf"\S*[{_MARKS}]\S*")
# U+035C to U+0362 span two letters: the second one belongs to the cluster as well.
_CLUSTER = re.compile(rf"[^{_MARKS}\s][{_MARKS}]+(?:(?<=[\u035c-\u0362]).)?")
_ESCAPES = str.maketrans({"(": r"\(", ")": r"\)", "\\": r"\\", "\r": r"\r"})
_PLAIN_FEATURES = {"liga": False, "clig": False, "dlig": False, "kern": False}


class _Glyph(NamedTuple):
    """A placed character; distances in thousandths of the type size."""

    character: str
    shift: float
    rise: float
    advance: float


class _Widths(dict[str, int]):
    """Width per character; a character the face lacks is refused, never printed as an empty box."""

    def __missing__(self, character: str) -> int:
        raise ClerkError(
            "notice.glyph_missing",
            character=character if character.isprintable() else "\ufffd",
            code_point=f"U+{ord(character):04X}",
            name=unicodedata.name(character, ""),
        )


@lru_cache(maxsize=8)
def shipped_face(resource: str, path: Path) -> Face:
    """Read once by a program, however many offices it opens: the files come with it and never change."""
    return Face(resource, path)


def _printable(character: str) -> bool:
    """Lines run from left to right here: a word the other way round would come out reversed."""
    backwards = unicodedata.bidirectional(character) in ("R", "AL")
    return not backwards and unicodedata.category(character) != "Cc"


class Face:
    """One cut of the typeface. Its character codes are the Unicode code points themselves."""

    def __init__(self, resource: str, path: Path) -> None:
        self.resource = resource
        self.file = FontFile(path)
        widths = ((chr(code), width) for code, width in self.file.widths.items())
        self.widths = _Widths((character, width) for character, width in widths if _printable(character))
        self._glyph_codes: dict[int, int] = {}
        for code, glyph in self.file.glyphs.items():
            self._glyph_codes.setdefault(glyph, code)
        self._shaper = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path))))
        self._clusters: dict[str, tuple[_Glyph, ...]] = {}

    def width(self, text: str, size: float) -> float:
        return sum(map(self.widths.__getitem__, text)) * size / 1000

    def show(self, text: str, size: float) -> str:
        """The operators that paint `text` inside a text object."""
        if _MARK.search(text) is None:
            return f"({_encoded(text)})Tj"
        parts, done = [], 0
        for word in _MARKED_WORD.finditer(text):
            parts.append(f"({_encoded(text[done : word.start()])})Tj" if word.start() > done else "")
            parts.append(self._marked_word(word[0], size))
            done = word.end()
        parts.append(f"({_encoded(text[done:])})Tj" if done < len(text) else "")
        return " ".join(filter(None, parts))

    def used(self, text: str) -> set[str]:
        """The characters whose glyphs are painted for `text`."""
        painted = set(text)
        for cluster in _CLUSTER.findall(text):
            painted.update(glyph.character for glyph in self._placed(cluster))
        return painted

    def _marked_word(self, word: str, size: float) -> str:
        """With the word as replacement text, so that every reader finds it again as it was written."""
        parts, done = [f"/Span<</ActualText<FEFF{word.encode('utf-16-be').hex().upper()}>>>BDC"], 0
        for cluster in _CLUSTER.finditer(word):
            if cluster.start() > done:
                parts.append(f"({_encoded(word[done : cluster.start()])})Tj")
            parts += [self._show_glyph(glyph, size) for glyph in self._placed(cluster[0])]
            done = cluster.end()
        if done < len(word):
            parts.append(f"({_encoded(word[done:])})Tj")
        return " ".join([*parts, "EMC"])

    def _show_glyph(self, glyph: _Glyph, size: float) -> str:
        after = self.widths[glyph.character] - glyph.advance + glyph.shift
        shown = f"[{-glyph.shift:.1f}({_encoded(glyph.character)}){after:.1f}]TJ"
        return f"{glyph.rise * size / 1000:.3f} Ts {shown} 0 Ts" if glyph.rise else shown

    def _placed(self, cluster: str) -> tuple[_Glyph, ...]:
        placed = self._clusters.get(cluster)
        if placed is None:
            placed = self._clusters[cluster] = self._place(cluster)
        return placed

    def _place(self, cluster: str) -> tuple[_Glyph, ...]:
        buffer = uharfbuzz.Buffer()
        buffer.add_str(cluster)
        buffer.guess_segment_properties()
        uharfbuzz.shape(self._shaper, buffer, _PLAIN_FEATURES)
        scale = 1000 / self.file.units_per_em
        return tuple(
            _Glyph(
                self._character(info.codepoint, cluster),
                place.x_offset * scale,
                place.y_offset * scale,
                place.x_advance * scale,
            )
            for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        )

    def _character(self, glyph: int, cluster: str) -> str:
        """The character that stands for a glyph, preferably one of the text itself."""
        for character in cluster:
            if self.file.glyphs.get(ord(character)) == glyph:
                return character
        if glyph and glyph in self._glyph_codes:
            return chr(self._glyph_codes[glyph])
        self.widths.__missing__(cluster[-1])
        raise AssertionError


def _encoded(text: str) -> str:
    return text.encode("utf-16-be").decode("latin-1").translate(_ESCAPES)
