"""Who works here and in which function, on this machine and in the shared office."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from typing import Any

from clerk_app.domain.errors import ClerkError
from clerk_app.domain.facts import Fact
from clerk_app.domain.leaving import AccountClosed, MemberRemoved
from clerk_app.domain.person import Actor, Membership, Role
from clerk_app.opening.office import OpenOffice, enrol, open_office
from clerk_app.opening.shared_place import SharedPlace

from . import shared, shared_people
from .people_known import Known, person_for, require_function, require_login

Told = tuple[Any, Sequence[str], bool]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    _login_argument(parser)
    parser.add_argument("--person", required=True, metavar="NAME", help="Name, wie er im Bescheid steht")
    _function_arguments(parser)
    same = parser.add_mutually_exclusive_group()
    same.add_argument(
        "--same-as",
        default="",
        metavar="LOGIN",
        help="weitere Anmeldung desselben Menschen: für das Vier-Augen-Prinzip bleibt er einer",
    )
    same.add_argument("--namesake", action="store_true", help="ein anderer Mensch, der zufällig ebenso heißt")
    shared.sql_argument(parser)


def add(told: argparse.Namespace) -> Told:
    role = Role(told.role)
    if isinstance(told.database, SharedPlace):
        done = shared_people.add(told, role)
        if done is not None:
            return done
    else:
        shared.refuse_sql(told)
        with open_office(told.database) as opened:
            require_unit(told.unit, opened.reader.units())
            person = person_for(told, _known(opened))
            enrol(opened.office, told.login, person, told.person, (Membership(told.unit, role),))
    value = {"login": told.login, "person": told.person, "role": told.role, "unit": told.unit}
    return value, [f"{told.person} ({told.login}): {told.role} in {told.unit}"], False


def list_all(told: argparse.Namespace) -> Told:
    if isinstance(told.database, SharedPlace):
        value = shared_people.listed(told)
    else:
        with open_office(told.database) as opened:
            value = [_person(actor) for actor in opened.reader.actors()]
    return value, [_line(one) for one in value], False


def withdraw_arguments(parser: argparse.ArgumentParser) -> None:
    _login_argument(parser)
    _function_arguments(parser)
    shared.sql_argument(parser)


def withdraw(told: argparse.Namespace) -> Told:
    """From the next question on, also in sessions that are running."""
    role = Role(told.role)
    if isinstance(told.database, SharedPlace):
        done = shared_people.withdraw(told, role)
        if done is not None:
            return done
    else:
        shared.refuse_sql(told)
        with open_office(told.database) as opened:
            require_function(_known(opened), told.login, told.unit, role)
            _record(opened, MemberRemoved("", told.login, told.unit, role.value))
    value = {"login": told.login, "role": told.role, "unit": told.unit}
    return value, [f"{told.login}: {told.role} in {told.unit} entzogen"], False


def close_arguments(parser: argparse.ArgumentParser) -> None:
    _login_argument(parser)
    shared.sql_argument(parser)


def close(told: argparse.Namespace) -> Told:
    """For somebody who leaves. What was done under the login stays in the records."""
    if isinstance(told.database, SharedPlace):
        done = shared_people.close(told)
        if done is not None:
            return done
    else:
        shared.refuse_sql(told)
        with open_office(told.database) as opened:
            require_login(_known(opened), told.login)
            _record(opened, AccountClosed("", told.login))
    lines = [
        f"{told.login} ist geschlossen; laufende Sitzungen sind beendet.",
        "Zugeteilte Vorgänge bleiben zugeteilt: Die Leitung teilt sie in der Vorgangsliste neu zu.",
    ]
    return {"login": told.login, "active": False}, lines, False


def require_unit(unit: str, known: Mapping[str, str]) -> None:
    if unit not in known:
        raise ClerkError("unit.unknown", unit=unit, known=", ".join(known))


def _known(opened: OpenOffice) -> tuple[Known, ...]:
    return tuple(
        Known(actor.login, actor.person, actor.name, active=True, memberships=actor.memberships)
        for actor in opened.reader.actors()
    )


def _record(opened: OpenOffice, fact: Fact) -> None:
    with opened.office.transaction(opened.office.actor) as work:
        work.record(fact)
        work.commit()


def _person(actor: Actor) -> dict[str, Any]:
    roles = [{"unit": held.unit, "role": held.role.value} for held in actor.memberships]
    return {"login": actor.login, "person": actor.name, "active": True, "roles": roles}


def _line(one: Mapping[str, Any]) -> str:
    roles = ", ".join(f"{held['role']} in {held['unit']}" for held in one["roles"])
    return f"{one['login']:<20} {one['person']:<28} {roles or '–'}{'' if one['active'] else ' (geschlossen)'}"


def _login_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "login", metavar="LOGIN", help="Anmeldename am Rechner oder am Server (auf dem Server klein)"
    )


def _function_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--role", required=True, choices=[role.value for role in Role], help="Aufgabe")
    parser.add_argument("--unit", required=True, metavar="EINHEIT", help="Kennung der Einheit")
