"""Answers to a portal that sent a building application as an XBau message, and where they are kept."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from clerk_app.domain import compose_provisions, text
from clerk_app.domain import information_request as requests
from clerk_app.domain.building_message import (
    FORMAL_CHECK,
    VERSIONS,
    Asked,
    BuildingMessage,
    Code,
    Enclosure,
    FormalCheck,
    Head,
    Ruling,
    asked,
)
from clerk_app.domain.composition import Composition
from clerk_app.domain.errors import ClerkError
from clerk_app.domain.facts import Fact, Noted
from clerk_app.domain.finding import FindingState
from clerk_app.domain.notice import BulletList, Heading, Paragraph, Part
from clerk_app.domain.pack_path import FieldSet
from clerk_app.domain.party import INFORMED
from clerk_app.domain.service_pack import ServicePack

from . import decision
from .casefile import case_facts, findings, pack_of
from .office import Office
from .office_time import local_day
from .reading import CaseRecord, NoticeRow

CODES, OUTCOMES = "xbau_codes", "xbau_entscheidungen"  # tables of the pack
COMPLETE, GRANTED = "vollständig", "genehmigt"


def answer(office: Office, case_id: str, message: str) -> tuple[BuildingMessage, str]:
    """The message as the case stands now, and the version the portal speaks."""
    record = office.reader.case(office.actor, case_id)
    pack = pack_of(office, record.case)
    if pack is None or CODES not in pack.tables:
        raise ClerkError("xbau.other_service", case=record.case.file_reference)
    said = asked(FieldSet(record.fields), record.case.file_reference)
    body = _formal_check(office, record, pack) if message == FORMAL_CHECK else _ruling(office, record, pack)
    codes = {name: Code.read(written) for name, written in pack.tables[CODES].rows.items()}
    return BuildingMessage(_head(office, record, said), body, codes), said.version


def version_for(spoken: str, wanted: str) -> str:
    """What the portal speaks, unless somebody who knows better says otherwise."""
    version = wanted or spoken
    if version not in VERSIONS:
        raise ClerkError("xbau.unknown_version", version=version, known=", ".join(VERSIONS))
    return version


def keep(office: Office, case_id: str, message: str, version: str, written: bytes) -> tuple[Fact, ...]:
    """The message lies in the content store, and the records say that and when it was written."""
    with office.transaction(office.actor) as work:
        case = work.case(case_id)
        sha256 = work.keep(written)
        said = (
            f"XBau-Nachricht {message} (Version {version}) für das Bauportal geschrieben. SHA-256: {sha256}"
        )
        work.record(Noted(case.id, "", True, said))
        return work.commit()


def _head(office: Office, record: CaseRecord, said: Asked) -> Head:
    return Head(
        id=str(uuid.uuid4()),
        written_at=office.clock(),
        reader=said.portal,
        author=said.authority,
        reference=said.reference,
        file_reference=record.case.file_reference,
    )


def _formal_check(office: Office, record: CaseRecord, pack: ServicePack) -> FormalCheck:
    """Complete is what the clerk confirms as complete; missing is what the examination found missing."""
    composed = _drafted(office, record)
    if composed and pack.tables[OUTCOMES].rows.get(composed.draft.outcome) == COMPLETE:
        return _complete(record, composed)
    today = local_day(office.clock())
    found = findings(office, record)
    missing = [f for f in requests.requestable(found) if f.state is FindingState.FAILED]
    if not missing:
        raise ClerkError("xbau.not_examined", case=record.case.file_reference)
    until = _set_period(composed, today) or requests.suggested_end(today, office.holidays)
    asked_for = requests.information_request(pack, case_facts(office, record, found), until, today)
    return FormalCheck(_said(asked_for.notice.parts), tuple(f.request for f in missing), until)


def _complete(record: CaseRecord, composed: Composition) -> FormalCheck:
    if composed.blockers or composed.notice is None:
        raise ClerkError("xbau.not_examined", case=record.case.file_reference)
    results = dict(composed.notice.decision_data)["results"]
    end = results.get("entscheidung_bis") if isinstance(results, Mapping) else None
    return FormalCheck(_said(composed.notice.parts), decide_by=date.fromisoformat(end) if end else None)


def _set_period(composed: Composition | None, today: date) -> date | None:
    """The day the clerk has set for what is missing, if it is still to come."""
    values = {given.id: given.value for given in composed.inputs} if composed else {}
    until = text.read_date(values.get("nachforderung_bis", ""))
    return until if until and until > today else None


def _ruling(office: Office, record: CaseRecord, pack: ServicePack) -> Ruling:
    """Only what a second person has approved goes out, in the words it was approved in."""
    notice = next((notice for notice in record.notices if notice.status == "approved"), None)
    composed = _drafted(office, record)
    if notice is None or composed is None or composed.notice is None:
        raise ClerkError("xbau.not_approved", case=record.case.file_reference)
    means = pack.tables[OUTCOMES].rows.get(notice.outcome)
    if means in (None, COMPLETE):
        raise ClerkError("xbau.other_decision", case=record.case.file_reference)
    _same_decision(notice, composed)
    words = {part: _words(composed, part) for part in ("ancillary", "reasons", "remedy", "hint")}
    enclosures = _enclosures(office, notice, composed.notice.title)
    return Ruling(
        means == GRANTED, words["ancillary"], words["reasons"], words["remedy"], words["hint"], enclosures
    )


def _same_decision(notice: NoticeRow, composed: Composition) -> None:
    approved: Mapping[str, Any] = json.loads(notice.data or "{}")
    drafted = composed.notice.decision_data if composed.notice else {}
    if any(approved.get(part) != drafted.get(part) for part in ("outcome", "inputs")):
        raise ClerkError("xbau.not_approved", case=str(approved.get("file_reference", "")))


def _enclosures(office: Office, notice: NoticeRow, title: str) -> tuple[Enclosure, ...]:
    """The portal speaks for the applicant's side: neighbours and owners get theirs another way."""
    written_on = local_day(notice.reviewed_at or notice.submitted_at)
    ours = tuple(copy for copy in notice.copies if copy.role in INFORMED)
    if not ours:
        size = len(office.reader.content(notice.pdf_sha256))
        return (Enclosure(_id(notice, 1), title, _file_name(1), written_on, notice.pdf_sha256, size),)
    return tuple(
        Enclosure(
            _id(notice, copy.position),
            f"{title} (für {copy.name})",
            _file_name(copy.position),
            written_on,
            copy.pdf_sha256,
            len(office.reader.content(copy.pdf_sha256)),
        )
        for copy in ours
    )


