"""The shared office for DBAs: set it up, bring it up to date, give people logins, say who may see what."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any

from clerk_app.opening.office import units_of
from clerk_app.opening.own_authority import own_authority
from clerk_app.opening.paths import Shipped
from clerk_app.opening.setting_up import bring_up, creation, make_database, upgrade_script
from clerk_app.opening.shared import revision_of, shared_engine
from clerk_app.opening.shared_place import SharedPlace
from clerk_app.packs.authority import Authority, load_authority
from clerk_app.storage.postgres import provisioning

Told = tuple[Any, Sequence[str], bool]
NEWEST = 180000  # of the servers this program is tried with
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


def refuse_sql(told: argparse.Namespace) -> None:
    if told.sql:
        raise SystemExit("--sql gibt es nur für die gemeinsame Datenbank (postgresql://…).")


def place_of(told: argparse.Namespace) -> SharedPlace:
    if not isinstance(told.database, SharedPlace):
        raise SystemExit("Dieser Befehl gilt der gemeinsamen Datenbank: --database postgresql://SERVER/NAME")
    return told.database


def init(told: argparse.Namespace) -> Told:
    place, office = place_of(told), office_of(told)
    walls, units = provisioning.walls_script(Shipped().migrations, office), own_units(told)
    scripts = own_scripts(told)
    if told.sql:
        first = f"-- Zuerst, mit der Datenbank postgres verbunden:\n-- {creation(office, NEWEST)};\n"
        return script([first, walls, upgrade_script(Shipped(), office), *scripts])
    make_database(place)
    with shared_engine(place) as engine:
        provisioning.run(engine, [walls])
        bring_up(engine, Shipped())
        provisioning.run(engine, scripts)
    lines = [f"Datenbank bereit: {place}", f"Einheiten: {', '.join(units.values())}"]
    return {"database": str(place), "units": units}, lines, False


def upgrade(told: argparse.Namespace) -> Told:
    place, office = place_of(told), office_of(told)
    walls = provisioning.walls_script(Shipped().migrations, office)
    if told.sql:
        with shared_engine(place) as engine:
            since = revision_of(engine)
        return script([walls, upgrade_script(Shipped(), office, since)])
    with shared_engine(place) as engine:
        provisioning.run(engine, [walls])
        before, after = bring_up(engine, Shipped())
    value = {"database": str(place), "from": before, "to": after}
    return value, [f"Auf Stand {after} gebracht (vorher {before or 'leer'}): {place}"], False


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


def office_of(told: argparse.Namespace) -> str:
    return str(place_of(told).url.database)


def own_units(told: argparse.Namespace) -> dict[str, str]:
    return units_of(_authority(told))


def own_scripts(told: argparse.Namespace) -> list[str]:
    """The units of the authority, and which of them work on a service by its rules."""
    desks = {(rule.service, rule.unit) for rule in _authority(told).desk_rules}
    units = [provisioning.unit_script(unit, name) for unit, name in own_units(told).items()]
    return [*units, provisioning.routing_script(desks)]


def _authority(told: argparse.Namespace) -> Authority:
    return load_authority(own_authority(told.home, Shipped()))


def script(parts: Sequence[str]) -> Told:
    text = "\n".join(parts)
    return {"sql": text}, text.splitlines(), False
