"""Searches the documents on file for malware once more."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any

from clerk_app.domain.scanning import Scanned, ScanState
from clerk_app.opening.malware import guarded
from clerk_app.opening.office import open_office
from clerk_app.services.malware import Rescan, rescan

from .words import sentence


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--all", action="store_true", help="auch prüfen, was schon geprüft ist")


def scan(told: argparse.Namespace) -> tuple[Any, Sequence[str], bool]:
    """A fault is what nobody may open: malware, or what could not be searched."""
    with open_office(told.database) as opened:
        done = rescan(guarded(opened, told.home).office, everything=told.all)
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
