"""The tray: looking into what was turned away, making it a case after all, or discarding it."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from clerk_app.domain.errors import ClerkError
from clerk_app.domain.facts import Fact
from clerk_app.domain.person import Role
from clerk_app.domain.routing import Route
from clerk_app.domain.scanning import Scan, verdict
from clerk_app.domain.service_pack import ServicePack
from clerk_app.domain.submission import Assessment, Attachment, Evidence, RawField, Submission, Verdict
from clerk_app.domain.tray_facts import ArrivalAssigned, ArrivalDiscarded, ArrivalOpened

from . import desks, malware
from .by_hand import sheets
from .filing import digest
from .intake import Arrival, put_down, put_down_as
from .office import Office, UnitOfWork
from .reading import QuarantineRow

Part = tuple[str, Callable[[], bytes]]
LayingOut = Callable[[Sequence[Part], datetime], AbstractContextManager[Assessment]]
"""Lays the files out in the spool as they came and looks at them once more; gone when the block is left."""

DESTINATION = "tray"
NAMED = "antragsteller/organisation"  # where a pack names no other place for the applicant
# What was turned away for these goes along sealed, as evidence, and is no paper anybody opens.
_HOSTILE = frozenset({"archive-bomb", "executable", "link", "path-outside", "unsafe-xml"})


@dataclass(frozen=True)
class Placing:
    """Where the mail room puts an arrival. Without a unit the authority's rule holds, also for the clerk.

    With a unit of a person's choice and no clerk it is nobody's.
    """

    service: str
    procedure: str
    unit: str = ""
    clerk: str = ""
    applicant: str = ""


def look_into(office: Office, row: QuarantineRow, sha256: str) -> bytes:
    """A file of the arrival, once the reading stands in the journal and the malware policy lets it out."""
    _require_mailroom(office)
    malware.require_harmless(office, scan_of(office, row, sha256))
    _write_down_reading(office, row)
    return office.reader.arrival_content(office.actor, row.id, sha256)


def scan_of(office: Office, row: QuarantineRow, sha256: str) -> Scan:
    return verdict(office.reader.arrival_scans(office.actor, row.id), sha256, office.actor.login)


def assign(office: Office, laying_out: LayingOut, row: QuarantineRow, placing: Placing) -> Arrival:
    """A case as automatic routing would have made it, of the service, unit and clerk a person chose."""
    _require_placeable(office, row)
    pack = next((one for one in office.shelf.packs() if one.id == placing.service), None)
    if pack is None or pack.procedure(placing.procedure) is None:
        raise ClerkError("pack.unknown", service=placing.service)
    unit = chosen_unit(office, pack, placing)
    require_clerk(office, placing.clerk, unit)
    route = Route(pack, placing.procedure, unit)
    _write_down_reading(office, row)
    with laying_out(_parts(office, row), row.arrived_at) as assessment:
        submission = assessment.submission or _by_hand(office, row, placing, assessment.originals)
        whole = _with_originals(submission, assessment.originals)
        scans = malware.searched_submission(office.malware, whole)
        with office.transaction(office.actor) as work:
            arrival = put_down_as(office, work, whole, route, scans)
            return _ended(work, row, arrival, placing.clerk)


def read_again(office: Office, laying_out: LayingOut, row: QuarantineRow) -> Arrival:
    """The cause is mended: a new pack, a key. What is still turned away stays where it lies."""
    _require_placeable(office, row)
    _write_down_reading(office, row)
    with laying_out(_parts(office, row), row.arrived_at) as assessment:
        if assessment.submission is None:
            told = "; ".join(f"{p.title}: {p.detail}".strip(": ") for p in assessment.problems)
            raise ClerkError("arrival.still_refused", reason=told)
        whole = replace(assessment, submission=_with_originals(assessment.submission, assessment.originals))
        scans = malware.searched_arrival(office.malware, whole)
        with office.transaction(office.actor) as work:
            return _ended(work, row, put_down(office, work, whole, row.source, scans), "")


def discard(office: Office, row: QuarantineRow, reason: str) -> tuple[Fact, ...]:
    """The files stay with the records, like those of a discarded case; the reason stands in the journal."""
    _require_mailroom(office)
    if not reason.strip():
        raise ClerkError("reason.missing")
    channel, _, submission = row.source.rpartition("/")
    with office.transaction(office.actor) as work:
        waiting = work.deliveries().unfinished(channel) if channel else ()
        if any(one.submission_id == submission and not one.decided for one in waiting):
            raise ClerkError("arrival.still_outside")
        work.record(ArrivalDiscarded("", row.id, reason.strip()))
        return work.commit()


def clear(work: UnitOfWork, source: str, case: str) -> None:
    """What lay in the tray under this source has become a case in this act."""
    for arrival in work.arrivals(source):
        work.record(ArrivalAssigned(case, arrival, ""))


def placeable(row: QuarantineRow) -> bool:
    return bool(row.parts) and not row.alarm and row.end is None


def _ended(work: UnitOfWork, row: QuarantineRow, arrival: Arrival, clerk: str) -> Arrival:
    if arrival.result is Verdict.DUPLICATE:
        raise ClerkError("arrival.known", case=arrival.file_reference)
    work.record(ArrivalAssigned(arrival.case, row.id, clerk))
    return replace(arrival, facts=work.commit())


def _parts(office: Office, row: QuarantineRow) -> tuple[Part, ...]:
    """Fetched one at a time, so that only one has to be held whole."""
    fetch = partial(office.reader.arrival_content, office.actor, row.id)
    return tuple((part.name, partial(fetch, part.sha256)) for part in row.parts)


def _with_originals(submission: Submission, originals: Sequence[Attachment]) -> Submission:
    """The case holds every file exactly as it came, whatever was made of it."""
    known = {digest(part.content) for part in submission.evidence}
    more = (Evidence(one.name, one.content) for one in originals if digest(one.content) not in known)
    return replace(submission, evidence=(*submission.evidence, *more))


def _by_hand(
    office: Office, row: QuarantineRow, placing: Placing, originals: Sequence[Attachment]
) -> Submission:
    """Nobody could read it: what is known of it is what the person wrote."""
    slugs = [slug for _, slug, *_ in row.problems]
    answers = dict(_applicant(office, placing))
    return Submission(
        destination_id=DESTINATION,
        submission_id=row.id,
        thread_id="",
        channel="folder",
        environment="",
        service_identifier="",
        service_name="",
        region="",
        received_at=row.arrived_at,
        schema_uri="",
        data_mime_type="application/json",
        data=json.dumps(answers, ensure_ascii=False, sort_keys=True).encode(),
        fields=tuple(RawField(path, value) for path, value in answers.items()),
        attachments=() if _HOSTILE.intersection(slugs) else tuple(map(_paper, originals)),
        warnings=tuple(f"tray.placed:{slug}" for slug in dict.fromkeys(slugs)),
    )


def _paper(original: Attachment) -> Attachment:
    id = str(uuid.uuid5(uuid.NAMESPACE_OID, original.id))
    return replace(original, id=id, name=original.name.rpartition("/")[2], purpose="attachment")


def _applicant(office: Office, placing: Placing) -> Iterator[tuple[str, str]]:
    if placing.applicant.strip():
        sheet = next(
            (s for s in sheets(office) if (s.service, s.procedure) == (placing.service, placing.procedure)),
            None,
        )
        place = (sheet.family_name or sheet.organisation) if sheet else ""
        yield place or NAMED, placing.applicant.strip()


def _require_placeable(office: Office, row: QuarantineRow) -> None:
    _require_mailroom(office)
    if row.end is not None:
        raise ClerkError("arrival.ended")
    if row.alarm:
        raise ClerkError("arrival.alarm")
    if not row.parts:
        raise ClerkError("arrival.nothing_kept")


def chosen_unit(office: Office, pack: ServicePack, placing: Placing, applicant: str = "") -> str:
    """Empty where the rule decides."""
    if placing.unit or not placing.clerk:
        return placing.unit
    return desks.intended(office, pack, placing.procedure, applicant or placing.applicant).unit


def require_clerk(office: Office, login: str, unit: str) -> None:
    colleague = office.reader.actor(login) if login else None
    if login and (colleague is None or not colleague.holds(Role.CLERK, unit)):
        raise ClerkError("assignment.not_a_clerk_there", login=login, unit=unit)


def _require_mailroom(office: Office) -> None:
    if not office.actor.works_as(Role.MAILROOM):
        raise ClerkError("person.not_entitled", act="receive", unit="", person=office.actor.name)


def _write_down_reading(office: Office, row: QuarantineRow) -> None:
    with office.transaction(office.actor) as work:
        work.record(ArrivalOpened("", row.id, office.actor.login))
        work.commit()
