"""The confined process that opens a foreign PDF and tells its form values and the data files enclosed."""

from __future__ import annotations

import ctypes
import json
import sys
from collections.abc import Iterator

import pypdfium2_raw as pdfium  # type: ignore[import-untyped]

from clerk_app.gateways.confined import lock_in

_MOST_PAGES, _MOST_FIELDS, _MOST_FILES = 500, 20_000, 50
_MOST_OCTETS = 32 * 1024 * 1024
_NEEDS_PASSWORD = (4, 5)
_PICKED = (2, 3)  # FPDF_FORMFIELD_CHECKBOX, FPDF_FORMFIELD_RADIOBUTTON
_WIDGET = 20
_LETTERS = "utf-16-le"


def run() -> None:
    content = sys.stdin.buffer.read()
    pdfium.FPDF_InitLibrary()
    "".encode(_LETTERS)  # Python reads a codec from disk when it is first used
    lock_in()
    sys.stdout.write(json.dumps(_contents(content)))
    sys.stdout.flush()


def _contents(content: bytes) -> dict[str, object]:
    document = pdfium.FPDF_LoadMemDocument64(content, len(content), None)
    if not document:
        refused = pdfium.FPDF_GetLastError() in _NEEDS_PASSWORD
        return {"values": {}, "files": [], "refused": "encrypted" if refused else "damaged"}
    return {"values": _values(document), "files": list(_files(document)), "refused": ""}


def _values(document: pdfium.FPDF_DOCUMENT) -> dict[str, str]:
    """Without scripts: the values as they are stored."""
    found: dict[str, str] = {}
    settings = pdfium.FPDF_FORMFILLINFO(version=2)
    form = pdfium.FPDFDOC_InitFormFillEnvironment(document, settings)
    if not form:
        return found
    for number in range(min(pdfium.FPDF_GetPageCount(document), _MOST_PAGES)):
        page = pdfium.FPDF_LoadPage(document, number)
        if page:
            for name, value in _on_page(form, page):
                if len(found) < _MOST_FIELDS and (value or name not in found):
                    found[name] = value
            pdfium.FPDF_ClosePage(page)
    return found


def _on_page(form: pdfium.FPDF_FORMHANDLE, page: pdfium.FPDF_PAGE) -> Iterator[tuple[str, str]]:
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), _MOST_FIELDS)):
        mark = pdfium.FPDFPage_GetAnnot(page, index)
        if not mark:
            continue
        if pdfium.FPDFAnnot_GetSubtype(mark) == _WIDGET:
            name = _text(pdfium.FPDFAnnot_GetFormFieldName, form, mark)
            value = _text(pdfium.FPDFAnnot_GetFormFieldValue, form, mark)
            if pdfium.FPDFAnnot_GetFormFieldType(form, mark) in _PICKED and value == "Off":
                value = ""
            if name:
                yield name, value
        pdfium.FPDFPage_CloseAnnot(mark)


def _files(document: pdfium.FPDF_DOCUMENT) -> Iterator[tuple[str, str]]:
    room = _MOST_OCTETS
    for index in range(min(pdfium.FPDFDoc_GetAttachmentCount(document), _MOST_FILES)):
        enclosed = pdfium.FPDFDoc_GetAttachment(document, index)
        length = ctypes.c_ulong()
        pdfium.FPDFAttachment_GetFile(enclosed, None, 0, length)
        if not 0 < length.value <= room:
            continue
        octets = (ctypes.c_ubyte * length.value)()
        if pdfium.FPDFAttachment_GetFile(enclosed, octets, length.value, length):
            room -= length.value
            yield _text(pdfium.FPDFAttachment_GetName, enclosed), bytes(octets).hex()


def _text(ask: object, *about: object) -> str:
    assert callable(ask)
    length = ask(*about, None, 0)
    if not 2 <= length <= _MOST_OCTETS:
        return ""
    letters = (ctypes.c_ushort * (length // 2 + 1))()
    ask(*about, letters, length)
    return bytes(letters)[: length - 2].decode(_LETTERS, "replace")
