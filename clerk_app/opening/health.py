"""Looks at the whole set-up and names every gap, for IT and for the settings room."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.gateways.vault import open_vault, store_name
from clerk_app.packs.checker import check_packs
from clerk_app.storage import engine, schema

from .file_health import of_the_file
from .form_health import of_the_forms
from .inboxes import ways_as_far_as_known
from .key_health import of_the_keys
from .key_places import VAULT
from .office import OpenOffice, now
from .outbox_health import of_the_outbox
from .paths import Home, Shipped
from .privacy_health import of_the_privacy_sheet
from .routing_health import of_the_routing

ENOUGH_BYTES = 1_000_000_000


@dataclass(frozen=True)
class Health:
    """`state`: fine | warning | fault."""

    name: str
    state: str
    text: str


def examine(opened: OpenOffice, database: Path, home: Home) -> tuple[Health, ...]:
    return (
        _database(opened, database),
        *(Health(f.name, f.state, f.text) for f in of_the_file(opened, database, now())),
        _journal(opened),
        _outbox(opened, home),
        _disk(database),
        _packs(),
        _authority(opened),
        _routing(opened),
        Health("privacy", *of_the_privacy_sheet(opened)),
        _people(opened),
        _secrets(),
        *_keys(),
        *_forms(home),
        Health("python", "fine", f"Python {sys.version.split()[0]}, SQLite {engine.SQLITE_VERSION}"),
    )


def the_house(home: Home) -> tuple[Health, ...]:
    """What holds for this machine, whatever database it works on."""
    return (
        _packs(),
        _secrets(),
        *_keys(),
        *_forms(home),
        Health("python", "fine", f"Python {sys.version.split()[0]}"),
    )


def _database(opened: OpenOffice, database: Path) -> Health:
    found = schema.revision(opened.engine)
    state = "fine" if found == schema.NEEDED else "fault"
    return Health("database", state, f"{database}, Stand {found} (erwartet {schema.NEEDED})")


def _journal(opened: OpenOffice) -> Health:
    faults = opened.reader.verify()
    if faults:
        return Health(
            "journal", "fault", f"{len(faults)} Stellen passen nicht zu ihren Prüfsummen; siehe „verify“."
        )
    return Health("journal", "fine", "Journal und Dokumente stimmen mit ihren Prüfsummen überein.")


def _outbox(opened: OpenOffice, home: Home) -> Health:
    found = of_the_outbox(opened.engine, now(), ways_as_far_as_known(home))
    return Health("outbox", found.state, found.text)


def _disk(database: Path) -> Health:
    free = shutil.disk_usage(database.parent).free
    text = f"{free / 1e9:.1f} GB frei".replace(".", ",")
    return Health("disk", "fine" if free > ENOUGH_BYTES else "warning", text)


def _packs() -> Health:
    faults = check_packs(Shipped().packs)
    if faults:
        return Health("packs", "fault", f"{len(faults)} Fehler in den Dienstpaketen; siehe „packs check“.")
    return Health("packs", "fine", "Alle Dienstpakete bestehen ihre eigenen Beispiele.")


def _authority(opened: OpenOffice) -> Health:
    open_points, file = opened.authority.unverified, opened.authority.file
    if open_points:
        return Health("authority", "warning", f"Noch zu bestätigen in {file}: {', '.join(open_points)}")
    return Health("authority", "fine", f"Alle Angaben der Behörde sind bestätigt ({file}).")


def _routing(opened: OpenOffice) -> Health:
    found = of_the_routing(opened.authority, opened.office.shelf.packs(), opened.reader)
    return Health(found.name, found.state, found.text)


def _people(opened: OpenOffice) -> Health:
    actors = opened.reader.actors()
    persons = {actor.person for actor in actors}
    if len(persons) < 2:
        text = "Nur eine Person ist angelegt: Freigaben brauchen eine zweite („users add“)."
        return Health("people", "warning", text)
    return Health("people", "fine", f"{len(persons)} Personen mit {len(actors)} Anmeldungen.")


def _keys() -> Iterator[Health]:
    """Only where there is a key store that answers; `secrets` has said what is wrong otherwise."""
    if store_name() is None:
        return
    try:
        found = of_the_keys(open_vault(VAULT))
    except (ClerkError, OutsideError) as trouble:
        yield Health("keys", "warning", f"Schlüssel im Schlüsselspeicher nicht lesbar ({trouble.code}).")
        return
    yield from (Health(one.name, one.state, one.text) for one in found)


def _forms(home: Home) -> Iterator[Health]:
    yield from (Health(one.name, one.state, one.text) for one in of_the_forms(home.forms))


def _secrets() -> Health:
    name = store_name()
    if name is None:
        text = "Kein Schlüsselspeicher des Betriebssystems gefunden; Schlüssel werden nicht abgelegt."
        return Health("secrets", "warning", text)
    return Health("secrets", "fine", f"Schlüsselspeicher: {name}")
