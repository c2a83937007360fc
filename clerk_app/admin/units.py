"""The units of the authority: those it has by itself, and those IT adds."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from typing import Any

from clerk_app.domain.facts import UnitAdded
from clerk_app.opening.office import open_office
from clerk_app.opening.shared import shared_engine
from clerk_app.opening.shared_place import SharedPlace
from clerk_app.storage.postgres import provisioning

from . import shared
from .shared_people import unit_names, unit_script

Told = tuple[Any, Sequence[str], bool]


def bring(told: argparse.Namespace) -> Told:
    """Writes down those of the authority that are missing and its rules, and lists all."""
    if isinstance(told.database, SharedPlace):
        return _written(told, shared.own_units(told), *shared.own_scripts(told))
    shared.refuse_sql(told)
    with open_office(told.database) as opened:
        return _listed(opened.reader.units())


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("unit", metavar="KENNUNG", help="kurz, klein, ohne Leerzeichen: jugendamt")
    parser.add_argument("--name", required=True, metavar="NAME", help="wie die Einheit heißt: Jugendamt")
    shared.sql_argument(parser)


def add(told: argparse.Namespace) -> Told:
    script = unit_script(told.unit, told.name)
    if isinstance(told.database, SharedPlace):
        return _written(told, {told.unit: told.name}, script)
    shared.refuse_sql(told)
    with open_office(told.database) as opened:
        if told.unit not in opened.reader.units():
            with opened.office.transaction(opened.office.actor) as work:
                work.record(UnitAdded("", told.unit, told.name))
                work.commit()
        return _listed(opened.reader.units())


def _written(told: argparse.Namespace, wanted: Mapping[str, str], *scripts: str) -> Told:
    if told.sql:
        return shared.script(scripts)
    with shared_engine(shared.place_of(told)) as engine:
        provisioning.run(engine, scripts)
        return _listed(unit_names(engine) or wanted)


def _listed(units: Mapping[str, str]) -> Told:
    value = [{"unit": unit, "name": name} for unit, name in units.items()]
    return value, [f"{unit:<24} {name}" for unit, name in units.items()], False
