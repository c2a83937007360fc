"""Writing a decision: draft, preview, submission for approval."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace

from clerk_app.domain import compose
from clerk_app.domain.case import Act, Case, CaseState
from clerk_app.domain.composition import Composition, Draft
from clerk_app.domain.errors import ClerkError
from clerk_app.domain.facts import DraftBegun, Fact, Noted, Recalled, Submitted
from clerk_app.domain.notice import Notice

from .casefile import case_facts, findings, pack_of
from .office import Office, UnitOfWork
from .office_time import local_day
from .printing import Printed, printed_for_good
from .reading import CaseRecord


@dataclass(frozen=True)
class Saved:
    """How far a draft has come: its revision, and the version of the case it belongs to."""

    revision: int
    case_version: int
    facts: tuple[Fact, ...]


def composition(office: Office, record: CaseRecord, draft: Draft) -> Composition:
    """What follows from the draft; nothing is stored."""
    pack = pack_of(office, record.case)
    if pack is None:
        raise ClerkError("pack.none", case=record.case.file_reference)
    facts = case_facts(office, record, findings(office, record))
    return compose.compose(pack, facts, draft, local_day(office.clock()), office.holidays)


def preview(office: Office, composed: Composition) -> bytes:
    """The notice as it would leave now, marked as a draft. Empty bytes while no outcome is chosen."""
    return b"" if composed.notice is None else preview_of(office, composed.notice)


def preview_of(office: Office, notice: Notice) -> bytes:
    """What one party would get."""
    return office.printer.print_notice(replace(notice, watermark="ENTWURF"))


def save(office: Office, case_id: str, draft: Draft, seen_revision: int) -> Saved:
    """Keep every typed word. The journal notes the first save of each person, not each key stroke."""
    with office.transaction(office.actor) as work:
        case = work.case(case_id)
        _signed(office, work, case)
        revision = work.save_draft(case_id, draft, seen_revision)
        facts = work.commit()
    return Saved(revision, case.version + len(facts), facts)


def submit(office: Office, case_id: str, seen_version: int) -> tuple[Fact, ...]:
    """Bind the notice to its bytes and lay it before a supervisor; who does so signs as a writer."""
    record = office.reader.case(office.actor, case_id)
    if record.draft is None:
        raise ClerkError("decision.no_draft", case=record.case.file_reference)
    composed = composition(office, record, record.draft.draft)
    if composed.blockers or composed.notice is None:
        raise ClerkError("decision.blocked", count=len(composed.blockers))
    printed = printed_for_good(office, [_final(office, copy.notice) for copy in composed.copies])
    hashes = [hashlib.sha256(copy.pdf).hexdigest() for copy in printed]
    data = compose.decision_hash_input(composed, hashes).decode()
    with office.transaction(office.actor) as work:
        again = _taken_up_again(office, work, case_id)
        case = work.case(case_id)
        state = case.after(Act.SUBMIT, office.actor, seen_version + again)
        signed = again or _signed(office, work, case)
        stored = work.draft(case_id)
        if stored is None or stored.revision != record.draft.revision:
            raise ClerkError("draft.changed_elsewhere", case=record.case.file_reference)
        work.record(
            Submitted(
                case_id, seen_version + signed, state,
                notice=str(uuid.uuid4()),
                outcome=record.draft.draft.outcome,
                pdf_sha256=_kept(work, printed),
                data_sha256=hashlib.sha256(data.encode()).hexdigest(),
                pack_version=record.case.pack_version,
                author=stored.author,
                data=data,
            )
        )  # fmt: skip
        for remark in dict.fromkeys(copy.remark for copy in printed if copy.remark):
            work.record(Noted(case_id, "", record=True, text=remark))
        return work.commit()


def recall(office: Office, case_id: str, seen_version: int) -> tuple[Fact, ...]:
    """Take a notice back from approval to go on writing."""
    with office.transaction(office.actor) as work:
        state = work.case(case_id).after(Act.RECALL, office.actor, seen_version)
        waiting = work.waiting_notice(case_id)
        if waiting is None:
            raise ClerkError("approval.nothing_waiting")
        work.record(Recalled(case_id, seen_version, state, waiting.id))
        return work.commit()


def _kept(work: UnitOfWork, printed: Sequence[Printed]) -> str:
    """All of them; the first is the notice itself."""
    first, *_ = [work.keep(copy.pdf) for copy in printed]
    return first


def _signed(office: Office, work: UnitOfWork, case: Case) -> bool:
    """Sees to it that this person stands among the writers; whether that had to be written down."""
    state = case.after(Act.DRAFT, office.actor, case.version)
    if state is case.state and office.actor.person in work.editors(case.id):
        return False
    work.record(DraftBegun(case.id, case.version, state, office.actor.person))
    return True


def _taken_up_again(office: Office, work: UnitOfWork, case_id: str) -> bool:
    """A draft from before the applicant was asked may be handed in as it is."""
    case = work.case(case_id)
    return case.state is CaseState.CHECKING and _signed(office, work, case)


def _final(office: Office, notice: Notice) -> Notice:
    return replace(notice, watermark="ÜBUNG" if office.house.practice else "")
