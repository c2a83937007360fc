"""The pages of our own letters as a printer wants them: strip by strip, in the dots it prints."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from threading import Lock

import pypdfium2 as pdfium
import pypdfium2.raw as raw

_ONE_AT_A_TIME = Lock()  # the library knows no second thread
_ROWS = 512  # of a strip: a whole page in the dots of a printer would fill 140 MB
_WHITE = 0xFFFFFFFF


@dataclass(frozen=True)
class Strip:
    """`page` counts from 1; `top` and sizes in dots, each of four bytes: blue, green, red, and one unused."""

    page: int
    top: int
    width: int
    height: int
    stride: int
    pixels: bytes = field(repr=False)


def strips(letter: bytes, dots_per_inch: int) -> Iterator[Strip]:
    """From top to bottom, page after page."""
    with _ONE_AT_A_TIME:
        document = pdfium.PdfDocument(letter)
        try:
            for number in range(len(document)):
                page = document[number]
                try:
                    yield from _strips(page, number + 1, dots_per_inch / 72)
                finally:
                    page.close()
        finally:
            document.close()


def _strips(page: pdfium.PdfPage, number: int, scale: float) -> Iterator[Strip]:
    width, height = (round(side * scale) for side in page.get_size())
    for top in range(0, height, _ROWS):
        rows = min(_ROWS, height - top)
        bitmap = pdfium.PdfBitmap.new_native(width, rows, raw.FPDFBitmap_BGRx)
        try:
            raw.FPDFBitmap_FillRect(bitmap, 0, 0, width, rows, _WHITE)
            place = (0, -top, width, height, 0)
            raw.FPDF_RenderPageBitmap(bitmap, page, *place, raw.FPDF_PRINTING | raw.FPDF_ANNOT)
            yield Strip(number, top, width, rows, bitmap.stride, bytes(bitmap.buffer))
        finally:
            bitmap.close()
