"""Whose login it is: one human being stays one person, however many logins there are."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass

from clerk_app.domain.errors import ClerkError
from clerk_app.domain.person import Membership, Role


@dataclass(frozen=True)
class Known:
    login: str
    person: str
    name: str
    active: bool
    memberships: tuple[Membership, ...] = ()


def person_for(told: argparse.Namespace, known: Sequence[Known]) -> str:
    """The person of the login; refused where a second login would make two persons of one, or one of two."""
    own = _of(told.login, known)
    if own is not None:
        _require_same(told, own)
        if not own.active:
            raise ClerkError("person.closed", login=own.login)
        return own.person
    if told.same_as:
        other = _of(told.same_as, known)
        if other is None:
            raise ClerkError("person.none_here", login=told.same_as)
        _require_same(told, other)
        return other.person
    same_name = next((one for one in known if one.name.casefold() == told.person.casefold()), None)
    if same_name is not None and not told.namesake:
        raise ClerkError("person.name_known", name=told.person, login=same_name.login)
    return str(told.login)


def require_function(known: Sequence[Known], login: str, unit: str, role: Role) -> Known:
    held = _of(login, known)
    if held is None:
        raise ClerkError("person.none_here", login=login)
    if Membership(unit, role) not in held.memberships:
        raise ClerkError("person.no_function", login=login, unit=unit, role=role.value)
    return held


def require_login(known: Sequence[Known], login: str) -> None:
    if _of(login, known) is None:
        raise ClerkError("person.none_here", login=login)


def _require_same(told: argparse.Namespace, one: Known) -> None:
    if one.name != told.person:
        raise ClerkError("person.other_name", login=one.login, known=one.name, name=told.person)


def _of(login: str, known: Sequence[Known]) -> Known | None:
    return next((one for one in known if one.login == login), None)
