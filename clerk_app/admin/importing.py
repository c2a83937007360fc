"""Takes in what files and folders hold: saved submissions, messages, mails, archives, scans."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.domain.submission import Verdict
from clerk_app.gateways.folder.belonging import belonging_together
from clerk_app.gateways.folder.door import FolderDoor
from clerk_app.gateways.folder.laying_out import laid_together
from clerk_app.gateways.folder.reading import Origin
from clerk_app.opening.folder_channel import folder_door, hand_door
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
        help="Datei oder Ordner: Einreichung, XÖV, ZIP, E-Mail, PDF, Scan samt Begleitdatei",
    )
    parser.add_argument("--keys", type=Path, help="Ordner mit privaten Schlüsseln als JWK (Tests, Umzug)")


def take_in(told: argparse.Namespace) -> tuple[Any, Sequence[str], bool]:
    with open_office(told.database) as opened:
        announce(opened.protection, told.database)
        door = folder_door(Shipped(), told.home, told.keys) if told.keys else hand_door(Shipped(), told.home)
        office = guarded(opened, told.home).office
        results = [_one(office, door, group) for group in _groups(told.paths)]
    lines = [f"{_named(result)}: {result['result']} {result['file_reference']}" for result in results]
    lines += [f"  {p['area']}/{p['slug']}: {p['title']}" for result in results for p in result["problems"]]
    return results, lines, any(result["result"] in ("rejected", "failed") for result in results)


def _groups(paths: Sequence[Path]) -> Iterator[tuple[Path, ...]]:
    """What would be one arrival in the import folder is one here too: a scan and its sidecar."""
    by_folder: dict[Path, dict[str, Path]] = {}
    for path in paths:
        by_folder.setdefault(path.absolute().parent, {})[path.name] = path
    for folder, named in by_folder.items():
        for group in belonging_together(folder, tuple(named)):
            yield tuple(named[name] for name in group)


def _one(office: Office, door: FolderDoor, files: tuple[Path, ...]) -> dict[str, Any]:
    path = files[0]
    try:
        with laid_together(door, files, Origin(_DESTINATION, office.clock())) as assessment:
            arrival = take_in_submission(office, assessment, str(path))
    except (ClerkError, OutsideError) as error:
        problem = {
            "area": "other",
            "slug": error.code,
            "title": error.code,
            "detail": sentence(error.code, error.facts),
        }
        return _result(files, Arrival(Verdict.FAILED), [problem])
    problems = [
        {"area": p.area, "slug": p.slug, "title": p.title, "detail": p.detail} for p in arrival.problems
    ]
    return _result(files, arrival, problems)


def _named(result: dict[str, Any]) -> str:
    return " + ".join((result["path"], *result["companions"]))


def _result(files: tuple[Path, ...], arrival: Arrival, problems: list[dict[str, str]]) -> dict[str, Any]:
    return {
        "path": str(files[0]),
        "companions": [str(file) for file in files[1:]],
        "result": arrival.result.value,
        "problems": problems,
        "case": arrival.case or None,
        "file_reference": arrival.file_reference,
    }
