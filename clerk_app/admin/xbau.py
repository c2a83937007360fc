"""Writes the answer to an XBau application as a file, for the program that carries it to the portal."""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from clerk_app.domain.building_message import MESSAGES, VERSIONS
from clerk_app.domain.errors import OutsideError
from clerk_app.gateways.xbau.writing import write
from clerk_app.opening.office import open_office
from clerk_app.services.building_messages import answer, keep, version_for
from clerk_app.services.whole_file import write_whole

from .cases import as_records, find_case

_NAMES = {"0201": "Ergebnis der formellen Prüfung", "0205": "Bescheid"}


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--case", required=True, metavar="VORGANG", help="Kennung oder Aktenzeichen")
    parser.add_argument(
        "--message",
        required=True,
        choices=MESSAGES,
        help="0201: Ergebnis der formellen Prüfung, 0205: Bescheid",
    )
    parser.add_argument(
        "--version", default="", choices=VERSIONS, help="sonst die Version, in der der Antrag kam"
    )
    parser.add_argument("--out", required=True, type=Path, metavar="DATEI", help="Datei für die Nachricht")


def tell(told: argparse.Namespace) -> tuple[Any, Sequence[str], bool]:
    with open_office(told.database) as opened:
        office = as_records(opened)
        case = find_case(opened, office, told.case)
        message, spoken = answer(office, case, told.message)
        version = version_for(spoken, told.version)
        written = write(message, version)
        keep(opened.office, case, told.message, version, written)
    _put(told.out, written)
    digest = hashlib.sha256(written).hexdigest()
    value = {
        "case": case,
        "message": told.message,
        "version": version,
        "message_id": message.head.id,
        "file": str(told.out),
        "sha256": digest,
    }
    line = f"{told.out}: {_NAMES[told.message]} (XBau {version}), im Vorgang vermerkt."
    return value, [line], False


def _put(path: Path, content: bytes) -> None:
    try:
        write_whole(path, content, private=False)
    except OSError as refused:
        raise OutsideError("serial.unwritable", path=str(path)) from refused
