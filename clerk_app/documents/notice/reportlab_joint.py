"""The only places where the print shop reaches behind ReportLab's counter; written for version 5.1.0."""

from __future__ import annotations

import copy
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.ttfonts import TTFontFace
from reportlab.pdfgen.canvas import Canvas

from .archive_file import FileObject, pack

WRITTEN_FOR = "5.1.0"

_SOFT_HYPHEN, _HYPHEN, _NO_BREAK_SPACE, _SPACE = 0xAD, 0x2D, 0xA0, 0x20


class FontFile:
    """A TrueType file as ReportLab reads it: glyph, width and subset per character code."""

    def __init__(self, path: Path) -> None:
        self._face = TTFontFace(str(path))
        self.glyphs: dict[int, int] = self._face.charToGlyph
        self.glyphs[_SOFT_HYPHEN] = self.glyphs[_HYPHEN]
        self.glyphs[_NO_BREAK_SPACE] = self.glyphs[_SPACE]
        known = self._face.charWidths
        known[_SOFT_HYPHEN], known[_NO_BREAK_SPACE] = known[_HYPHEN], known[_SPACE]
        self.widths: dict[int, int] = {code: round(known[code]) for code in self.glyphs if code in known}
        name = self._face.name
        self.name: str = name.decode("ascii") if isinstance(name, bytes) else str(name)
        self.units_per_em: int = self._face.unitsPerEm

    def subset(self, codes: Iterable[int]) -> tuple[bytes, dict[int, int]]:
        """The font reduced to these codes, and the number of each code's glyph in it."""
        wanted = list(codes)
        numbers = {0: 0}
        for code in wanted:
            numbers.setdefault(self.glyphs[code], len(numbers))
        # makeSubset seeks in the face it belongs to; a copy keeps two printing threads apart.
        program = copy.copy(self._face).makeSubset(wanted)
        return program, {code: numbers[self.glyphs[code]] for code in wanted}

    def descriptor(self, name: bytes, program: int) -> bytes:
        face = self._face
        box = b" ".join(b"%d" % round(edge) for edge in face.bbox)
        return (
            b"<</Type/FontDescriptor/FontName/%s/Flags 4/FontBBox[%s]/ItalicAngle %d/Ascent %d/Descent %d"
            b"/CapHeight %d/StemV %d/FontFile2 %d 0 R>>"
        ) % (
            name,
            box,
            round(face.italicAngle),
            round(face.ascent),
            round(face.descent),
            round(face.capHeight),
            round(face.stemV),
            program,
        )


class _Written(pdfdoc.PDFObject):
    """An indirect object whose bytes are already known."""

    __RefOnly__ = 1

    def __init__(self, body: bytes, stream: bool) -> None:
        self.body = body
        self.stream = stream

    def format(self, document: object) -> bytes:
        return self.body


class ArchiveDocument(pdfdoc.PDFDocument):
    """ReportLab's document, asked for its objects instead of its file."""

    def __init__(self) -> None:
        super().__init__(compression=1, invariant=1)
        self.page_numbers: list[int] = []
        self._fonts: list[bytes] = []
        self._pictures: list[bytes] = []
        self._pages: list[Any] = []
        self._resources = _Written(b"", stream=False)

    def add(self, body: bytes) -> int:
        return self._register(_Written(body, stream=False))

    def add_open(self, body: bytes) -> int:
        """An object that is never packed together with others."""
        return self._register(_Written(body, stream=True))

    def add_stream(self, entries: bytes, content: bytes, *, packed: bool = False) -> int:
        """`packed` content is deflated already."""
        data = content if packed else pack(content)
        return self._register(_stream(entries + b"/Filter/FlateDecode", data))

    def add_plain_stream(self, entries: bytes, content: bytes) -> int:
        return self._register(_stream(entries, content))

    def add_font(self, resource: str, number: int) -> None:
        self._fonts.append(b"/%s %d 0 R" % (resource.encode("ascii"), number))

    def add_picture(self, resource: str, entries: bytes, data: bytes) -> None:
        number = self.add_plain_stream(entries, data)
        self._pictures.append(b"/%s %d 0 R" % (resource.encode("ascii"), number))

    def add_annotation(self, page: int, body: bytes) -> int:
        """On a page already printed; the tab key then follows the structure (ISO 14289-1, 7.18.3)."""
        reference = self._referred(_Written(body, stream=False))
        self._pages[page].Annots = pdfdoc.PDFArray([reference])
        self._pages[page].Tabs = pdfdoc.PDFName("S")
        return self._number(reference)

    def addPage(self, page: Any) -> None:  # noqa: N802
        """ReportLab's own, with a stream the archive accepts and the way into the parent tree."""
        code = page.stream.encode("latin-1")
        page.Resources = self._referred(self._resources)
        page.Contents = self._referred(_stream(b"/Filter/FlateDecode", pack(code)))
        page.__NoDefault__ = [*pdfdoc.PDFPage.__NoDefault__, "StructParents", "Tabs"]
        page.Tabs = None
        page.StructParents = len(self.page_numbers)
        self.page_numbers.append(self._number(self._referred(page, self.thisPageName())))
        self._pages.append(page)
        super().addPage(page)

    def page_tree(self) -> int:
        return self._number(self._referred(self.Pages))  # type: ignore[attr-defined]

    def objects(self) -> list[FileObject]:
        """Every object in the order of its number; writing one may still add others."""
        self.inObject = None
        pictures = b"/XObject<<%s>>" % b"".join(self._pictures) if self._pictures else b""
        self._resources.body = b"<</Font<<%s>>%s>>" % (b"".join(self._fonts), pictures)
        written: list[FileObject] = []
        while len(written) + 1 in self.numberToId:
            number = len(written) + 1
            item = self.idToObject[self.numberToId[number]]
            body = item.body if isinstance(item, _Written) else pdfdoc.format(item, self, toplevel=1)
            written.append(FileObject(number, body, getattr(item, "stream", False)))
        return written

    def _register(self, item: _Written) -> int:
        return self._number(self._referred(item))

    def _referred(self, item: object, name: str | None = None) -> Any:
        return self.Reference(item, name)  # type: ignore[no-untyped-call]

    def _number(self, reference: Any) -> int:
        number: int = self.idToObjectNumberAndVersion[reference.name][0]
        return number


class ArchiveCanvas(Canvas):
    """ReportLab's canvas on an `ArchiveDocument`, without the Helvetica it opens every page with."""

    def __init__(self) -> None:
        super().__init__(BytesIO(), pagesize=A4, invariant=1)
        self.document = self._doc = ArchiveDocument()

    def _make_preamble(self) -> None:
        self._preamble = ""


def _stream(entries: bytes, data: bytes) -> _Written:
    # ISO 19005-3, 6.1.7.1 wants a line end before endstream; ReportLab writes none.
    return _Written(b"<<%s/Length %d>>\nstream\n%s\nendstream" % (entries, len(data), data), stream=True)
