"""Opens the shared office with a login of its own, or for whoever looks after the server."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa

from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.storage import schema
from clerk_app.storage.postgres.acts import sign_in
from clerk_app.storage.translation import translated

from .shared_place import SharedPlace

SIGN_IN = frozenset({"database.sign_in", "database.password_wanted"})  # a password, or another one, mends it


@contextmanager
def shared_engine(place: SharedPlace) -> Iterator[sa.Engine]:
    """The line alone: for what the DBA and the office's migrator do."""
    engine = _line_to(place)
    try:
        _require_answer(engine, place)
        yield engine
    finally:
        engine.dispose()


def enter(place: SharedPlace) -> sa.Engine:
    """Signs the login of the address in. Application logins bring nothing up to date."""
    engine = _line_to(place)
    try:
        require_entry(engine, place)
        require_form(engine)
        sign_in(engine)
    except ClerkError as refusal:
        engine.dispose()
        if refusal.code == "person.unknown":
            raise OutsideError("person.unknown", login=login_of(place)) from refusal
        raise
    except OutsideError:
        engine.dispose()
        raise
    return engine


def _line_to(place: SharedPlace) -> sa.Engine:
    from clerk_app.storage.postgres.engine import open_postgres  # its driver is for shared offices alone

    return open_postgres(place.url.render_as_string(hide_password=False), weak_line=place.weak_line)


def require_entry(engine: sa.Engine, place: SharedPlace) -> None:
    """A first connection, so that a wrong password is told apart from a dead line."""
    try:
        with translated(), engine.connect() as connection:
            connection.scalar(sa.text("SELECT 1"))
    except OutsideError as error:
        code = _sign_in_code(error)
        if code:
            raise OutsideError(code, login=login_of(place), server=str(place)) from error
        raise


def _require_answer(engine: sa.Engine, place: SharedPlace) -> None:
    """Nobody has typed anything here: what matters is the address, and what the line says of it."""
    try:
        require_entry(engine, place)
    except OutsideError as error:
        if error.facts.get("reason") != "unreachable":
            raise
        said = str(getattr(error.__cause__, "orig", "")).partition("\n")[0]
        raise OutsideError("database.unreachable", server=str(place), reason=said) from error


def require_form(engine: sa.Engine) -> None:
    found = revision_of(engine)
    if found > schema.NEEDED:
        raise OutsideError("database.newer", found=found, needed=schema.NEEDED)
    if found < schema.NEEDED:
        raise OutsideError("database.older", found=found or "–", needed=schema.NEEDED)


def login_of(place: SharedPlace) -> str:
    return place.login or "?"


def line_state(engine: sa.Engine) -> tuple[str, str]:
    """Server version, and what protects the line as the driver sees it ("" for nothing)."""
    with translated(), engine.connect() as connection:
        driver: Any = connection.connection.driver_connection
        version = str(connection.scalar(sa.text("SHOW server_version")))
        return version, _protection(driver)


def _protection(driver: Any) -> str:
    if driver.pgconn.ssl_in_use:
        return "TLS"
    if driver.info.get_parameters().get("gssencmode") == "require":
        return "Kerberos"
    return "Socket" if driver.info.host.startswith("/") else ""


def revision_of(engine: sa.Engine) -> str:
    """The form the office has, "" when it has none yet."""
    with translated(), engine.connect() as connection:
        if connection.scalar(sa.text("SELECT to_regclass('office.alembic_version')")) is None:
            return ""
        return str(connection.scalar(sa.text("SELECT version_num FROM office.alembic_version")) or "")


def _sign_in_code(error: OutsideError) -> str:
    """Of a server in a language nobody here reads it is still known whether it asked for a password."""
    if error.code in SIGN_IN:
        return error.code
    line = getattr(getattr(error.__cause__, "orig", None), "pgconn", None)
    gave = error.code == "database.failed" and bool(getattr(line, "used_password", False))
    return "database.sign_in" if gave else ""
