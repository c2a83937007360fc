"""The words of one PDF page and where they stand."""

from __future__ import annotations

import ctypes

import pypdfium2_raw as pdfium  # type: ignore[import-untyped]

from .geometry import Box, Size

_FINENESS = 20  # PDFium converts places to whole numbers only
_MOST_HITS = 2000
_MOST_BOXES = 100


class PageText:
    """Lives no longer than the page it was taken from."""

    def __init__(self, page: object, size: Size) -> None:
        self._page = page
        self._frame = (0, 0, int(size[0] * _FINENESS), int(size[1] * _FINENESS), 0)
        self._words = pdfium.FPDFText_LoadPage(page)

    def __del__(self) -> None:
        pdfium.FPDFText_ClosePage(self._words)

    def all(self) -> str:
        count = pdfium.FPDFText_CountChars(self._words)
        if count <= 0:
            return ""
        signs = (ctypes.c_ushort * (count + 1))()
        pdfium.FPDFText_GetText(self._words, 0, count, signs)
        return _plain(signs)

    def hits(self, needle: str) -> list[tuple[Box, ...]]:
        wanted = (needle + "\0").encode("utf-16-le", "ignore")
        signs = (ctypes.c_ushort * (len(wanted) // 2)).from_buffer_copy(wanted)
        search = pdfium.FPDFText_FindStart(self._words, signs, 0, 0)
        found: list[tuple[Box, ...]] = []
        while len(found) < _MOST_HITS and pdfium.FPDFText_FindNext(search):
            start = pdfium.FPDFText_GetSchResultIndex(search)
            found.append(self._boxes(start, pdfium.FPDFText_GetSchCount(search)))
        pdfium.FPDFText_FindClose(search)
        return found

    def in_box(self, box: Box) -> str:
        left, top = self._on_page(box[0], box[1])
        right, bottom = self._on_page(box[2], box[3])
        edges = (min(left, right), max(top, bottom), max(left, right), min(top, bottom))
        count = pdfium.FPDFText_GetBoundedText(self._words, *edges, None, 0)
        if count <= 0:
            return ""
        signs = (ctypes.c_ushort * (count + 1))()
        pdfium.FPDFText_GetBoundedText(self._words, *edges, signs, count)
        return _plain(signs)

    def _boxes(self, start: int, count: int) -> tuple[Box, ...]:
        rows = min(pdfium.FPDFText_CountRects(self._words, start, count), _MOST_BOXES)
        return tuple(self._box(row) for row in range(rows))

    def _box(self, row: int) -> Box:
        left, top, right, bottom = (ctypes.c_double() for _ in range(4))
        pdfium.FPDFText_GetRect(self._words, row, left, top, right, bottom)
        one, other = self._seen(left.value, top.value), self._seen(right.value, bottom.value)
        return (min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1]))

    def _seen(self, x: float, y: float) -> tuple[float, float]:
        across, down = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDF_PageToDevice(self._page, *self._frame, x, y, across, down)
        return across.value / _FINENESS, down.value / _FINENESS

    def _on_page(self, across: float, down: float) -> tuple[float, float]:
        x, y = ctypes.c_double(), ctypes.c_double()
        place = (int(across * _FINENESS), int(down * _FINENESS))
        pdfium.FPDF_DeviceToPage(self._page, *self._frame, *place, x, y)
        return x.value, y.value


def _plain(signs: ctypes.Array[ctypes.c_ushort]) -> str:
    text = bytes(signs).decode("utf-16-le", "replace").rstrip("\0")
    return text.replace("\r\n", "\n").replace("\ufffe", "-").replace("\0", "")
