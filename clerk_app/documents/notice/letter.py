"""What frames a notice: letterhead, address field, info block, footer, and the marks for folding."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from clerk_app.domain.errors import ClerkError
from clerk_app.domain.notice import Letterhead, Logo, Notice

from . import geometry as at
from . import styles
from .pictures import Picture, PlacedPicture
from .strips import Box, Ink
from .structure import Node
from .styles import Style
from .typesetting import Line, Typesetter

ADDRESS = "Anschrift"  # title of the part that holds the address
_ADDRESS_LINES = 6
_FOOTER_LINES = 10
_MOST_LINES = 8  # of the smallest type
_DESCENT = 0.24
_SMALLEST = 7.5
_SMALLEST_RUNNING = 6.0
_WIDEST_LABEL = 26 * styles.MM
_LABEL_GAP = 7.0
_VISITORS = "Hausanschrift"


class Head(NamedTuple):
    inks: list[Ink]
    boxes: list[Box]
    logo: PlacedPicture | None


class Footer(NamedTuple):
    """The footer of the first page; `baseline` is that of its first line."""

    inks: list[Ink]
    rule: Box
    node: Node
    baseline: float


class Letter:
    """Sets everything that stands outside the text column."""

    def __init__(self, typesetter: Typesetter, form: at.Form) -> None:
        self._typesetter = typesetter
        self.form = form

    def head(self, letterhead: Letterhead, parent: Node, picture: Picture | None) -> Head:
        section = Node("Sect", parent, title="Briefkopf")
        logo = self._logo(letterhead.logo, picture, section)
        room = at.TEXT_WIDTH - (logo.width + at.LOGO_GAP if logo else 0.0)
        authority = self._fitting(letterhead.authority, styles.AUTHORITY, room)
        baseline = self.form.authority_baseline
        inks = self._one(letterhead.authority, authority, at.LEFT, baseline, Node("P", section))
        if letterhead.unit:
            unit = self._fitting(letterhead.unit, styles.UNIT, room)
            inks += self._one(letterhead.unit, unit, at.LEFT, self.form.unit_baseline, Node("P", section))
        rule = Box(at.LEFT, self.form.head_rule, at.TEXT_WIDTH, at.HEAD_RULE_HEIGHT, letterhead.accent)
        return Head(inks, [rule, *self._marks()], logo)

    def _logo(self, logo: Logo | None, picture: Picture | None, section: Node) -> PlacedPicture | None:
        """Upper right, as large as the letterhead allows."""
        if logo is None or picture is None:
            return None
        scale = min(at.LOGO_WIDTH / picture.width, self.form.logo_height / picture.height)
        width, height = picture.width * scale, picture.height * scale
        top = self.form.logo_top + (self.form.logo_height - height) / 2
        place = PlacedPicture(picture, at.RIGHT - width, top, width, height)
        return place.owned_by(section, logo.text)

    def _marks(self) -> list[Box]:
        folds = (
            Box(at.MARK_LEFT, drop, at.FOLD_MARK_LENGTH, 0.4, styles.QUIET) for drop in self.form.fold_marks
        )
        return [*folds, Box(at.MARK_LEFT, at.HOLE_MARK, at.HOLE_MARK_LENGTH, 0.4, styles.QUIET)]

    def address(self, notice: Notice, parent: Node) -> tuple[list[Ink], list[Box]]:
        section = Node("Sect", parent, title=ADDRESS)
        inks: list[Ink] = []
        boxes: list[Box] = []
        sender = notice.letterhead.return_line
        if sender:
            style = self._fitting(sender, styles.RETURN_LINE, at.FIELD_WIDTH)
            inks += self._one(sender, style, at.LEFT, self.form.return_baseline, Node("P", section))
            boxes.append(Box(at.LEFT, self.form.return_rule, inks[-1].line.width, 0.4, styles.HAIRLINE))
        lines = self._addressed("\n".join(line for line in notice.addressee if line.strip()))
        pitch = at.ADDRESS_HEIGHT / max(_ADDRESS_LINES, len(lines))
        node = Node("P", section)
        for number, line in enumerate(lines, 1):
            inks.append(Ink(at.LEFT, self.form.address_top + (number - _DESCENT) * pitch, line, node))
        return inks, boxes

    def _addressed(self, text: str) -> Sequence[Line]:
        """A long line goes on below while there is room; only then the type grows smaller."""
        for style in styles.ADDRESSES:
            lines = self._typesetter.lines(text, style, at.FIELD_WIDTH)
            if len(lines) <= (_MOST_LINES if style is styles.ADDRESSES[-1] else _ADDRESS_LINES):
                return lines
        written = text.split("\n")
        pitch = at.ADDRESS_HEIGHT / max(_ADDRESS_LINES, len(written))
        style = self._fitting_all(written, _no_larger(styles.ADDRESS, pitch), at.FIELD_WIDTH)
        return self._typesetter.lines(text, style, math.inf)

    def info(self, notice: Notice, parent: Node) -> tuple[list[Ink], float]:
        """The info block, and how far down it reaches."""
        entries = _entries(notice)
        labels = (self._typesetter.line(label, styles.INFO_LABEL).width for label, _ in entries)
        label_width = min(max(labels, default=0.0), _WIDEST_LABEL)
        value_left = at.INFO_LEFT + label_width + _LABEL_GAP
        owner = Node("L", parent, b"/A<</O/List/ListNumbering/None>>", "Informationsblock")
        inks: list[Ink] = []
        drop = self.form.info_top
        for label, value in entries:
            item = Node("LI", owner)
            baseline = drop + styles.INFO_VALUE.size
            fitting = self._fitting(label, styles.INFO_LABEL, label_width)
            inks += self._one(label, fitting, at.INFO_LEFT, baseline, Node("Lbl", item))
            body = Node("LBody", item)
            style = self._fitting_words(value, styles.INFO_VALUE, at.RIGHT - value_left)
            for line in self._typesetter.lines(value, style, at.RIGHT - value_left):
                inks.append(Ink(value_left, drop + styles.INFO_VALUE.size, line, body))
                drop += styles.INFO_VALUE.leading
        return inks, drop

    def footer(self, letterhead: Letterhead) -> Footer:
        """Read aloud last, though it stands on the first page."""
        lines = [
            line
            for text in letterhead.footer
            for line in self._typesetter.lines(text, styles.FOOTER, at.FOOTER_WIDTH)
        ]
        if len(lines) > _FOOTER_LINES:
            raise ClerkError("letterhead.footer_too_high", most=_FOOTER_LINES)
        height = max(len(lines) - 1, 0) * styles.FOOTER.leading
        first = min(at.FOOTER_BASELINE, at.FOOTER_BOTTOM - height)
        section = Node("Sect", title="Fußzeile")
        node = Node("P", section)
        inks = [
            Ink(at.LEFT, first + number * styles.FOOTER.leading, line, node)
            for number, line in enumerate(lines)
        ]
        rule = Box(at.LEFT, first - at.FOOTER_RULE_ABOVE, at.TEXT_WIDTH, 0.5, styles.HAIRLINE)
        return Footer(inks, rule, section, first)

    def running(self, notice: Notice, number: int, count: int, first_baseline: float) -> list[Ink]:
        """What every page carries: its number, and from the second on whose notice it is."""
        page = f"Seite {number} von {count}"
        if number > 1:
            return self.running_along(notice, page)
        line = self._typesetter.line(page, styles.RUNNING)
        return [Ink(at.RIGHT - line.width, first_baseline, line, None)]

    def running_along(self, notice: Notice, foot: str) -> list[Ink]:
        """Whose notice it is, and at the foot what page, or what sheet beside the notice."""
        line = self._typesetter.line(foot, styles.RUNNING)
        authority = self._running_line(notice.letterhead.authority)
        reference = self._running_line(_reference(notice))
        return [
            Ink(at.RIGHT - line.width, at.FOOTER_BASELINE, line, None),
            Ink(at.LEFT, at.RUNNING_BASELINE, authority, None),
            Ink(at.RIGHT - reference.width, at.RUNNING_BASELINE, reference, None),
        ]

    def _running_line(self, text: str) -> Line:
        """What stands in full on the first page may be cut here, but not shrunk beyond reading."""
        room = at.TEXT_WIDTH / 2 - _LABEL_GAP
        style = self._fitting(text, styles.RUNNING, room)
        if style.size >= _SMALLEST_RUNNING:
            return self._typesetter.line(text, style)
        kept = next((at for at in range(len(text), 0, -1) if self._reaches(text[:at], room)), 0)
        return self._typesetter.line(f"{text[:kept].rstrip()}…", styles.RUNNING)

    def _reaches(self, text: str, room: float) -> bool:
        return self._typesetter.line(f"{text.rstrip()}…", styles.RUNNING).width <= room

    def _one(self, text: str, style: Style, x: float, baseline: float, node: Node) -> list[Ink]:
        return [Ink(x, baseline, self._typesetter.line(text, style), node)]

    def _fitting(self, text: str, style: Style, width: float) -> Style:
        """Smaller type for a text that would not fit on its line."""
        needed = self._typesetter.line(text, style).width
        return style if needed <= width else replace(style, size=style.size * width / needed)

    def _fitting_words(self, text: str, style: Style, width: float) -> Style:
        """A little smaller, if that saves a long word such as a mail address from being parted."""
        widest = self._typesetter.widest_word(text, style)
        if widest <= width or style.size * width / widest < _SMALLEST:
            return style
        return replace(style, size=style.size * width / widest)

    def _fitting_all(self, texts: Sequence[str], style: Style, width: float) -> Style:
        return min((self._fitting(text, style, width) for text in texts), key=lambda fit: fit.size)


def later_boxes() -> list[Box]:
    """The rules of every page but the first."""
    return [
        Box(at.LEFT, at.RUNNING_RULE, at.TEXT_WIDTH, 0.5, styles.HAIRLINE),
        Box(at.LEFT, at.FOOTER_BASELINE - at.FOOTER_RULE_ABOVE, at.TEXT_WIDTH, 0.5, styles.HAIRLINE),
    ]


def _entries(notice: Notice) -> list[tuple[str, str]]:
    """File reference and date are there even if nobody put them among the entries."""
    day = notice.date.strftime("%d.%m.%Y")
    entries = [*notice.info, *notice.letterhead.contact]
    given = {value for _, value in entries}
    if notice.file_reference and notice.file_reference not in given:
        entries.insert(0, ("Aktenzeichen", notice.file_reference))
    if day not in given:
        entries.insert(1, ("Datum", day))
    if notice.letterhead.address:
        entries.append((_VISITORS, "\n".join(notice.letterhead.address)))
    return [(label, value) for label, value in entries if value.strip()]


def _reference(notice: Notice) -> str:
    return f"Aktenzeichen {notice.file_reference}" if notice.file_reference else notice.title


def _no_larger(style: Style, pitch: float) -> Style:
    largest = pitch * 0.85
    return style if style.size <= largest else replace(style, size=largest)
