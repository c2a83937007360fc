"""Prints notices without a window: one to look at, or thousands from a list."""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from clerk_app.documents.notice import PrintShop
from clerk_app.documents.serial_folder import SerialFolder
from clerk_app.domain.automation import without_name
from clerk_app.domain.composition import Composition
from clerk_app.domain.desk_rule import desk_rule
from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.domain.notice import Notice
from clerk_app.domain.service_pack import ServicePack
from clerk_app.gateways.seal.finding import found_seal
from clerk_app.opening.office import now, open_office
from clerk_app.opening.own_authority import own_authority
from clerk_app.opening.paths import Shipped
from clerk_app.opening.seals import ConfiguredSeal, FileSeal
from clerk_app.packs.authority import load_authority
from clerk_app.packs.entry import read_toml
from clerk_app.packs.example import read_example
from clerk_app.packs.holidays import hessian_holidays
from clerk_app.packs.store import open_shelf
from clerk_app.packs.written_case import Sender, WrittenCase, composed, findings, written_cases
from clerk_app.services.notices import RenderedCopy, RenderedNotice, notice_of_case
from clerk_app.services.office_time import local_day
from clerk_app.services.printing import Printed, sealed
from clerk_app.services.sealing import Sealer, Sealing
from clerk_app.services.serial import Job, Piece, Watch, run_serial

from .cases import as_records, find_case
from .onlooker import onlooking
from .words import sentence

Told = tuple[Any, Sequence[str], bool]
DRAFT, SAMPLE, PRACTICE = "ENTWURF", "MUSTER", "ÜBUNG"
_STATUS = {DRAFT: "draft", SAMPLE: "sample", PRACTICE: "practice", "": "composed"}


def render_arguments(parser: argparse.ArgumentParser) -> None:
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--case", metavar="VORGANG", help="Kennung oder Aktenzeichen")
    what.add_argument("--pack", metavar="DIENST", help="Kennung eines Dienstpakets")
    parser.add_argument(
        "--facts", type=Path, metavar="DATEI", help="zu --pack: Beispiel des Pakets (.toml) oder JSON-Objekt"
    )
    parser.add_argument("--out", type=Path, required=True, metavar="PDF", help="Datei für den Bescheid")
    _practice_argument(parser)


def bulk_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--pack", required=True, metavar="DIENST", help="Kennung eines Dienstpakets")
    parser.add_argument(
        "--list", type=Path, required=True, metavar="DATEI", help="JSON-Liste oder ein JSON-Objekt je Zeile"
    )
    parser.add_argument(
        "--out",
        type=Path,
        required=True,
        metavar="ORDNER",
        help="leerer Ordner, oder der eines angehaltenen Auftrags: dann geht es dort weiter",
    )
    parser.add_argument("--signatory", default="", metavar="NAME", help="wer die Bescheide zeichnet")
    parser.add_argument("--seal", type=Path, metavar="P12", help="Siegel (PKCS#12) statt des eingerichteten")
    parser.add_argument(
        "--seal-password-file", type=Path, metavar="DATEI", help="Datei mit dem Kennwort des Siegels"
    )
    _practice_argument(parser)


def render(told: argparse.Namespace) -> Told:
    if told.case is not None:
        return _render_case(told)
    if told.facts is None:
        raise SystemExit("Zu --pack gehört --facts.")
    desk = _Desk.open(told, "", _today())
    case, mark = _one_case(told.facts, desk)
    found = desk.composed(case)
    if found.notice is None:
        raise ClerkError("decision.blocked", count=len(found.blockers))
    mark = DRAFT if found.blockers else mark
    pdf, *others = (desk.shop.print_notice(replace(copy.notice, watermark=mark)) for copy in found.copies)
    parties = [copy.party for copy in found.copies[1:]]
    further = tuple(RenderedCopy(p.role, p.name, other) for p, other in zip(parties, others, strict=True))
    return _rendered(told.out, RenderedNotice(pdf, _STATUS[mark], found.blockers, further))


