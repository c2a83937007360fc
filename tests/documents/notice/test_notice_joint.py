"""The places where the print shop reaches into ReportLab: if one of these fails, ReportLab has changed."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest
import reportlab
import uharfbuzz
from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.ttfonts import TTFontFace
from reportlab.pdfgen.canvas import Canvas

from clerk_app.documents.notice.faces import Face
from clerk_app.documents.notice.reportlab_joint import WRITTEN_FOR, ArchiveCanvas, FontFile

_FONTS = Path(__file__).resolve().parents[3] / "resources" / "fonts" / "arimo"


@pytest.fixture(scope="module", params=["Arimo-Regular.ttf", "Arimo-Bold.ttf"])
def font(request: pytest.FixtureRequest) -> FontFile:
    return FontFile(_FONTS / request.param)


def test_the_joint_was_written_for_this_reportlab() -> None:
    assert reportlab.Version == WRITTEN_FOR


def test_the_canvas_still_makes_its_document_and_its_preamble_where_we_replace_them() -> None:
    assert "self._doc = pdfdoc.PDFDocument(" in inspect.getsource(Canvas.__init__)
    assert "self._preamble = " in inspect.getsource(Canvas._make_preamble)
    assert "self._doc.addPage(page)" in inspect.getsource(Canvas.showPage)
    assert "page.setStream(strm)" in inspect.getsource(Canvas.showPage)


def test_pages_still_write_the_entries_they_are_told_to() -> None:
    assert "for k in self.__NoDefault__:" in inspect.getsource(pdfdoc.PDFCatalog.format)
    assert "if not self.Contents:" in inspect.getsource(pdfdoc.PDFPage.check_format)


def test_a_page_carries_our_stream_and_its_way_into_the_structure() -> None:
    canvas = ArchiveCanvas()
    canvas.addLiteral("/Artifact BMC 0 0 9 9 re f EMC")
    canvas.showPage()

    bodies = {item.number: item.body for item in canvas.document.objects()}
    page = bodies[canvas.document.page_numbers[0]]
    contents = re.search(rb"/Contents (\d+) 0 R", page)
    assert b"/StructParents 0" in page
    assert b"Helvetica" not in b"".join(bodies.values())
    assert contents
    assert bodies[int(contents[1])].endswith(b"\nendstream")


def test_objects_are_numbered_without_gaps() -> None:
    canvas = ArchiveCanvas()
    canvas.addLiteral("0 0 9 9 re f")
    canvas.showPage()
    added = canvas.document.add(b"<</Type/Nothing>>")
    canvas.document.page_tree()

    objects = canvas.document.objects()
    assert [item.number for item in objects] == list(range(1, len(objects) + 1))
    assert objects[added - 1].body == b"<</Type/Nothing>>"


def test_a_subset_numbers_its_glyphs_as_we_expect(font: FontFile) -> None:
    codes = sorted(map(ord, "Aäß€ŁİẞḨ\u00a0\u00ad-\u0302 "))

    program, glyphs = font.subset(codes)

    shaper = uharfbuzz.Font(uharfbuzz.Face(program))
    scale = font.units_per_em / 1000
    for code in codes:
        advance = shaper.get_glyph_h_advance(glyphs[code])
        assert advance / scale == pytest.approx(font.widths[code], abs=0.51), chr(code)
    assert glyphs[0xAD] == glyphs[0x2D]
    assert glyphs[0xA0] == glyphs[0x20]


def test_taking_a_subset_leaves_the_font_as_it_was(font: FontFile) -> None:
    first = font.subset([65, 66])
    font.subset(range(0x20, 0x7F))

    assert font.subset([65, 66]) == first


def test_the_face_still_tells_what_we_ask_it() -> None:
    face = TTFontFace(str(_FONTS / "Arimo-Regular.ttf"))

    assert face.charToGlyph[65] > 0
    assert face.charWidths[65] == pytest.approx(667, abs=1)
    assert all(
        hasattr(face, name) for name in ("bbox", "ascent", "descent", "capHeight", "stemV", "italicAngle")
    )


def test_combining_marks_take_no_room(font: FontFile) -> None:
    assert all(font.widths[code] == 0 for code in (0x300, 0x302, 0x308, 0x31B, 0x323, 0x327, 0x331))


def test_a_mark_rises_with_the_height_of_its_letter() -> None:
    face = Face("F1", _FONTS / "Arimo-Regular.ttf")

    assert _rise(face.show("X\u0302", 10)) > _rise(face.show("x\u0302", 10)) + 1


def _rise(operators: str) -> float:
    return max(float(found) for found in re.findall(r"(-?[\d.]+) Ts", operators + " 0 Ts"))
