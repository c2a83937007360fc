"""Names of standings, sections, parts and blanks, as the template editors call them."""

from __future__ import annotations

import re
from datetime import date

from clerk_app.services.pack_reading import Amount, Section, Standing
from clerk_app.ui.kit.chips import Chip
from clerk_app.ui.kit.language import tr


def standing_chip(standing: Standing) -> Chip:
    return {
        Standing.DRAFT: Chip(tr("Entwurf"), "info", "square-pen"),
        Standing.LAID_BEFORE: Chip(tr("Zur Freigabe"), "warning", "hourglass"),
        Standing.IN_FORCE: Chip(tr("In Kraft"), "success", "badge-check"),
        Standing.OLDER: Chip(tr("Frühere Fassung"), "neutral", "archive"),
    }[standing]


def section_name(section: Section) -> str:
    return {
        Section.TEXTS: tr("Texte"),
        Section.AMOUNTS: tr("Beträge"),
        Section.PERIODS: tr("Fristen"),
        Section.CHECKS: tr("Prüfpunkte"),
        Section.DECISIONS: tr("Entscheidungen"),
        Section.SOURCES: tr("Quellen und offene Punkte"),
        Section.EXAMPLES: tr("Beispiele"),
    }[section]


def blank_name(name: str) -> str:
    known = {
        "title": tr("Überschrift"),
        "law": tr("Rechtsgrundlage"),
        "text": tr("Text"),
        "label": tr("Bezeichnung"),
        "subject": tr("Betreff"),
        "source": tr("Rechtsquelle"),
        "request": tr("Wortlaut der Nachforderung"),
        "hint": tr("Hinweis"),
        "months": tr("Monate"),
        "days": tr("Tage"),
        "object": tr("Gegenstand"),
        "period": tr("Dauer"),
        "state": tr("Stand"),
        "note": tr("Anmerkung"),
        "amounts": tr("Werte in Euro, durch Semikolon getrennt"),
        "decision": tr("Entscheidung"),
        "part": tr("Platz im Bescheid"),
        "name": tr("Name des Bausteins"),
        "procedures": tr("Verfahren"),
        "remedy": tr("Rechtsbehelf"),
        "calculation": tr("Berechnung"),
        "automatic": tr("Ohne Menschen erlaubt nach"),
        "minor": tr("Ermäßigt für Minderjährige"),
        "acts": tr("Kurzname"),
        "bound": tr("Kein Ermessen, weil"),
        "contested": tr("Anteil an der Gebühr der angefochtenen Amtshandlung"),
        "contains": tr("Das muss im Bescheid stehen, je Zeile eines"),
        "lacks": tr("Das darf nicht im Bescheid stehen, je Zeile eines"),
    }
    return known.get(name, name)


def part_name(part: str) -> str:
    known = {
        "operative": tr("Entscheidung"),
        "ancillary": tr("Nebenbestimmungen"),
        "reasons": tr("Begründung"),
        "fee": tr("Gebühr"),
        "hint": tr("Hinweis"),
        "remedy": tr("Rechtsbehelfsbelehrung"),
        "enclosures": tr("Anlagen"),
    }
    return known.get(part, part)


def day(value: date | None) -> str:
    return value.strftime("%d.%m.%Y") if value else "–"


def euro(text: str) -> str:
    """Amounts with a decimal comma, as they are read here."""
    return re.sub(r"(\d)\.(\d)", r"\1,\2", text)


def amount_told(amount: Amount) -> str:
    told = euro(amount.text)
    less = tr("Minderjährige {amount}").format(amount=euro(amount.minor))
    return f"{told} · {less}" if amount.minor else told


def place(file: str, line: int) -> str:
    return tr("{file}, Zeile {line}").format(file=file, line=line) if line else file


def points(count: int) -> str:
    return tr("1 offener Punkt") if count == 1 else tr("{count} offene Punkte").format(count=count)


def cases(count: int) -> str:
    return tr("1 laufender Vorgang") if count == 1 else tr("{count} laufende Vorgänge").format(count=count)
