"""Reads service packs from their folders; complains with file, line and what to do."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path

from clerk_app.domain.pack_part import FeeRule, Table, TextBlock
from clerk_app.domain.service_pack import (
    FieldGroup,
    FieldLabel,
    PersonPaths,
    Procedure,
    Routing,
    ServicePack,
)
from clerk_app.domain.wohngeld.parameters import Parameters

from . import parts, wohngeld_parameters
from .conditions import condition
from .entry import Entry, PackError, Sheet, toml_fault
from .texts import text_block

SCHEMA = "1"


def load_packs(directory: Path) -> tuple[ServicePack, ...]:
    """Every folder with a pack.toml, in alphabetical order. Raises PackError at the first fault."""
    return tuple(load_pack(folder) for folder in pack_folders(directory))


def pack_folders(directory: Path) -> tuple[Path, ...]:
    return tuple(sorted(path.parent for path in directory.glob("*/pack.toml")))


def load_pack(folder: Path) -> ServicePack:
    entry = read_toml(folder / "pack.toml", "Dienst")
    form = read_toml(folder / "forms.toml", "Formular")
    pack = ServicePack(
        id=entry.text("id"),
        title=entry.text("title"),
        version=entry.text("version"),
        schema=_schema(entry),
        unit=entry.text("unit"),
        file_reference=entry.text("file_reference"),
        laws=entry.texts("laws"),
        announcement=entry.text("announcement"),
        signature=entry.text("signature"),
        routing=_routing(entry.entry("routing", "Zuordnung")),
        procedures=tuple(_procedure(item) for item in entry.entries("procedure", "Verfahren")),
        person=_person(form.entry("person", "Person")),
        groups=tuple(_group(item) for item in form.entries("group", "Gruppe")),
        checks=tuple(parts.check(item) for item in entry.entries("check", "Prüfung")),
        deadlines=tuple(parts.deadline(item) for item in entry.entries("deadline", "Frist")),
        inputs=tuple(spec for group in entry.entries("inputs", "Eingaben") for spec in parts.inputs(group)),
        decisions=tuple(parts.decision(item) for item in entry.entries("decision", "Entscheidung")),
        remedies={r.id: r for r in map(parts.remedy, entry.entries("remedy", "Rechtsbehelf"))},
        texts=_texts(folder),
        fees=_fees(folder),
        tables=_tables(folder, entry),
        wohngeld=_wohngeld(folder),
        retention=tuple(parts.retention(item) for item in entry.entries("retention", "Aufbewahrung")),
        sources=tuple(parts.source(item) for item in entry.entries("source", "Quelle")),
        unconfirmed=entry.texts("unconfirmed"),
    )
    entry.close()
    form.close()
    return pack


def read_toml(path: Path, what: str) -> Entry:
    try:
        sheet = Sheet(path, path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        missing = Sheet(path, "")
        raise PackError(missing.fault("Die Datei fehlt. Bitte anlegen oder den Ordner entfernen.")) from None
    try:
        return Entry(tomllib.loads(sheet.content), sheet, what)
    except tomllib.TOMLDecodeError as error:
        raise PackError(toml_fault(sheet, error)) from error


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


def _group(entry: Entry) -> FieldGroup:
    rows = entry.rows("fields")
    if not all(isinstance(row, list) and len(row) in (2, 3) for row in rows):
        raise entry.error(
            'Jedes Feld braucht Pfad und Bezeichnung: ["antrag/datum", "Datum", "date"].', "fields"
        )
    read = FieldGroup(entry.text("title"), tuple(FieldLabel(*row) for row in rows))
    entry.close()
    return read


def _texts(folder: Path) -> dict[str, TextBlock]:
    return {path.stem: text_block(path) for path in sorted((folder / "texts").glob("*.md"))}


def _fees(folder: Path) -> dict[str, FeeRule]:
    path = folder / "fees.toml"
    return parts.fees(read_toml(path, "Gebühren")) if path.exists() else {}


def _tables(folder: Path, entry: Entry) -> dict[str, Table]:
    return {
        table.id: table for table in (*map(parts.table, entry.entries("table", "Tabelle")), *_more(folder))
    }


def _more(folder: Path) -> Iterable[Table]:
    """Long tables of the law have files of their own (table_*.toml)."""
    return (parts.table(read_toml(path, "Tabelle")) for path in sorted(folder.glob("table_*.toml")))


def _wohngeld(folder: Path) -> tuple[Parameters, ...]:
    files = sorted(folder.glob("parameters_*.toml"))
    return tuple(wohngeld_parameters.parameters(read_toml(path, "Parameter")) for path in files)
