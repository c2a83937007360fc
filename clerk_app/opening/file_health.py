"""What the health check says of the embedded file: encryption, backup, what one file cannot promise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from clerk_app.services.office_time import PLACE
from clerk_app.storage.soundness import file_faults

from .office import OpenOffice
from .safekeeping import last_backup

STALE_AFTER_DAYS = 3
_PLACES = {
    "key_store": "Schlüssel im Schlüsselspeicher des Betriebssystems",
    "key_file": "Schlüssel in der Datei aus AMTSTISCH_KEY_FILE: Wer sie lesen kann, kann alles lesen",
}
_PLAIN = {
    "practice": "Übungsdatenbank, nicht verschlüsselt",
    "chosen": "Nicht verschlüsselt, so gewählt („--plain“)",
    "no_cipher": "Nicht verschlüsselt: Auf diesem Rechner fehlt SQLCipher",
    "no_store": "Nicht verschlüsselt: Dieser Rechner hat keinen Schlüsselspeicher; siehe AMTSTISCH_KEY_FILE",
    "found_plain": "Nicht verschlüsselt; „rekey“ verschlüsselt die Datenbank",
}


@dataclass(frozen=True)
class Finding:
    name: str
    state: str
    text: str


def of_the_file(opened: OpenOffice, database: Path, today: datetime) -> Iterator[Finding]:
    """Nothing for a server, which has its own keepers."""
    if opened.engine.dialect.name != "sqlite":
        return
    yield _encryption(opened)
    yield _pages(opened)
    yield _backup(database, today)
    text = (
        "Eine Datei an einem Arbeitsplatz trennt Sachbearbeitungen nicht voneinander und sichert das "
        "Vier-Augen-Prinzip nicht gegen ihren Besitzer; Freigaben darin sind so gekennzeichnet."
    )
    yield Finding("single_seat", "warning", text)


def _encryption(opened: OpenOffice) -> Finding:
    protection = opened.protection
    if protection.key is None:
        text = _PLAIN.get(protection.plain_because, _PLAIN["found_plain"])
        return Finding("encryption", "warning", f"{text}.")
    text = f"Verschlüsselt (SQLCipher); {_PLACES[protection.place]}."
    if protection.recovery_key:
        text += " Der Wiederherstellungsschlüssel ist noch nicht gesichert; siehe „recovery-sheet“."
    fine = protection.place == "key_store" and not protection.recovery_key
    return Finding("encryption", "fine" if fine else "warning", text)


def _pages(opened: OpenOffice) -> Finding:
    faults = file_faults(opened.engine)
    if faults:
        return Finding("pages", "fault", f"Die Datei ist beschädigt ({faults[0].detail}); siehe „restore“.")
    return Finding("pages", "fine", "Alle Seiten der Datei sind unversehrt.")


def _backup(database: Path, today: datetime) -> Finding:
    last = last_backup(database)
    if last is None:
        return Finding("backup", "warning", "Noch keine Sicherung; siehe „backup --to DATEI“.")
    days = (today - last.at).days
    text = f"Letzte Sicherung {last.at.astimezone(PLACE):%d.%m.%Y %H:%M} nach {last.file}"
    if not Path(last.file).exists():
        return Finding("backup", "warning", f"{text}; sie liegt dort nicht mehr.")
    return Finding("backup", "fine" if days < STALE_AFTER_DAYS else "warning", f"{text}, vor {days} Tagen.")
