"""Sets the office up, enrols people, and looks for faults."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any

from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.domain.person import Membership, Role
from clerk_app.opening.health import Health, examine
from clerk_app.opening.office import enrol, open_office
from clerk_app.storage.soundness import file_faults

from .safekeeping import tell
from .words import sentence

Told = tuple[Any, Sequence[str], bool]


def init(told: argparse.Namespace) -> Told:
    with open_office(told.database, plain=told.plain) as opened:
        units = opened.reader.units()
        tell(opened.protection, told.database, told.recovery_sheet)
    value = {"database": str(told.database), "units": units}
    return value, [f"Datenbank bereit: {told.database}", f"Einheiten: {', '.join(units.values())}"], False


def user_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("login", metavar="LOGIN", help="Anmeldename am Rechner")
    parser.add_argument("--person", required=True, metavar="NAME", help="Name, wie er im Bescheid steht")
    parser.add_argument("--role", required=True, choices=[role.value for role in Role], help="Aufgabe")
    parser.add_argument("--unit", required=True, metavar="EINHEIT", help="Kennung der Einheit")


def add_user(told: argparse.Namespace) -> Told:
    with open_office(told.database) as opened:
        units = opened.reader.units()
        if told.unit not in units:
            raise ClerkError("unit.unknown", unit=told.unit, known=", ".join(units))
        known = opened.reader.actor(told.login)
        person = known.person if known else told.login
        enrol(opened.office, told.login, person, told.person, (Membership(told.unit, Role(told.role)),))
    value = {"login": told.login, "person": told.person, "role": told.role, "unit": told.unit}
    return value, [f"{told.person} ({told.login}): {told.role} in {units[told.unit]}"], False


def verify(told: argparse.Namespace) -> Told:
    with open_office(told.database) as opened:
        faults = file_faults(opened.engine) or opened.reader.verify()
    value = [{"kind": f.kind, "case": f.case, "seq": f.seq, "detail": f.detail} for f in faults]
    lines = [f"{f.kind}: Kette {f.case or 'office'}, Eintrag {f.seq}: {f.detail}" for f in faults]
    return value, lines or ["Journal und Dokumente stimmen mit ihren Prüfsummen überein."], bool(faults)


def doctor(told: argparse.Namespace) -> Told:
    try:
        with open_office(told.database) as opened:
            findings = examine(opened, told.database)
    except (ClerkError, OutsideError) as error:
        findings = (Health("database", "fault", sentence(error.code, error.facts)),)
    value = [{"check": f.name, "state": f.state, "message": f.text} for f in findings]
    marks = {"fine": "in Ordnung", "warning": "Hinweis", "fault": "FEHLER"}
    lines = [f"{marks[f.state]:<10} {f.name}: {f.text}" for f in findings]
    return value, lines, any(f.state == "fault" for f in findings)
