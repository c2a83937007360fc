"""What the person who starts the program reads while the machine is made ready."""

from __future__ import annotations

FIRST_START = (
    "Erster Start: Der Arbeitsplatz wird eingerichtet. Das geschieht einmal und dauert etwa eine Minute."
)
AGAIN = "Dem Arbeitsplatz fehlen Pakete seiner Liste: Er wird angeglichen."
REPAIR = "Die letzte Einrichtung wurde nicht fertig: Sie wird von vorn begonnen."
TEST_TOOLS = "Für die Prüfung werden weitere Pakete eingerichtet."
UNPACKING = "Alle Pakete sind da und werden eingespielt …"
WAITING = "Ein anderer Start richtet den Arbeitsplatz gerade ein; dieser wartet, bis er fertig ist …"
STOPPED = "Abgebrochen. Der nächste Start setzt die Einrichtung fort."
NO_DISPLAY = "Hier ist kein Bildschirm: Das Programm läuft ohne sichtbares Fenster."

DEAD_DISPLAY = (
    "Der Bildschirm {display} antwortet nicht.\n"
    "Das Programm kann dort kein Fenster öffnen.\n"
    "Bitte starten Sie es in einer grafischen Sitzung, oder nehmen Sie die Angabe DISPLAY zurück."
)
TOO_LONG = (
    "Ein anderer Start richtet den Arbeitsplatz seit über {minutes} Minuten ein und wird nicht fertig.\n"
    "Das Programm kann so lange nicht beginnen.\n"
    "Bitte beenden Sie den anderen Start und versuchen Sie es erneut."
)
NO_PLACE = (
    "Der Ordner {place} lässt sich nicht beschreiben ({reason}).\n"
    "Das Programm kann dort nicht eingerichtet werden.\n"
    "Bitte nennen Sie in AMTSTISCH_VENV einen Ordner, in den Sie schreiben dürfen."
)
NO_VENV = (
    "Eine eigene Python-Umgebung ließ sich nicht anlegen:\n{report}\n"
    "Ohne sie kann das Programm nicht eingerichtet werden.\n"
    "Bitte prüfen Sie, ob Python vollständig installiert und auf dem Datenträger Platz ist (etwa 1 GB)."
)
NO_PACKAGES = (
    "Die Pakete ließen sich nicht einrichten:\n{report}\n"
    "Das Programm kann ohne sie nicht beginnen.\n"
    "Bitte prüfen Sie die Netzverbindung, oder legen Sie die Paketdateien in einen Ordner und nennen Sie ihn "
    "in AMTSTISCH_WHEELS."
)
WRONG_HASH = (
    "Ein geholtes Paket hat nicht die hinterlegte Prüfsumme: {name}.\n"
    "Es wurde nicht installiert: Die Datei ist beschädigt oder von fremder Hand verändert.\n"
    "Bitte versuchen Sie es erneut; bleibt es dabei, melden Sie es der zuständigen IT."
)
NO_WHEELS = (
    "Den Ordner {place} aus AMTSTISCH_WHEELS gibt es nicht.\n"
    "Ohne Netz fehlen damit die Pakete des Programms.\n"
    "Bitte berichtigen Sie die Angabe oder nehmen Sie sie zurück."
)
NO_LIBRARIES = (
    "Auf diesem Rechner fehlen Systembibliotheken: {names}.\n"
    "Ohne sie lässt sich kein Fenster öffnen.\n"
    "Bitte lassen Sie einmal ausführen:  {command}"
)
STILL_NO_LIBRARIES = (
    "Diese Systembibliotheken fehlen noch: {names}.\n"
    "Ohne sie lässt sich kein Fenster öffnen.\n"
    "Bitte lassen Sie sie von der zuständigen IT installieren."
)
NO_WINDOW = (
    "Die Fensterbibliothek lässt sich nicht laden:\n{report}\n"
    "Ohne sie kann das Programm nicht beginnen.\n"
    "Bitte lassen Sie die genannte Bibliothek von der zuständigen IT installieren."
)
OLD_SYSTEM = (
    "Dieses Linux ist zu alt (glibc {found}, gebraucht wird {needed} oder neuer).\n"
    "Die Pakete des Programms laufen hier nicht.\n"
    "Bitte verwenden Sie Debian 12, Ubuntu 22.04, RHEL 9 oder ein neueres System."
)
NO_LOCK_TOOL = (
    "Die Paketlisten ließen sich nicht neu berechnen:\n{report}\n"
    "Die alten Listen gelten weiter.\n"
    "Bitte prüfen Sie pyproject.toml und die Netzverbindung."
)
UNKNOWN_BENCH = (
    "Eine Messung mit dem Namen {name} gibt es nicht.\nGemessen wurde nichts.\nBitte wählen Sie aus: {known}."
)


def installing_system(names: str) -> str:
    return f"Systempakete werden installiert: {names} …"


def fetching(count: int, total: int) -> str:
    return f"Pakete werden geholt: {count} von {total} …"


def ready(seconds: float) -> str:
    return f"Der Arbeitsplatz ist eingerichtet ({seconds:.0f} s)."


def skipped_tests(names: str, command: str) -> str:
    hint = f" Nachholen mit:  {command}" if command else ""
    return f"Es fehlt {names}: Die Prüfungen, die das brauchen, werden ausgelassen.{hint}"
