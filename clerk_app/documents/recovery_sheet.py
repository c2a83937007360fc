"""The sheet with the recovery key, for the safe: printed once, as PDF or as plain text."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from textwrap import wrap

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from clerk_app.domain.errors import OutsideError

_TITLE = "Amtstisch: Wiederherstellungsschlüssel"
_IN_A_ROW = 4
_WORDS = (
    "Mit diesem Schlüssel lässt sich die verschlüsselte Datenbank öffnen, wenn der Schlüsselspeicher des "
    "Rechners verloren ist, und ebenso jede Sicherung aus der Zeit, in der er galt.",
    "Wer ihn hat, kann alle Vorgänge lesen. Bewahren Sie ihn getrennt vom Rechner und von den Sicherungen "
    "auf, zum Beispiel im Tresor. Fotografieren und verschicken Sie ihn nicht.",
    "Freischalten: python3 main.py admin unlock --recovery-key SCHLÜSSEL. Groß- und Kleinschreibung und "
    "Striche sind gleichgültig. Das letzte Zeichen jeder Gruppe prüft sie; Tippfehler werden benannt.",
)


@dataclass(frozen=True)
class RecoverySheet:
    """`mark` tells apart the sheets of one database after its key was changed."""

    key: str
    mark: str
    database: str
    issued_on: date


def write_sheet(sheet: RecoverySheet, path: Path) -> None:
    """Plain text if the name ends in .txt, otherwise PDF; readable for its owner only, never over another."""
    content = _text(sheet).encode() if path.suffix.casefold() == ".txt" else _pdf(sheet)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(path, "xb", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
            file.write(content)
    except OSError as error:
        raise OutsideError("recovery_sheet.unwritable", path=str(path), reason=str(error)) from error


def _facts(sheet: RecoverySheet) -> Iterator[str]:
    yield f"Datenbank: {sheet.database}"
    yield f"Kennung des Schlüssels: {sheet.mark}"
    yield f"Ausgestellt am {sheet.issued_on:%d.%m.%Y}"


def _rows(sheet: RecoverySheet) -> Iterator[str]:
    groups = sheet.key.split("-")
    for start in range(0, len(groups), _IN_A_ROW):
        numbered = enumerate(groups[start : start + _IN_A_ROW], start=start + 1)
        yield "   ".join(f"{number:>2} {group}" for number, group in numbered)


def _text(sheet: RecoverySheet) -> str:
    paragraphs = ["\n".join(wrap(words, 78)) for words in _WORDS]
    return "\n\n".join([_TITLE, "\n".join(_facts(sheet)), "\n".join(_rows(sheet)), *paragraphs]) + "\n"


def _pdf(sheet: RecoverySheet) -> bytes:
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A4, lang="de-DE")
    canvas.setTitle(_TITLE)
    height = _lines(canvas, (_TITLE,), A4[1] - 30 * mm, ("Helvetica-Bold", 16), 10 * mm)
    facts = [line for fact in _facts(sheet) for line in wrap(fact, 85)]
    height = _lines(canvas, facts, height, ("Helvetica", 10), 5 * mm)
    height = _lines(canvas, _rows(sheet), height - 8 * mm, ("Courier-Bold", 14), 9 * mm)
    for words in _WORDS:
        height = _lines(canvas, wrap(words, 92), height - 5 * mm, ("Helvetica", 10), 5 * mm)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _lines(
    canvas: Canvas, lines: Iterator[str] | tuple[str, ...] | list[str], height: float, font: tuple[str, int],
    step: float,
) -> float:  # fmt: skip
    canvas.setFont(*font)
    for line in lines:
        canvas.drawString(25 * mm, height, line)
        height -= step
    return height
