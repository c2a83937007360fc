"""The way back from a copy of the shared office: laid beside it, checked, and only then in its place."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa

from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.services.auditing import Progress
from clerk_app.services.reading import JournalFault
from clerk_app.storage import schema
from clerk_app.storage.postgres import dumping, moving, provisioning
from clerk_app.storage.postgres.bundle import Copy, data_of, read_copy, read_logins
from clerk_app.storage.postgres.engine import line_for_tools
from clerk_app.storage.postgres.lint import holes
from clerk_app.storage.postgres.tools import tool
from clerk_app.storage.queries import SqlReader
from clerk_app.storage.seals import verify_seal

from .office import now
from .paths import Shipped
from .setting_up import bring_up, creation, version_of
from .shared import revision_of, shared_engine
from .shared_backup import note, require_owner, server_of
from .shared_place import SharedPlace


@dataclass(frozen=True)
class Restored:
    """`aside` is what the office of before is called now, "" when there was none."""

    copy: Copy
    aside: str = ""
    upgraded_from: str = ""
    faults: tuple[JournalFault, ...] = ()


def restore_shared(
    place: SharedPlace, source: Path, at: datetime, told: Progress, *, set_aside: bool = False
) -> Restored:
    """Refused where an office is at work, unless that one is to be set aside."""
    copy = _copy_for(place, source)
    office, aside = copy.office, f"{copy.office}_vor_{at:%Y%m%dt%H%M%S}"
    with _keeper(place) as keeper:
        with moving.at_once(keeper) as connection:
            there = moving.is_there(connection, office)
        if there and not set_aside:
            raise ClerkError("restore.office_there", office=office)
        beside = f"{office}_neu_{at:%Y%m%dt%H%M%S}"
        with (
            _laid_beside(keeper, place, source, copy, beside, told) as fresh,
            moving.at_once(keeper) as connection,
        ):
            moving.exchange(connection, fresh, office, aside)
            if there:
                moving.lock_out(connection, aside)
    with shared_engine(place) as engine:
        before, after = bring_up(engine, Shipped())
        faults = _faults(engine, office) if before != after else ()
        note(engine, "restored", sha256=copy.sha256, root=copy.seal.root)
    return Restored(copy, aside if there else "", before if before != after else "", faults)


def drill(place: SharedPlace, source: Path, at: datetime, told: Progress) -> Copy:
    """Everything but the exchange: the copy comes back beside the office, is checked, and thrown away."""
    copy = _copy_for(place, source)
    with (
        _keeper(place) as keeper,
        _laid_beside(keeper, place, source, copy, f"{copy.office}_neu_{at:%Y%m%dt%H%M%S}", told),
    ):
        return copy


def _copy_for(place: SharedPlace, source: Path) -> Copy:
    copy = read_copy(source)
    if copy.office != place.url.database:
        raise ClerkError("restore.other_office", office=copy.office, database=str(place.url.database))
    if copy.form > schema.NEEDED:
        raise OutsideError("database.newer", found=copy.form, needed=schema.NEEDED)
    return copy


@contextmanager
def _keeper(place: SharedPlace) -> Iterator[sa.Engine]:
    with shared_engine(replace(place, url=place.url.set(database="postgres"))) as engine:
        require_owner(engine)
        yield engine


@contextmanager
def _laid_beside(
    keeper: sa.Engine, place: SharedPlace, source: Path, copy: Copy, name: str, told: Progress
) -> Iterator[str]:
    """A database of its own with everything in it, checked; gone again unless it has got another name."""
    server = server_of(keeper)
    if server < copy.server:
        raise OutsideError("restore.server_too_old", found=server, needed=copy.server)
    loading = tool("pg_restore", max(server, copy.server))
    fresh = replace(place, url=place.url.set(database=name))
    with moving.at_once(keeper) as connection:
        moving.make(connection, name, creation(name, version_of(connection)))
    try:
        with shared_engine(fresh) as engine:
            provisioning.run(engine, [read_logins(source)])
        _fill(loading, fresh, source, copy, told)
        with shared_engine(fresh) as engine:
            # A dump says nothing of some rights on the server's own languages and functions.
            provisioning.run(engine, [provisioning.walls_script(Shipped().migrations, copy.office, name)])
            _refuse(verify_seal(engine, copy.seal), source)
            if revision_of(engine) == schema.NEEDED:
                _refuse(_faults(engine, copy.office), source)
        yield name
    finally:
        with moving.at_once(keeper) as connection:
            moving.throw_away(connection, name)


def _fill(loading: Path, fresh: SharedPlace, source: Path, copy: Copy, told: Progress) -> None:
    size = source.stat().st_size
    line, password = line_for_tools(fresh.url, weak_line=fresh.weak_line), str(fresh.url.password or "")
    with data_of(source) as data:
        dumping.load(loading, line, password, data, lambda done: told(done, size))
        while data.read(dumping.PIECE):
            continue
    if data.sha256 != copy.sha256:
        raise OutsideError("backup.faulty", path=str(source), count=1, first="sha256")


def _faults(engine: sa.Engine, office: str) -> tuple[JournalFault, ...]:
    """Of the journal and contents, and of the walls, which a copy brings along."""
    walls = holes(engine, Shipped().migrations, office)
    return SqlReader(engine, now).verify() + tuple(
        JournalFault("walls", "", 0, f"{hole.rule}: {hole.place}") for hole in walls
    )


def _refuse(faults: tuple[JournalFault, ...], source: Path) -> None:
    if faults:
        told = f"{faults[0].kind}: {faults[0].detail}"
        raise OutsideError("backup.faulty", path=str(source), count=len(faults), first=told)
