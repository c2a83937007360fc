"""Which part of an arrival holds the application, told by content and never by name alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import PurePosixPath

from lxml import etree

from clerk_app.gateways import payload, strict_json
from clerk_app.gateways.fitconnect.file_types import TEXT, detect

from .limits import Limits
from .parcel import Part
from .refusal import Refused
from .wide_text import narrowed

_XBAU = "http://www.xleitstelle.de/xbau/"
_XJUSTIZ = "http://www.xjustiz.de"
_XOEV = ("xoev", "xleitstelle", "fim", "xfall", "xauslaender", "xdomea")
PAPERS = ("application/pdf", "image/tiff", "image/jpeg", "image/png")
_MARKS = (b"\xef\xbb\xbf", b" ", b"\t", b"\r", b"\n")


class Rank(IntEnum):
    """The higher, the likelier it is the application itself."""

    PAPER = 0
    TABLE = 1
    JSON = 2
    XML = 3
    FIM_JSON = 4
    XOEV = 5
    XJUSTIZ = 6
    XBAU = 7


@dataclass(frozen=True)
class Sorted:
    part: Part
    rank: Rank
    data: bytes = b""
    root: etree._Element | None = None
    schema: str = ""

    @property
    def mime_type(self) -> str:
        if self.root is not None:
            return "application/xml"
        return "application/json" if self.data else ""


def sort(part: Part, limits: Limits) -> Sorted:
    """Only what must be XML or JSON is read; what claims to be and is not stays a paper."""
    told = narrowed(part.head, cut=True)
    head, kind = _bare(told), detect(told)
    if head.startswith(b"<") and kind in ("application/xml", TEXT) and not _is_page(head):
        return _xml(part, limits)
    if head.startswith((b"{", b"[")) and kind == TEXT:
        return _json(part, limits)
    table = part.base.casefold().endswith(".csv") and kind == TEXT
    return Sorted(part, Rank.TABLE if table else Rank.PAPER)


def sort_all(parts: Sequence[Part], limits: Limits, *, letter: bool) -> tuple[list[Sorted], tuple[str, ...]]:
    """What accompanies a readable paper does not take it along when it is broken; the clerk is told of it."""
    papers = {_way(part) for part in parts if detect(part.head) in PAPERS}
    found: list[Sorted] = []
    remarks: list[str] = []
    for part in parts:
        try:
            found.append(sort(part, limits))
        except Refused as refused:
            if refused.slug != "malformed" or not (letter or _way(part) in papers):
                raise
            found.append(Sorted(part, Rank.PAPER))
            remarks.append(f"part.malformed:{part.base}")
    return found, tuple(remarks)


def main_of(parts: Sequence[Sorted]) -> Sorted | None:
    """The first of the highest rank; None when there is nothing but papers."""
    ranked = [one for one in parts if one.rank > Rank.TABLE]
    return max(ranked, key=lambda one: one.rank, default=None)


def _way(part: Part) -> str:
    """Without its ending: what is called alike and lies in one place belongs together."""
    return str(PurePosixPath(part.name).with_suffix("")).casefold()


def _xml(part: Part, limits: Limits) -> Sorted:
    data = narrowed(part.read(limits.data_bytes))
    try:
        root = payload.parse_xml(data)
    except payload.PayloadTooLarge as trouble:
        raise Refused("too-large", part=part.name) from trouble
    except payload.PayloadSyntax as trouble:
        unsafe = b"<!DOCTYPE" in data[:65536] or b"<!ENTITY" in data[:65536]
        raise Refused("unsafe-xml" if unsafe else "malformed", part=part.name) from trouble
    space = etree.QName(root).namespace or ""
    return Sorted(part, _xml_rank(space, str(etree.QName(root).localname)), data, root, space)


def _xml_rank(space: str, name: str) -> Rank:
    if space.startswith(_XBAU):
        return Rank.XBAU
    if space == _XJUSTIZ and name.startswith("nachricht."):
        return Rank.XJUSTIZ
    return Rank.XOEV if any(sign in space.casefold() for sign in _XOEV) else Rank.XML


def _json(part: Part, limits: Limits) -> Sorted:
    data = narrowed(part.read(limits.data_bytes))
    try:
        value = strict_json.parse(data)
    except strict_json.TooDeep as trouble:
        raise Refused("too-large", part=part.name) from trouble
    except strict_json.NotJson as trouble:
        raise Refused("malformed", part=part.name) from trouble
    schema = value.get("$schema") if isinstance(value, dict) else None
    if isinstance(schema, str):
        return Sorted(part, Rank.FIM_JSON, data, schema=schema)
    return Sorted(part, Rank.JSON, data)


def _bare(head: bytes) -> bytes:
    return head.removeprefix(_MARKS[0]).lstrip()


def _is_page(head: bytes) -> bool:
    """Web pages and drawings are papers."""
    return (
        head[:400].lower().startswith((b"<!doctype html", b"<html", b"<svg")) or b"<svg" in head[:400].lower()
    )
