"""Makes the database of a shared office and brings it to the form this version needs, in a DBA's name."""

from __future__ import annotations

from dataclasses import replace

import sqlalchemy as sa

from clerk_app.domain.errors import OutsideError
from clerk_app.storage import schema
from clerk_app.storage.translation import translated

from .paths import Shipped
from .shared import revision_of, shared_engine
from .shared_place import SharedPlace

_BUILTIN = 170000  # from here on the server brings a Unicode order of its own


def make_database(place: SharedPlace) -> None:
    """Only if it is not there yet."""
    name = str(place.url.database)
    with shared_engine(replace(place, url=place.url.set(database="postgres"))) as engine, translated():
        connection = engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        with connection:
            if connection.scalar(sa.text("SELECT 1 FROM pg_database WHERE datname = :n"), {"n": name}):
                return
            connection.exec_driver_sql(creation(name, version_of(connection)))


def creation(name: str, version: int) -> str:
    """An order of letters that knows Unicode and is the same on every machine."""
    order = "LOCALE 'C' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8'"
    order = order if version >= _BUILTIN else "LOCALE 'C.UTF-8'"
    return f'CREATE DATABASE "{name}" TEMPLATE template0 ENCODING utf8 {order}'


def version_of(connection: sa.Connection) -> int:
    return int(connection.scalar(sa.text("SHOW server_version_num")) or 0)


def bring_up(engine: sa.Engine, shipped: Shipped) -> tuple[str, str]:
    """The form before and after."""
    before = revision_of(engine)
    if before > schema.NEEDED:
        raise OutsideError("database.newer", found=before, needed=schema.NEEDED)
    if before < schema.NEEDED:
        from clerk_app.storage.migration import upgrade  # only an office that stays behind pays for Alembic

        with translated():
            upgrade(engine, shipped.migrations)
    return before, schema.NEEDED


def upgrade_script(shipped: Shipped, office: str, since: str = "") -> str:
    """What bringing it up would do, for a DBA to read first."""
    from clerk_app.storage.migration import upgrade_script as script

    return script(shipped.migrations, office, since)
