"""A letterhead on trial: a sample letter that shows it, and what it still lacks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from .notice import BulletList, Heading, Letterhead, Notice, Paragraph

SAMPLE = "MUSTER"
_ADDRESSEE = (
    "Frau",
    "Dr. Erika Musterfrau-Beispiel",
    "c/o Gemeinschaft Musterhof",
    "Musterstraße 12 a",
    "12345 Musterstadt",
)
_PARTS = (
    Paragraph("so sehen die Schreiben dieser Stelle aus. Der Inhalt ist erfunden."),
    Heading("Was hier zu prüfen ist"),
    BulletList(
        (
            "Stimmen der Name der Behörde und der Stelle, und stehen Wappen oder Logo richtig?",
            "Liegt die Anschrift ganz im roten Rahmen? Er zeigt das Feld, das ein Fensterumschlag freilässt.",
            "Führt die Zeile über der Anschrift einen nicht zustellbaren Brief zu Ihnen zurück?",
            "Erreicht man die Stelle unter den Angaben rechts, und sind die Angaben am Fuß noch richtig?",
        )
    ),
    Paragraph("Der Rahmen und das Wort im Hintergrund stehen nur auf diesem Muster."),
)
_WISHES = frozenset({"letterhead.no_contact", "letterhead.no_footer", "letterhead.no_logo"})
_REACHABLE = ("telefon", "e-mail", "mail", "fax")


@dataclass(frozen=True)
class LetterheadTrial:
    """`faults` are codes of sentences. `origins`: key → unit | authority | program."""

    unit: str
    letterhead: Letterhead
    origins: Mapping[str, str]
    faults: tuple[str, ...]
    sheet: bytes = field(repr=False)

    @property
    def fit(self) -> bool:
        """Whether a letter of this unit arrives and says where it came from; the rest is as one likes."""
        return _WISHES.issuperset(self.faults)


def sample(letterhead: Letterhead, day: date) -> Notice:
    return Notice(
        title="Muster des Briefkopfs",
        letterhead=letterhead,
        addressee=_ADDRESSEE,
        file_reference="MUSTER 1",
        date=day,
        info=(),
        subject="Muster des Briefkopfs",
        salutation="Sehr geehrte Frau Dr. Musterfrau-Beispiel,",
        parts=_PARTS,
        closing="Mit freundlichen Grüßen",
        signatory="A. Muster",
        watermark=SAMPLE,
    )


def lacking(letterhead: Letterhead) -> Iterator[str]:
    """What people look for on a letter of an authority and would not find on this one."""
    if not letterhead.return_line.strip():
        yield "letterhead.no_return_line"
    if not any(line.strip() for line in letterhead.address):
        yield "letterhead.no_address"
    if not any(label.lower() in _REACHABLE for label, value in letterhead.contact if value.strip()):
        yield "letterhead.no_contact"
    if not any(line.strip() for line in letterhead.footer):
        yield "letterhead.no_footer"
    if letterhead.logo is None:
        yield "letterhead.no_logo"
