"""The same for the shared office: with logins on the server, as scripts a DBA can read first."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Sequence
from typing import Any

import sqlalchemy as sa

from clerk_app.domain.errors import ClerkError
from clerk_app.domain.person import Membership, Role
from clerk_app.opening.office import now
from clerk_app.opening.shared import shared_engine
from clerk_app.storage.postgres import provisioning
from clerk_app.storage.postgres.scram import verifier
from clerk_app.storage.queries import SqlReader

from . import shared
from .people_known import Known, person_for, require_function, require_login

Told = tuple[Any, Sequence[str], bool]
_UNIT = re.compile(r"[a-z][a-z0-9_]{0,39}")


def add(told: argparse.Namespace, role: Role) -> Told | None:
    """What was told in place of doing it, or None once it is done."""
    provisioning.require_login_name(shared.office_of(told), told.login)
    secret = verifier(_typed_password()) if told.password_stdin else None

    def written(engine: sa.Engine) -> str:
        units = unit_names(engine)
        if told.unit not in units:
            raise ClerkError("unit.unknown", unit=told.unit, known=", ".join(units))
        person = person_for(told, _known(engine))
        office = provisioning.office_of(engine)
        return provisioning.user_script(office, told.login, person, told.person, told.unit, role, secret)

    return _run(told, written)


def withdraw(told: argparse.Namespace, role: Role) -> Told | None:
    def written(engine: sa.Engine) -> str:
        held = require_function(_known(engine), told.login, told.unit, role)
        last = sum(one.role is role for one in held.memberships) == 1
        office = provisioning.office_of(engine)
        return provisioning.withdrawal_script(office, told.login, told.unit, role, last_of_kind=last)

    return _run(told, written)


def close(told: argparse.Namespace) -> Told | None:
    def written(engine: sa.Engine) -> str:
        require_login(_known(engine), told.login)
        return provisioning.closing_script(told.login)

    return _run(told, written)


def listed(told: argparse.Namespace) -> list[dict[str, Any]]:
    with shared_engine(shared.place_of(told)) as engine:
        known = _known(engine)
    return [
        {
            "login": one.login,
            "person": one.name,
            "active": one.active,
            "roles": [{"unit": held.unit, "role": held.role.value} for held in one.memberships],
        }
        for one in known
    ]


def unit_names(engine: sa.Engine) -> dict[str, str]:
    return SqlReader(engine, now).units()


def unit_script(unit: str, name: str) -> str:
    if not _UNIT.fullmatch(unit) or not name.strip():
        raise ClerkError("unit.bad_name", unit=unit)
    return provisioning.unit_script(unit, name)


def _run(told: argparse.Namespace, written: Callable[[sa.Engine], str]) -> Told | None:
    with shared_engine(shared.place_of(told)) as engine:
        script = written(engine)
        if told.sql:
            return shared.script([script])
        provisioning.run(engine, [script])
    return None


def _known(engine: sa.Engine) -> tuple[Known, ...]:
    """By name, as the report of rights has them; without the logins that are no persons here."""
    held: dict[str, list[provisioning.Grant]] = {}
    for grant in provisioning.grant_report(engine):
        if grant.person:
            held.setdefault(grant.login, []).append(grant)
    return tuple(_one(grants) for grants in held.values())


def _one(grants: Sequence[provisioning.Grant]) -> Known:
    first = grants[0]
    functions = tuple(Membership(g.unit, Role(g.role)) for g in grants if g.unit and g.role)
    return Known(first.login, first.person, first.name, first.active, functions)


def _typed_password() -> str:
    typed = sys.stdin.readline().rstrip("\r\n")
    if not typed:
        raise ClerkError("person.no_password")
    return typed
