"""The composing room: makes of a notice the sheets to be printed, in the order German letters have them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clerk_app.domain.notice import Annex, BulletList, Companion, Heading, Notice

from . import geometry as at
from .galley import Galley
from .letter import Footer, Letter, later_boxes
from .pictures import Picture, PictureRack, PlacedPicture
from .places import Place, places
from .press import Sheet
from .strips import Box, Frame, Ink, Page, Placed, Strip, pages
from .structure import HeadingLevels, Node, text_string
from .styles import ANNEX_TITLE, BODY, FOREIGN_BODY, SUBJECT
from .typesetting import Typesetter
from .watermark import Watermark, watermark

_SIGNING_SPACE = 44.0
_ANNEX_LIST_SPACE = 22.0


@dataclass(frozen=True)
class Composed:
    root: Node
    sheets: tuple[Sheet, ...]
    places: tuple[Place, ...]


@dataclass(frozen=True)
class _FirstPage:
    """What stands on the first page around the text."""

    inks: list[Ink]
    boxes: list[Box]
    footer: Footer
    text_top: float
    logo: PlacedPicture | None


def compose(typesetter: Typesetter, notice: Notice, rack: PictureRack) -> Composed:
    form = at.form(notice.letterhead.form)
    letter, root, headings = Letter(typesetter, form), Node("Document"), HeadingLevels()
    logo = notice.letterhead.logo
    first = _first_page(letter, notice, root, rack.picture(logo.content) if logo else None)
    frames = _frames(first)
    body = _body(Galley(typesetter, headings), notice, root)
    page_list = list(pages(body, frames))
    root.kids.append(first.footer.node)
    for number, annex in enumerate(notice.annexes, 1):
        strips = _annex(Galley(typesetter, headings), annex, _annex_title(notice, number), root)
        page_list += pages(strips, frames)
    page_list = page_list or [[]]
    mark = watermark(typesetter, notice.watermark)
    running = _running(letter, notice, len(page_list), first)
    for companion in notice.companions:
        galley = Galley(typesetter, headings, foreign=not companion.language.startswith("de"))
        along = list(pages(_companion(galley, companion, root), _later_frames()))
        page_list += along
        running += [letter.running_along(notice, companion.mark)] * len(along)
    sheets = tuple(
        _sheet(page, first if number == 0 else None, running[number], mark)
        for number, page in enumerate(page_list)
    )
    return Composed(root, sheets, places(page_list))


def _first_page(letter: Letter, notice: Notice, root: Node, picture: Picture | None) -> _FirstPage:
    head = letter.head(notice.letterhead, root, picture)
    address, address_boxes = letter.address(notice, root)
    info, info_bottom = letter.info(notice, root)
    footer = letter.footer(notice.letterhead)
    boxes = [*head.boxes, *address_boxes]
    top = max(letter.form.text_top, info_bottom + at.BELOW_INFO)
    return _FirstPage([*head.inks, *address, *info], boxes, footer, top, head.logo)


def _frames(first: _FirstPage) -> Iterator[Frame]:
    yield Frame(first.text_top, first.footer.baseline - at.TEXT_ABOVE_FOOTER)
    yield from _later_frames()


def _later_frames() -> Iterator[Frame]:
    while True:
        yield Frame(at.TEXT_TOP_LATER, at.FOOTER_BASELINE - at.TEXT_ABOVE_FOOTER)


def _body(galley: Galley, notice: Notice, root: Node) -> list[Strip]:
    galley.heading(notice.subject, SUBJECT, root, 1)
    if notice.salutation.strip():
        galley.paragraph(notice.salutation, BODY, Node("P", root))
    for part in notice.parts:
        galley.add(part, root, 1)
    _sign(galley, notice, root)
    if notice.annexes and not _names_annexes(notice):
        titles = [_annex_title(notice, number) for number in range(1, len(notice.annexes) + 1)]
        head = "**Anlagen**" if len(titles) > 1 else "**Anlage**"
        galley.space(_ANNEX_LIST_SPACE)
        galley.paragraph(head, BODY, Node("P", root), whole=True)
        galley.glue()
        galley.add(BulletList(tuple(title.removeprefix("Anlage: ") for title in titles)), root, 1)
    _distribute(galley, notice, root)
    return galley.strips


def _names_annexes(notice: Notice) -> bool:
    """Where the text itself lists what goes along, a second list would only puzzle."""
    return any(isinstance(part, Heading) and part.text.startswith("Anlage") for part in notice.parts)


def _distribute(galley: Galley, notice: Notice, root: Node) -> None:
    """Everybody who gets a copy reads who else does."""
    if notice.distribution:
        galley.space(_ANNEX_LIST_SPACE)
        galley.paragraph("**Verteiler**", BODY, Node("P", root), whole=True)
        galley.glue()
        galley.add(BulletList(notice.distribution), root, 1)


def _sign(galley: Galley, notice: Notice, root: Node) -> None:
    """The name never stands on a page without the end of the text it answers for."""
    if notice.closing.strip():
        galley.space(BODY.leading)
        galley.glue()
        galley.paragraph(notice.closing, BODY, Node("P", root), whole=True)
    if notice.signatory.strip():
        galley.space(_SIGNING_SPACE)
        galley.glue()
        galley.paragraph(notice.signatory, BODY, Node("P", root), whole=True)


def _annex(galley: Galley, annex: Annex, title: str, root: Node) -> list[Strip]:
    section = Node("Sect", root)
    galley.heading(title, ANNEX_TITLE, section, 2)
    for part in annex.parts:
        galley.add(part, section, 2)
    return galley.strips


def _companion(galley: Galley, companion: Companion, root: Node) -> list[Strip]:
    """Begins by saying what it is not; the language of each part is told to those who listen."""
    section = Node("Sect", root, _language(companion.language), companion.mark)
    galley.heading(companion.title, ANNEX_TITLE, section, 2)
    german, *others = companion.notes
    galley.paragraph(f"**{german}**", BODY, Node("P", section, _language("de-DE")))
    for note in others:
        galley.paragraph(f"**{note}**", FOREIGN_BODY, Node("P", section))
    for part in companion.parts:
        galley.add(part, section, 2)
    return galley.strips


def _language(name: str) -> bytes:
    return b"/Lang" + text_string(name)


def _annex_title(notice: Notice, number: int) -> str:
    title = notice.annexes[number - 1].title
    if title.startswith("Anlage"):
        return title
    return f"Anlage {number}: {title}" if len(notice.annexes) > 1 else f"Anlage: {title}"


def _running(letter: Letter, notice: Notice, count: int, first: _FirstPage) -> list[list[Ink]]:
    return [letter.running(notice, number, count, first.footer.baseline) for number in range(1, count + 1)]


def _sheet(page: Page, first: _FirstPage | None, running: Sequence[Ink], mark: Watermark | None) -> Sheet:
    if first is None:
        return Sheet([_fixed((), later_boxes()), *page], running, mark)
    footer = _fixed(first.footer.inks, [first.footer.rule])
    return Sheet([_fixed(first.inks, first.boxes), *page, footer], running, mark, first.logo)


def _fixed(inks: Sequence[Ink], boxes: Sequence[Box]) -> Placed:
    """What stands at a place of its own, whatever the text does."""
    return Placed(0.0, Strip(0.0, tuple(inks), tuple(boxes)))
