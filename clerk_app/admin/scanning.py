"""Searches the documents on file for malware once more, or as a service that ends cleanly when asked to."""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Sequence
from typing import Any

from clerk_app.domain.scanning import Scanned, ScanState
from clerk_app.opening.malware import guarded
from clerk_app.opening.office import open_office
from clerk_app.services.malware import Rescan, rescan
from clerk_app.services.office import Office

from .service import Ending, seconds, until_ended
from .words import sentence

EVERY = 900.0


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--all", action="store_true", help="auch prüfen, was schon geprüft ist")
    parser.add_argument(
        "--loop", action="store_true", help="als Dienst weiterlaufen, bis SIGTERM oder Strg+C"
    )
    parser.add_argument(
        "--every", type=seconds, default=EVERY, metavar="SEKUNDEN", help="Abstand der Runden (900)"
    )


def scan(told: argparse.Namespace) -> tuple[Any, Sequence[str], bool]:
    """A fault is what nobody may open: malware, or what could not be searched."""
    with until_ended() as ending, open_office(told.database) as opened:
        office = guarded(opened, told.home).office
        if told.loop:
            return None, (), _loop(office, ending, told)
        done = rescan(office, everything=told.all, stopping=ending.event.is_set)
    return _told(done)


def _loop(office: Office, ending: Ending, told: argparse.Namespace) -> bool:
    """One line per round in which something was searched; with --json one value per round.

    `--all` holds for the first round only: after it everything is scanned.
    """
    faulty, everything = False, told.all
    while not ending.event.is_set():
        done = rescan(office, everything=everything, stopping=ending.event.is_set)
        everything = False
        value, lines, fault = _told(done)
        faulty = faulty or fault
        if told.json:
            print(json.dumps(value, ensure_ascii=False), flush=True)
        elif done.scans or done.trouble:
            print("\n".join(lines), flush=True)
        # A little unevenly, so that a hundred offices do not ask in the same second.
        ending.event.wait(told.every * random.uniform(0.9, 1.1))
    return faulty


def _told(done: Rescan) -> tuple[dict[str, Any], list[str], bool]:
    infected = [scan for scan in done.scans if scan.state is ScanState.INFECTED]
    failed = [scan for scan in done.scans if scan.state is ScanState.FAILED]
    value: dict[str, Any] = {"scanned": len(done.scans), "clean": done.count(ScanState.CLEAN)}
    value |= {"infected": [_named(scan) for scan in infected], "failed": [_named(scan) for scan in failed]}
    value |= _trouble(done)
    return value, _lines(done, infected, failed), bool(infected or failed or done.trouble)


def _named(scan: Scanned) -> dict[str, str]:
    return {"sha256": scan.sha256, "found": scan.found}


def _trouble(done: Rescan) -> dict[str, Any]:
    if done.trouble is None:
        return {}
    return {"error": done.trouble.code, "message": sentence(done.trouble.code, done.trouble.facts)}


def _lines(done: Rescan, infected: Sequence[Scanned], failed: Sequence[Scanned]) -> list[str]:
    lines = [f"{len(done.scans)} geprüft, davon {done.count(ScanState.CLEAN)} ohne Fund."]
    lines += [f"SCHADPROGRAMM {scan.found}: {scan.sha256}" for scan in infected]
    lines += [f"gescheitert ({scan.found}): {scan.sha256}" for scan in failed]
    return lines + ([sentence(done.trouble.code, done.trouble.facts)] if done.trouble else [])
