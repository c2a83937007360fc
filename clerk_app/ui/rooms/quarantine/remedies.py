"""What mends a fault of ours, by its reason: for the person at the tray, and to be handed to the IT."""

from __future__ import annotations

from collections.abc import Mapping

from clerk_app.services.collecting_book import LINE
from clerk_app.services.reading import QuarantineRow
from clerk_app.ui.kit.language import tr

_FOLDER = "folder."


def named(area: str, slug: str, title: str) -> str:
    """What lies between the outside and us has no entry in the catalogue of problems."""
    if title or area != LINE:
        return title or tr("Grund unbekannt")
    if slug.startswith(_FOLDER):
        return tr("Im Importordner nicht zu übernehmen")
    return tr("Abholen beim Zustelldienst gescheitert")


def steps(row: QuarantineRow) -> tuple[str, ...]:
    """First what mends it, then how the sending comes in, then what counts for deadlines."""
    area, slug, *_ = row.problems[0] if row.problems else ("", "")
    if slug.startswith(_FOLDER):
        return _in_the_folder()
    known = _mends()
    return (
        known.get(area) or known.get(slug) or tr("Die IT mit den kopierten Angaben verständigen."),
        tr(
            "Ist die Ursache behoben: „Erneut abholen“. Die Sendung liegt beim Zustelldienst bereit und wird "
            "sonst zum genannten Zeitpunkt von selbst noch einmal geholt."
        ),
        tr("Für Fristen zählt der Tag des Eingangs beim Zustelldienst, nicht der Tag der Behebung."),
    )


def _in_the_folder() -> tuple[str, ...]:
    return (
        tr("Die IT prüft die Zugriffsrechte an der Stelle, die bei den Gründen genannt ist."),
        tr(
            "Ist die Ursache behoben: „Erneut abholen“. Die Datei liegt unverändert dort und wird sonst zum "
            "genannten Zeitpunkt von selbst noch einmal geholt."
        ),
        tr("Für Fristen zählt der Tag, an dem sie abgelegt wurde, nicht der Tag der Behebung."),
    )


def _mends() -> Mapping[str, str]:
    again = tr(
        "Auf dem Weg hierher ist etwas verloren gegangen; meist hilft ein neuer Versuch. Bleibt es dabei, "
        "die IT mit den kopierten Angaben verständigen."
    )
    return {
        "key-not-held": tr(
            "Die IT nimmt den Schlüssel, der bei den Gründen genannt ist, mit „admin keys import DATEI“ auf "
            "und trägt ihn in config.toml unter „decryption_keys“ ein."
        ),
        "no-service-keys": tr(
            "Die IT nimmt die Prüfschlüssel des Zustelldienstes mit „admin keys import DATEI --public "
            "service“ auf."
        ),
        "no-destination-key": tr(
            "Die IT nimmt den Prüfschlüssel des Zustellpunkts mit „admin keys import DATEI --public "
            "destination“ auf oder trägt ihn in config.toml unter „earlier_signing_keys“ ein."
        ),
        "schema-not-held": tr(
            "Die IT spielt eine Fassung dieses Programms ein, die das genannte Metadatenschema kennt."
        ),
        "too-large": tr(
            "Die Sendung ist größer, als dieses Programm öffnet. Den Absender bitten, auf anderem Weg "
            "einzureichen, und die IT verständigen."
        ),
        "log-incomplete": again,
        "copy-incomplete": again,
        "copy-doubtful": again,
        LINE: tr(
            "Die IT prüft die Verbindung zum Zustelldienst; was er geantwortet hat, steht bei den Gründen."
        ),
    }
