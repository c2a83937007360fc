"""Letters on paper: in their own size, none on the back of another, and a refusal where none is printed."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from clerk_app.documents.page_pictures import strips
from clerk_app.domain.errors import OutsideError
from clerk_app.ui.kit.printer import put_on_paper, whole_sheet

A4 = (595.28, 841.89)


class BothSides(QPrinter):
    """A file has no back; a printer that has one says so like this."""

    def duplex(self) -> QPrinter.DuplexMode:
        return QPrinter.DuplexMode.DuplexLongSide


def letter(pages: int) -> bytes:
    document, out = pypdfium2.PdfDocument.new(), io.BytesIO()
    for _ in range(pages):
        document.new_page(*A4)
    document.save(out)
    return out.getvalue()


def printing_to(path: Path, kind: type[QPrinter] = QPrinter) -> QPrinter:
    """Into a file, as the office never lets it."""
    printer = kind(QPrinter.PrinterMode.HighResolution)
    whole_sheet(printer)
    printer.setResolution(150)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


@pytest.mark.parametrize(("kind", "sides"), [(QPrinter, 4), (BothSides, 5)])
def test_each_letter_begins_on_a_front_side(
    qtbot: QtBot, tmp_path: Path, kind: type[QPrinter], sides: int
) -> None:
    paper = tmp_path / "paper.pdf"
    put_on_paper(printing_to(paper, kind), [letter(1), letter(2), letter(1)], strips)
    pages = PdfReader(paper).pages
    assert len(pages) == sides  # printed on both, the back of the first stays empty
    assert [round(float(side) * 25.4 / 72) for side in pages[0].mediabox[2:]] == [210, 297]


def test_a_printer_that_takes_nothing_is_named(qtbot: QtBot, tmp_path: Path) -> None:
    with pytest.raises(OutsideError, match=r"printer\.refused"):
        put_on_paper(printing_to(tmp_path / "missing" / "paper.pdf"), [letter(1)], strips)
