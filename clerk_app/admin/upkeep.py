"""Sets the office up, enrols people, and looks for faults."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.opening.channels import open_channels
from clerk_app.opening.health import Health, examine
from clerk_app.opening.malware import of_the_guard, open_guard
from clerk_app.opening.office import now, open_office
from clerk_app.opening.seal_health import of_the_seal
from clerk_app.opening.shared import shared_engine
from clerk_app.opening.shared_health import examine_shared
from clerk_app.opening.shared_place import SharedPlace
from clerk_app.services.reading import JournalFault
from clerk_app.storage.journal_export import export_journal
from clerk_app.storage.queries import SqlReader
from clerk_app.storage.seals import read_seal, seal_journal, verify_seal, write_seal
from clerk_app.storage.soundness import file_faults

from . import shared
from .safekeeping import init_arguments as protection_arguments
from .safekeeping import tell
from .words import sentence

Told = tuple[Any, Sequence[str], bool]


def init_arguments(parser: argparse.ArgumentParser) -> None:
    protection_arguments(parser)
    shared.sql_argument(parser)


def init(told: argparse.Namespace) -> Told:
    if isinstance(told.database, SharedPlace):
        return shared.init(told)
    shared.refuse_sql(told)
    with open_office(told.database, plain=told.plain) as opened:
        units = opened.reader.units()
        tell(opened.protection, told.database, told.recovery_sheet)
    value = {"database": str(told.database), "units": units}
    return value, [f"Datenbank bereit: {told.database}", f"Einheiten: {', '.join(units.values())}"], False


def verify_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--seal", type=Path, metavar="DATEI", help="gegen ein außerhalb verwahrtes Siegel prüfen"
    )


def verify(told: argparse.Namespace) -> Told:
    faults = _faults(told)
    value = [{"kind": f.kind, "case": f.case, "seq": f.seq, "detail": f.detail} for f in faults]
    lines = [f"{f.kind}: Kette {f.case or 'office'}, Eintrag {f.seq}: {f.detail}" for f in faults]
    return value, lines or ["Journal und Dokumente stimmen mit ihren Prüfsummen überein."], bool(faults)


def seal_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--to", type=Path, required=True, metavar="DATEI", help="wohin das Siegel geschrieben wird"
    )


def seal(told: argparse.Namespace) -> Told:
    """One root over everything written so far, to be kept where nobody here can reach it."""
    if isinstance(told.database, SharedPlace):
        with shared_engine(told.database) as engine:
            made = seal_journal(engine, now(), told.database.login)
    else:
        with open_office(told.database) as opened:
            made = seal_journal(opened.engine, now(), "admin")
    write_seal(made, told.to)
    value = {"file": str(told.to), "entries": made.entries, "up_to": made.up_to, "root": made.root}
    return value, [f"Siegel über {made.entries} Einträge: {told.to}", made.root], False


def export_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--to", type=Path, required=True, metavar="DATEI", help="JSON-Zeilen: ein Eintrag je Zeile"
    )


def export(told: argparse.Namespace) -> Told:
    """For an auditor who recomputes it without this program."""
    if isinstance(told.database, SharedPlace):
        with shared_engine(told.database) as engine:
            count = export_journal(engine, told.to)
    else:
        with open_office(told.database) as opened:
            count = export_journal(opened.engine, told.to)
    return {"file": str(told.to), "entries": count}, [f"{count} Einträge: {told.to}"], False


def _faults(told: argparse.Namespace) -> tuple[JournalFault, ...]:
    kept = read_seal(told.seal) if told.seal else None
    if isinstance(told.database, SharedPlace):
        with shared_engine(told.database) as engine:
            return SqlReader(engine, now).verify() + (verify_seal(engine, kept) if kept else ())
    with open_office(told.database) as opened:
        found = file_faults(opened.engine) or opened.reader.verify()
        return found + (verify_seal(opened.engine, kept) if kept else ())


def doctor(told: argparse.Namespace) -> Told:
    try:
        findings = (*_examined(told), of_the_guard(open_guard(told.home)), _channels(told))
    except (ClerkError, OutsideError) as error:
        findings = (Health("database", "fault", sentence(error.code, error.facts)),)
    value = [{"check": f.name, "state": f.state, "message": f.text} for f in findings]
    marks = {"fine": "in Ordnung", "warning": "Hinweis", "fault": "FEHLER"}
    lines = [f"{marks[f.state]:<10} {f.name}: {f.text}" for f in findings]
    return value, lines, any(f.state == "fault" for f in findings)


def _channels(told: argparse.Namespace) -> Health:
    """As far as it can be said without asking anybody outside."""
    try:
        with open_channels(told.home, now, lambda _seconds: None) as channels:
            names = ", ".join(f"„{channel.name}“" for channel in channels)
    except (ClerkError, OutsideError) as trouble:
        return Health("channels", "fault", sentence(trouble.code, trouble.facts))
    text = f"Eingerichtet: {names}." if names else "Kein Kanal eingerichtet; Anträge kommen nur von Hand."
    return Health("channels", "fine", text)


def _examined(told: argparse.Namespace) -> tuple[Health, ...]:
    seal = of_the_seal(told.home, now())
    return *_office_examined(told), Health(seal.name, seal.state, seal.text)


def _office_examined(told: argparse.Namespace) -> tuple[Health, ...]:
    if isinstance(told.database, SharedPlace):
        return examine_shared(told.database, told.home)
    with open_office(told.database) as opened:
        return examine(opened, told.database, told.home)
