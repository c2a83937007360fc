"""The notice of a case as a file: the stored bytes where there are any, a draft otherwise."""

from __future__ import annotations

from dataclasses import dataclass

from clerk_app.domain.composition import Blocker, Composition
from clerk_app.domain.errors import ClerkError

from . import decision
from .office import Office
from .reading import CaseRecord, NoticeRow

_BINDING = ("waiting", "approved")


@dataclass(frozen=True)
class RenderedCopy:
    role: str
    name: str
    pdf: bytes


@dataclass(frozen=True)
class RenderedNotice:
    """`status`: waiting or approved are the stored bytes; draft was printed just now."""

    pdf: bytes
    status: str
    composed: Composition | None = None  # of a draft
    copies: tuple[RenderedCopy, ...] = ()  # of the further parties

    @property
    def blockers(self) -> tuple[Blocker, ...]:
        return self.composed.blockers if self.composed else ()


def notice_of_case(office: Office, case_id: str) -> RenderedNotice:
    """What was laid before a supervisor is never printed anew."""
    record = office.reader.case(office.actor, case_id)
    stored = _stored(record)
    if stored is not None:
        further = tuple(
            RenderedCopy(copy.role, copy.name, office.reader.content(copy.pdf_sha256))
            for copy in stored.copies[1:]
        )
        return RenderedNotice(office.reader.content(stored.pdf_sha256), stored.status, copies=further)
    if record.draft is None:
        raise ClerkError("decision.no_draft", case=record.case.file_reference)
    composed = decision.composition(office, record, record.draft.draft)
    if composed.notice is None:
        raise ClerkError("decision.no_draft", case=record.case.file_reference)
    further = tuple(
        RenderedCopy(copy.party.role, copy.party.name, decision.preview_of(office, copy.notice))
        for copy in composed.copies[1:]
    )
    return RenderedNotice(decision.preview(office, composed), "draft", composed, further)


def _stored(record: CaseRecord) -> NoticeRow | None:
    return next((notice for notice in record.notices if notice.status in _BINDING), None)
