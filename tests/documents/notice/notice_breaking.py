"""Spoils a good notice in one place each, so that the checker can show what it is worth."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

import pypdf
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, StreamObject

Spoil = Callable[[pypdf.PdfWriter], None]


def spoiled(printed: bytes, spoil: Spoil) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(printed))
    spoil(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def nothing(writer: pypdf.PdfWriter) -> None:
    """The control: taken apart and put together again, the notice is still good."""


def language(writer: pypdf.PdfWriter) -> None:
    del writer.root_object["/Lang"]


def title_display(writer: pypdf.PdfWriter) -> None:
    del writer.root_object["/ViewerPreferences"]


def colour_profile(writer: pypdf.PdfWriter) -> None:
    del writer.root_object["/OutputIntents"]


def relation_of_data(writer: pypdf.PdfWriter) -> None:
    (specification,) = writer.root_object["/AF"]
    del specification.get_object()["/AFRelationship"]


def claim_of_accessibility(writer: pypdf.PdfWriter) -> None:
    packet = writer.root_object["/Metadata"]
    packet.set_data(packet.get_data().replace(b"<pdfuaid:part>1</pdfuaid:part>", b""))


def way_back_to_text(writer: pypdf.PdfWriter) -> None:
    del _font(writer)["/ToUnicode"]


def embedded_font(writer: pypdf.PdfWriter) -> None:
    del _font(writer)["/DescendantFonts"][0].get_object()["/FontDescriptor"]["/FontFile2"]


def widths(writer: pypdf.PdfWriter) -> None:
    descendant = _font(writer)["/DescendantFonts"][0].get_object()
    descendant[NameObject("/W")] = ArrayObject([NumberObject(32), ArrayObject([NumberObject(999)] * 95)])


def empty_box(writer: pypdf.PdfWriter) -> None:
    _rewrite(writer, b"\x00S\x00e\x00h\x00r", b"\x00\x01\x00e\x00h\x00r")


def untagged_artifact(writer: pypdf.PdfWriter) -> None:
    _rewrite(writer, b"/Artifact<</Type/Layout>>BDC", b"/Span BMC")


def column_heads(writer: pypdf.PdfWriter) -> None:
    for element in _elements(writer, "/TH"):
        del element["/A"]


def heading_levels(writer: pypdf.PdfWriter) -> None:
    for element in _elements(writer, "/H2"):
        element[NameObject("/S")] = NameObject("/H4")


def list_items(writer: pypdf.PdfWriter) -> None:
    for element in _elements(writer, "/LI"):
        element[NameObject("/S")] = NameObject("/P")


def structure(writer: pypdf.PdfWriter) -> None:
    del writer.root_object["/StructTreeRoot"]


SPOILS: tuple[Spoil, ...] = (
    language,
    title_display,
    colour_profile,
    relation_of_data,
    claim_of_accessibility,
    way_back_to_text,
    embedded_font,
    widths,
    empty_box,
    untagged_artifact,
    column_heads,
    heading_levels,
    list_items,
    structure,
)


def _font(writer: pypdf.PdfWriter) -> DictionaryObject:
    font = writer.pages[0]["/Resources"]["/Font"]["/F1"].get_object()
    assert isinstance(font, DictionaryObject)
    return font


def _elements(writer: pypdf.PdfWriter, tag: str) -> Iterator[DictionaryObject]:
    pending = [writer.root_object["/StructTreeRoot"]["/K"]]
    while pending:
        element = pending.pop()
        element = element.get_object()
        if isinstance(element, ArrayObject):
            pending += element
        elif isinstance(element, DictionaryObject):
            if element.get("/S") == tag:
                yield element
            pending.append(element.get("/K", ArrayObject()))


def _rewrite(writer: pypdf.PdfWriter, pattern: bytes, replacement: bytes) -> None:
    stream = writer.pages[0]["/Contents"].get_object()
    assert isinstance(stream, StreamObject)
    data = stream.get_data()
    assert pattern in data, pattern
    stream.set_data(data.replace(pattern, replacement))
