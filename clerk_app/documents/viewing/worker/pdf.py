"""PDF documents, drawn by PDFium without scripts, actions or the fonts of this computer."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable
from typing import TypeVar

import pypdfium2_raw as pdfium  # type: ignore[import-untyped]

from .geometry import MAX_PAGES, Box, Size, picture_size, sane
from .pdf_text import PageText
from .refusal import Refused

T = TypeVar("T")

_WHITE = 0xFFFFFFFF
_BYTES_PER_PIXEL = 4
_CACHED_SIGNS = 20_000_000
_NEEDS_PASSWORD = (4, 5)  # FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY
_SAMPLE = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Resources<</Font<</F<</Type/Font/Subtype/Type1"
    b"/BaseFont/Helvetica>>>>>>/Contents 4 0 R>>endobj\n"
    b"4 0 obj<</Length 33>>stream\nBT /F 9 Tf 5 5 Td (Warm) Tj ET   \nendstream endobj\n"
    b"trailer<</Root 1 0 R>>"
)


def warm_up() -> None:
    """Everything PDFium loads on first use is loaded before the reader is locked in."""
    no_fonts = (ctypes.POINTER(ctypes.c_char) * 1)()
    config = pdfium.FPDF_LIBRARY_CONFIG(version=2, m_pUserFontPaths=no_fonts)
    pdfium.FPDF_InitLibraryWithConfig(ctypes.byref(config))
    sample = Pdf(bytearray(_SAMPLE))
    sample.draw(0, 99, 0, lambda length: memoryview(bytearray(length)))
    sample.hits(0, "warm")
    sample.put_away()


class Pdf:
    def __init__(self, content: bytearray) -> None:
        self._content = (ctypes.c_ubyte * len(content)).from_buffer(content)
        self._document = pdfium.FPDF_LoadMemDocument64(self._content, len(content), None)
        if not self._document:
            refused = pdfium.FPDF_GetLastError() in _NEEDS_PASSWORD
            raise Refused("encrypted" if refused else "damaged")
        self._forms = self._open_forms()
        self.pages = int(pdfium.FPDF_GetPageCount(self._document))
        if not 0 < self.pages <= MAX_PAGES:
            raise Refused("damaged" if self.pages <= 0 else "too_large")
        self.sizes = tuple(self._size(number) for number in range(self.pages))
        self._letters: dict[int, str] = {}
        self._room = _CACHED_SIGNS

    def draw(
        self, number: int, width_px: int, rotation: int, surface: Callable[[int], memoryview]
    ) -> tuple[int, int]:
        width, height = picture_size(self.sizes[number], width_px, rotation)
        pixels = surface(width * height * _BYTES_PER_PIXEL)
        self._with_page(number, lambda page: self._paint(page, pixels, width, height, rotation // 90 % 4))
        return width, height

    def text(self, number: int) -> str:
        return self._with_page(number, lambda page: self._page_text(page, number).all())

    def hits(self, number: int, needle: str) -> list[tuple[Box, ...]]:
        """PDFium is asked only for pages whose bare letters hold those of the needle."""
        if _bare(needle) not in self._bare_text(number):
            return []
        return self._with_page(number, lambda page: self._page_text(page, number).hits(needle))

    def text_in_box(self, number: int, box: Box) -> str:
        return self._with_page(number, lambda page: self._page_text(page, number).in_box(box))

    def put_away(self) -> None:
        if self._forms:
            pdfium.FPDFDOC_ExitFormFillEnvironment(self._forms)
        pdfium.FPDF_CloseDocument(self._document)

    def _open_forms(self) -> object | None:
        """Without it, form fields that carry no picture of their own would look empty."""
        if pdfium.FPDF_GetFormType(self._document) == pdfium.FORMTYPE_NONE:
            return None
        self._form_ways = pdfium.FPDF_FORMFILLINFO(version=2)  # must live as long as the forms
        forms: object = pdfium.FPDFDOC_InitFormFillEnvironment(self._document, self._form_ways)
        pdfium.FPDF_SetFormFieldHighlightAlpha(forms, 0)
        return forms

    def _size(self, number: int) -> Size:
        size = pdfium.FS_SIZEF()
        if not pdfium.FPDF_GetPageSizeByIndexF(self._document, number, size):
            return sane(595.0, 842.0)
        return sane(size.width, size.height)

    def _paint(self, page: object, pixels: memoryview, width: int, height: int, quarters: int) -> None:
        memory = (ctypes.c_ubyte * len(pixels)).from_buffer(pixels)
        stride = width * _BYTES_PER_PIXEL
        bitmap = pdfium.FPDFBitmap_CreateEx(width, height, pdfium.FPDFBitmap_BGRx, memory, stride)
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, _WHITE)
        place = (0, 0, width, height, quarters, pdfium.FPDF_ANNOT)
        pdfium.FPDF_RenderPageBitmap(bitmap, page, *place)
        if self._forms:
            pdfium.FPDF_FFLDraw(self._forms, bitmap, page, *place)
        pdfium.FPDFBitmap_Destroy(bitmap)

    def _page_text(self, page: object, number: int) -> PageText:
        return PageText(page, self.sizes[number])

    def _bare_text(self, number: int) -> str:
        known = self._letters.get(number)
        if known is not None:
            return known
        letters = _bare(self.text(number))
        if len(letters) <= self._room:
            self._letters[number] = letters
            self._room -= len(letters)
        return letters

    def _with_page(self, number: int, act: Callable[[object], T]) -> T:
        page = pdfium.FPDF_LoadPage(self._document, number)
        if not page:
            raise Refused("damaged")
        if self._forms:
            pdfium.FORM_OnAfterLoadPage(page, self._forms)
        try:
            return act(page)
        finally:
            if self._forms:
                pdfium.FORM_OnBeforeClosePage(page, self._forms)
            pdfium.FPDF_ClosePage(page)


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.lower())
