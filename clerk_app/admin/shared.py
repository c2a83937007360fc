"""The shared office for DBAs: set it up, bring it up to date, give people logins, say who may see what."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from clerk_app.domain.errors import ClerkError
from clerk_app.domain.person import Role
from clerk_app.opening.office import units_of
from clerk_app.opening.paths import Shipped
from clerk_app.opening.setting_up import bring_up, make_database
from clerk_app.opening.shared import shared_engine
from clerk_app.opening.shared_place import SharedPlace
from clerk_app.packs.authority import load_authority
from clerk_app.storage.migration import upgrade_script
from clerk_app.storage.postgres import provisioning
from clerk_app.storage.postgres.scram import verifier

Told = tuple[Any, Sequence[str], bool]
_NOTES = {
    "no_login": "keine Anmeldung am Server",
    "group_missing": "Serverrolle fehlt",
    "no_account": "darf sich verbinden, ist im Büro aber nicht eingetragen",
    "above_all_rules": "steht über allen Regeln",
    "migrator": "bringt das Büro auf neuen Stand",
}


def sql_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--sql", action="store_true", help="PostgreSQL: das Skript ausgeben, statt es auszuführen"
    )


def place_of(told: argparse.Namespace) -> SharedPlace:
    if not isinstance(told.database, SharedPlace):
        raise SystemExit("Dieser Befehl gilt der gemeinsamen Datenbank: --database postgresql://SERVER/NAME")
    return told.database


def init(told: argparse.Namespace) -> Told:
    place, office = place_of(told), _office(told)
    walls, units = provisioning.walls_script(Shipped().migrations, office), _units()
    scripts = [provisioning.unit_script(unit, name) for unit, name in units.items()]
    if told.sql:
        return _script([walls, upgrade_script(Shipped().migrations, office), *scripts])
    make_database(place)
    with shared_engine(place) as engine:
        provisioning.run(engine, [walls])
        bring_up(engine, Shipped())
        provisioning.run(engine, scripts)
    lines = [f"Datenbank bereit: {place}", f"Einheiten: {', '.join(units.values())}"]
    return {"database": str(place), "units": units}, lines, False


def upgrade(told: argparse.Namespace) -> Told:
    place, office = place_of(told), _office(told)
    walls = provisioning.walls_script(Shipped().migrations, office)
    if told.sql:
        return _script([walls, upgrade_script(Shipped().migrations, office)])
    with shared_engine(place) as engine:
        provisioning.run(engine, [walls])
        before, after = bring_up(engine, Shipped())
    value = {"database": str(place), "from": before, "to": after}
    return value, [f"Auf Stand {after} gebracht (vorher {before or 'leer'}): {place}"], False


def units(told: argparse.Namespace) -> Told:
    """Writes down those of the authority that are missing, and lists all."""
    wanted = _units()
    scripts = [provisioning.unit_script(unit, name) for unit, name in wanted.items()]
    if told.sql:
        return _script(scripts)
    with shared_engine(place_of(told)) as engine:
        provisioning.run(engine, scripts)
    return (
        [{"unit": u, "name": n} for u, n in wanted.items()],
        [f"{u:<24} {n}" for u, n in wanted.items()],
        False,
    )


def add_user(told: argparse.Namespace) -> Told:
    place, role = place_of(told), Role(told.role)
    secret = verifier(_typed_password()) if told.password_stdin else None
    if told.sql:
        return _script([_user(told, told.login, role, secret)])
    with shared_engine(place) as engine:
        _require_unit(engine, told.unit)
        known = next((g.person for g in provisioning.grant_report(engine) if g.login == told.login), "")
        provisioning.run(engine, [_user(told, known or told.login, role, secret)])
    value = {"login": told.login, "person": told.person, "role": told.role, "unit": told.unit}
    return value, [f"{told.person} ({told.login}): {told.role} in {told.unit}"], False


def list_users(told: argparse.Namespace) -> Told:
    with shared_engine(place_of(told)) as engine:
        grants = [grant for grant in provisioning.grant_report(engine) if grant.person]
    held: dict[str, dict[str, Any]] = {}
    for grant in grants:
        one = held.setdefault(
            grant.login, {"login": grant.login, "person": grant.name, "active": grant.active, "roles": []}
        )
        if grant.unit:
            one["roles"].append({"unit": grant.unit, "role": grant.role})
    return list(held.values()), [user_line(one) for one in held.values()], False


def user_line(one: Mapping[str, Any]) -> str:
    roles = ", ".join(f"{held['role']} in {held['unit']}" for held in one["roles"])
    return f"{one['login']:<20} {one['person']:<28} {roles or '–'}{'' if one['active'] else ' (geschlossen)'}"


def grant_report(told: argparse.Namespace) -> Told:
    """Faults are logins that could do what nobody wrote down, except those that own the server."""
    with shared_engine(place_of(told)) as engine:
        grants = provisioning.grant_report(engine)
    value = [dict(vars(grant)) for grant in grants]
    lines = [f"{'Anmeldung':<20} {'Name':<24} {'Einheit':<20} {'Aufgabe':<14} Hinweis"]
    for g in grants:
        note = "; ".join(_NOTES.get(one, one) for one in g.note.split("; ") if one)
        lines.append(f"{g.login:<20} {g.name:<24} {g.unit or '–':<20} {g.role or '–':<14} {note}")
    return value, lines, any("no_account" in g.note or "group_missing" in g.note for g in grants)


def _require_unit(engine: sa.Engine, unit: str) -> None:
    """Those of the authority are known; the office may have more, which only the server knows."""
    known = _units()
    if unit in known:
        return
    held = {grant.unit for grant in provisioning.grant_report(engine)}
    if unit not in held:
        raise ClerkError("unit.unknown", unit=unit, known=", ".join(known))


def _user(told: argparse.Namespace, person: str, role: Role, secret: str | None) -> str:
    return provisioning.user_script(_office(told), told.login, person, told.person, told.unit, role, secret)


def _office(told: argparse.Namespace) -> str:
    return str(place_of(told).url.database)


def _units() -> dict[str, str]:
    return units_of(load_authority(Shipped().authority))


def _script(parts: Sequence[str]) -> Told:
    text = "\n".join(parts)
    return {"sql": text}, text.splitlines(), False


def _typed_password() -> str:
    typed = sys.stdin.readline().rstrip("\r\n")
    if not typed:
        raise ClerkError("person.no_password")
    return typed
