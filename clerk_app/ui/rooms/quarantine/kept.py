"""What is kept of an arrival, in words: which files, how they stand with malware, and for how long."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from clerk_app.domain.scanning import Scan, ScanState, verdict
from clerk_app.domain.tray_facts import KeptPart
from clerk_app.services.reading import QuarantineRow
from clerk_app.ui.kit.language import tr

READABLE = ("text/plain", "application/xml", "application/json", "text/xml")
_FOLDER = "folder"  # area of what the import folder turned away


@dataclass(frozen=True)
class KeptFile:
    """`word`, `icon` and `tone` say what is known of malware; `legible`: can be read as plain text."""

    name: str
    about: str
    sha256: str
    word: str
    icon: str
    tone: str
    legible: bool
    infected: bool


def files(row: QuarantineRow, scans: Iterable[Scan], login: str) -> tuple[KeptFile, ...]:
    known = tuple(scans)
    return tuple(_file(part, verdict(known, part.sha256, login)) for part in row.parts)


def size(octets: int) -> str:
    for unit, factor in (("MB", 1_000_000), ("kB", 1_000)):
        if octets >= factor:
            return f"{octets / factor:.1f} {unit}".replace(".", ",")
    return tr("{count} Byte").format(count=octets)


def retention(row: QuarantineRow) -> str:
    """What is kept of it and what is not: said in every case."""
    if row.parts:
        return tr(
            "Die Dateien liegen hier, wie sie kamen, und werden nicht geöffnet. Wer sie liest oder sichert, "
            "steht im Journal. Auch was verworfen wird, bleibt mit seinen Dateien bei den Akten, bis über "
            "die Löschung entschieden ist."
        )
    if any(area == _FOLDER for area, *_ in row.problems):
        return tr(
            "Aufbewahrt sind Kennung, Zeitpunkt und Gründe, keine Dateien: Sie ließen sich nicht übernehmen "
            "und liegen weiter dort, wo sie abgelegt wurden, im Importordner unter „_abgewiesen“."
        )
    if row.result == "rejected":
        return tr(
            "Aufbewahrt sind Kennung, Zeitpunkt und Gründe, kein Inhalt: Die Sendung geht mit diesen Gründen "
            "an den Absender zurück, der sie weiter hat (Datenminimierung, Art. 5 DSGVO)."
        )
    return ""


def _file(part: KeptPart, scan: Scan) -> KeptFile:
    word, icon, tone = _safety(scan)
    return KeptFile(
        name=part.name,
        about=f"{size(part.size)} · {part.detected_type}",
        sha256=part.sha256,
        word=word,
        icon=icon,
        tone=tone,
        legible=part.detected_type in READABLE,
        infected=scan.state is ScanState.INFECTED,
    )


def _safety(scan: Scan) -> tuple[str, str, str]:
    if scan.state is ScanState.CLEAN:
        return tr("kein Schadprogramm gefunden"), "circle-check", "success"
    if scan.state is ScanState.INFECTED:
        word = tr("Schadprogramm: {found}").replace("{found}", scan.found)
        return word, "octagon-alert", "danger"
    if scan.state is ScanState.FAILED:
        return tr("Prüfung auf Schadprogramme gescheitert"), "shield-alert", "warning"
    return tr("nicht auf Schadprogramme geprüft"), "scan", "text_muted"
