"""Prints notices without a window: one to look at, or thousands from a list."""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from clerk_app.documents.serial_folder import SerialFolder
from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.domain.notice import Notice
from clerk_app.gateways.seal.finding import found_seal
from clerk_app.opening.office import now, open_office
from clerk_app.opening.seals import ConfiguredSeal, FileSeal
from clerk_app.packs.written_case import WrittenCase
from clerk_app.services.notices import RenderedCopy, RenderedNotice, notice_of_case
from clerk_app.services.office_time import local_day
from clerk_app.services.printing import sealed
from clerk_app.services.sealing import Sealer, Sealing
from clerk_app.services.serial import Job, Piece, Watch, run_serial
from clerk_app.services.whole_file import write_whole

from .cases import as_records, find_case
from .notice_desk import DRAFT, PRACTICE, SAMPLE, Desk, list_of, one_case
from .onlooker import onlooking
from .words import open_points, sentence

Told = tuple[Any, Sequence[str], bool]
_STATUS = {DRAFT: "draft", SAMPLE: "sample", PRACTICE: "practice", "": "composed"}


def render_arguments(parser: argparse.ArgumentParser) -> None:
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--case", metavar="VORGANG", help="Kennung oder Aktenzeichen")
    what.add_argument("--pack", metavar="DIENST", help="Kennung eines Dienstpakets")
    parser.add_argument(
        "--facts",
        type=Path,
        metavar="DATEI",
        help="zu --pack: Beispiel des Pakets (.toml) oder JSON-Objekt mit procedure, outcome und fields, "
        "wahlweise file_reference, received_on, today, clerk, contact, documents, judge, facts, texts "
        "und parties",
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
    desk = Desk.open(told, "", _today())
    case, mark = one_case(told.facts, desk)
    found = desk.composed(case)
    if found.notice is None:
        offered = ", ".join(outcome.id for outcome in found.outcomes) or "nichts"
        raise ClerkError("notice.none", points=" ".join(open_points(found)), offered=offered)
    mark = DRAFT if found.blockers else mark
    laid = [desk.shop.print_notice_with_places(replace(copy.notice, watermark=mark)) for copy in found.copies]
    further = tuple(
        RenderedCopy(copy.party.role, copy.party.name, sheet.pdf)
        for copy, sheet in zip(found.copies[1:], laid[1:], strict=True)
    )
    window = _window_remarks(fault for sheet in laid for fault in sheet.faults)
    remarks = (*desk.remarks(case, found), *window)
    rendered = RenderedNotice(laid[0].pdf, _STATUS[mark], found, further)
    return _rendered(told.out, rendered, remarks)


def bulk(told: argparse.Namespace) -> Told:
    folder = SerialFolder(told.out)
    with folder.alone():
        job = _run(told, folder)
    value = _job_value(job, told.out)
    return value, _job_lines(job, told.out), bool(job.refused) or not job.finished


def _run(told: argparse.Namespace, folder: SerialFolder) -> Job:
    begun = folder.job()
    day = begun.day if begun else _today()
    desk = Desk.open(told, told.signatory, day)
    cases = list_of(told.list, desk)
    job = Job(_mark(told), desk.pack.id, desk.pack.version, day, len(cases))
    with _unlocked(told) as sealer, onlooking() as (stop, progress):
        watch = Watch(stop, progress)
        return run_serial(folder, job, lambda at: _piece(desk, cases[at], at + 1, sealer), watch)


def _today() -> date:
    return local_day(now())


def _practice_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--practice", action="store_true", help="mit den Bestätigungen der Übung und Wasserzeichen „ÜBUNG“"
    )
    parser.add_argument(
        "--ignore-unknown",
        action="store_true",
        help="Angaben übergehen und nennen, die es im Dienst nicht gibt, statt sie abzuweisen",
    )


def _render_case(told: argparse.Namespace) -> Told:
    with open_office(told.database) as opened:
        office = as_records(opened)
        rendered = notice_of_case(office, find_case(opened, office, told.case))
    return _rendered(told.out, rendered)


