"""German sentences for what the office turns down, for readers of a terminal."""

from __future__ import annotations

from collections.abc import Mapping

_SENTENCES: Mapping[str, str] = {
    "case.unknown": "Diesen Vorgang gibt es hier nicht: {case}",
    "content.changed": "Ein gespeicherter Inhalt stimmt nicht mehr mit seiner Prüfsumme überein: {sha256}",
    "content.missing": "Ein gespeicherter Inhalt fehlt: {sha256}",
    "database.cannot_open": "Die Datenbank {path} lässt sich nicht öffnen ({reason}).",
    "database.failed": "Die Datenbank hat nicht geantwortet ({reason}). Es wurde nichts halb gespeichert.",
    "database.network_share": "{path} liegt auf einem Netzlaufwerk. Dort halten Sperren nicht; bitte einen "
    "lokalen Ordner oder die gemeinsame Datenbank verwenden.",
    "database.newer": "Die Datenbank ist neuer als dieses Programm (Stand {found}, erwartet {needed}). "
    "Bitte das Programm aktualisieren.",
    "pack.invalid": "Ein Dienstpaket ist fehlerhaft: {detail}",
}


def sentence(code: str, facts: Mapping[str, object]) -> str:
    """The sentence for a code, or the code itself with its facts: never an empty answer."""
    told = {name: str(value) for name, value in facts.items()}
    template = _SENTENCES.get(code)
    if template is None:
        return ", ".join([code, *(f"{name}: {value}" for name, value in told.items())])
    try:
        return template.format(**told)
    except KeyError:
        return f"{code}: {told}"
