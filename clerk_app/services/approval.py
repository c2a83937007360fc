"""The second pair of eyes: these bytes, these data and this pack version are approved, or go back."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from clerk_app.domain.case import Act, Case
from clerk_app.domain.errors import ClerkError
from clerk_app.domain.facts import Approved, Fact, Returned

from .office import Office, UnitOfWork
from .reading import NoticeRow


@dataclass(frozen=True)
class Seen:
    """What the approver had on the screen."""

    notice: str
    pdf_sha256: str
    data_sha256: str


def approve(office: Office, case_id: str, seen_version: int, seen: Seen) -> tuple[Fact, ...]:
    """Release the notice. Refused to everybody who wrote at it, and for any bytes but those seen."""
    pdf = office.reader.content(seen.pdf_sha256)
    with office.transaction(office.actor) as work:
        case = work.case(case_id)
        state = case.after(Act.APPROVE, office.actor, seen_version)
        waiting = _same(work, case, seen, pdf)
        _whole(office, case, waiting)
        if office.actor.person in work.editors(case_id):
            raise ClerkError("approval.own_work", person=office.actor.name)
        work.record(
            Approved(
                case_id, seen_version, state,
                notice=waiting.id,
                pdf_sha256=waiting.pdf_sha256,
                data_sha256=waiting.data_sha256,
                pack_version=waiting.pack_version,
                person=office.actor.person,
                single_seat=office.single_seat,
            )
        )  # fmt: skip
        return work.commit()


def return_for_rework(office: Office, case_id: str, seen_version: int, remarks: str) -> tuple[Fact, ...]:
    """Send the notice back; without a reason nobody could mend it."""
    if not remarks.strip():
        raise ClerkError("approval.remarks_missing")
    with office.transaction(office.actor) as work:
        state = work.case(case_id).after(Act.RETURN, office.actor, seen_version)
        waiting = work.waiting_notice(case_id)
        if waiting is None:
            raise ClerkError("approval.nothing_waiting")
        work.record(Returned(case_id, seen_version, state, waiting.id, remarks.strip()))
        return work.commit()


def _whole(office: Office, case: Case, waiting: NoticeRow) -> None:
    """The data seen name every copy by its hash; each must still be those bytes."""
    for copy in waiting.copies:
        if hashlib.sha256(office.reader.content(copy.pdf_sha256)).hexdigest() != copy.pdf_sha256:
            raise ClerkError("approval.bytes_changed", case=case.file_reference)


def _same(work: UnitOfWork, case: Case, seen: Seen, pdf: bytes) -> NoticeRow:
    waiting = work.waiting_notice(case.id)
    if waiting is None:
        raise ClerkError("approval.nothing_waiting")
    shown = (seen.notice, seen.pdf_sha256, seen.data_sha256)
    if shown != (waiting.id, waiting.pdf_sha256, waiting.data_sha256):
        raise ClerkError("approval.other_notice", case=case.file_reference)
    if hashlib.sha256(pdf).hexdigest() != waiting.pdf_sha256 or waiting.pack_version != case.pack_version:
        raise ClerkError("approval.bytes_changed", case=case.file_reference)
    return waiting
