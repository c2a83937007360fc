"""From an arrival in the folder to a submission: opened, sorted, laid out field by field."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from lxml import etree

from clerk_app.domain.submission import Evidence, ReplyChannel, Submission
from clerk_app.gateways import payload, strict_json
from clerk_app.gateways.fitconnect.bundle import EVENTS, SUBMISSION
from clerk_app.gateways.fitconnect.file_types import detect

from .annexes import attachments
from .archive import is_archive, is_other_archive, unpack
from .letter import Letter, is_letter, open_letter
from .limits import DEFAULT_LIMITS, Limits
from .message import Message, read_message
from .parcel import Part, parts_of, require_harmless
from .pdf_values import PdfContents
from .reader import Reader
from .refusal import Refused
from .sorting import PAPERS, Sorted, main_of, sort_all
from .wide_text import narrowed

NAMES = uuid.UUID("0b8f6a5e-64c4-5d0e-8c53-6d1d0f3f7a21")
_NOTHING = Message("", "", "", None, ())


@dataclass(frozen=True)
class Origin:
    """Whence an arrival comes, and when it lay there. `again`: it lay in the tray meanwhile."""

    destination_id: str
    received_at: datetime
    channel: str = "folder"
    again: bool = False


@dataclass(frozen=True)
class Opened:
    """`bundle` is the folder of a saved FIT-Connect submission, which another door opens."""

    parts: tuple[Part, ...]
    letter: Letter | None = None
    bundle: Path | None = None


def fingerprint(place: Path, limits: Limits = DEFAULT_LIMITS) -> str:
    """The same content always has the same id, whatever a single file is called."""
    whole = hashlib.sha256()
    parts = parts_of(place, limits)
    for part in parts:
        with part.file.open("rb") as stream:
            whole.update(hashlib.file_digest(stream, "sha256").digest())
        if place.is_dir() and len(parts) > 1:
            whole.update(part.name.encode("utf-8", "surrogateescape") + b"\0")
    return str(uuid.uuid5(NAMES, whole.hexdigest()))


def open_arrival(place: Path, spool: Path, limits: Limits) -> Opened:
    """Archives and mails are opened once; a bundle is recognised wherever it lies."""
    parts = parts_of(place, limits)
    if place.is_dir() and (place / SUBMISSION).is_file():
        return Opened(parts, bundle=place)
    opened: list[Part] = []
    letter: Letter | None = None
    for number, part in enumerate(parts):
        drawer = spool / f"part-{number:04}"
        drawer.mkdir()
        if is_other_archive(part):
            raise Refused("archive-unknown", part=part.name)
        if is_archive(part):
            opened += unpack(part, drawer, limits)
        elif letter is None and len(parts) == 1 and is_letter(part):
            letter = open_letter(part, drawer, limits)
            opened += _with_archives(letter.parts, drawer, limits)
        else:
            opened.append(part)
    return Opened(tuple(opened), letter, _bundle_in(opened, spool))


def read(place: Path, opened: Opened, origin: Origin, reader: Reader) -> Submission:
    parts = opened.parts
    require_harmless(parts)
    sorted_parts, broken = sort_all(parts, reader.limits, letter=opened.letter is not None)
    main = main_of(sorted_parts)
    if main is None:
        found = _from_papers(place, opened, origin, reader, sorted_parts)
        return replace(found, warnings=(*broken, *found.warnings))
    message = read_message(main.root) if main.root is not None else _NOTHING
    rest = [part for part in parts if part is not main.part]
    kept, warnings = attachments(rest, message.annexes, _form(rest))
    told = reader.fields(main.data, main.mime_type, main.schema, main.part)
    return replace(
        _bare(place, origin, parts, reader.limits),
        service_name=_subject(main, opened.letter),
        thread_id=message.thread,
        schema_uri=main.schema,
        data_mime_type=main.mime_type,
        data=main.data,
        fields=told.fields,
        attachments=kept,
        reply_channel=_reply(opened.letter),
        sender_reference=message.id,
        application_date=message.written_on,
        warnings=(*broken, *warnings, *told.remarks),
    )


def _from_papers(
    place: Path, opened: Opened, origin: Origin, reader: Reader, sorted_parts: Sequence[Sorted]
) -> Submission:
    """Scans, forms and mails: what accompanies them and what is filled in becomes the data."""
    form = _form(opened.parts)
    found = PdfContents()
    if form is not None and detect(form.head) == "application/pdf":
        found = reader.pdf_contents(form.read(reader.limits.mail_bytes))
    data, kind, schema = _inner(found, reader.limits)
    message = _NOTHING if kind != "application/xml" else read_message(payload.parse_xml(data))
    if not data:
        table = next((s.part for s in sorted_parts if s.part.base.casefold().endswith(".csv")), None)
        data, kind = _told(opened.letter, found.values, table, reader.limits), "application/json"
    kept, warnings = attachments(opened.parts, (), form)
    told = reader.fields(data, kind, schema, form)
    return replace(
        _bare(place, origin, opened.parts, reader.limits),
        service_name=_letter_subject(opened.letter) or (form.base if form else place.name),
        thread_id=message.thread,
        schema_uri=schema,
        data_mime_type=kind,
        data=data,
        fields=told.fields,
        attachments=kept,
        reply_channel=_reply(opened.letter),
        sender_reference=message.id,
        application_date=message.written_on,
        warnings=(*warnings, *told.remarks, *((f"pdf.{found.refused}",) if found.refused else ())),
    )


def _bare(place: Path, origin: Origin, parts: Sequence[Part], limits: Limits) -> Submission:
    originals = parts_of(place, limits)
    return Submission(
        destination_id=origin.destination_id,
        submission_id=fingerprint(place, limits),
        thread_id="",
        channel=origin.channel,
        environment="",
        service_identifier="",
        service_name="",
        region="",
        received_at=origin.received_at,
        schema_uri="",
        data_mime_type="application/json",
        data=b"{}",
        fields=(),
        attachments=(),
        evidence=tuple(Evidence(part.name, part.file) for part in originals),
    )


def _inner(found: PdfContents, limits: Limits) -> tuple[bytes, str, str]:
    """The first well-formed data file embedded in the form, with its kind and schema."""
    for _, content in found.files:
        for kind in ("application/xml", "application/json"):
            try:
                payload.read_fields(content[: limits.data_bytes], kind)
            except payload.PayloadError:
                continue
            return content, kind, _schema(content, kind)
    return b"", "", ""


def _schema(data: bytes, kind: str) -> str:
    if kind == "application/xml":
        return etree.QName(payload.parse_xml(data)).namespace or ""
    told = strict_json.parse(data)
    schema = told.get("$schema") if isinstance(told, dict) else None
    return schema if isinstance(schema, str) else ""


def _told(letter: Letter | None, values: Mapping[str, str], table: Part | None, limits: Limits) -> bytes:
    told: dict[str, Any] = {}
    if letter is not None:
        heading = strict_json.parse(letter.heading)
        told |= heading if isinstance(heading, dict) else {}
    if table is not None:
        told |= _rows(table.read(limits.data_bytes))
    told |= values
    return json.dumps(told, ensure_ascii=False).encode("utf-8", "replace")


def _rows(content: bytes) -> dict[str, Any]:
    """A table with headings, as scanners lay it beside the picture: one row flat, several as a list."""
    try:
        text = narrowed(content).decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
    text = strict_json.storable(text)
    delimiter = ";" if text.partition("\n")[0].count(";") else ","
    try:
        rows = [
            {str(name): value for name, value in row.items() if name and isinstance(value, str)}
            for row in csv.DictReader(io.StringIO(text), delimiter=delimiter)
        ]
    except csv.Error:
        return {}
    return dict(rows[0]) if len(rows) == 1 else {"zeile": rows} if rows else {}


def _form(parts: Sequence[Part]) -> Part | None:
    """The paper that stands for the whole: the first PDF, else the first picture."""
    for kind in PAPERS:
        found = next((part for part in parts if detect(part.head) == kind), None)
        if found is not None:
            return found
    return None


def _subject(main: Sorted, letter: Letter | None) -> str:
    return _letter_subject(letter) or (
        str(main.root.tag).rpartition("}")[2] if main.root is not None else main.part.base
    )


def _letter_subject(letter: Letter | None) -> str:
    heading = strict_json.parse(letter.heading) if letter else None
    return str(heading.get("betreff", "")) if isinstance(heading, dict) else ""


def _reply(letter: Letter | None) -> ReplyChannel:
    return ReplyChannel("eMail", letter.sender) if letter and letter.sender else ReplyChannel("post")


def _with_archives(parts: Sequence[Part], drawer: Path, limits: Limits) -> list[Part]:
    opened: list[Part] = []
    for number, part in enumerate(parts):
        if is_other_archive(part):
            raise Refused("archive-nested", part=part.name)
        if is_archive(part):
            inner = drawer / f"zip-{number:04}"
            inner.mkdir()
            opened += unpack(part, inner, limits)
        else:
            opened.append(part)
    return opened


def _bundle_in(parts: Sequence[Part], spool: Path) -> Path | None:
    """A saved FIT-Connect submission that came in an archive, laid out as its door expects it."""
    heads = [part.name.rpartition("/")[0] for part in parts if part.base == SUBMISSION]
    names = {part.name for part in parts}
    top = next((head for head in heads if f"{head}/{EVENTS}".lstrip("/") in names), None)
    if top is None:
        return None
    folder = spool / "bundle"
    for part in parts:
        name = part.name.removeprefix(f"{top}/") if top else part.name
        drawer, _, base = name.rpartition("/")
        if drawer in ("", "attachments"):
            (folder / drawer).mkdir(parents=True, exist_ok=True)
            part.file.rename(folder / drawer / base)
    return folder
