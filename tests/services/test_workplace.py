"""Who finds which rooms, by every function alone and by functions held together."""

from __future__ import annotations

import itertools

import pytest

from clerk_app.domain.case import Act, ever_open
from clerk_app.domain.person import Actor, Membership, Role
from clerk_app.services.workplace import Area, workplace

TABLE = {
    (Role.CLERK,): "inbox mine team done outbox packs settings decision",
    (Role.SUPERVISOR,): "inbox team approvals done packs settings decision",
    (Role.MAILROOM,): "inbox outbox quarantine packs settings",
    (Role.EDITOR,): "packs settings",
    (Role.RECORDS,): "all done packs settings decision",
    (Role.AUDITOR,): "audit packs settings",
    (Role.ADMINISTRATOR,): "audit packs settings",
    (Role.DISPATCH,): "packs settings",
    (Role.SCAN,): "packs settings",
    (): "settings",
    (Role.CLERK, Role.SUPERVISOR): "inbox mine team approvals done outbox packs settings decision",
    (Role.CLERK, Role.MAILROOM): "inbox mine team done outbox quarantine packs settings decision",
    (Role.AUDITOR, Role.RECORDS): "all done audit packs settings decision",
    (Role.EDITOR, Role.CLERK): "inbox mine team done outbox packs settings decision",
    tuple(Role): "inbox mine team approvals all done outbox quarantine audit packs settings decision",
}
FIRST = {
    (Role.CLERK,): ("inbox", ""),
    (Role.SUPERVISOR,): ("approvals", ""),
    (Role.MAILROOM,): ("inbox", ""),
    (Role.EDITOR,): ("packs", ""),
    (Role.RECORDS,): ("all", ""),
    (Role.AUDITOR,): ("audit", ""),
    (Role.ADMINISTRATOR,): ("settings", "checks"),
    (Role.DISPATCH,): ("settings", "checks"),
    (Role.SCAN,): ("settings", "checks"),
    (): ("settings", ""),
    (Role.SUPERVISOR, Role.CLERK): ("inbox", ""),
    (Role.EDITOR, Role.ADMINISTRATOR): ("settings", "checks"),
    tuple(Role): ("inbox", ""),
}


def holding(*roles: Role) -> Actor:
    return Actor("x", "x", "X", tuple(Membership("wohngeld", role) for role in roles))


@pytest.mark.parametrize("roles", TABLE, ids=lambda roles: "+".join(roles) or "none")
def test_the_rooms_of_a_function(roles: tuple[Role, ...]) -> None:
    assert " ".join(workplace(holding(*roles)).areas) == TABLE[roles]


@pytest.mark.parametrize("roles", FIRST, ids=lambda roles: "+".join(roles) or "none")
def test_where_the_day_begins(roles: tuple[Role, ...]) -> None:
    place = workplace(holding(*roles))
    assert (place.first, place.page) == FIRST[roles]


@pytest.mark.parametrize("roles", tuple(itertools.combinations(Role, 2)), ids="+".join)
def test_functions_held_together_add_up_and_take_nothing_away(roles: tuple[Role, ...]) -> None:
    together = workplace(holding(*roles))
    alone = {area for role in roles for area in workplace(holding(role)).areas}
    assert set(together.areas) == alone
    assert together.first in together.areas


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.ADMINISTRATOR, Role.EDITOR])
def test_who_sees_no_cases_finds_no_room_with_cases(role: Role) -> None:
    assert not holding(role).units
    assert set(workplace(holding(role)).areas) <= {Area.AUDIT, Area.PACKS, Area.SETTINGS}


@pytest.mark.parametrize("role", Role)
def test_every_room_that_is_named_leads_somewhere(role: Role) -> None:
    place = workplace(holding(role))
    assert all(place.nearest(area) in place.areas for area in Area)


def test_a_case_of_ones_own_lies_where_the_function_keeps_its_cases() -> None:
    assert workplace(holding(Role.CLERK)).nearest("mine") == "mine"
    assert workplace(holding(Role.SUPERVISOR)).nearest("mine") == "team"
    assert workplace(holding(Role.RECORDS)).nearest("team") == "all"
    assert workplace(holding(Role.MAILROOM)).nearest("mine") == "inbox"


def test_only_a_login_without_function_is_idle() -> None:
    assert workplace(holding()).idle
    assert not any(workplace(holding(role)).idle for role in Role)


def test_the_mail_room_routes_and_does_not_decide() -> None:
    mail = holding(Role.MAILROOM)
    theirs = {Act.ASSIGN, Act.REROUTE, Act.DISCARD, Act.DISPATCH}
    assert {act for act in Act if ever_open(act, mail)} == theirs
    assert not any(ever_open(act, holding(Role.RECORDS)) for act in Act)
