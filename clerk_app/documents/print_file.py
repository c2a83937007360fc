"""One file for the printer out of many letters; each begins on a front side, and stays itself as it was."""

from __future__ import annotations

import io
from collections.abc import Iterable
from threading import Lock

import pypdfium2 as pdfium

_ONE_AT_A_TIME = Lock()  # the library knows no second thread


def print_file(letters: Iterable[bytes]) -> bytes:
    """Neither archive nor evidence: seals, tags and what is embedded stay with the letters."""
    with _ONE_AT_A_TIME:
        whole = pdfium.PdfDocument.new()
        try:
            for letter in letters:
                _put(whole, letter)
            out = io.BytesIO()
            whole.save(out)
        finally:
            whole.close()
    return out.getvalue()


def _put(whole: pdfium.PdfDocument, letter: bytes) -> None:
    if len(whole) % 2:
        whole.new_page(*whole.get_page_size(len(whole) - 1))
    pages = pdfium.PdfDocument(letter)
    try:
        whole.import_pages(pages)
    finally:
        pages.close()
