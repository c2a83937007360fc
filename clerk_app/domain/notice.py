"""A notice as a document before it is printed: its parts in their lawful order.

Inline markup in texts: `**bold**`; `((name))` is a placeholder still unresolved and is printed as such,
marked. Nothing else is interpreted; `<`, `&` and the like are ordinary characters.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Logo:
    """A picture beside the authority's name; `text` is read aloud instead of it."""

    content: bytes = field(repr=False)  # PNG or JPEG
    text: str


@dataclass(frozen=True)
class Letterhead:
    """The authority and the unit as the sheet shows them (DIN 5008)."""

    authority: str
    unit: str
    return_line: str  # one line above the address
    address: tuple[str, ...]  # visitor's address
    contact: tuple[tuple[str, str], ...] = ()  # label, value for the info block (phone, mail, room)
    footer: tuple[str, ...] = ()
    accent: str = "#1d2034"  # colour of the rule under the head, #rrggbb
    form: str = "B"  # DIN 5008: A has a flat letterhead, B a high one
    logo: Logo | None = None


@dataclass(frozen=True)
class Heading:
    text: str
    level: int = 1  # 1 for the sections of the notice, 2 below them


@dataclass(frozen=True)
class Paragraph:
    text: str
    block: str = ""  # id of the text block it came from, for click-in-preview


@dataclass(frozen=True)
class BulletList:
    items: tuple[str, ...]
    ordered: bool = False
    block: str = ""


@dataclass(frozen=True)
class Table:
    """`align` per column: "l" or "r". `header` is repeated on every page. The last row is bold if `total`."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    align: tuple[str, ...]
    total: bool = False
    caption: str = ""
    block: str = ""


Part = Heading | Paragraph | BulletList | Table


@dataclass(frozen=True)
class Annex:
    title: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Companion:
    """A sheet that goes along and is no part of the notice: `notes` say so on it, `mark` on every page."""

    title: str
    notes: tuple[str, ...]  # the first in German, further ones in the sheet's own language
    parts: tuple[Part, ...]
    language: str = "de-DE"
    mark: str = ""


@dataclass(frozen=True)
class Notice:
    title: str  # document title, e.g. "Bescheid über Wohngeld"
    letterhead: Letterhead
    addressee: tuple[str, ...]  # up to 6 lines
    file_reference: str
    date: date
    info: tuple[tuple[str, str], ...]  # info block: label, value
    subject: str
    salutation: str
    parts: tuple[Part, ...]
    closing: str  # e.g. "Mit freundlichen Grüßen"
    signatory: str  # name of the person (§ 37 (3) VwVfG / § 33 (3) SGB X); printed under "Im Auftrag"
    annexes: tuple[Annex, ...] = ()
    companions: tuple[Companion, ...] = ()
    distribution: tuple[str, ...] = ()  # who else gets a copy, where several do
    watermark: str = ""  # "ENTWURF", "ÜBUNG" …; printed as an artifact, "" on a real notice
    language: str = "de-DE"
    decision_data: Mapping[str, object] = field(default_factory=dict)  # embedded as JSON
