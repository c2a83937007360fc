"""Copies of the embedded file: taken while the office works, put in its place only when it rests."""

from __future__ import annotations

import glob
import os
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from clerk_app.domain.errors import OutsideError

from .engine import cannot_open, driver, has_content, unlock
from .soundness import faults_of

_FORSAKEN = 3600.0  # seconds without a word written
_BESIDE = ("-wal", "-shm", "-journal")


def copy_to(engine: sa.Engine, target: Path, key: bytes | None) -> None:
    """One moment of the database as a file, checked before it gets its name; writers go on meanwhile."""
    fresh = fresh_beside(target)
    try:
        with engine.connect() as connection:
            raw: Any = connection.connection.dbapi_connection
            _write(raw, "VACUUM INTO ?", (str(fresh),))
        refuse_faults(fresh, key)
        put_in_place(fresh, target)
    finally:
        discard(fresh)


def copied_beside(source: Path, database: Path, key: bytes | None) -> Path:
    """A checked copy of a backup in the folder of the database, with what its own journal file still held."""
    fresh = fresh_beside(database)
    try:
        shutil.copyfile(source, fresh)
        log = source.with_name(source.name + "-wal")
        if log.exists():
            shutil.copyfile(log, fresh.with_name(fresh.name + "-wal"))
        with alone(fresh, key):
            pass
        refuse_faults(fresh, key)
    except OSError as error:
        discard(fresh)
        raise OutsideError("backup.unreadable", path=str(source), reason=str(error)) from error
    except OutsideError:
        discard(fresh)
        raise
    return fresh


def encrypted_anew(database: Path, old: bytes | None, new: bytes) -> None:
    """The same contents under another key. The file of before is gone only when the new one is checked."""
    fresh = fresh_beside(database)
    try:
        with alone(database, old) as raw:
            _write(raw, "ATTACH DATABASE ? AS fresh KEY ?", (str(fresh), f"x'{new.hex()}'"))
            _write(raw, "SELECT sqlcipher_export('fresh')")
            _write(raw, "DETACH DATABASE fresh")
            refuse_faults(fresh, new)
            if os.name == "nt":  # there an open file cannot be replaced
                raw.close()
            put_in_place(fresh, database)
    finally:
        discard(fresh)


@contextmanager
def alone(path: Path, key: bytes | None) -> Iterator[Any]:
    """The file for oneself, with nothing beside it; refused while another program has it open."""
    raw = driver.connect(str(path), timeout=1.0, isolation_level=None)
    try:
        unlock(raw, key)
        # In this order SQLite clears away what lies beside the file; somebody quick is noticed at the end.
        for step in (
            "PRAGMA journal_mode=DELETE",
            "PRAGMA locking_mode=EXCLUSIVE",
            "BEGIN EXCLUSIVE",
            "COMMIT",
        ):
            raw.execute(step).fetchall()
        if raw.execute("PRAGMA journal_mode").fetchone()[0] != "delete":
            raise OutsideError("database.in_use", path=str(path))
    except (sqlite3.Error, driver.Error) as error:
        raw.close()
        if "locked" in str(error):
            raise OutsideError("database.in_use", path=str(path)) from error
        raise cannot_open(path, error, key) from error
    try:
        yield raw
    finally:
        raw.close()


def put_in_place(fresh: Path, target: Path) -> None:
    """On the disk first, then under its name: a power cut leaves the old file or the new one."""
    try:
        with fresh.open("rb+") as file:
            os.fsync(file.fileno())
        fresh.replace(target)
    except PermissionError as error:
        raise OutsideError("database.in_use", path=str(target)) from error
    except OSError as error:
        raise OutsideError("backup.unwritable", path=str(target), reason=str(error)) from error
    flush_folder(target.parent)


def flush_folder(folder: Path) -> None:
    """The new name itself must survive a power cut; Windows does that by itself."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def set_aside(database: Path, name: str) -> Path | None:
    """A second name for what lies there; what SQLite laid beside it goes along."""
    if not has_content(database):
        return None
    kept = database.with_name(name)
    for ending in _BESIDE:
        part = database.with_name(database.name + ending)
        if part.exists():
            part.replace(kept.with_name(kept.name + ending))
    try:
        kept.hardlink_to(database)
    except OSError:  # a disk without second names
        shutil.copyfile(database, kept)
    return kept


def refuse_faults(path: Path, key: bytes | None) -> None:
    faults = faults_of(path, key)
    if faults:
        raise OutsideError("backup.faulty", path=str(path), count=len(faults), first=faults[0].detail)


def discard(fresh: Path) -> None:
    for ending in ("", *_BESIDE):
        fresh.with_name(fresh.name + ending).unlink(missing_ok=True)


def fresh_beside(target: Path) -> Path:
    """Readable for its owner alone. What a process that was killed has left here goes, an hour later."""
    fresh = target.with_name(f".{target.name}.{os.getpid()}.neu")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        discard(fresh)
        for left in target.parent.glob(f".{glob.escape(target.name)}.*.neu"):
            if left.stat().st_mtime < time.time() - _FORSAKEN:
                left.unlink(missing_ok=True)
        fresh.touch(mode=0o600)
    except OSError as error:
        raise OutsideError("backup.unwritable", path=str(target), reason=str(error)) from error
    return fresh


def _write(raw: Any, statement: str, values: tuple[str, ...] = ()) -> None:
    try:
        raw.execute(statement, values).fetchall()
    except (sqlite3.Error, driver.Error) as error:
        raise OutsideError("backup.unwritable", path="", reason=str(error)) from error
