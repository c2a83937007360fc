"""What the health check says of the form files of the office: what cannot be applied, with file and line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.gateways.data_schema import json_schema
from clerk_app.gateways.labels import json_schemas, load_labels
from clerk_app.gateways.xsd.applying import flaws_of
from clerk_app.gateways.xsd.file import Flaw
from clerk_app.gateways.xsd.folder import installed_in

from .file_health import Finding

_REASONS = {
    "malformed": "kein wohlgeformtes XML oder TOML ({detail})",
    "no-schema": "kein XML-Schema",
    "entities": "der Dokumenttyp bringt eigene Entitäten mit; solche Dateien werden nicht gelesen",
    "outside": "verweist aus dem Ordner hinaus ({detail})",
    "missing": "die Datei {detail} fehlt",
    "too-large": "zu groß oder zu verschachtelt, um angewendet zu werden",
    "too-slow": "das Zusammensetzen dauert zu lange",
    "twice": "gilt für denselben Namensraum wie {detail}, lautet aber anders",
    "unreadable": "nicht lesbar ({detail})",
    "unfit": "nicht anwendbar: {detail}",
}
_THEN = "Anträge werden dagegen nicht geprüft und deshalb auch nicht zurückgewiesen."
_MOST = 10


def of_the_forms(folder: Path) -> Iterator[Finding]:
    """Nothing to say where no form files lie."""
    try:
        load_labels(folder)
        schemas = [json_schema(file) for _, file in json_schemas(folder)]
    except (ClerkError, OutsideError) as trouble:
        text = (
            f"{trouble.facts.get('path', folder)} ist nicht lesbar oder keine Formulardatei ({trouble.code})."
        )
        yield Finding("forms", "fault", text)
        return
    installed = installed_in(folder)
    flaws = flaws_of(installed)
    yield from (Finding("forms", "warning", _said(flaw)) for flaw in flaws[:_MOST])
    if len(flaws) > _MOST:
        yield Finding("forms", "warning", f"… und {len(flaws) - _MOST} weitere Stellen in „{folder.name}“.")
    if not flaws and (schemas or installed.by_uri):
        held = len(schemas) + len(
            {one.begins for spaces in installed.by_uri.values() for one in spaces.values()}
        )
        yield Finding("forms", "fine", f"{held} Datenschemata in „{folder.name}“ sind anwendbar.")


def _said(flaw: Flaw) -> str:
    reason = _REASONS[flaw.reason].replace("{detail}", flaw.detail.rstrip(". "))
    return f"{flaw.file}, Zeile {flaw.line}: {reason}. {_THEN}"