def _rendered(out: Path, rendered: RenderedNotice, remarks: Sequence[str] = ()) -> Told:
    """The copies of further parties lie beside the notice, numbered: bescheid.pdf, bescheid-2.pdf …"""
    files = [_written(out, rendered.pdf)]
    for number, copy in enumerate(rendered.copies, 2):
        file = _written(out.with_name(f"{out.stem}-{number}{out.suffix}"), copy.pdf)
        files.append(file | {"role": copy.role, "name": copy.name})
    points = open_points(rendered.composed) if rendered.composed else []
    value = files[0] | {
        "status": rendered.status,
        "blockers": [
            {"code": blocker.code, "where": blocker.where, "message": message, "source": blocker.source}
            for blocker, message in zip(rendered.blockers, points, strict=True)
        ],
        "copies": files[1:],
        "remarks": list(remarks),
    }
    lines = [f"{file['file']}: {file['bytes']} Bytes ({rendered.status})" for file in files]
    return value, [*lines, *points, *remarks], bool(points)


def _written(path: Path, pdf: bytes) -> dict[str, Any]:
    try:
        write_whole(path, pdf, private=False)
    except OSError as trouble:
        raise OutsideError("serial.unwritable", path=str(path)) from trouble
    return {"file": str(path), "bytes": len(pdf), "sha256": hashlib.sha256(pdf).hexdigest()}


def _mark(told: argparse.Namespace) -> str:
    said = f"{told.signatory}\n{told.practice}{told.ignore_unknown or ''}"
    return hashlib.sha256(told.list.read_bytes() + said.encode()).hexdigest()


def _unlocked(told: argparse.Namespace) -> AbstractContextManager[Sealer | None]:
    """Once for the whole job. Practice bears no seal unless one is told."""
    if told.seal is None:
        return nullcontext() if told.practice else ConfiguredSeal(told.home.config).unlocked(now())
    try:
        password = told.seal_password_file.read_bytes().rstrip(b"\r\n") if told.seal_password_file else b""
    except OSError as trouble:
        raise OutsideError("seal.unreadable", path=str(told.seal_password_file)) from trouble
    return FileSeal(told.seal, password).unlocked(now())


def _piece(desk: Desk, case: WrittenCase, number: int, sealer: Sealer | None) -> Piece:
    reference = case.facts.file_reference
    try:
        found = desk.composed(case)
        if found.blockers or found.notice is None:
            return Piece(number, reference, refusals=tuple(open_points(found)))
        pdf, *others = [_printed(desk, copy.notice, sealer) for copy in found.copies]
        window = tuple(dict.fromkeys(remark for _, told in (pdf, *others) for remark in told))
        remarks = (*desk.remarks(case, found), *window)
        further = tuple(
            RenderedCopy(copy.party.role, copy.party.name, other)
            for copy, (other, _) in zip(found.copies[1:], others, strict=True)
        )
        return Piece(number, reference, pdf[0], remarks=remarks, copies=further)
    except ClerkError as refusal:
        return Piece(number, reference, refusals=(sentence(refusal.code, refusal.facts),))


def _printed(desk: Desk, unmarked: Notice, sealer: Sealer | None) -> tuple[bytes, tuple[str, ...]]:
    """And what has to be said of it."""
    notice = replace(unmarked, watermark=desk.mark)
    if sealer is None:
        laid = desk.shop.print_notice_with_places(notice)
        return laid.pdf, _window_remarks(laid.faults)
    printed = sealed(desk.shop, found_seal, notice, Sealing(sealer, now()))
    window = _window_remarks(fault.code for fault in desk.shop.window_faults(notice))
    return printed.pdf, (*filter(None, [printed.remark]), *window)


def _window_remarks(faults: Iterable[str]) -> tuple[str, ...]:
    """What keeps a letter out of a window envelope does not make it unlawful."""
    codes = dict.fromkeys(f"letterhead.{fault.replace('.', '_')}" for fault in faults)
    return tuple(sentence(code, {}) for code in codes)


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
