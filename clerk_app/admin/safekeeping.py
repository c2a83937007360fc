"""Backup, the way back, and the key of the embedded database."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from clerk_app.domain.errors import ClerkError
from clerk_app.domain.recovery_key import written
from clerk_app.opening import safekeeping
from clerk_app.opening.embedded import Protection, keep_recovery_key
from clerk_app.opening.key_tag import mark_of
from clerk_app.opening.office import now
from clerk_app.opening.shared_place import SharedPlace

from . import shared_copies
from .words import sentence

Told = tuple[Any, Sequence[str], bool]


def backup_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--to", type=Path, required=True, metavar="DATEI", help="wohin gesichert wird")
    parser.add_argument("--force", action="store_true", help="eine vorhandene Datei ersetzen")


def backup(told: argparse.Namespace) -> Told:
    if isinstance(told.database, SharedPlace):
        return shared_copies.backup(told)
    protection = safekeeping.back_up(_file(told), told.to, now(), force=told.force)
    size = told.to.stat().st_size
    value = {"file": str(told.to), "size": size, "encrypted": protection.key is not None}
    return value, [f"Gesichert und geprüft: {told.to}"], False


def restore_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--from", dest="source", type=Path, required=True, metavar="DATEI", help="Sicherung")
    _key_argument(parser, "Schlüssel der Sicherung, wenn er im Schlüsselspeicher fehlt", required=False)
    shared_copies.restore_arguments(parser)


def restore(told: argparse.Namespace) -> Told:
    if isinstance(told.database, SharedPlace):
        return shared_copies.restore(told)
    if told.drill:
        raise SystemExit("--drill gibt es nur für die gemeinsame Datenbank (postgresql://…).")
    aside = safekeeping.restore(_file(told), told.source, now(), _typed(told))
    value = {"database": str(told.database), "from": str(told.source), "set_aside": str(aside or "")}
    lines = [f"Wiederhergestellt aus {told.source}: {told.database}"]
    return value, lines + ([f"Die bisherige Datei liegt unter {aside}"] if aside else []), False


def rekey_arguments(parser: argparse.ArgumentParser) -> None:
    _sheet_argument(parser)


def rekey(told: argparse.Namespace) -> Told:
    protection = safekeeping.rekey(_file(told))
    tell(protection, told.database, told.recovery_sheet)
    mark = mark_of(protection.key or b"")
    return (
        {"database": str(told.database), "key": mark},
        [f"Neu verschlüsselt: {told.database} ({mark})"],
        False,
    )


def unlock_arguments(parser: argparse.ArgumentParser) -> None:
    _key_argument(parser, "Wiederherstellungsschlüssel; „-“ liest ihn von der Eingabe", required=True)


def unlock(told: argparse.Namespace) -> Told:
    safekeeping.unlock(_file(told), _typed(told))
    return {"database": str(told.database)}, [f"Freigeschaltet: {told.database}"], False


def sheet_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--to", type=Path, required=True, metavar="DATEI", help="Blatt als PDF oder .txt")


def sheet(told: argparse.Namespace) -> Told:
    database = _file(told)
    safekeeping.write_recovery_sheet(safekeeping.recovery_key(database), database, told.to)
    keep_recovery_key(database)
    return {"sheet": str(told.to)}, [f"Blatt geschrieben: {told.to}"], False


def init_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--plain", action="store_true", help="ohne Verschlüsselung (Übung, Tests)")
    _sheet_argument(parser)


def tell(protection: Protection, database: Path, sheet: Path | None = None) -> None:
    """On the error output: what a script reads stays as it is."""
    if protection.plain_because:
        announce(protection, database)
    if sheet is not None and protection.key is not None:
        safekeeping.write_recovery_sheet(written(protection.key), database, sheet)
    if protection.recovery_key:
        facts = {"path": str(database), "key": protection.recovery_key}
        print(sentence("recovery_key.keep_it", facts), file=sys.stderr)
        keep_recovery_key(database)


def announce(protection: Protection, database: Path) -> None:
    """How a file that was just made is protected, unless nobody needs to act."""
    if protection.fresh:
        code = f"protection.{protection.plain_because or 'encrypted'}"
        print(sentence(code, {"path": str(database)}), file=sys.stderr)


def _sheet_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--recovery-sheet", type=Path, metavar="DATEI", help="Wiederherstellungsschlüssel als PDF oder .txt"
    )


def _key_argument(parser: argparse.ArgumentParser, text: str, *, required: bool) -> None:
    parser.add_argument("--recovery-key", default="", required=required, metavar="SCHLÜSSEL", help=text)


def _typed(told: argparse.Namespace) -> str:
    """What stands on a command line can be seen by others on this machine; „-“ avoids that."""
    return sys.stdin.readline() if told.recovery_key == "-" else str(told.recovery_key)


def _file(told: argparse.Namespace) -> Path:
    if not isinstance(told.database, Path):
        raise ClerkError("backup.server")
    return told.database
