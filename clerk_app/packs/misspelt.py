"""What was probably meant by a line of a pack that cannot be read: told to people who are no programmers."""

from __future__ import annotations

import re

_GENERAL = "Die Schreibweise ist nicht lesbar (Anführungszeichen, Klammern und Kommas prüfen)."
_TWICE = re.compile(r"overwrite|twice|Cannot mutate|already exists")
_BY_LINE = (
    (r"\d{1,2}\.\d{1,2}\.\d{4}", "Ein Tag steht in der Form 2026-11-10, ohne Anführungszeichen."),
    (r"\d{4}-\d{1,2}-\d{1,2}", "Diesen Tag gibt es nicht; ein Tag steht in der Form 2026-11-10."),
    ("[„“”‚‘’]", 'Text steht in geraden Anführungszeichen: "so", nicht „so“.'),
    (r"\d+,\d", 'Ein Betrag steht in Anführungszeichen und mit Punkt: "25.50".'),
    (r"\d+\s*[A-Za-zÄÖÜäöü]", "Hinter einer Zahl steht keine Einheit: months = 3."),
    (r"(?:ja|nein|wahr|falsch|True|False)\b", "Ja heißt true, nein heißt false."),
    (r"[A-Za-zÄÖÜäöü§]", 'Text steht in Anführungszeichen: title = "Hundesteuer".'),
)


def advice(line: str, said: str) -> str:
    """`said` is the parser's own word for what it stumbled over in `line`."""
    if _TWICE.search(said):
        return "Diese Angabe steht zweimal da. Bitte eine der beiden streichen."
    if said.endswith("(at end of document)"):
        return "Die Datei endet mitten in einer Angabe: Eine Klammer oder ein Anführungszeichen ist nicht zu."
    if "Unclosed array" in said:
        return "In der Liste fehlt ein Komma oder die schließende Klammer, meist in der Zeile davor."
    value = line.partition("=")[2].strip()
    for pattern, meant in _BY_LINE:
        if re.match(pattern, value):
            return f"Die Schreibweise ist nicht lesbar. {meant}"
    if value.startswith('"') and line.count('"') % 2:
        return "Die Schreibweise ist nicht lesbar. Das schließende Anführungszeichen fehlt."
    return _GENERAL
