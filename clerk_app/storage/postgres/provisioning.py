"""What a DBA does to the shared office, as scripts to read before they run: roles, units, people."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import psycopg
import sqlalchemy as sa

from clerk_app.domain.errors import ClerkError
from clerk_app.domain.person import Role

from ..translation import told, translated

_OFFICE = re.compile(r"[a-z][a-z0-9_]{0,39}")
_LOGIN = re.compile(r"[a-z0-9][a-z0-9._@-]{0,62}")
_NO_LOGINS = re.compile(r"pg_.*|postgres|public|none")


@dataclass(frozen=True)
class Grant:
    """One line of "who can see what". `note`: no_login, group_missing, no_account or above_all_rules."""

    login: str
    person: str
    name: str
    unit: str | None
    role: str | None
    active: bool
    enters: bool
    note: str


def walls_script(scripts: Path, office: str, database: str = "") -> str:
    """Roles and walls of an office whose database exists. Running it again changes nothing.
    `database` is what it is called until it has its name."""
    if not _OFFICE.fullmatch(office):
        raise ClerkError("office.bad_name", office=office)
    parts = (_read(scripts / "postgresql" / name, office) for name in ("roles.sql", "database.sql"))
    return "\n".join(parts).replace("{database}", database or office)


def unit_script(unit: str, name: str) -> str:
    return f"SELECT setup.unit({literal(unit)}, {literal(name)});\n"


def routing_script(desks: Iterable[tuple[str, str]]) -> str:
    """Services and the units that work on them by the rules of the authority, all of them."""
    return f"SELECT setup.routing({literal(json.dumps(sorted(desks), ensure_ascii=False))});\n"


def user_script(
    office: str, login: str, person: str, name: str, unit: str, role: Role, verifier: str | None = None
) -> str:
    """A login of its own for a person, its function in a unit, and the roles that go with it."""
    require_login_name(office, login)
    secret = f" PASSWORD {literal(verifier)}" if verifier else ""
    text = f"CREATE ROLE {identifier(login)} LOGIN NOSUPERUSER NOCREATEROLE NOCREATEDB NOREPLICATION"
    lines = [f"DO $make$ BEGIN {text}; EXCEPTION WHEN duplicate_object THEN NULL; END $make$;"]
    if secret:
        lines.append(f"ALTER ROLE {identifier(login)}{secret};")
    lines.append(f"GRANT {identifier(f'{office}_{role.value}')} TO {identifier(login)};")
    told = ", ".join(literal(value) for value in (login, person, name, unit, role.value))
    return "\n".join([*lines, f"SELECT setup.member({told});", ""])


def require_login_name(office: str, login: str) -> None:
    if not _LOGIN.fullmatch(login) or _NO_LOGINS.fullmatch(login) or login.startswith(f"{office}_"):
        raise ClerkError("person.bad_login", login=login)


def withdrawal_script(office: str, login: str, unit: str, role: Role, *, last_of_kind: bool) -> str:
    """Takes a function away, from the next statement on; the server role goes with the last unit."""
    told = ", ".join(literal(value) for value in (login, unit, role.value))
    lines = [f"SELECT setup.withdraw({told});"]
    if last_of_kind:
        lines.append(f"REVOKE {identifier(f'{office}_{role.value}')} FROM {identifier(login)};")
    return "\n".join([*lines, ""])


def closing_script(login: str) -> str:
    """Ends an account: no rights, no new session, and the running ones cut off."""
    return (
        f"SELECT setup.close_account({literal(login)});\n"
        f"ALTER ROLE {identifier(login)} NOLOGIN;\n"
        f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = {literal(login)};\n"
    )


def run(engine: sa.Engine, scripts: Iterable[str]) -> None:
    """All scripts in one transaction, in the name of the URL: a DBA or the office's migrator."""
    with translated(), engine.connect() as connection:
        driver = connection.connection.driver_connection
        if driver is None:
            raise ClerkError("office.bad_name", office="")
        try:
            for script in scripts:
                driver.execute(script)
            driver.commit()
        except psycopg.Error as error:
            raise told(error) or error from error


def office_of(engine: sa.Engine) -> str:
    """The office is called as its database is."""
    return str(engine.url.database or "")


def grant_report(engine: sa.Engine) -> tuple[Grant, ...]:
    with translated(), engine.connect() as connection:
        rows = connection.execute(sa.text("SELECT * FROM setup.grant_report()"))
        return tuple(Grant(*row) for row in rows)


def literal(value: str) -> str:
    if "\0" in value:
        raise ClerkError("fact.malformed", state="")
    return "'" + value.replace("'", "''") + "'"


def identifier(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _read(path: Path, office: str) -> str:
    return path.read_text(encoding="utf-8").replace("{office}", office)
