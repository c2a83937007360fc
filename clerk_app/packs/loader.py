"""Reads service packs from their folders; complains with file, line and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from clerk_app.domain.pack_part import FIELD_KINDS, FeeRule, InputSpec, Remedy, Table, TextBlock
from clerk_app.domain.party import APPLICANT, ROLES
from clerk_app.domain.service_pack import (
    FieldGroup,
    FieldLabel,
    PartyPaths,
    PersonPaths,
    Procedure,
    Routing,
    ServicePack,
)
from clerk_app.domain.wohngeld.parameters import Parameters

from . import decisions, fee_schedule, parts, wohngeld_parameters
from .conditions import condition
from .entry import Entry, PackError, read_toml
from .texts import text_block

SCHEMA = "1"
State = tuple[tuple[str, int, int, int], ...]
Named = TypeVar("Named", Remedy, Table)
_SPOKEN = {"check": "Prüfung", "inputs": "Eingaben"}


def load_packs(directory: Path) -> tuple[ServicePack, ...]:
    """Every folder with a pack.toml, in alphabetical order. Raises PackError at the first fault."""
    return tuple(load_pack(folder) for folder in pack_folders(directory))


def pack_folders(directory: Path) -> tuple[Path, ...]:
    return tuple(sorted(path.parent for path in directory.glob("*/pack.toml")))


def load_pack(folder: Path) -> ServicePack:
    """A pack whose files are as they were is not read again: nothing can change it once it is read."""
    return _read(folder, folder.absolute(), state_of(folder))


def state_of(folder: Path) -> State:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    marks = ((str(file.relative_to(folder)), file.stat()) for file in files)
    return tuple((name, mark.st_ino, mark.st_mtime_ns, mark.st_size) for name, mark in marks)


@lru_cache(maxsize=64)
def _read(folder: Path, _place: Path, _state: State) -> ServicePack:
    entry = read_toml(folder / "pack.toml", "Dienst")
    form = read_toml(folder / "forms.toml", "Formular")
    decided = decisions.read_decisions(folder)
    pack = ServicePack(
        id=entry.text("id"),
        title=entry.text("title"),
        version=entry.text("version"),
        schema=_schema(entry),
        unit=entry.text("unit"),
        file_reference=entry.text("file_reference"),
        laws=entry.texts("laws"),
        announcement=entry.text("announcement"),
        announcement_days=entry.whole("announcement_days", 0),
        free_of_charge=entry.text("free_of_charge", ""),
        signature=entry.text("signature"),
        routing=_routing(entry.entry("routing", "Zuordnung")),
        procedures=tuple(_procedure(item) for item in entry.entries("procedure", "Verfahren")),
        person=_person(form.entry("person", "Person")),
        groups=tuple(_group(item) for item in form.entries("group", "Gruppe")),
        parties=tuple(_party(item) for item in form.entries("party", "Beteiligte")),
        applied_on=form.texts("applied_on"),
        checks=tuple(parts.check(item) for item in _gathered(entry, folder / "checks.toml", "check")),
        deadlines=tuple(parts.deadline(item) for item in entry.entries("deadline", "Frist")),
        inputs=(*_shared_inputs(entry, folder), *(spec for read in decided for spec in read.inputs)),
        decisions=tuple(read.decision for read in decided),
        remedies=_remedies(entry),
        texts=_texts(folder) | {block.id: block for read in decided for block in read.texts},
        fees=_fees(folder),
        tables=_tables(folder, entry),
        wohngeld=_wohngeld(folder),
        handovers=tuple(parts.handover(item) for item in entry.entries("handover", "Übergabe")),
        bodies=tuple(parts.body(item) for item in entry.entries("body", "Stelle")),
        retention=tuple(parts.retention(item) for item in entry.entries("retention", "Aufbewahrung")),
        privacy=parts.privacy(entry.entry("privacy", "Datenschutz")) if entry.has("privacy") else None,
        sources=tuple(parts.source(item) for item in entry.entries("source", "Quelle")),
        unconfirmed=entry.texts("unconfirmed"),
        draft=entry.flag("draft"),
    )
    entry.close()
    form.close()
    return pack


def _gathered(entry: Entry, path: Path, key: str) -> Iterator[Entry]:
    """What stands in the pack file and, where there is much of it, in a file of its own."""
    yield from entry.entries(key, _SPOKEN[key])
    if path.exists():
        own = read_toml(path, _SPOKEN[key])
        yield from own.entries(key, _SPOKEN[key])
        own.close()


def _shared_inputs(entry: Entry, folder: Path) -> tuple[InputSpec, ...]:
    """Questions of several decisions; those of a single one stand in its own file."""
    groups = _gathered(entry, folder / "questions.toml", "inputs")
    return tuple(spec for group in groups for spec in parts.inputs(group))


def _schema(entry: Entry) -> str:
    schema = entry.text("schema")
    if schema != SCHEMA:
        advice = (
            f"Dieses Programm liest den Aufbau {SCHEMA}; bitte ein passendes Paket oder Programm beschaffen."
        )
        raise entry.error(f"Aufbau „{schema}“ ist unbekannt. {advice}", "schema")
    return schema


def _routing(entry: Entry, closed: bool = True) -> Routing:
    read = Routing(
        services=entry.texts("services"),
        prefixes=entry.texts("prefixes"),
        schemas=entry.texts("schemas"),
        roots=entry.texts("roots"),
        destinations=entry.texts("destinations"),
    )
    if closed:
        entry.close()
    return read


def _procedure(entry: Entry) -> Procedure:
    routing = _routing(entry, closed=False)
    read = Procedure(
        entry.text("id"), entry.text("title"), routing, condition(entry, "when"), entry.text("note", "")
    )
    entry.close()
    return read


def _person(entry: Entry) -> PersonPaths:
    read = PersonPaths(
        salutation=entry.texts("salutation"),
        title=entry.texts("title"),
        given_name=entry.texts("given_name"),
        family_name=entry.texts("family_name"),
        organisation=entry.texts("organisation"),
        street=entry.texts("street"),
        house_number=entry.texts("house_number"),
        postcode=entry.texts("postcode"),
        town=entry.texts("town"),
        representative=entry.texts("representative"),
    )
    entry.close()
    return read


def _party(entry: Entry) -> PartyPaths:
    role = entry.text("role")
    if role not in ROLES or role == APPLICANT:
        known = ", ".join(name for name in ROLES if name != APPLICANT)
        raise entry.error(f"„role“ muss eines sein von: {known}.", role)
    repeat, offered = entry.text("repeat", ""), entry.flag("offered")
    return PartyPaths(role, _person(entry), repeat, offered)


def _group(entry: Entry) -> FieldGroup:
    rows = entry.rows("fields")
    if not all(isinstance(row, list) and len(row) in (2, 3) for row in rows):
        raise entry.error(
            'Jedes Feld braucht Pfad und Bezeichnung: ["antrag/datum", "Datum", "date"].', "fields"
        )
    unknown = next((row[2] for row in rows if len(row) == 3 and row[2] not in FIELD_KINDS), None)
    if unknown is not None:
        known = ", ".join(FIELD_KINDS)
        told = f"Die Art „{unknown}“ gibt es bei Formularfeldern nicht; Arten sind: {known}."
        raise PackError(entry.sheet.fault(told, f'"{unknown}"'))
    read = FieldGroup(entry.text("title"), tuple(FieldLabel(*row) for row in rows))
    entry.close()
    return read


def _texts(folder: Path) -> dict[str, TextBlock]:
    return {path.stem: text_block(path) for path in sorted((folder / "texts").glob("*.md"))}


def _remedies(entry: Entry) -> dict[str, Remedy]:
    read = [parts.remedy(item) for item in entry.entries("remedy", "Rechtsbehelf")]
    return {remedy.id: remedy for remedy in _once(read, entry, "Rechtsbehelf")}


def _once(read: Iterable[Named], entry: Entry, what: str) -> Iterator[Named]:
    """Of two with one name the second would be the only one."""
    seen: set[str] = set()
    for item in read:
        if item.id in seen:
            raise PackError(entry.sheet.fault(f"{what} „{item.id}“ gibt es zweimal.", f'"{item.id}"'))
        seen.add(item.id)
        yield item


def _fees(folder: Path) -> dict[str, FeeRule]:
    path = folder / "fees.toml"
    return fee_schedule.fees(read_toml(path, "Gebühren")) if path.exists() else {}


def _tables(folder: Path, entry: Entry) -> dict[str, Table]:
    read = (*map(parts.table, entry.entries("table", "Tabelle")), *_more(folder))
    return {table.id: table for table in _once(read, entry, "Tabelle")}


def _more(folder: Path) -> Iterable[Table]:
    """Long tables of the law have files of their own (table_*.toml)."""
    return (parts.table(read_toml(path, "Tabelle")) for path in sorted(folder.glob("table_*.toml")))


def _wohngeld(folder: Path) -> tuple[Parameters, ...]:
    files = sorted(folder.glob("parameters_*.toml"))
    return tuple(wohngeld_parameters.parameters(read_toml(path, "Parameter")) for path in files)
