"""A shared office on a real server: walls, tables, units and people, entered by real logins."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
import sqlalchemy as sa

from clerk_app.domain.person import Actor, Membership, Role
from clerk_app.storage.migration import upgrade
from clerk_app.storage.postgres import provisioning
from clerk_app.storage.postgres.engine import open_postgres

from .postgres import SUPERUSER, Server

SCRIPTS = Path(__file__).parents[2] / "db"
UNITS: Mapping[str, str] = {"wohngeld": "Wohngeldbehörde", "bauantrag": "Bauaufsicht"}
W, B = "wohngeld", "bauantrag"
PEOPLE = (
    Actor("eingang", "eingang", "Posteingang", (Membership(W, Role.MAILROOM), Membership(B, Role.MAILROOM))),
    Actor("a.becker", "becker", "A. Becker", (Membership(W, Role.CLERK),)),
    Actor("k.vogt", "vogt", "K. Vogt", (Membership(W, Role.CLERK), Membership(W, Role.SUPERVISOR))),
    Actor("t.wagner", "wagner", "T. Wagner", (Membership(B, Role.CLERK),)),
    Actor("b.leitung", "bauleitung", "B. Leitung", (Membership(B, Role.SUPERVISOR),)),
    # the same human being as A. Becker, with a supervisor's login
    Actor("a.becker2", "becker", "A. Becker", (Membership(W, Role.SUPERVISOR),)),
    # clerk in one unit, only reading in the other; leading one unit, working in the other
    Actor("m.beide", "beide", "M. Beide", (Membership(B, Role.CLERK), Membership(W, Role.RECORDS))),
    Actor("l.beide", "lbeide", "L. Beide", (Membership(B, Role.SUPERVISOR), Membership(W, Role.CLERK))),
    Actor("r.akten", "akten", "R. Akten", (Membership(W, Role.RECORDS),)),
    Actor("e.texte", "texte", "E. Texte", (Membership(W, Role.EDITOR),)),
    Actor("p.revision", "revision", "P. Revision", (Membership(W, Role.AUDITOR),)),
    Actor("versand", "versand", "Versandstelle", (Membership(W, Role.DISPATCH),)),
    Actor("virenscan", "virenscan", "Schadprogrammprüfung", (Membership(W, Role.SCAN),)),
    Actor("v.verwaltung", "verwaltung", "V. Verwaltung", (Membership(W, Role.ADMINISTRATOR),)),
)
_NUMBERS = itertools.count(1)


@dataclass
class SharedOffice:
    server: Server
    name: str
    _engines: dict[str, sa.Engine] = field(default_factory=dict)

    def engine(self, login: str = SUPERUSER) -> sa.Engine:
        if login not in self._engines:
            self._engines[login] = open_postgres(self.server.url(self.name, login), weak_line=True)
        return self._engines[login]

    def connect(self, login: str = SUPERUSER) -> psycopg.Connection:
        return self.server.connect(self.name, login)

    def close(self) -> None:
        for engine in self._engines.values():
            engine.dispose()


def furnished(
    server: Server, people: tuple[Actor, ...] = PEOPLE, units: Mapping[str, str] = UNITS
) -> Iterator[SharedOffice]:
    """An office of its own; its database is dropped afterwards.

    The first of a kind is really set up and kept as the pattern the others are copied from.
    """
    idle = _IDLE.setdefault((server, people, tuple(units.items())), [])
    pattern = idle.pop() if idle else _pattern(server, people, units)
    office = SharedOffice(server, pattern.office)
    with server.connect("postgres") as connection:
        connection.execute(f'CREATE DATABASE "{office.name}" TEMPLATE "{pattern.database}"')
        pattern.regrant(connection)
    with office.connect() as connection:
        connection.execute(provisioning.walls_script(SCRIPTS, office.name))
    yield office
    office.close()
    with server.connect("postgres") as connection:
        connection.execute(f'DROP DATABASE "{office.name}" WITH (FORCE)')
    idle.append(pattern)


@dataclass(frozen=True)
class Pattern:
    """A database nobody works in. Roles are the server's: who held which is kept beside it."""

    office: str
    database: str
    held: frozenset[tuple[str, str]]

    def regrant(self, connection: psycopg.Connection) -> None:
        """Whatever a test did to them; a login it took away comes back."""
        there = {name for (name,) in connection.execute("SELECT rolname FROM pg_roles")}
        for login in {member for _, member in self.held} - there:
            connection.execute(f'CREATE ROLE "{login}" LOGIN')
        now = _held(connection, self.office)
        for group, member in now - self.held:
            connection.execute(f'REVOKE "{group}" FROM "{member}" CASCADE')
        for group, member in self.held - now:
            connection.execute(f'GRANT "{group}" TO "{member}"')


_IDLE: dict[tuple[Server, tuple[Actor, ...], tuple[tuple[str, str], ...]], list[Pattern]] = {}


def _pattern(server: Server, people: tuple[Actor, ...], units: Mapping[str, str]) -> Pattern:
    office = SharedOffice(server, f"amt{next(_NUMBERS)}")
    server.create_database(office.name)
    engine = office.engine()
    provisioning.run(engine, [provisioning.walls_script(SCRIPTS, office.name)])
    upgrade(engine, SCRIPTS)
    scripts = [provisioning.unit_script(unit, name) for unit, name in units.items()]
    scripts += [
        provisioning.user_script(office.name, one.login, one.person, one.name, held.unit, held.role)
        for one in people
        for held in one.memberships
    ]
    provisioning.run(engine, scripts)
    office.close()
    database = f"muster_{office.name}"
    with server.connect("postgres") as connection:
        connection.execute(f'ALTER DATABASE "{office.name}" RENAME TO "{database}"')
        connection.execute(f'ALTER DATABASE "{database}" ALLOW_CONNECTIONS false')
        return Pattern(office.name, database, _held(connection, office.name))


def _held(connection: psycopg.Connection, office: str) -> frozenset[tuple[str, str]]:
    rows = connection.execute(
        "SELECT roleid::regrole::text, member::regrole::text FROM pg_auth_members"
        " WHERE starts_with(pg_get_userbyid(roleid), %s)",
        [f"{office}_"],
    )
    return frozenset((group.strip('"'), member.strip('"')) for group, member in rows)
