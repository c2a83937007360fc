"""Attempts to put a service pack into force: without the function, alone, on one's own work, with odd facts."""

from __future__ import annotations

from collections.abc import Iterator

from .ground import call
from .table import CLERK, DENIED, Attack, attack

EDITOR, OWN_NAME = "e.texte", "E. Texte"
GOOD: dict[str, object] = {
    "case": "",
    "service": "wohngeld",
    "pack_version": "2027-01",
    "former": "2026-11",
    "manifest_sha256": "a" * 64,
    "signed_by": ["L. Roth", OWN_NAME],
}
WANTED = {
    "names a case": {"case": "w-new"},
    "names no service": {"service": "Herr Öztürk"},
    "names a path for a version": {"pack_version": "../x"},
    "names a sentence for the former version": {"former": "Das war der Chef"},
    "brings no hash": {"manifest_sha256": "x"},
    "lists a thing that is no name": {"signed_by": ["L. Roth", {"a": 1}]},
    "lists an endless name": {"signed_by": ["L. Roth", "x" * 201]},
    "lists a crowd": {"signed_by": [f"P {number}" for number in range(9)]},
}


def attacks() -> Iterator[Attack]:
    fine = (EDITOR, installed())
    for login in (CLERK, "k.vogt", "v.verwaltung", "p.revision"):
        yield attack("puts a pack into force", installed(), DENIED, fine, login=login)
    for name, changes in WANTED.items():
        yield attack(f"{name} with a pack", installed(**changes), "fact.malformed", fine, login=EDITOR)
    alone = installed(signed_by=["L. Roth", "L. Roth"])
    yield attack("releases a pack one person signed", alone, "pack.one_person", fine, login=EDITOR)
    own = installed(signed_by=[OWN_NAME, "L. Roth"])
    yield attack("releases a pack of one's own", own, "pack.own_work", fine, login=EDITOR)
    counted = "SELECT * FROM api.pack_usage()"
    yield attack(
        "without account counts cases", counted, "person.unknown", (EDITOR, counted), login="x.fremd"
    )


def installed(**changes: object) -> str:
    return call("pack_installed", **(GOOD | changes))
