"""Taking a submission in: from the verdict at the door to a case in somebody's inbox."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace

from clerk_app.domain import deadline, form, routing
from clerk_app.domain.case import CaseState
from clerk_app.domain.facts import Fact, Received
from clerk_app.domain.following import Supplemented
from clerk_app.domain.routing import Route
from clerk_app.domain.scanning import Scanned
from clerk_app.domain.service_pack import ServicePack
from clerk_app.domain.submission import Assessment, Attachment, Problem, Submission, Verdict
from clerk_app.domain.tray_facts import ArrivalKept, KeptPart, Quarantined

from . import desks, follow_up, malware
from .desks import Desk
from .filing import filed
from .office import Office, UnitOfWork
from .office_time import local_day

CASE_NAMES = uuid.UUID("5f0c2a9e-7d0b-5a1e-9a53-0c6d5d1f6a10")


@dataclass(frozen=True)
class Arrival:
    """What became of something that arrived. `case` is the case id, "" when there is none."""

    result: Verdict
    problems: tuple[Problem, ...] = ()
    case: str = ""
    file_reference: str = ""
    facts: tuple[Fact, ...] = ()


def take_in(office: Office, assessment: Assessment, source: str) -> Arrival:
    """Store everything in one transaction, or the reason why it could not become a case."""
    scans = malware.searched_arrival(office.malware, assessment)
    with office.transaction(office.actor) as work:
        arrival = put_down(office, work, assessment, source, scans)
        if arrival.result is Verdict.DUPLICATE:
            return arrival
        return replace(arrival, facts=work.commit())


def put_down(
    office: Office, work: UnitOfWork, assessment: Assessment, source: str, scans: tuple[Scanned, ...] = ()
) -> Arrival:
    """The part of taking in that shares its transaction with whatever else has to be written down."""
    submission = assessment.submission
    if submission is None:
        return _quarantine(work, assessment, source, scans)
    known = _known(work, submission)
    if known is not None:
        return known
    route = routing.route(office.shelf.packs(), submission)
    found = follow_up.find_place(work, submission, route)
    if found.case is not None:
        fact = follow_up.attached(work, submission, found)
        _put_on_record(work, fact, scans)
        return Arrival(Verdict.ACCEPTED, (), fact.case, found.case.file_reference)
    signs = () if route.pack else routing.remarks(submission)
    remarked = replace(submission, warnings=(*submission.warnings, *found.remarks, *signs))
    return _begun(office, work, remarked, route, scans)


def put_down_as(
    office: Office, work: UnitOfWork, submission: Submission, route: Route, scans: tuple[Scanned, ...] = ()
) -> Arrival:
    """A case of the service and procedure the route says."""
    return _known(work, submission) or _begun(office, work, submission, route, scans)


def _begun(
    office: Office, work: UnitOfWork, submission: Submission, route: Route, scans: tuple[Scanned, ...]
) -> Arrival:
    desk = _desk(office, work, submission, route)
    fact = _received(office, work, submission, route, desk.unit)
    _put_on_record(work, fact, scans)
    desks.hand_over(work, fact.case, 1, CaseState.NEW, desk)
    return Arrival(Verdict.ACCEPTED, (), fact.case, fact.file_reference)


def _put_on_record(work: UnitOfWork, fact: Received | Supplemented, scans: tuple[Scanned, ...]) -> None:
    """What the scanner said stands there as soon as the documents do."""
    work.record(fact)
    kept = {fact.data_sha256, *(document.sha256 for document in fact.documents)}
    malware.write_down(work, scans, kept)


def _known(work: UnitOfWork, submission: Submission) -> Arrival | None:
    case = work.case_of(submission.destination_id, submission.submission_id)
    return Arrival(Verdict.DUPLICATE, (), case, work.case(case).file_reference) if case else None


def case_name(destination_id: str, submission_id: str) -> str:
    """The case a submission begins is called the same wherever it is taken in."""
    return str(uuid.uuid5(CASE_NAMES, f"{destination_id}/{submission_id}"))


def _quarantine(work: UnitOfWork, assessment: Assessment, source: str, scans: tuple[Scanned, ...]) -> Arrival:
    problems = tuple((p.area, p.slug, p.title, p.detail) for p in assessment.problems)
    verdict, arrival = assessment.verdict.value, str(uuid.uuid4())
    told = (source, verdict, assessment.alarm, problems, assessment.environment)
    work.record(Quarantined("", arrival, *told))
    parts = tuple(_kept(work, original) for original in assessment.originals)
    if parts:
        contents = tuple(part.sha256 for part in parts)
        work.record(ArrivalKept("", arrival, contents, parts))
        malware.write_down(work, scans, contents)
    return Arrival(assessment.verdict, assessment.problems)


def _kept(work: UnitOfWork, original: Attachment) -> KeptPart:
    document = filed(work, original)
    return KeptPart(document.name, document.detected_type, document.size, document.sha256)


def _desk(office: Office, work: UnitOfWork, submission: Submission, route: Route) -> Desk:
    """A person's choice of a unit stands over the rule."""
    if route.pack is None or route.elsewhere:
        return Desk(route.elsewhere or office.house.fallback_unit)
    applicant = form.applicant_name(route.pack, submission.fields)
    return desks.appointed(office, work, route.pack, route.procedure, applicant)


def _received(office: Office, work: UnitOfWork, submission: Submission, route: Route, unit: str) -> Received:
    day = local_day(submission.received_at)
    due = deadline.due(route.pack, route.procedure, day, office.holidays) if route.pack else None
    return Received(
        case=case_name(submission.destination_id, submission.submission_id),
        destination_id=submission.destination_id,
        submission_id=submission.submission_id,
        thread_id=submission.thread_id,
        channel=submission.channel,
        environment=submission.environment,
        received_at=submission.received_at,
        service=route.pack.id if route.pack else "",
        pack_version=route.pack.version if route.pack else "",
        procedure=route.procedure,
        unit=unit,
        due_on=due.on if due else None,
        file_reference=file_reference(work, route.pack, day.year),
        schema_uri=submission.schema_uri,
        data_mime_type=submission.data_mime_type,
        data_sha256=work.keep(submission.data),
        documents=tuple(filed(work, attachment) for attachment in submission.attachments),
        applicant=form.applicant_name(route.pack, submission.fields),
        subject=form.subject(route.pack, route.procedure) if route.pack else submission.service_name,
        fields=submission.fields,
        evidence=tuple((part.name, work.keep(part.content)) for part in submission.evidence),
        reply_channel=submission.reply_channel,
        identity=submission.identity,
        payment_status=submission.payment_status,
        sender_reference=submission.sender_reference,
        digital_notice_consent=submission.digital_notice_consent,
        warnings=submission.warnings,
    )


def file_reference(work: UnitOfWork, pack: ServicePack | None, year: int) -> str:
    if pack is None:
        return f"PST {year}/{work.next_number(f'PST/{year}'):04}"
    return pack.file_reference.format(year=year, number=work.next_number(f"{pack.id}/{year}"))
