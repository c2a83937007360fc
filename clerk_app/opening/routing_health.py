"""What the health check says of the rules of responsibility: services, units and clerks they name."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from clerk_app.domain.desk_rule import DeskRule
from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.domain.person import Actor, Role
from clerk_app.domain.service_pack import ServicePack
from clerk_app.packs.authority import Authority
from clerk_app.packs.desk_rules import unknown
from clerk_app.services.reading import Reader
from clerk_app.storage.translation import translated

_MEND = "Bitte in authority.toml unter [[routing]] ändern oder die Person eintragen („users add“)."
_TOLD = '%"kind":"routing_told","seq":%'


@dataclass(frozen=True)
class Finding:
    name: str
    state: str
    text: str


def of_the_routing(authority: Authority, packs: Sequence[ServicePack], reader: Reader) -> Finding:
    rules = authority.desk_rules
    if not rules:
        text = "Keine eigene Zuständigkeitsregel: Vorgänge gehen in die Einheit, die das Dienstpaket nennt."
        return Finding("routing", "fine", text)
    faults = [str(fault) for fault in unknown(authority.written_rules, packs)]
    units, actors = _known(reader)
    if not units:
        text = "Diese Anmeldung darf Einheiten und Personen der Zuständigkeitsregeln nicht prüfen."
        return Finding("routing", "fault" if faults else "warning", " ".join((*faults, text)))
    faults += [
        f"Die Einheit „{unit}“ ist nicht angelegt („units add“); ihre Eingänge gehen in die des Dienstpakets."
        for unit in sorted({rule.unit for rule in rules} - units.keys())
    ]
    gaps = tuple(_gaps(rules, units, actors))
    if faults or gaps:
        return Finding("routing", "fault" if faults else "warning", " ".join((*faults, *gaps)))
    count = "1 Zuständigkeitsregel" if len(rules) == 1 else f"{len(rules)} Zuständigkeitsregeln"
    return Finding("routing", "fine", f"{count}; alle Dienste, Einheiten und Personen sind vorhanden.")


def of_the_telling(engine: sa.Engine, authority: Authority) -> Iterator[Finding]:
    """The database goes by the rules it was told last; nothing where a login may not look there."""
    query = (
        "SELECT entry FROM audit.journal WHERE chain = 'office' AND entry LIKE :kind"
        " ORDER BY seq DESC LIMIT 1"
    )
    try:
        with translated(), engine.connect() as connection:
            entry = connection.scalar(sa.text(query), {"kind": _TOLD})
    except (ClerkError, OutsideError):
        return
    told = {tuple(pair) for pair in json.loads(entry)["facts"]["desks"]} if entry else set()
    wanted = {(rule.service, rule.unit) for rule in authority.desk_rules}
    if told != wanted:
        named = ", ".join(f"{service} ({unit})" for service, unit in sorted(told ^ wanted))
        text = (
            f"Die Datenbank kennt den Stand von [[routing]] in authority.toml noch nicht: {named}. Bis dahin "
            "lehnt sie es ab, wenn dort jemand einen Vorgang anlegt. Bitte „admin units“ ausführen."
        )
        yield Finding("routing_told", "fault", text)


def _known(reader: Reader) -> tuple[dict[str, str], tuple[Actor, ...]]:
    """Nothing for a login of the server that is none of the office."""
    try:
        return reader.units(), reader.actors()
    except (ClerkError, OutsideError, DBAPIError):
        return {}, ()


def _gaps(rules: Sequence[DeskRule], units: dict[str, str], actors: Sequence[Actor]) -> Iterator[str]:
    """Their cases arrive all the same, as nobody's in the unit."""
    known = {actor.login: actor for actor in actors}
    missing = [
        f"{rule.clerk} ({units[rule.unit]})"
        for rule in rules
        if rule.clerk and rule.unit in units and not _works_there(known.get(rule.clerk), rule.unit)
    ]
    if missing:
        named = ", ".join(dict.fromkeys(missing))
        yield f"Keine Sachbearbeitung in der Einheit: {named}. Eingänge bleiben dort unzugewiesen. {_MEND}"


def _works_there(actor: Actor | None, unit: str) -> bool:
    return actor is not None and actor.holds(Role.CLERK, unit)