def bulk(told: argparse.Namespace) -> Told:
    folder = SerialFolder(told.out)
    begun = folder.job()
    day = begun.day if begun else _today()
    desk = _Desk.open(told, told.signatory, day)
    cases = _list_of(told.list, desk)
    job = Job(_mark(told), desk.pack.id, desk.pack.version, day, len(cases))
    with _unlocked(told) as sealer, onlooking() as (stop, progress):
        watch = Watch(stop, progress)
        job = run_serial(folder, job, lambda at: _piece(desk, cases[at], at + 1, sealer), watch)
    value = _job_value(job, told.out)
    return value, _job_lines(job, told.out), bool(job.refused) or not job.finished


def _today() -> date:
    return local_day(now())


def _practice_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--practice", action="store_true", help="mit den Bestätigungen der Übung und Wasserzeichen „ÜBUNG“"
    )


@dataclass(frozen=True)
class _Desk:
    """What notices are made with where there is no office."""

    pack: ServicePack
    sender: Sender
    shop: PrintShop
    holidays: Callable[[date], bool]
    mark: str = ""  # what every notice made here bears

    @classmethod
    def open(cls, told: argparse.Namespace, signatory: str, day: date) -> _Desk:
        pack, practice, shipped = told.pack, told.practice, Shipped()
        packs = {found.id: found for found in open_shelf(shipped.packs, told.home.packs).packs()}
        if pack not in packs:
            raise SystemExit(f"Das Dienstpaket „{pack}“ gibt es nicht. Vorhanden: {', '.join(packs)}.")
        authority = load_authority(own_authority(told.home, shipped))
        rule = desk_rule(authority.desk_rules, pack, "")
        unit = rule.unit if rule else packs[pack].unit
        if unit not in authority.letterheads:
            raise ClerkError("letterhead.missing", unit=unit)
        confirmed = authority.practice_confirmations if practice else authority.confirmations
        sender = Sender(authority.letterheads[unit], confirmed, signatory, day)
        shop, mark = PrintShop(shipped.resources), PRACTICE if practice else ""
        return cls(packs[pack], sender, shop, hessian_holidays(), mark)

    def composed(self, case: WrittenCase) -> Composition:
        found = composed(self.pack, case, self.holidays)
        decision = self.pack.decision(case.draft.outcome)
        return without_name(self.pack, decision, found, findings(self.pack, case)) if decision else found


def _render_case(told: argparse.Namespace) -> Told:
    with open_office(told.database) as opened:
        office = as_records(opened)
        rendered = notice_of_case(office, find_case(opened, office, told.case))
    return _rendered(told.out, rendered)


def _rendered(out: Path, rendered: RenderedNotice) -> Told:
    """The copies of further parties lie beside the notice, numbered: bescheid.pdf, bescheid-2.pdf …"""
    files = [_written(out, rendered.pdf)]
    for number, copy in enumerate(rendered.copies, 2):
        file = _written(out.with_name(f"{out.stem}-{number}{out.suffix}"), copy.pdf)
        files.append(file | {"role": copy.role, "name": copy.name})
    open_points = [sentence(blocker.code, blocker.facts) for blocker in rendered.blockers]
    value = files[0] | {
        "status": rendered.status,
        "blockers": [
            {"code": blocker.code, "where": blocker.where, "message": message}
            for blocker, message in zip(rendered.blockers, open_points, strict=True)
        ],
        "copies": files[1:],
    }
    lines = [f"{file['file']}: {file['bytes']} Bytes ({rendered.status})" for file in files]
    return value, [*lines, *open_points], bool(rendered.blockers)


def _written(path: Path, pdf: bytes) -> dict[str, Any]:
    try:
        path.write_bytes(pdf)
    except OSError as trouble:
        raise OutsideError("serial.unwritable", path=str(path)) from trouble
    return {"file": str(path), "bytes": len(pdf), "sha256": hashlib.sha256(pdf).hexdigest()}


