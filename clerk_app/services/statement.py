"""Asking other bodies for their statement, while the case waits for the last of them."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from clerk_app.domain import letters, text
from clerk_app.domain import statement as consulting
from clerk_app.domain.asking_facts import StatementAsked, StatementReceived
from clerk_app.domain.case import Act
from clerk_app.domain.errors import ClerkError
from clerk_app.domain.facts import Fact, Noted
from clerk_app.domain.letters import LetterBasis
from clerk_app.domain.notice import Notice
from clerk_app.domain.outgoing import STATEMENT
from clerk_app.domain.pack_part import Body
from clerk_app.domain.service_pack import ServicePack
from clerk_app.domain.statement import Result, StatementRequest

from .casefile import case_facts, pack_of
from .information_request import require_day
from .office import Office
from .office_time import local_day
from .printing import letter_for_good
from .reading import CaseRecord
from .waiting import statements


@dataclass(frozen=True)
class Consultable:
    """A body of the pack. `remark`: what the authority has not confirmed about it; `address`: where known."""

    body: str
    label: str
    question: str
    details: str
    source: str
    remark: str
    silence: str
    due_on: date
    address: tuple[str, ...] = ()


@dataclass(frozen=True)
class Proposal:
    bodies: tuple[Consultable, ...]
    due_on: date  # for any other


@dataclass(frozen=True)
class Reply:
    """What came. `said`: the gist, for the records; `document`: sha256 of a paper of the case, or ""."""

    statement: str
    result: Result
    received_on: date
    said: str = ""
    document: str = ""


def propose(office: Office, case_id: str) -> Proposal:
    """Who is commonly asked here, what, and by when; nothing is stored."""
    record = office.reader.case(office.actor, case_id)
    pack, today = pack_of(office, record.case), local_day(office.clock())
    usual = consulting.suggested(None, None, today, office.holidays)
    if pack is None:
        return Proposal((), usual)
    known = consulting.bodies(pack, record.case.procedure)
    offered = (one for body in known for one in _consultable(office, record, pack, body))
    return Proposal(tuple(offered), usual)


def _consultable(office: Office, record: CaseRecord, pack: ServicePack, body: Body) -> Iterator[Consultable]:
    """Of people each one the application names, and the kind itself for whomever it does not."""
    today = local_day(office.clock())
    whole = Consultable(
        body.id,
        body.label,
        body.question,
        consulting.details(pack, body, record.fields),
        body.source,
        body.unconfirmed,
        body.silence,
        consulting.suggested(pack, body, today, office.holidays),
    )
    for id, person in consulting.asked_people(pack, body, case_facts(office, record, ()), today):
        yield replace(whole, body=id, label=f"{body.label}: {person.name}", address=person.lines)
    yield whole


def preview(office: Office, case_id: str, asked: StatementRequest) -> bytes:
    """The letter as it would leave now, marked as a draft."""
    return office.printer.print_notice(replace(_letter(office, case_id, asked), watermark="ENTWURF"))


def send(office: Office, case_id: str, asked: StatementRequest, seen_version: int) -> tuple[Fact, ...]:
    """The letter goes to the outbox and stays in the case, which waits for one more."""
    record = office.reader.case(office.actor, case_id)
    basis = _basis(office, record)
    letters.require_confirmed(basis, letters.statement_text(basis.pack, asked))
    letter = letter_for_good(office, _letter(office, case_id, asked), STATEMENT)
    name = consulting.name_on_record(basis.pack, asked, statements(record.timeline))
    with office.transaction(office.actor) as work:
        state = work.case(case_id).after(Act.CONSULT, office.actor, seen_version)
        told = (str(uuid.uuid4()), asked.body, name, asked.due_on, work.keep(letter.pdf))
        work.record(StatementAsked(case_id, seen_version, state, *told))
        if letter.remark:
            work.record(Noted(case_id, "", record=True, text=letter.remark))
        return work.commit()


def receive(office: Office, case_id: str, seen_version: int, reply: Reply) -> tuple[Fact, ...]:
    """Mark it as received; with the last one the case goes on by itself."""
    addressee = _fitting(office, office.reader.case(office.actor, case_id), reply)
    with office.transaction(office.actor) as work:
        state = work.case(case_id).after(Act.NOTE_STATEMENT, office.actor, seen_version)
        if said := reply.said.strip():
            noted = f"Stellungnahme {addressee}: {said}"
            work.record(Noted(case_id, "", record=True, text=noted))
        told = (reply.statement, reply.result, reply.received_on, reply.document)
        work.record(StatementReceived(case_id, seen_version, state, *told))
        return work.commit()


def _fitting(office: Office, record: CaseRecord, reply: Reply) -> str:
    """Whose statement it is; it was asked for, came meanwhile, and as a paper of this case if as any."""
    known = {one.id: one for one in statements(record.timeline)}
    asked = known.get(reply.statement)
    if asked is None or asked.result is not None:
        raise ClerkError("statement.not_open", case=record.case.file_reference)
    if not asked.asked_on <= reply.received_on <= local_day(office.clock()):
        raise ClerkError("statement.wrong_day", day=text.german_date(reply.received_on))
    if reply.document and reply.document not in {one.sha256 for one in record.documents}:
        raise ClerkError("statement.no_document", case=record.case.file_reference)
    return asked.addressee


def _letter(office: Office, case_id: str, asked: StatementRequest) -> Notice:
    basis = _basis(office, office.reader.case(office.actor, case_id))
    consulting.require_whole(asked)
    require_day(office, asked.due_on)
    return letters.statement(basis, asked)


def _basis(office: Office, record: CaseRecord) -> LetterBasis:
    pack = pack_of(office, record.case)
    if pack is None:
        raise ClerkError("pack.none", case=record.case.file_reference)
    today = local_day(office.clock())
    return LetterBasis(pack, case_facts(office, record, ()), today, office.house.wordings)
