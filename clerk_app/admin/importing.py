"""Takes in what files and folders hold: saved submissions, messages, mails, archives, scans."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.domain.submission import Verdict
from clerk_app.gateways.folder.door import FolderDoor
from clerk_app.gateways.folder.reading import Origin
from clerk_app.opening.folder_channel import folder_door
from clerk_app.opening.malware import guarded
from clerk_app.opening.office import open_office
from clerk_app.opening.paths import Shipped
from clerk_app.services.intake import Arrival
from clerk_app.services.intake import take_in as take_in_submission
from clerk_app.services.office import Office

from .safekeeping import announce
from .words import sentence

_DESTINATION = "folder/import"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths",
        nargs="+",
        type=Path,
        metavar="PFAD",
        help="Datei oder Ordner: Einreichung, XÖV, ZIP, E-Mail, PDF, Scan",
    )
    parser.add_argument("--keys", type=Path, help="Ordner mit privaten Schlüsseln als JWK (Tests, Umzug)")


def take_in(told: argparse.Namespace) -> tuple[Any, Sequence[str], bool]:
    with open_office(told.database) as opened:
        announce(opened.protection, told.database)
        door = folder_door(Shipped(), told.home, told.keys)
        results = [_one(guarded(opened, told.home).office, door, path) for path in told.paths]
    lines = [f"{result['path']}: {result['result']} {result['file_reference']}" for result in results]
    lines += [f"  {p['area']}/{p['slug']}: {p['title']}" for result in results for p in result["problems"]]
    return results, lines, any(result["result"] in ("rejected", "failed") for result in results)


def _one(office: Office, door: FolderDoor, path: Path) -> dict[str, Any]:
    try:
        with door.assess(path, Origin(_DESTINATION, office.clock())) as assessment:
            arrival = take_in_submission(office, assessment, str(path))
    except (ClerkError, OutsideError) as error:
        problem = {
            "area": "other",
            "slug": error.code,
            "title": error.code,
            "detail": sentence(error.code, error.facts),
        }
        return _result(path, Arrival(Verdict.FAILED), [problem])
    problems = [
        {"area": p.area, "slug": p.slug, "title": p.title, "detail": p.detail} for p in arrival.problems
    ]
    return _result(path, arrival, problems)


def _result(path: Path, arrival: Arrival, problems: list[dict[str, str]]) -> dict[str, Any]:
    return {
        "path": str(path),
        "result": arrival.result.value,
        "problems": problems,
        "case": arrival.case or None,
        "file_reference": arrival.file_reference,
    }
