"""Documents as honest and as hostile people send them."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from PIL import Image
from reportlab.pdfgen import canvas

from clerk_app.documents.viewing.lamp import ConfinedLamp, Deadlines

PATIENT = Deadlines(open=20.0, answer=20.0)


class Forge(NamedTuple):
    """Makes documents out of their raw parts."""

    @staticmethod
    def letter(
        pages: int = 3, words: str = "Antrag auf Wohngeld", password: str = "", lines: int = 1
    ) -> bytes:
        file = io.BytesIO()
        sheet = canvas.Canvas(file, encrypt=password or None)
        for number in range(1, pages + 1):
            sheet.drawString(60, 790, f"{words}, Seite {number}")
            for line in range(lines):
                sheet.drawString(60, 400 - line, "Größe der Wohnung: 62 qm")
            sheet.showPage()
        sheet.save()
        return file.getvalue()

    @staticmethod
    def raw_pdf(*objects: bytes) -> bytes:
        out, places = b"%PDF-1.7\n", []
        for number, body in enumerate(objects, 1):
            places.append(len(out))
            out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
        table = b"".join(b"%010d 00000 n \n" % place for place in places)
        size = len(objects) + 1
        return (
            out
            + b"xref\n0 %d\n0000000000 65535 f \n" % size
            + table
            + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, len(out))
        )

    @staticmethod
    def stream(entries: bytes, content: bytes) -> bytes:
        return b"<<" + entries + b"/Length %d>>stream\n" % len(content) + content + b"\nendstream"

    @classmethod
    def one_page(cls, *more: bytes, catalog: bytes = b"", page: bytes = b"/MediaBox[0 0 595 842]") -> bytes:
        """Objects 1 to 3 are the frame; `more` starts with object 4."""
        return cls.raw_pdf(
            b"<</Type/Catalog/Pages 2 0 R" + catalog + b">>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R" + page + b">>",
            *more,
        )

    @classmethod
    def nested_forms(cls, levels: int = 14, fan: int = 10) -> bytes:
        """Each form draws the next ten times: a few kilobytes, 10^14 rectangles."""
        forms = []
        for level in range(levels):
            last = level == levels - 1
            inner = b"" if last else b"/Resources<</XObject<</F %d 0 R>>>>" % (6 + level)
            entries = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]" + inner
            forms.append(cls.stream(entries, b"0 0 10 10 re f " if last else b"/F Do " * fan))
        page = b"/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>"
        return cls.one_page(cls.stream(b"", b"/F Do"), *forms, page=page)

    @staticmethod
    def picture(
        form: str, size: tuple[int, int] = (60, 40), colour: str = "red", **settings: object
    ) -> bytes:
        file = io.BytesIO()
        Image.new("RGB", size, colour).save(file, form, **settings)
        return file.getvalue()

    @staticmethod
    def huge_png(side: int = 100_000) -> bytes:
        """A PNG that says it is enormous; its rows are zeros and pack well."""

        def chunk(name: bytes, content: bytes) -> bytes:
            check = zlib.crc32(name + content)
            return len(content).to_bytes(4, "big") + name + content + check.to_bytes(4, "big")

        head = side.to_bytes(4, "big") * 2 + bytes([8, 0, 0, 0, 0])
        rows = zlib.compress(bytes(1 << 20), 9)
        return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.fixture
def forge() -> type[Forge]:
    return Forge


@pytest.fixture(scope="module")
def lamp() -> Iterator[ConfinedLamp]:
    lamp = ConfinedLamp(deadlines=PATIENT)
    yield lamp
    lamp.put_out()
