"""The papers that come with an invented application: real PDF files and pictures, marked as samples."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

from .invention import Inventor, Person
from .payloads import Payload, Plan

PDF, JPEG, PNG, TIFF = "application/pdf", "image/jpeg", "image/png", "image/tiff"


@dataclass(frozen=True)
class Paper:
    name: str
    mime_type: str
    purpose: str
    content: bytes
    description: str = ""


class PaperMaker:
    """Writes and draws with the fonts of the house."""

    def __init__(self, resources: Path) -> None:
        self._font = resources / "fonts" / "arimo"
        if "Papier" not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont("Papier", str(self._file("Regular"))))
            pdfmetrics.registerFont(TTFont("Papier-Fett", str(self._file("Bold"))))

    def papers(self, plan: Plan, filled: Payload, person: Person, inventor: Inventor) -> tuple[Paper, ...]:
        """The form as PDF and what belongs to this kind of application; now and then one is missing."""
        day = date.fromisoformat(filled["antrag"]["datum"])
        form = self.form(filled)
        rest = list(self._enclosures(plan.service, plan.procedure, filled, person, day))
        if len(rest) > 1 and inventor.random.random() < 0.25:
            rest.pop(inventor.random.randrange(len(rest)))
        return (form, *rest)

    def _enclosures(
        self, service: str, procedure: str, filled: Payload, person: Person, day: date
    ) -> Iterable[Paper]:
        if service == "wohngeld":
            yield self._lease(filled, person)
            yield self._payslip(person, day)
            yield self._letter("Kontoauszug_Miete.pdf", "Zahlungsnachweis Miete", person, _bank(filled))
        elif service == "fahrerlaubnis":
            yield self._portrait(person)
            yield self._card("Personalausweis.jpg", "AUSWEIS", person, JPEG, "#c9d8dc", "Personalausweis")
            if procedure == "umtausch":
                yield self._card(
                    "Fuehrerschein_alt.tif", "FÜHRERSCHEIN", person, TIFF, "#e3b7c0", "Alter Führerschein"
                )
            else:
                yield self._letter(
                    "Sehtest.pdf", "Sehtestbescheinigung", person, ("Der Sehtest ist bestanden.",)
                )
                yield self._letter(
                    "Erste_Hilfe.pdf", "Schulung in Erster Hilfe", person, ("9 Unterrichtseinheiten.",)
                )
        elif service == "kfz_zulassung":
            yield self._card(
                "Zulassungsbescheinigung_Teil_II.jpg", "ZULASSUNG II", person, JPEG, "#d9d2b4", "ZB II"
            )
            yield self._letter(
                "eVB.pdf", "Elektronische Versicherungsbestätigung", person, ("eVB-Nummer liegt vor.",)
            )
        elif service == "aufenthaltstitel":
            yield self._card("Reisepass.jpg", "REISEPASS", person, JPEG, "#b9c6a8", "Nationalpass")
            yield self._portrait(person)
            yield self._letter(
                "Arbeitsvertrag.pdf", "Arbeitsvertrag", person, ("Unbefristet, 39 Stunden.",) * 4
            )
            yield self._letter(
                "Krankenversicherung.pdf", "Mitgliedsbescheinigung", person, ("Gesetzlich versichert.",)
            )
        else:
            yield self._plan_sheet("Lageplan.png", "Lageplan 1:500")
            yield self._letter(
                "Baubeschreibung.pdf", "Baubeschreibung", person, (str(filled["bauvorhaben"]),)
            )
            yield self._plan_sheet("Bauzeichnung_Ansichten.png", "Ansichten 1:100")

    def form(self, filled: Payload) -> Paper:
        lines = [f"<b>{_spoken(path)}</b>: {_escaped(value)}" for path, value in _flat(filled)]
        sheet = self._pdf(f"Antrag: {filled['antrag']['art']}", lines)
        return Paper("Antrag.pdf", PDF, "form", sheet, "Antragsformular")

    def _lease(self, filled: Payload, person: Person) -> Paper:
        rent = filled["wohnung"]["miete"]
        landlord = filled["wohnung"]["vermieter"]["name"]
        cold, warm = _euro(rent["bruttokaltmiete_monat"]), _euro(rent["heizung_warmwasser_monat"])
        since = _german(filled["wohnung"]["einzugsdatum"])
        home = f"{person.street} {person.number}, {person.postcode} {person.town}"
        lines = [
            f"zwischen {landlord} (Vermieterin) und {person.name} (Mietpartei)",
            "<b>§ 1 Mieträume</b>",
            f"Vermietet wird die Wohnung {home} zu Wohnzwecken.",
            "<b>§ 2 Mietzeit</b>",
            f"Das Mietverhältnis beginnt am {since} und läuft auf unbestimmte Zeit.",
            "<b>§ 3 Miete und Nebenkosten</b>",
            f"Die monatliche Miete ohne Heiz- und Warmwasserkosten beträgt {cold}.",
            f"Daneben sind für Heizung und Warmwasser {warm} vorauszuzahlen.",
            "<b>§ 4 Zahlung</b>",
            "Die Miete ist im Voraus, spätestens am dritten Werktag eines Monats zu zahlen.",
        ]
        rules = [
            f"<b>§ {n} Weitere Vereinbarungen</b><br/>" + "Die Parteien nehmen Rücksicht aufeinander. " * 12
            for n in range(5, 11)
        ]
        return Paper(
            "Mietvertrag.pdf",
            PDF,
            "attachment",
            self._pdf("Mietvertrag über Wohnraum", lines + rules),
            "Mietvertrag",
        )

    def _payslip(self, person: Person, day: date) -> Paper:
        month = f"{day.month - 1 or 12:02}/{day.year if day.month > 1 else day.year - 1}"
        lines = (f"Abrechnungsmonat {month}", "Gesamtbrutto, Steuern und Sozialabgaben wie ausgewiesen.")
        return self._letter("Einkommensnachweis.pdf", f"Verdienstabrechnung {month}", person, lines)

    def _letter(self, name: str, title: str, person: Person, lines: Sequence[str]) -> Paper:
        told = [f"{person.name}, geboren am {_german(person.born.isoformat())}", *map(_escaped, lines)]
        return Paper(name, PDF, "attachment", self._pdf(title, told), title)

    def _pdf(self, title: str, lines: Sequence[str]) -> bytes:
        plain = ParagraphStyle("plain", fontName="Papier", fontSize=11, leading=15.5, spaceAfter=4)
        head = ParagraphStyle("head", fontName="Papier-Fett", fontSize=14, leading=20, spaceAfter=8)
        target = io.BytesIO()
        sheet = SimpleDocTemplate(target, pagesize=A4, leftMargin=25 * mm, title=title, invariant=1)
        pdfmetrics.registerFontFamily(
            "Papier", normal="Papier", bold="Papier-Fett", italic="Papier", boldItalic="Papier"
        )
        story = [Paragraph(title, head), *(Paragraph(line, plain) for line in lines), Spacer(1, 6 * mm)]
        sheet.build(story, onFirstPage=_sample, onLaterPages=_sample)
        return target.getvalue()

    def _card(self, name: str, title: str, person: Person, kind: str, ground: str, told: str) -> Paper:
        picture = Image.new("RGB", (1012, 638), ground)
        pen = ImageDraw.Draw(picture)
        pen.rounded_rectangle((8, 8, 1003, 629), 28, outline="#404040", width=3)
        pen.text((380, 40), title, font=self._type(44), fill="#202020")
        for row, line in enumerate(
            (person.family, person.given, _german(person.born.isoformat()), person.town)
        ):
            pen.text((380, 140 + row * 70), line, font=self._type(36), fill="#202020")
        _face(pen, (50, 120, 330, 520))
        pen.text((380, 540), "MUSTER – Übung", font=self._type(40), fill="#b00020")
        pictures = [picture, _back(picture, self._type(36))] if kind == TIFF else [picture]
        return Paper(name, kind, "attachment", _encoded(pictures, kind), told)

    def _portrait(self, person: Person) -> Paper:
        picture = Image.new("RGB", (413, 531), "#dfe5ea")
        _face(ImageDraw.Draw(picture), (60, 60, 353, 531))
        return Paper(
            "Lichtbild.jpg", JPEG, "attachment", _encoded([picture], JPEG), f"Lichtbild {person.name}"
        )

    def _plan_sheet(self, name: str, title: str) -> Paper:
        picture = Image.new("RGB", (1600, 1130), "#ffffff")
        pen = ImageDraw.Draw(picture)
        pen.rectangle((30, 30, 1569, 1099), outline="#000000", width=3)
        for step in range(6):
            pen.line((100 + step * 240, 120, 160 + step * 240, 980), fill="#9a9a9a", width=2)
        pen.rectangle((520, 360, 1080, 760), outline="#b00020", width=5)
        pen.text((60, 50), f"{title} – MUSTER, nicht maßstäblich", font=self._type(32), fill="#000000")
        return Paper(name, PNG, "attachment", _encoded([picture], PNG), title)

    def _type(self, size: int) -> ImageFont.FreeTypeFont:
        return ImageFont.truetype(str(self._file("Regular")), size)

    def _file(self, cut: str) -> Path:
        return next(
            path
            for path in sorted(self._font.glob("*.ttf"))
            if cut in path.stem and "Italic" not in path.stem
        )


def _face(pen: ImageDraw.ImageDraw, box: tuple[int, int, int, int]) -> None:
    left, top, right, bottom = box
    width, height = right - left, bottom - top
    pen.ellipse((left + width * 0.22, top, right - width * 0.22, top + height * 0.55), fill="#8d97a0")
    pen.pieslice((left, top + height * 0.5, right, bottom + height * 0.6), 180, 360, fill="#6d7780")


def _back(front: Image.Image, font: ImageFont.FreeTypeFont) -> Image.Image:
    picture = Image.new("RGB", front.size, "#f2efe6")
    ImageDraw.Draw(picture).text((60, 60), "Rückseite: Klassen 3, M, L – MUSTER", font=font, fill="#202020")
    return picture


def _encoded(pictures: list[Image.Image], kind: str) -> bytes:
    target = io.BytesIO()
    if kind == TIFF:
        pictures[0].save(
            target, "TIFF", save_all=True, append_images=pictures[1:], compression="tiff_deflate"
        )
    else:
        pictures[0].save(target, "JPEG" if kind == JPEG else "PNG", quality=82)
    return target.getvalue()


def _sample(canvas: Canvas, sheet: Any) -> None:
    canvas.saveState()
    canvas.setFont("Papier", 8)
    canvas.setFillGray(0.45)
    canvas.drawString(25 * mm, 12 * mm, "Muster für das Übungsbüro, frei erfunden")
    canvas.restoreState()


def _bank(filled: Payload) -> tuple[str, ...]:
    rent = filled["wohnung"]["miete"]["gesamt_monat"]
    return (f"Dauerauftrag Miete: {_euro(rent)}", f"an {filled['wohnung']['vermieter']['name']}")


def _flat(value: Any, path: str = "") -> Iterable[tuple[str, str]]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _flat(item, f"{path}/{key}" if path else key)
    elif isinstance(value, list):
        for position, item in enumerate(value, 1):
            yield from _flat(item, f"{path}/{position}")
    else:
        yield (
            path,
            {True: "ja", False: "nein"}.get(value, str(value)) if isinstance(value, bool) else str(value),
        )


def _spoken(path: str) -> str:
    return " › ".join(part.replace("_", " ").capitalize() for part in path.split("/"))


def _german(iso: str) -> str:
    return f"{iso[8:10]}.{iso[5:7]}.{iso[:4]}"


def _euro(amount: str) -> str:
    return amount.replace(".", ",") + " Euro"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
