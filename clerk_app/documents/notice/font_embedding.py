"""The faces as they travel inside a notice: only the glyphs needed, each with its way back to the text."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .archive_file import pack
from .faces import Face
from .reportlab_joint import ArchiveDocument

# Embedded in every notice, so that most notices share one finished font program.
BASE = frozenset("".join(map(chr, range(0x20, 0x7F))) + "ÄÖÜäöüßẞéèáàçñ§°²³·«»–—‘’‚“”„…•€\u00a0\u00ad")
# Embedded together as soon as one of them is needed: the letters of Germany's neighbours.
_NEIGHBOURS = frozenset(
    "ÀÁÂÃÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕØÙÚÛÝÞàáâãåæçèéêëìíîïðñòóôõøùúûýþÿĄąĆćČčĎďĐđĘęĚěĞğİıŁłŃńŇňŐőŒœŘřŚśŞşŠšŢţŤťŮůŰűŹźŻżŽžȘșȚț"
)
_KEPT_PROGRAMS = 256
_MAP_HEAD = (
    b"/CIDInit/ProcSet findresource begin 12 dict begin begincmap/CIDSystemInfo<</Registry(Adobe)"
    b"/Ordering(UCS)/Supplement 0>>def/CMapName/Adobe-Identity-UCS def/CMapType 2 def "
    b"1 begincodespacerange<0000><FFFF>endcodespacerange\n"
)
_MAP_FOOT = b"endcmap CMapName currentdict/CMap defineresource pop end end"
_RANGES_PER_SECTION = 100


class _Program(NamedTuple):
    name: bytes
    length: int
    packed_font: bytes
    packed_glyph_map: bytes
    packed_text_map: bytes
    widths: bytes


class FontEmbedding:
    """Puts a face into a document; finished programs are kept for the next notice."""

    def __init__(self, face: Face) -> None:
        self._face = face
        self._programs: dict[frozenset[str], _Program] = {}

    def embed(self, document: ArchiveDocument, extras: frozenset[str]) -> None:
        """As composite font whose codes are the code points (ISO 32000-1, 9.7.4)."""
        program = self._program(extras)
        length = b"/Length1 %d" % program.length
        font = document.add_stream(length, program.packed_font, packed=True)
        glyph_map = document.add_stream(b"", program.packed_glyph_map, packed=True)
        text_map = document.add_stream(b"", program.packed_text_map, packed=True)
        descriptor = document.add(self._face.file.descriptor(program.name, font))
        descendant = document.add(
            b"<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
            b"/Supplement 0>>/FontDescriptor %d 0 R/CIDToGIDMap %d 0 R/W[%s]>>"
            % (program.name, descriptor, glyph_map, program.widths)
        )
        form = (
            b"<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%d 0 R]"
            b"/ToUnicode %d 0 R>>"
        )
        document.add_font(self._face.resource, document.add(form % (program.name, descendant, text_map)))

    def _program(self, extras: frozenset[str]) -> _Program:
        if not _NEIGHBOURS.isdisjoint(extras):
            extras |= _NEIGHBOURS
        program = self._programs.get(extras)
        if program is None:
            if len(self._programs) >= _KEPT_PROGRAMS:
                self._programs.clear()
            program = self._programs[extras] = self._build(extras)
        return program

    def _build(self, extras: frozenset[str]) -> _Program:
        codes = sorted(map(ord, BASE | extras))
        font, glyphs = self._face.file.subset(codes)
        digest = hashlib.sha256(repr(codes).encode("ascii")).digest()
        tag = bytes(65 + byte % 26 for byte in digest[:6])
        glyph_map = bytearray(2 * (codes[-1] + 1))
        for code, glyph in glyphs.items():
            glyph_map[2 * code : 2 * code + 2] = glyph.to_bytes(2, "big")
        return _Program(
            name=tag + b"+" + self._face.file.name.encode("ascii"),
            length=len(font),
            packed_font=pack(font, 9),
            packed_glyph_map=pack(bytes(glyph_map), 9),
            packed_text_map=pack(_text_map(codes), 9),
            widths=b"".join(self._widths(run) for run in _runs(codes)),
        )

    def _widths(self, run: Sequence[int]) -> bytes:
        widths = b" ".join(b"%d" % self._face.file.widths[code] for code in run)
        return b"%d[%s]" % (run[0], widths)


def _text_map(codes: Sequence[int]) -> bytes:
    rows = [b"<%04X><%04X><%04X>" % (run[0], run[-1], run[0]) for run in _runs(codes)]
    sections = [rows[at : at + _RANGES_PER_SECTION] for at in range(0, len(rows), _RANGES_PER_SECTION)]
    body = b"".join(
        b"%d beginbfrange\n%s\nendbfrange\n" % (len(section), b"\n".join(section)) for section in sections
    )
    return _MAP_HEAD + body + _MAP_FOOT


def _runs(codes: Sequence[int]) -> Iterator[list[int]]:
    """Neighbouring codes that share their high byte, as ranges of a ToUnicode map must."""
    run = [codes[0]]
    for code in codes[1:]:
        if code == run[-1] + 1 and code >> 8 == run[-1] >> 8:
            run.append(code)
        else:
            yield run
            run = [code]
    yield run