def _id(notice: NoticeRow, position: int) -> str:
    """The same copy is called the same in each answer; the first is the notice itself."""
    first = uuid.UUID(notice.id)
    return (first if position == 1 else uuid.uuid5(first, str(position))).urn


def _file_name(position: int) -> str:
    return "Bescheid.pdf" if position == 1 else f"Bescheid-{position}.pdf"


def _drafted(office: Office, record: CaseRecord) -> Composition | None:
    return decision.composition(office, record, record.draft.draft) if record.draft else None


def _words(composed: Composition, part: str) -> str:
    numbers = compose_provisions.numbers(composed.blocks)
    found = [block for block in composed.blocks if block.part == part]
    heads = [f"{compose_provisions.caption(b)}\n" if b.provision and len(numbers) > 1 else "" for b in found]
    said = (text.fill(block.text.strip(), numbers) for block in found)
    return "\n\n".join(head + words for head, words in zip(heads, said, strict=True))


def _said(parts: Sequence[Part]) -> tuple[str, ...]:
    return tuple(line.replace("**", "") for part in parts for line in _lines(part))


def _lines(part: Part) -> tuple[str, ...]:
    match part:
        case Heading(said) | Paragraph(said):
            return (said,)
        case BulletList(items):
            return tuple(f"- {item}" for item in items)
        case _:
            return ()
