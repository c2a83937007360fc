"""Sheets that stay in the house: what another program takes over, and the proof that a notice was sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from . import deadline, text
from .handover import HandoverValue, PreparedHandover
from .letters import LetterBasis, letter
from .notice import Notice, Part, Table

HANDOVER_SHEET = "uebergabe"
DISPATCH_PROOF = "versandnachweis"
_HEAD = ("Angabe", "Wert")


@dataclass(frozen=True)
class Dispatch:
    """A notice on its way. `sha256` names the bytes that left, which is no signature."""

    notice_title: str
    addressee: tuple[str, ...]
    way: str  # as a person calls it: "Post", "FIT-Connect" …
    posted_on: date
    sha256: str
    receipt: str = ""  # what the carrier gave back


def handover_sheet(basis: LetterBasis, ready: PreparedHandover) -> Notice:
    """What the other program needs and nobody has said stays visibly open."""
    rows = tuple((value.label, _shown(value)) for value in ready.values)
    handover = ready.handover
    values = {
        "ziel": handover.target,
        "quelle": handover.source or "Dienstpaket",
        "quittung": handover.receipt or "Bestätigung der Übernahme",
    }
    sheet = letter(basis, HANDOVER_SHEET, values, [Table(_HEAD, rows, ("l", "l"))])
    return _inside(sheet, (handover.target,))


def dispatch_proof(basis: LetterBasis, dispatch: Dispatch) -> Notice:
    days = deadline.fiction_days(basis.pack.announcement)
    announced = text.german_date(deadline.announced(dispatch.posted_on, days))
    rows = [
        ("Bescheid", dispatch.notice_title),
        ("Aktenzeichen", basis.facts.file_reference),
        ("Empfänger", ", ".join(dispatch.addressee)),
        ("Versandweg", dispatch.way),
        ("Aufgegeben am", text.german_date(dispatch.posted_on)),
        ("Gilt als bekannt gegeben am", f"{announced} ({days}. Tag nach der Aufgabe)"),
        ("Prüfsumme der Datei (SHA-256)", _grouped(dispatch.sha256)),
        ("Quittung", dispatch.receipt),
    ]
    table: Sequence[Part] = [Table(_HEAD, tuple(row for row in rows if row[1]), ("l", "l"))]
    return _inside(letter(basis, DISPATCH_PROOF, {}, table), ("Zur Akte", basis.facts.file_reference))


def _shown(value: HandoverValue) -> str:
    return f"(({value.label}))" if value.missing else value.value or "–"


def _inside(sheet: Notice, addressee: tuple[str, ...]) -> Notice:
    return replace(sheet, addressee=addressee, salutation="", closing="")


def _grouped(digest: str) -> str:
    """In eights, so that two people can compare it."""
    return " ".join(digest[at : at + 8] for at in range(0, len(digest), 8))
