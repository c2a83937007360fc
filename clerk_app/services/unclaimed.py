"""What no service claims: the mail room finds its service, or a pack installed since does."""

from __future__ import annotations

from dataclasses import dataclass

from clerk_app.domain import deadline, form, routing
from clerk_app.domain.case import Act, CaseState
from clerk_app.domain.errors import ClerkError
from clerk_app.domain.facts import Fact
from clerk_app.domain.person import Role
from clerk_app.domain.routing import ROOT_SIGN, SERVICE_SIGN, Route
from clerk_app.domain.routing_facts import Registered
from clerk_app.domain.service_pack import ServicePack
from clerk_app.domain.submission import Submission

from . import casefile, desks
from .desks import Desk
from .intake import file_reference
from .office import Office, UnitOfWork
from .office_time import local_day
from .reading import CaseFile, CaseRecord
from .tray import Placing, chosen_unit, require_clerk


@dataclass(frozen=True)
class Found:
    """Where the case lies now, and what it is called there."""

    case: str
    file_reference: str
    unit: str
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True)
class _Place:
    pack: ServicePack
    procedure: str
    applicant: str
    unit: str = ""  # "" where the authority's rule decides
    clerk: str = ""
    by_pack: bool = False
    reason: str = ""


def read(office: Office, case_id: str) -> CaseFile:
    """Its data and papers, once the reading stands in the journal."""
    casefile.open_case(office, case_id)
    return casefile.case_file(office, case_id)


def register(office: Office, case_id: str, seen_version: int, placing: Placing, reason: str = "") -> Found:
    """From then on it is a case of the service as if it had come as one; its day of arrival stays."""
    _require_mailroom(office)
    pack = next((one for one in office.shelf.packs() if one.id == placing.service), None)
    if pack is None or pack.procedure(placing.procedure) is None:
        raise ClerkError("pack.unknown", service=placing.service)
    record = office.reader.case(office.actor, case_id)
    named = placing.applicant.strip() or form.applicant_name(pack, record.fields)
    unit = chosen_unit(office, pack, placing, named)
    require_clerk(office, placing.clerk, unit)
    place = _Place(pack, placing.procedure, named, unit, placing.clerk, reason=reason.strip())
    return _registered(office, record, seen_version, place)


def read_again(office: Office, case_id: str, seen_version: int) -> Found:
    """By the packs of today."""
    _require_mailroom(office)
    record = office.reader.case(office.actor, case_id)
    found = _route(office, record)
    if found.pack is None:
        raise ClerkError("case.still_unclaimed", case=record.case.file_reference)
    named = form.applicant_name(found.pack, record.fields)
    place = _Place(found.pack, found.procedure, named, by_pack=True)
    return _registered(office, record, seen_version, place)


def _registered(office: Office, record: CaseRecord, seen_version: int, place: _Place) -> Found:
    day, pack = local_day(record.case.received_at), place.pack
    due = deadline.due(pack, place.procedure, day, office.holidays)
    with office.transaction(office.actor) as work:
        case = work.case(record.case.id)
        state = case.after(Act.REROUTE, office.actor, seen_version)
        if case.service:
            raise ClerkError("case.has_service", case=case.file_reference)
        desk = _desk(office, work, place)
        fact = Registered(
            case=case.id,
            seen_version=seen_version,
            state=state,
            service=pack.id,
            pack_version=pack.version,
            procedure=place.procedure,
            unit=desk.unit,
            clerk=place.clerk,
            due_on=due.on if due else None,
            subject=form.subject(pack, place.procedure),
            file_reference=file_reference(work, pack, day.year),
            by_pack=place.by_pack,
            reason=place.reason,
            applicant=place.applicant,
        )
        work.record(fact)
        _hand_over(work, fact, desk)
        return Found(case.id, fact.file_reference, fact.unit, work.commit())


def _hand_over(work: UnitOfWork, fact: Registered, desk: Desk) -> None:
    if not fact.clerk:
        desks.hand_over(work, fact.case, fact.seen_version + 1, CaseState(fact.state), desk)


def _desk(office: Office, work: UnitOfWork, place: _Place) -> Desk:
    if place.unit:
        return Desk(place.unit)
    return desks.appointed(office, work, place.pack, place.procedure, place.applicant)


def _route(office: Office, record: CaseRecord) -> Route:
    """By the same signs as on the day it came."""
    sent = record.submission
    if sent is None:
        return Route(None)
    told = {code: value for code, _, value in (warning.partition(":") for warning in sent.warnings)}
    data = office.reader.content(sent.data_sha256) if told.get(ROOT_SIGN) else b""
    submission = Submission(
        destination_id=sent.destination_id,
        submission_id=sent.submission_id,
        thread_id=sent.thread_id,
        channel=record.case.channel,
        environment=record.case.environment,
        service_identifier=told.get(SERVICE_SIGN, ""),
        service_name=record.case.subject,
        region="",
        received_at=record.case.received_at,
        schema_uri=sent.schema_uri,
        data_mime_type=sent.data_mime_type,
        data=data,
        fields=record.fields,
        attachments=(),
    )
    return routing.route(office.shelf.packs(), submission)


def _require_mailroom(office: Office) -> None:
    if not office.actor.works_as(Role.MAILROOM):
        raise ClerkError("person.not_entitled", act="receive", unit="", person=office.actor.name)
