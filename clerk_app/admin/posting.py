"""Letters on paper without a window: which wait, their sheets to print, and what was given to the post."""

from __future__ import annotations

import argparse
import getpass
import hashlib
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from clerk_app.domain import text
from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.domain.outgoing import NOTICE
from clerk_app.domain.posting import OutgoingLetter, Post, Posting
from clerk_app.opening.office import OpenOffice, open_office
from clerk_app.services import dispatch_proof, posting
from clerk_app.services.office import Office
from clerk_app.services.office_time import local_day
from clerk_app.services.whole_file import write_whole

from .cases import as_records, find_case
from .sending import KINDS

Told = tuple[Any, Sequence[str], bool]
WAYS = {
    "brief": Post.LETTER,
    "einwurf": Post.DROPPED,
    "rueckschein": Post.RETURN_RECEIPT,
    "pzu": Post.CERTIFICATE,
    "eb": Post.ACKNOWLEDGED,
    "persoenlich": Post.IN_PERSON,
}


def letters_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--case", metavar="VORGANG", help="nur die eines Vorgangs, auch die schon hinausgingen"
    )
    parser.add_argument(
        "--out", type=Path, metavar="ORDNER", help="alle, die auf Papier warten, als PDF in diesen Ordner"
    )


def letters(told: argparse.Namespace) -> Told:
    """What waits for the post; a channel takes the others."""
    with open_office(told.database) as opened:
        office = acting(opened)
        case = find_case(opened, as_records(opened), told.case) if told.case else ""
        found = posting.letters(office, case)
        values = [_value(letter) for letter in found]
        if told.out is not None:
            _write_all(office, found, values, told.out)
    return values, [_line(value) for value in values] or ["Kein Schreiben wartet."], False


def posted_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("letters", metavar="SENDUNG", nargs="+", help="Kennungen aus „outbox letters“")
    parser.add_argument(
        "--as",
        dest="way",
        required=True,
        choices=tuple(WAYS),
        help="Brief, Einwurf-Einschreiben, Einschreiben mit Rückschein, Postzustellungsurkunde, "
        "Empfangsbekenntnis, persönlich übergeben",
    )
    parser.add_argument("--on", type=day, metavar="TAG", help="Tag der Aufgabe, TT.MM.JJJJ (heute)")
    parser.add_argument("--number", default="", metavar="NR", help="Nummer des Belegs, bei einer Sendung")


def posted(told: argparse.Namespace) -> Told:
    """All of them or none, in the name of whoever is at the machine."""
    if told.number and len(told.letters) > 1:
        raise SystemExit("--number gehört zu einer einzelnen Sendung.")
    with open_office(told.database) as opened:
        office = acting(opened)
        chosen = tuple(posting.letter_of(office, id) for id in told.letters)
        then = told.on or local_day(office.clock())
        posting.post(office, chosen, Posting(WAYS[told.way], then, told.number))
    value = [_value(letter) | {"state": "posted", "posted_on": then.isoformat()} for letter in chosen]
    return value, [f"{named(letter)}: eingetragen, {text.german_date(then)}." for letter in chosen], False


def proof_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--case", required=True, metavar="VORGANG", help="Kennung oder Aktenzeichen")
    parser.add_argument(
        "--letter", metavar="SENDUNG", help="Kennung der Sendung; sonst der Bescheid, der zuletzt hinausging"
    )
    parser.add_argument("--out", type=Path, required=True, metavar="PDF", help="Datei für den Nachweis")


def proof(told: argparse.Namespace) -> Told:
    with open_office(told.database) as opened:
        office = as_records(opened)
        case = find_case(opened, office, told.case)
        letter = told.letter or _last_notice(office, case)
        pdf = dispatch_proof.proof_of(office, case, letter)
    _write(told.out, pdf)
    value = {"file": str(told.out), "letter": letter, "sha256": hashlib.sha256(pdf).hexdigest()}
    return value, [f"{told.out}: {len(pdf)} Bytes"], False


def acting(opened: OpenOffice) -> Office:
    """In the shared office whoever has signed in; at a file the person at the machine, if it knows them."""
    login = getpass.getuser()
    if opened.shared or opened.reader.actor(login) is None:
        return opened.office
    return opened.as_person(login)


def _last_notice(office: Office, case: str) -> str:
    record = office.reader.case(office.actor, case)
    left = dispatch_proof.leavings(record, posting.letters(office, case))
    notices = [one for one in left if one.letter.kind == NOTICE]
    if not notices:
        raise ClerkError("proof.not_left", case=record.case.file_reference)
    return max(notices, key=lambda one: one.at.seq).letter.id


def _write_all(
    office: Office, found: Sequence[OutgoingLetter], values: Sequence[dict[str, Any]], folder: Path
) -> None:
    """What goes over the line, or is on its way there, is not printed."""
    for letter, value in zip(found, values, strict=True):
        if not letter.postable or letter.electronic:
            continue
        name = posting.file_name(letter, _what(letter))
        _write(folder / name, posting.made(office, letter))
        value["file"] = str(folder / name)


def _write(path: Path, pdf: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, pdf, private=False)
    except OSError as trouble:
        raise OutsideError("serial.unwritable", path=str(path)) from trouble


def _value(letter: OutgoingLetter) -> dict[str, Any]:
    return {
        "id": letter.id,
        "case": letter.case,
        "file_reference": letter.file_reference,
        "kind": letter.kind,
        "copy": letter.copy,
        "state": letter.state.value,
        "electronic": letter.electronic,
        "since": letter.due_at.isoformat(),
        "pdf_sha256": letter.pdf_sha256,
    }


def _line(value: dict[str, Any]) -> str:
    what = KINDS.get(value["kind"], value["kind"])
    copy = f", Ausfertigung {value['copy']}" if value["copy"] > 1 else ""
    way = "elektronisch" if value["electronic"] else "Papier"
    told = f"{value['file_reference']:<16} {what}{copy} ({value['state']}, {way}) [{value['id']}]"
    return f"{told} {value['file']}" if "file" in value else told


def named(letter: OutgoingLetter) -> str:
    return f"{letter.file_reference} {_what(letter)}"


def _what(letter: OutgoingLetter) -> str:
    copy = f" {letter.copy}" if letter.copy > 1 else ""
    return f"{KINDS.get(letter.kind, letter.kind)}{copy}"


def day(written: str) -> date:
    found = text.read_date(written)
    if found is None:
        raise argparse.ArgumentTypeError(f"„{written}“ ist kein Tag, erwartet wird TT.MM.JJJJ")
    return found