def _one_case(path: Path, desk: _Desk) -> tuple[WrittenCase, str]:
    """An example of a pack is printed as what it is: a sample."""
    try:
        if path.suffix == ".toml":
            case = read_example(read_toml(path, "Beispiel"), path.parent).case
            facts = replace(case.facts, letterhead=desk.sender.letterhead)
            return replace(case, facts=facts), SAMPLE
        cases = written_cases(path, desk.sender)
    except (OSError, UnicodeDecodeError) as unreadable:
        raise SystemExit(f"{path}: kann nicht gelesen werden ({unreadable}).") from unreadable
    if len(cases) != 1:
        raise SystemExit(
            f"{path}: erwartet wird ein einzelnes JSON-Objekt; für Listen gibt es „notice bulk“."
        )
    return cases[0], desk.mark


def _list_of(path: Path, desk: _Desk) -> Sequence[WrittenCase]:
    try:
        return written_cases(path, desk.sender)
    except (OSError, UnicodeDecodeError) as unreadable:
        raise SystemExit(f"{path}: kann nicht gelesen werden ({unreadable}).") from unreadable


def _mark(told: argparse.Namespace) -> str:
    return hashlib.sha256(told.list.read_bytes() + f"{told.signatory}\n{told.practice}".encode()).hexdigest()


def _unlocked(told: argparse.Namespace) -> AbstractContextManager[Sealer | None]:
    """Once for the whole job. Practice bears no seal unless one is told."""
    if told.seal is None:
        return nullcontext() if told.practice else ConfiguredSeal(told.home.config).unlocked(now())
    try:
        password = told.seal_password_file.read_bytes().rstrip(b"\r\n") if told.seal_password_file else b""
    except OSError as trouble:
        raise OutsideError("seal.unreadable", path=str(told.seal_password_file)) from trouble
    return FileSeal(told.seal, password).unlocked(now())


def _piece(desk: _Desk, case: WrittenCase, number: int, sealer: Sealer | None) -> Piece:
    reference = case.facts.file_reference
    try:
        found = desk.composed(case)
        if found.blockers or found.notice is None:
            return Piece(number, reference, refusals=tuple(sentence(b.code, b.facts) for b in found.blockers))
        pdf, *others = [_printed(desk, copy.notice, sealer) for copy in found.copies]
        remarks = tuple({printed.remark for printed in (pdf, *others) if printed.remark})
        further = tuple(
            RenderedCopy(copy.party.role, copy.party.name, other.pdf)
            for copy, other in zip(found.copies[1:], others, strict=True)
        )
        return Piece(number, reference, pdf.pdf, remarks=remarks, copies=further)
    except ClerkError as refusal:
        return Piece(number, reference, refusals=(sentence(refusal.code, refusal.facts),))


def _printed(desk: _Desk, unmarked: Notice, sealer: Sealer | None) -> Printed:
    notice = replace(unmarked, watermark=desk.mark)
    if sealer is None:
        return Printed(desk.shop.print_notice(notice))
    return sealed(desk.shop, found_seal, notice, Sealing(sealer, now()))


def _job_value(job: Job, folder: Path) -> dict[str, Any]:
    return {
        "state": "finished" if job.finished else "stopped",
        "folder": str(folder),
        "pack": job.pack,
        "pack_version": job.pack_version,
        "day": job.day.isoformat(),
        "total": job.total,
        "done": job.done,
        "printed": job.printed,
        "refused": job.refused,
        "copies": job.copies,
    }


def _job_lines(job: Job, folder: Path) -> list[str]:
    further = f" und {job.copies} Mehrausfertigungen" if job.copies else ""
    printed = f"{job.printed} Bescheide{further} gedruckt"
    lines = [f"{printed}, {job.refused} zurückgestellt, {job.done} von {job.total}."]
    if not job.finished:
        lines.append("Angehalten. Derselbe Befehl macht dort weiter.")
    if job.refused:
        lines.append(f"Die Gründe stehen in {folder / 'bescheide.jsonl'}.")
    return lines
