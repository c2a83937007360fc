"""Copies of the shared office: taken while people work, read through before they get their name."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import sqlalchemy as sa

from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.services.auditing import Progress
from clerk_app.storage import schema
from clerk_app.storage.copying import discard, fresh_beside, put_in_place
from clerk_app.storage.moments import iso
from clerk_app.storage.postgres import dumping, provisioning
from clerk_app.storage.postgres.bundle import Copy, data_of, writing
from clerk_app.storage.postgres.engine import line_for_tools
from clerk_app.storage.postgres.tools import tool
from clerk_app.storage.translation import translated

from .paths import Shipped
from .shared import revision_of, shared_engine
from .shared_place import SharedPlace


def back_up_shared(
    place: SharedPlace, target: Path, at: datetime, told: Progress, *, force: bool = False
) -> Copy:
    """Never over another file unless forced. The journal of the office says that there is a copy."""
    if target.exists() and not force:
        raise ClerkError("backup.exists", path=str(target))
    with shared_engine(place) as engine:
        _require_office(engine, place)
        require_owner(engine)
        fresh = fresh_beside(target)
        try:
            copy = _written(engine, place, fresh, at, told)
            put_in_place(fresh, target)
        finally:
            discard(fresh)
        note(engine, "backed_up", file=target.name, sha256=copy.sha256, root=copy.seal.root)
    return copy


def require_owner(engine: sa.Engine) -> None:
    """Row security holds for everybody else, so that a copy would lack what its maker may not see."""
    with translated(), engine.connect() as connection:
        owns = connection.scalar(sa.text("SELECT rolsuper FROM pg_roles WHERE rolname = session_user"))
    if not owns:
        raise ClerkError("backup.not_owner", login=engine.url.username or "")


def server_of(engine: sa.Engine) -> int:
    with translated(), engine.connect() as connection:
        return int(connection.scalar(sa.text("SHOW server_version_num")) or 0) // 10000


def note(engine: sa.Engine, kind: str, **facts: str) -> None:
    """In the journal of the office, in the name of whoever owns the server."""
    with translated(), engine.connect() as connection:
        told = sa.func.jsonb_build_object(*(part for pair in facts.items() for part in pair))
        connection.execute(sa.select(sa.func.audit.append("office", kind, told)))
        connection.commit()


def _require_office(engine: sa.Engine, place: SharedPlace) -> None:
    """An older form is copied as it is: before it is brought up to date is when a copy is wanted most."""
    found = revision_of(engine)
    if not found:
        raise OutsideError("database.not_there", server=str(place))
    if found > schema.NEEDED:
        raise OutsideError("database.newer", found=found, needed=schema.NEEDED)


def _written(engine: sa.Engine, place: SharedPlace, fresh: Path, at: datetime, told: Progress) -> Copy:
    office, server = provisioning.office_of(engine), server_of(engine)
    copying, reading = tool("pg_dump", server), tool("pg_restore", server)
    line, password = line_for_tools(place.url, weak_line=place.weak_line), str(place.url.password or "")
    roles = (Shipped().migrations / "postgresql" / "roles.sql").read_text(encoding="utf-8")
    with dumping.one_moment(engine, office, at) as moment, writing(fresh) as bundle:
        bundle.logins(moment.logins + roles.replace("{office}", office) + moment.grants)
        with bundle.data() as data:
            dumping.dump(copying, line, password, moment, data, lambda done: told(done, moment.size))
        copy = Copy(office, iso(at), server, revision_of(engine), moment.seal, data.sha256)
        bundle.told(copy)
    _read_through(reading, fresh, copy)
    return copy


def _read_through(reading: Path, fresh: Path, copy: Copy) -> None:
    with data_of(fresh) as data:
        dumping.read_through(reading, data)
        while data.read(dumping.PIECE):  # the tool does not wait for the last octets
            continue
    if data.sha256 != copy.sha256:
        raise OutsideError("backup.faulty", path=str(fresh), count=1, first="sha256")
