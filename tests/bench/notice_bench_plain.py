"""The same notice as ReportLab's manual teaches it: neither tagged nor fit for an archive."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pyphen
from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_LEFT
from reportlab.lib.fonts import addMapping
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    ListFlowable,
    ListItem,
    NextPageTemplate,
    PageTemplate,
    Spacer,
    TableStyle,
)
from reportlab.platypus import Paragraph as RLParagraph
from reportlab.platypus import Table as RLTable

from clerk_app.domain.notice import BulletList, Heading, Notice, Paragraph, Table


class PlainPrinter:
    def __init__(self, resources: Path) -> None:
        for name, file in (("Arimo", "Arimo-Regular.ttf"), ("Arimo-Bold", "Arimo-Bold.ttf")):
            pdfmetrics.registerFont(TTFont(name, str(resources / "fonts" / "arimo" / file)))
        for bold, italic in ((0, 0), (0, 1), (1, 0), (1, 1)):
            addMapping("Arimo", bold, italic, "Arimo-Bold" if bold else "Arimo")
        patterns = resources / "hyphenation" / "hyph_de_1996.dic"
        parting = {
            "hyphenationLang": pyphen.Pyphen(filename=patterns, left=2, right=3).iterate,
            "embeddedHyphenation": 1,
        }
        base = {"fontName": "Arimo", "fontSize": 10.5, "leading": 14.5, "alignment": TA_LEFT}
        page = {"allowWidows": 0, "allowOrphans": 0}
        self._body = ParagraphStyle("body", spaceAfter=7.25, **base, **page, **parting)
        self._item = ParagraphStyle("item", spaceAfter=3.5, **base, **page, **parting)
        self._head = ParagraphStyle(
            "head", **{**base, "fontName": "Arimo-Bold"}, spaceBefore=8, spaceAfter=4, keepWithNext=1
        )
        self._table = TableStyle(
            [
                ("FONT", (0, 0), (-1, -1), "Arimo", 9.5),
                ("FONT", (0, 0), (-1, 0), "Arimo-Bold", 9.5),
                ("FONT", (0, -1), (-1, -1), "Arimo-Bold", 9.5),
                ("ALIGN", (2, 0), (-1, -1), "RIGHT"),
                ("BACKGROUND", (0, 0), (-1, 0), HexColor("#f0f2f6")),
                ("LINEBELOW", (0, 0), (-1, -1), 0.5, HexColor("#b9bfcc")),
            ]
        )

    def print(self, notice: Notice) -> bytes:
        out = io.BytesIO()
        document = BaseDocTemplate(out, pagesize=A4, title=notice.title, author=notice.letterhead.authority)
        first = Frame(25 * mm, 29 * mm, 165 * mm, 169.5 * mm, 0, 0, 0, 0)
        later = Frame(25 * mm, 29 * mm, 165 * mm, 238 * mm, 0, 0, 0, 0)
        document.addPageTemplates(
            [
                PageTemplate("first", [first], onPage=lambda canvas, _: _first_page(canvas, notice)),
                PageTemplate("later", [later], onPage=lambda canvas, _: _later_page(canvas, notice)),
            ]
        )
        document.build(list(self._story(notice)), canvasmaker=_NumberedCanvas)
        return out.getvalue()

    def _story(self, notice: Notice) -> Iterator[Flowable]:
        yield NextPageTemplate("later")
        yield RLParagraph(_markup(notice.subject), self._head)
        yield RLParagraph(_markup(notice.salutation), self._body)
        for part in notice.parts:
            yield from self._part(part)
        yield RLParagraph(_markup(notice.closing).replace("\n", "<br/>"), self._body)
        yield Spacer(0, 44)
        yield RLParagraph(_markup(notice.signatory), self._body)

    def _part(self, part: object) -> Iterator[Flowable]:
        match part:
            case Heading():
                yield RLParagraph(_markup(part.text), self._head)
            case Paragraph():
                yield RLParagraph(_markup(part.text), self._body)
            case BulletList():
                looks = {"bulletType": "1", "bulletFormat": "%s."} if part.ordered else {"start": "•"}
                items = [ListItem(RLParagraph(_markup(text), self._item)) for text in part.items]
                yield ListFlowable(items, bulletFontName="Arimo", bulletFontSize=10.5, leftIndent=17, **looks)
            case Table():
                widths = [40 * mm, 30 * mm, 25 * mm, 35 * mm, 35 * mm]
                yield RLTable([part.header, *part.rows], colWidths=widths, repeatRows=1, style=self._table)
                yield Spacer(0, 11)


class _NumberedCanvas(Canvas):
    """The usual recipe for "page x of y"."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._saved: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802
        self._saved.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        for state in self._saved:
            self.__dict__.update(state)
            self.setFont("Arimo", 8)
            self.drawRightString(190 * mm, 19 * mm, f"Seite {self._pageNumber} von {len(self._saved)}")
            super().showPage()
        super().save()


def _first_page(canvas: Canvas, notice: Notice) -> None:
    letterhead = notice.letterhead
    canvas.setFont("Arimo-Bold", 15)
    canvas.drawString(25 * mm, 278 * mm, letterhead.authority)
    canvas.setFont("Arimo", 10.5)
    canvas.drawString(25 * mm, 272 * mm, letterhead.unit)
    canvas.line(25 * mm, 266 * mm, 190 * mm, 266 * mm)
    for top, length in ((105, 4), (148.5, 6), (210, 4)):
        canvas.line(4 * mm, (297 - top) * mm, (4 + length) * mm, (297 - top) * mm)
    canvas.setFont("Arimo", 7)
    canvas.drawString(25 * mm, 236.2 * mm, letterhead.return_line)
    canvas.setFont("Arimo", 10.5)
    for number, line in enumerate(notice.addressee):
        canvas.drawString(25 * mm, (231 - number * 4.55) * mm, line)
    entries = [
        ("Aktenzeichen", notice.file_reference),
        ("Datum", f"{notice.date:%d.%m.%Y}"),
        *letterhead.contact,
    ]
    for number, (label, value) in enumerate(entries):
        canvas.setFont("Arimo", 8)
        canvas.drawString(125 * mm, (243 - number * 4.2) * mm, label)
        canvas.setFont("Arimo", 9)
        canvas.drawString(150 * mm, (243 - number * 4.2) * mm, value)
    canvas.line(25 * mm, 24 * mm, 190 * mm, 24 * mm)
    canvas.setFont("Arimo", 7.5)
    for number, line in enumerate(letterhead.footer):
        canvas.drawString(25 * mm, (19 - number * 3.5) * mm, line)


def _later_page(canvas: Canvas, notice: Notice) -> None:
    canvas.setFont("Arimo", 8)
    canvas.drawString(25 * mm, 280 * mm, notice.letterhead.authority)
    canvas.drawRightString(190 * mm, 280 * mm, f"Aktenzeichen {notice.file_reference}")
    canvas.line(25 * mm, 277.5 * mm, 190 * mm, 277.5 * mm)
    canvas.line(25 * mm, 24 * mm, 190 * mm, 24 * mm)


def _markup(text: str) -> str:
    return re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", escape(text))
