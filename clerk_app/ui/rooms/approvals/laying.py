"""Reads what waits for approval: the queue, and one notice with everything the approver has to see."""

from __future__ import annotations

import hashlib
import json

from clerk_app.domain.composition import CalculationStep, Composition
from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.domain.facts import canonical
from clerk_app.services import casefile, decision
from clerk_app.services.office import Office
from clerk_app.services.reading import Box, CaseFile, CaseRecord, CaseRow, Filter, NoticeRow
from clerk_app.services.sealing import FoundSeal

from .state import Labels, Laid, Waiting

_MOST = 200


def queue(office: Office) -> tuple[Waiting, ...]:
    """Who has waited longest comes first."""
    page = office.reader.page(office.actor, Filter(box=Box.APPROVALS), limit=_MOST)
    found = (_waiting(office, row) for row in page.rows)
    return tuple(sorted((w for w in found if w is not None), key=lambda w: (w.submitted_at, w.reference)))


def laid(office: Office, case_id: str) -> Laid:
    """Refuses data whose hash does not agree: what is approved must be what is seen."""
    file = casefile.case_file(office, case_id)
    notice = _waiting_notice(file.record)
    if notice is None:
        raise ClerkError("approval.nothing_waiting")
    if hashlib.sha256(notice.data.encode()).hexdigest() != notice.data_sha256:
        raise OutsideError("content.changed")
    composed = _composed(office, file)
    pdf = office.reader.content(notice.pdf_sha256)
    return Laid(
        file=file,
        notice=notice,
        earlier=next((n for n in file.record.notices if n.id != notice.id), None),
        pdf=pdf,
        seals=_seals(office, notice),
        labels=_labels(file, composed),
        results=_results(notice, composed),
        wrote=_writers(file.record),
    )


def _waiting(office: Office, row: CaseRow) -> Waiting | None:
    record = office.reader.case(office.actor, row.id)
    notice = _waiting_notice(record)
    if notice is None:
        return None
    pack = casefile.pack_of(office, record.case)
    outcome = pack.decision(notice.outcome) if pack else None
    return Waiting(
        case_id=row.id,
        reference=row.file_reference,
        applicant=row.applicant,
        subject=row.subject,
        outcome=outcome.label if outcome else notice.outcome,
        author_name=notice.author_name,
        submitted_at=notice.submitted_at,
        due_on=row.due_on,
    )


def _waiting_notice(record: CaseRecord) -> NoticeRow | None:
    return next((notice for notice in record.notices if notice.status == "waiting"), None)


def _seals(office: Office, notice: NoticeRow) -> dict[str, FoundSeal | None]:
    """Of every copy; refused where the bytes of one are no longer those laid down."""
    return {sha256: office.find_seal(office.reader.content(sha256)) for sha256 in notice.hashes}


def _writers(record: CaseRecord) -> frozenset[str]:
    """From the journal, which nobody can edit."""
    return frozenset(str(e.facts.get("person", "")) for e in record.timeline if e.kind == "draft_begun")


def _labels(file: CaseFile, composed: Composition | None) -> Labels:
    inputs = composed.inputs if composed else ()
    return Labels(
        outcomes={outcome.id: outcome.label for outcome in file.outcomes},
        inputs={field.id: field.label for field in inputs},
        units={field.id: field.unit for field in inputs if field.unit},
        choices={(field.id, value): label for field in inputs for value, label in field.choices},
        checks={finding.check: finding.label for finding in file.findings},
    )


def _results(notice: NoticeRow, composed: Composition | None) -> tuple[CalculationStep, ...]:
    """The lines that count, in the pack's words, if computing anew gives the very data of the notice."""
    if composed is None or composed.notice is None:
        return ()
    anew, laid_down = json.loads(canonical(composed.notice.decision_data)), json.loads(notice.data)
    same = {**anew, "date": ""} == {**laid_down, "date": ""}
    return tuple(step for step in composed.steps if step.result) if same else ()


def _composed(office: Office, file: CaseFile) -> Composition | None:
    """For words and proof only: what is decided lies in the notice's own data."""
    if file.record.draft is None:
        return None
    try:
        return decision.composition(office, file.record, file.record.draft.draft)
    except ClerkError:
        return None
