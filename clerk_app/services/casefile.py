"""Opening a case: what is stored, with the labels and findings of its service pack put on it."""

from __future__ import annotations

from clerk_app.domain import checks, compose, deadline, form
from clerk_app.domain.case import Act, Case
from clerk_app.domain.composition import CaseFacts, FiledDocument
from clerk_app.domain.errors import ClerkError
from clerk_app.domain.facts import Fact, Noted, Opened
from clerk_app.domain.finding import Finding
from clerk_app.domain.notice import Letterhead
from clerk_app.domain.service_pack import ServicePack

from .office import Office
from .office_time import local_day
from .reading import CaseFile, CaseRecord
from .waiting import hearing


def open_case(office: Office, case_id: str) -> tuple[Fact, ...]:
    """Note in the journal that this person read the case."""
    with office.transaction(office.actor) as work:
        work.record(Opened(work.case(case_id).id, office.actor.login))
        return work.commit()


def case_file(office: Office, case_id: str) -> CaseFile:
    record = office.reader.case(office.actor, case_id)
    pack = pack_of(office, record.case)
    due = pack and deadline.due(
        pack, record.case.procedure, local_day(record.case.received_at), office.holidays
    )
    return CaseFile(
        record=record,
        service_title=pack.title if pack else "",
        fields=form.form_fields(pack, record.fields),
        findings=findings(office, record),
        outcomes=compose.outcomes(pack, record.case.procedure) if pack else (),
        acts=frozenset(act for act in Act if record.case.may(act, office.actor)),
        deadline_rule=due.rule if due else "",
        deadline_source=due.source if due else "",
        targets=_targets(pack, record.case),
    )


def _targets(pack: ServicePack | None, case: Case) -> tuple[str, ...]:
    handovers = pack.handovers if pack else ()
    return tuple(handover.target for handover in handovers if handover.applies_to(case.procedure))


def note(office: Office, case_id: str, text: str, *, record: bool) -> tuple[Fact, ...]:
    if not text.strip():
        raise ClerkError("note.empty")
    with office.transaction(office.actor) as work:
        work.record(Noted(work.case(case_id).id, "", record, text.strip()))
        return work.commit()


def pack_of(office: Office, case: Case) -> ServicePack | None:
    """The pack in the version the case began with."""
    return office.shelf.pack(case.service, case.pack_version) if case.service else None


def findings(office: Office, record: CaseRecord) -> tuple[Finding, ...]:
    """What the rules find, with the clerk's judgements standing over them."""
    pack = pack_of(office, record.case)
    if pack is None:
        return ()
    judged = {judgement.check: judgement for judgement in record.judgements}
    found = checks.findings(
        pack, record.case.procedure, case_facts(office, record, ()), local_day(office.clock())
    )
    return tuple(
        checks.with_judgement(f, judged[f.check].state, judged[f.check].remark, judged[f.check].by)
        if f.check in judged
        else f
        for f in found
    )


def case_facts(office: Office, record: CaseRecord, found: tuple[Finding, ...]) -> CaseFacts:
    """What a decision about this case may rest on, in the name of the clerk it is assigned to."""
    case, house = record.case, office.house
    return CaseFacts(
        file_reference=case.file_reference,
        procedure=case.procedure,
        received_on=local_day(case.received_at),
        fields=record.fields,
        documents=tuple(
            FiledDocument(d.name, d.detected_type or d.mime_type, d.purpose, d.description)
            for d in record.documents
        ),
        findings=found,
        clerk_name=record.row.clerk_name or office.actor.name,
        clerk_contact=house.contacts.get(case.clerk or office.actor.login, ()),
        letterhead=_letterhead(office, case.unit),
        confirmations=house.confirmations,
        plain_sheets=house.plain_sheets,
        hearing=hearing(record.timeline),
    )


def _letterhead(office: Office, unit: str) -> Letterhead:
    if unit not in office.house.letterheads:
        raise ClerkError("letterhead.missing", unit=unit)
    return office.house.letterheads[unit]
