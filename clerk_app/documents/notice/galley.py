"""Sets the parts of a notice one below the other, before anyone asks for pages."""

from __future__ import annotations

from collections.abc import Sequence

from clerk_app.domain import notice as parts

from .geometry import LEFT, TEXT_WIDTH
from .strips import Ink, Strip
from .structure import HeadingLevels, Node
from .styles import BODY, FOREIGN_BODY, FOREIGN_ITEM, LIST_ITEM, SECTION, SUBSECTION, Style
from .tables import TableSetter
from .typesetting import Typesetter

_INDENT = 17.0
_LABEL_GAP = 5.0
_BULLET_SHIFT = 3.0
_ALONE = 2  # lines of a paragraph that never stand alone at the foot or the head of a page
_BULLET = "•"
_ENDINGS = (".", "!", "?", ".**")  # else the list that follows goes on with the sentence


class Galley:
    """`strips` is what has been set so far. Words of another language are not parted by German rules."""

    def __init__(self, typesetter: Typesetter, headings: HeadingLevels, *, foreign: bool = False) -> None:
        self._body, self._item_style = (FOREIGN_BODY, FOREIGN_ITEM) if foreign else (BODY, LIST_ITEM)
        self.strips: list[Strip] = []
        self._typesetter = typesetter
        self._tables = TableSetter(typesetter)
        self._headings = headings
        self._space = 0.0
        self._glued = False
        self._unfinished = False

    def add(self, part: parts.Part, parent: Node, depth: int) -> None:
        """`depth` is the heading level of the document the part stands in. Of what is empty nobody hears."""
        match part:
            case parts.Heading():
                style = SECTION if part.level == 1 else SUBSECTION
                self.heading(part.text, style, parent, depth + part.level)
            case parts.Paragraph() if part.text.strip():
                self.paragraph(part.text, self._body, Node("P", parent), part.block)
            case parts.BulletList() if part.items:
                self._list(part, parent)
            case parts.Table() if part.header or part.rows:
                self._table(part, parent)

    def heading(self, text: str, style: Style, parent: Node, level: int) -> None:
        """Stays with what follows."""
        if text.strip():
            self.paragraph(text, style, self._headings.node(parent, level), whole=True)
            self._glued = True

    def paragraph(self, text: str, style: Style, node: Node, block: str = "", whole: bool = False) -> None:
        lines = self._typesetter.lines(text, style, TEXT_WIDTH)
        inks = [(Ink(LEFT, style.baseline, line, node),) for line in lines]
        self._put(inks, style, block, whole)
        # A paragraph that announces something stays with what it announces.
        self._glued = self._glued or text.rstrip().endswith(":")
        self._unfinished = not text.rstrip().endswith(_ENDINGS)

    def space(self, height: float) -> None:
        self._space = max(self._space, height)

    def glue(self) -> None:
        """What comes next stays on the page of what came last."""
        self._glued = True

    def _list(self, part: parts.BulletList, parent: Node) -> None:
        self._glued = self._glued or self._unfinished
        numbering = b"Decimal" if part.ordered else b"Disc"
        owner = Node("L", parent, b"/A<</O/List/ListNumbering/%s>>" % numbering)
        labels = [
            self._typesetter.line(f"{number}." if part.ordered else _BULLET, LIST_ITEM)
            for number in range(1, len(part.items) + 1)
        ]
        indent = max([_INDENT, *(label.width + _LABEL_GAP for label in labels)])
        for text, label in zip(part.items, labels, strict=True):
            item = Node("LI", owner)
            shift = indent - _LABEL_GAP - label.width if part.ordered else _BULLET_SHIFT
            mark = Ink(LEFT + shift, LIST_ITEM.baseline, label, Node("Lbl", item))
            self._put(self._item(text, indent, mark, Node("LBody", item)), LIST_ITEM, part.block)
        self.space(BODY.after)

    def _item(self, text: str, indent: float, mark: Ink, body: Node) -> list[tuple[Ink, ...]]:
        lines = self._typesetter.lines(text, self._item_style, TEXT_WIDTH - indent)
        rows = [(Ink(LEFT + indent, LIST_ITEM.baseline, line, body),) for line in lines]
        return [(mark, *row) if row is rows[0] else row for row in rows] or [(mark,)]

    def _table(self, part: parts.Table, parent: Node) -> None:
        strips = self._tables.strips(part, Node("Table", parent))
        if strips:
            first = strips[0]._replace(before=self._before(2.0), may_break=self._may_begin())
            self.strips += [first, *strips[1:]]
            self._space = 11.0

    def _put(self, inks: Sequence[tuple[Ink, ...]], style: Style, block: str, whole: bool = False) -> None:
        for number, row in enumerate(inks):
            torn = not whole and _ALONE <= number <= len(inks) - _ALONE
            # A page must not end in the middle of a word.
            torn = torn and not inks[number - 1][-1].line.parted
            may_break = torn if number else self._may_begin()
            before = 0.0 if number else self._before(style.before)
            self.strips.append(Strip(style.leading, row, before=before, may_break=may_break, block=block))
        if inks:
            self._space = style.after

    def _before(self, wanted: float) -> float:
        return self._space + wanted

    def _may_begin(self) -> bool:
        glued, self._glued = self._glued, False
        return not glued
