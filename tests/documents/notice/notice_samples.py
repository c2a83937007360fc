"""Notices the tests print: a short one, a long one with everything, one full of rare characters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from clerk_app.domain.notice import Annex, BulletList, Heading, Letterhead, Notice, Paragraph, Part, Table

LETTERHEAD = Letterhead(
    authority="Wetteraukreis",
    unit="Der Kreisausschuss · Fachstelle Wohngeld",
    return_line="Wetteraukreis · Europaplatz · 61169 Friedberg",
    address=("Europaplatz, Gebäude B", "61169 Friedberg (Hessen)"),
    contact=(
        ("Auskunft erteilt", "Aylin Yıldız"),
        ("Zimmer", "B 214"),
        ("Telefon", "06031 83-4711"),
        ("E-Mail", "wohngeld@wetterau.example"),
    ),
    footer=(
        "Sprechzeiten: Mo–Fr 8–12 Uhr, Do 14–18 Uhr und nach Vereinbarung",
        "Sparkasse Oberhessen · IBAN DE02 1203 0000 0000 2020 51 · BIC BYLADEM1001",
    ),
    accent="#1d3f8f",
)

MINIMAL = Notice(
    title="Bescheid über Wohngeld",
    letterhead=replace(LETTERHEAD, contact=(), footer=(), address=()),
    addressee=("Frau", "Maike Schröder", "Kaiserstraße 12", "61169 Friedberg"),
    file_reference="12 WG 2026/0480",
    date=date(2026, 11, 22),
    info=(),
    subject="Bescheid über Wohngeld",
    salutation="Sehr geehrte Frau Schröder,",
    parts=(Paragraph("für die Zeit ab Dezember erhalten Sie Wohngeld."),),
    closing="Mit freundlichen Grüßen",
    signatory="A. Becker",
)

GRANT = replace(
    MINIMAL,
    letterhead=LETTERHEAD,
    info=(("Ihr Antrag", "vom 21.11.2026"),),
    subject="Bescheid über Wohngeld (Mietzuschuss) – Bewilligung für die Zeit vom 01.12.2026 bis 30.11.2027",
    parts=(
        Heading("Entscheidung"),
        Paragraph(
            "Für die Zeit vom 1. Dezember 2026 bis zum 30. November 2027 erhalten Sie als Mietzuschuss "
            "monatlich **338 Euro**. Das Geld wird monatlich im Voraus auf das Konto ((IBAN)) gezahlt.",
            block="tenor",
        ),
        Table(
            header=(),
            rows=(
                ("Zu berücksichtigende Miete", "871,94 €"),
                ("Gesamteinkommen", "1.812,40 €"),
                ("Haushaltsmitglieder", "3"),
                ("Wohngeld monatlich", "338 €"),
            ),
            align=("l", "r"),
            total=True,
            block="rechenweg",
        ),
        Heading("Begründung"),
        Paragraph(
            "Das Einkommen wurde aus den Nachweisen für August und September 2026 ermittelt. Nach § 14 "
            "Abs. 2 Nr. 19 des Wohngeldgesetzes (WoGG) sind Unterhaltsleistungen in voller Höhe zu "
            "berücksichtigen. Die Mietobergrenze nach § 12 WoGG wird in der Mietenstufe IV nicht "
            "überschritten; die Heizkostenkomponente und die Klimakomponente sind hinzugerechnet worden.",
            block="gruende",
        ),
        Heading("Ihre Pflichten"),
        Paragraph("Bitte teilen Sie uns unverzüglich mit, wenn sich", block="pflichten"),
        BulletList(
            (
                "die Zahl der zu berücksichtigenden Haushaltsmitglieder ändert,",
                "die monatliche Miete ohne Heiz- und Warmwasserkosten um mehr als 15 Prozent verringert oder",
                "das Gesamteinkommen um mehr als 15 Prozent erhöht (§ 27 Abs. 3 und 4 WoGG).",
            ),
            block="pflichten-liste",
        ),
        Heading("Rechtsbehelfsbelehrung"),
        Paragraph(
            "Gegen diesen Bescheid können Sie innerhalb eines Monats nach Bekanntgabe Widerspruch erheben. "
            "Der Widerspruch ist schriftlich, in elektronischer Form nach § 36a Abs. 2 des Ersten Buches "
            "Sozialgesetzbuch oder zur Niederschrift beim Wetteraukreis, Europaplatz, 61169 Friedberg, "
            "einzulegen.",
            block="rechtsbehelf",
        ),
    ),
    closing="Mit freundlichen Grüßen\nIm Auftrag",
    decision_data={"aktenzeichen": "12 WG 2026/0480", "betrag": Decimal("338.00"), "ab": date(2026, 12, 1)},
)

_WORDY = (
    "Die Abfallentsorgungseinrichtungen der Stadt sind nach dem Kommunalabgabengesetz so zu finanzieren, "
    "dass das veranschlagte Gebührenaufkommen die voraussichtlichen Kosten der Einrichtung deckt, jedoch "
    "nicht übersteigt. Änderungen der Bemessungsgrundlagen werden vom Ersten des Monats an berücksichtigt, "
    "der auf den Eingang der Änderungsmitteilung folgt; eine **Überprüfung der Bemessungsgrundlagen** hat "
    "keine Abweichungen ergeben, die Grundstückseigentümergemeinschaft hat dies im Widerspruchsverfahren "
    "bestätigt."
)


def _long_parts() -> tuple[Part, ...]:
    months = tuple(
        (f"{at:02d}.2026", f"{60 + at} l", str(at % 4 + 1), f"{at * 31},{at % 100:02d} €")
        for at in range(1, 91)
    )
    return (
        *GRANT.parts,
        Heading("Berechnung"),
        Table(
            header=("Zeitraum", "Behälter", "Anzahl", "Betrag"),
            rows=(*months, ("Summe", "", "", "126.945,00 €")),
            align=("l", "l", "r", "r"),
            total=True,
            caption="Abfallgebühren nach Zeiträumen",
            block="gebuehren",
        ),
        Heading("Weitere Gründe"),
        Heading("Zur Bemessung", level=2),
        *(Paragraph(_WORDY, block=f"grund-{number}") for number in range(9)),
        BulletList(
            tuple(f"{_WORDY[:180]} ({number})" for number in range(6)), ordered=True, block="auflagen"
        ),
    )


LONG = replace(
    GRANT,
    title="Bescheid über Wohngeld und Abfallgebühren",
    parts=_long_parts(),
    watermark="ENTWURF",
    annexes=(
        Annex("Berechnungsbogen", (Heading("Miete"), Paragraph(_WORDY), GRANT.parts[2])),
        Annex("Merkblatt", (Paragraph(_WORDY), BulletList(("Erstens", "Zweitens")))),
    ),
)


def rare_characters(listing: Path) -> list[str]:
    lines = (line for line in listing.read_text("utf-8").splitlines() if line and not line.startswith("#"))
    return ["".join(chr(int(code, 16)) for code in line.split()) for line in lines]


def with_characters(characters: Sequence[str]) -> Notice:
    """Each in the middle of a word and alone in bold, numbered."""
    texts = (f"[{number:03d}] Vor{found}Nach **{found}**" for number, found in enumerate(characters))
    return replace(MINIMAL, parts=tuple(Paragraph(text) for text in texts))


RARE = with_characters(rare_characters(Path(__file__).with_name("notice_rare_characters.txt")))
