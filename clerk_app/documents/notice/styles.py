"""How the kinds of text in a notice look."""

from __future__ import annotations

from dataclasses import dataclass, replace

MM = 72 / 25.4

INK = "#000000"
QUIET = "#4b5262"
HAIRLINE = "#b9bfcc"
GAP_INK = "#a81c1c"
GAP_GROUND = "#fde3e1"
HEAD_GROUND = "#f0f2f6"
WATERMARK_INK = "#e9ebf0"

_DESCENT = 0.12


@dataclass(frozen=True, eq=False)
class Style:
    """Sizes in points. Styles are told apart by identity: they are few, and looked up for every line."""

    size: float
    leading: float
    bold: bool = False
    colour: str = INK
    before: float = 0.0
    after: float = 0.0
    hyphenate: bool = True

    @property
    def baseline(self) -> float:
        """How far below the top of its line the letters stand."""
        return (self.leading + self.size) / 2 - self.size * _DESCENT


BODY = Style(size=10.5, leading=14.5, after=7.25)
SUBJECT = Style(size=12, leading=16, bold=True, after=14.5, hyphenate=False)
SECTION = Style(size=10.5, leading=14.5, bold=True, before=8, after=4, hyphenate=False)
SUBSECTION = Style(size=10.5, leading=14.5, bold=True, before=3, after=3, hyphenate=False)
ANNEX_TITLE = Style(size=12, leading=16, bold=True, after=12, hyphenate=False)
LIST_ITEM = Style(size=10.5, leading=14.5, after=3.5)
FOREIGN_BODY = Style(size=10.5, leading=14.5, after=7.25, hyphenate=False)
FOREIGN_ITEM = Style(size=10.5, leading=14.5, after=3.5, hyphenate=False)
CELL = Style(size=9.5, leading=12.5)
CELL_HEAD = Style(size=9.5, leading=12.5, bold=True)
CAPTION = Style(size=9.5, leading=12.5, bold=True, after=4, hyphenate=False)

AUTHORITY = Style(size=15, leading=18, bold=True, hyphenate=False)
UNIT = Style(size=10.5, leading=13, hyphenate=False)
RETURN_LINE = Style(size=7, leading=8, colour=QUIET, hyphenate=False)
ADDRESS = Style(size=10.5, leading=12.9, hyphenate=False)
# Below 8 points sorting machines do not read.
ADDRESSES = (ADDRESS, *(replace(ADDRESS, size=size) for size in (10.0, 9.5, 9.0, 8.5, 8.0)))
INFO_LABEL = Style(size=8, leading=12, colour=QUIET, hyphenate=False)
INFO_VALUE = Style(size=9, leading=12, hyphenate=False)
RUNNING = Style(size=8, leading=10, colour=QUIET, hyphenate=False)
FOOTER = Style(size=7.5, leading=10, colour=QUIET, hyphenate=False)


def colour_operator(colour: str) -> str:
    """`#rrggbb` as the operator that fills with it."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return " ".join(f"{channel:.3g}" for channel in channels) + " rg"
