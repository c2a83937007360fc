"""Sheets that stay in the house: what another program takes over, and the proof that a notice was sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from . import text
from .announcement import Announcement, Rule
from .handover import HandoverValue, PreparedHandover
from .letters import LetterBasis, letter
from .notice import Notice, Table

HANDOVER_SHEET = "uebergabe"
DISPATCH_PROOF = "versandnachweis"
_HEAD = ("Angabe", "Wert")
_UNLESS = "das Schreiben ging nicht oder später zu; außerhalb des Inlands gilt die Frist nicht"


@dataclass(frozen=True)
class CameBack:
    """What came back of the letter, in words; `reason` where it was entered anew."""

    told: str
    noted: str  # by whom, and when
    reason: str = ""


@dataclass(frozen=True)
class Dispatch:
    """A letter that left. `sha256` names the bytes that did, which is no signature."""

    title: str
    addressee: tuple[str, ...]
    way: str  # as a person calls it: "einfacher Brief", "FIT-Connect" …
    left_on: date
    sha256: str = ""  # "" where the bytes were not kept
    receipt: str = ""  # what the carrier gave back
    copy: str = ""  # which of several parties it is for
    announced: Announcement | None = None  # None: no notice, so nothing is announced
    given_by: str = ""  # who wrote it down
    back: CameBack | None = None


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
    rows = [
        ("Bescheid" if dispatch.announced else "Schreiben", dispatch.title),
        ("Aktenzeichen", basis.facts.file_reference),
        ("Empfänger", ", ".join(dispatch.addressee)),
        ("Ausfertigung", dispatch.copy),
        ("Versandweg", dispatch.way),
        ("Hinausgegeben am", text.german_date(dispatch.left_on)),
        *(_announced(dispatch.announced) if dispatch.announced else ()),
        ("Sendungsnummer, Quittung", dispatch.receipt),
        ("Prüfsumme der Datei (SHA-256)", _grouped(dispatch.sha256)),
        ("Eingetragen von", dispatch.given_by),
        *(_back(dispatch.back) if dispatch.back else ()),
    ]
    table = [Table(_HEAD, tuple(row for row in rows if row[1]), ("l", "l"))]
    return _inside(letter(basis, DISPATCH_PROOF, {}, table), ("Zur Akte", basis.facts.file_reference))


def _announced(announced: Announcement) -> Sequence[tuple[str, str]]:
    """A fiction is named only where the law makes one, and with what ends it."""
    if announced.rule is Rule.FAILED:
        return (("Bekannt gegeben", "nein, das Schreiben kam als unzustellbar zurück"),)
    if announced.rule is Rule.RECEIPT:
        told = f"mit dem Zugang; für Post ins Ausland vermutet das Gesetz keinen Tag ({announced.law})"
        return (("Bekannt gegeben", told),)
    if announced.on is None:
        told = f"am Tag der Zustellung laut {announced.paper} ({announced.law})"
        return (("Bekannt gegeben", told),)
    day = text.german_date(announced.on)
    if announced.rule is Rule.PAPER:
        told = f"{day}, durch Zustellung laut {announced.paper} ({announced.law})"
        return (("Bekannt gegeben am", told),)
    if announced.rule is Rule.DAY_ITSELF:
        return (("Bekannt gegeben am", f"{day}, mit der Übergabe ({announced.law})"),)
    told = f"{day} ({announced.days}. Tag nach der Absendung, {announced.law})"
    return (("Gilt als bekannt gegeben am", told), ("Es sei denn", _UNLESS))


def _back(back: CameBack) -> Sequence[tuple[str, str]]:
    return (
        ("Rücklauf", back.told),
        ("Rücklauf eingetragen von", back.noted),
        ("Rücklauf berichtigt, weil", back.reason),
    )


def _shown(value: HandoverValue) -> str:
    return f"(({value.label}))" if value.missing else value.value or "–"


def _inside(sheet: Notice, addressee: tuple[str, ...]) -> Notice:
    return replace(sheet, addressee=addressee, salutation="", closing="")


def _grouped(digest: str) -> str:
    """In eights, so that two people can compare it."""
    return " ".join(digest[at : at + 8] for at in range(0, len(digest), 8))
