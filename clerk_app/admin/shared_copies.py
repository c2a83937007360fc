"""Backup of the shared office, the way back, and the drill that proves it."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from typing import Any

from clerk_app.opening.office import now
from clerk_app.opening.shared_backup import back_up_shared
from clerk_app.opening.shared_restore import drill, restore_shared
from clerk_app.storage.postgres.bundle import Copy

Told = tuple[Any, Sequence[str], bool]
_EVERY = 5.0  # seconds between two words about how far it has come
_KEEP_SAFE = "Sie enthält alle Vorgänge und die Prüfwerte der Kennwörter: nur für die IT lesbar verwahren."


def restore_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--set-aside",
        action="store_true",
        help="PostgreSQL: ein vorhandenes Amt umbenennen (die SQLite-Datei wird immer beiseitegelegt)",
    )
    parser.add_argument(
        "--drill", action="store_true", help="PostgreSQL: nur proben; daneben einspielen, prüfen, verwerfen"
    )


def backup(told: argparse.Namespace) -> Told:
    begun = time.monotonic()
    copy = back_up_shared(told.database, told.to, now(), _progress(), force=told.force)
    value = {"file": str(told.to), "size": told.to.stat().st_size, "encrypted": False, **_figures(copy)}
    lines = [f"Gesichert und geprüft: {told.to} ({_seconds(begun)})", _sealed(copy), _KEEP_SAFE]
    return value, lines, False


def restore(told: argparse.Namespace) -> Told:
    begun = time.monotonic()
    if told.drill:
        copy = drill(told.database, told.source, now(), _progress())
        value = {"database": str(told.database), "from": str(told.source), "drill": True, **_figures(copy)}
        return value, [f"Probe bestanden: {told.source} ({_seconds(begun)})", _sealed(copy)], False
    done = restore_shared(told.database, told.source, now(), _progress(), set_aside=told.set_aside)
    value = {"database": str(told.database), "from": str(told.source), "set_aside": done.aside}
    value |= {"upgraded_from": done.upgraded_from, **_figures(done.copy)}
    lines = [f"Wiederhergestellt aus {told.source}: {told.database} ({_seconds(begun)})", _sealed(done.copy)]
    if done.aside:
        lines.append(f"Das bisherige Amt heißt jetzt {done.aside}; nur die Datenbankverwaltung kommt hinein.")
    if done.upgraded_from:
        lines.append(f"Von Stand {done.upgraded_from} auf den heutigen gebracht.")
    lines += [f"{fault.kind}: {fault.detail}" for fault in done.faults]
    return value, lines, bool(done.faults)


def _figures(copy: Copy) -> dict[str, Any]:
    seal = copy.seal
    return {"at": copy.at, "entries": seal.entries, "up_to": seal.up_to, "root": seal.root}


def _sealed(copy: Copy) -> str:
    return f"Stand {copy.at}, {copy.seal.entries} Einträge im Journal, Siegel {copy.seal.root}"


def _seconds(begun: float) -> str:
    return f"{time.monotonic() - begun:.1f} s".replace(".", ",")


def _progress() -> Callable[[int, int], None]:
    """On the error output, every few seconds."""
    last = [time.monotonic()]

    def told(done: int, most: int) -> None:
        if time.monotonic() - last[0] >= _EVERY:
            last[0] = time.monotonic()
            print(f"{done / 1e6:.0f} MB von höchstens {most / 1e6:.0f} MB", file=sys.stderr, flush=True)

    return told
