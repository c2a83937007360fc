"""What the rooms show: flat, frozen rows, never live objects."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from clerk_app.domain.case import Act, Case, CaseState
from clerk_app.domain.composition import Outcome
from clerk_app.domain.delivery import Delivery
from clerk_app.domain.facts import ReceivedDocument, StoredDraft
from clerk_app.domain.finding import Finding, FindingState
from clerk_app.domain.form import FormField
from clerk_app.domain.outgoing import LetterState, Way
from clerk_app.domain.person import Actor
from clerk_app.domain.posting import OutgoingLetter
from clerk_app.domain.returned_paper import OwedPaper, PostCounts
from clerk_app.domain.scanning import Scan
from clerk_app.domain.submission import Identity, RawField, ReplyChannel

from .auditing import JournalPage, Progress, Wanted
from .tray_rows import QuarantineRow as QuarantineRow


class Box(StrEnum):
    """Which pile of cases is meant."""

    INBOX = "inbox"  # nobody's yet
    MINE = "mine"
    TEAM = "team"  # all open cases of my units
    APPROVALS = "approvals"  # waiting for a supervisor of my units
    DONE = "done"  # approved and later
    ALL = "all"


@dataclass(frozen=True)
class Filter:
    box: Box = Box.INBOX
    text: str = ""
    services: frozenset[str] = frozenset()
    states: frozenset[CaseState] = frozenset()
    unread_only: bool = False
    due_within_days: int | None = None
    newest_first: bool = False
    overdue: bool = False  # the office's own day has gone by, or the applicant's


@dataclass(frozen=True)
class CaseRow:
    """One line of a list of cases."""

    id: str
    file_reference: str
    applicant: str
    service: str
    subject: str  # service and procedure in words
    state: CaseState
    unit: str
    clerk: str
    clerk_name: str
    channel: str
    environment: str
    received_at: datetime
    due_on: date | None
    unread: bool
    has_draft: bool
    submission_id: str
    version: int
    single_seat: bool = False  # approved where nobody could prove that it was a second person
    awaited_on: date | None = None  # by when an answer is due, while the case waits for one
    awaits: str = ""  # papers | hearing | statement, while it does


@dataclass(frozen=True)
class Page:
    """Rows with the key to ask for those that follow; `None` at the end."""

    rows: tuple[CaseRow, ...]
    next: tuple[str, str] | None


@dataclass(frozen=True)
class Counts:
    """Cases per box for the person asking, capped at 1001."""

    by_box: Mapping[Box, int]
    unread: int
    due_soon: int  # open cases with a deadline within 7 days
    quarantine: int
    unclaimed: int = 0  # open cases of no service, for the mail room


@dataclass(frozen=True)
class SubmissionRow:
    """The technical side of the application: where it came from and what proves who sent it."""

    destination_id: str
    submission_id: str
    thread_id: str
    schema_uri: str
    data_mime_type: str
    data_sha256: str
    reply_channel: ReplyChannel
    identity: Identity | None
    payment_status: str
    sender_reference: str
    digital_notice_consent: bool | None
    warnings: tuple[str, ...]


@dataclass(frozen=True)
class CopyRow:
    """What one party of a notice gets; the first of them is the notice itself."""

    position: int
    role: str
    name: str
    pdf_sha256: str


@dataclass(frozen=True)
class NoticeRow:
    """A notice as submitted for approval, and what became of it."""

    id: str
    outcome: str
    pdf_sha256: str
    data_sha256: str
    pack_version: str
    author: str
    author_name: str
    submitted_at: datetime
    status: str  # waiting | approved | returned | recalled
    reviewer_name: str = ""
    reviewed_at: datetime | None = None
    remarks: str = ""
    single_seat: bool = False
    data: str = ""  # the decision data whose digest `data_sha256` is, as canonical JSON
    copies: tuple[CopyRow, ...] = ()  # none where the notice goes to one party alone

    @property
    def hashes(self) -> frozenset[str]:
        """Of everything printed for it."""
        return frozenset({self.pdf_sha256, *(copy.pdf_sha256 for copy in self.copies)})


@dataclass(frozen=True)
class TimelineEntry:
    seq: int
    at: datetime
    actor: str
    actor_name: str
    kind: str
    facts: Mapping[str, object]
    text: str = ""  # text of a note or remark, where the reader may see it


@dataclass(frozen=True)
class Judgement:
    check: str
    state: FindingState
    remark: str
    by: str


@dataclass(frozen=True)
class SentLetter:
    """A letter that carries a document, and how far it has come on its way out."""

    kind: str  # dispatch | information_request | hearing | statement
    pdf_sha256: str
    state: LetterState
    settled_at: datetime | None = None


@dataclass(frozen=True)
class CaseRecord:
    """Everything stored about a case, before the service pack has put its labels on it."""

    case: Case
    row: CaseRow
    submission: SubmissionRow | None
    fields: tuple[RawField, ...]
    documents: tuple[ReceivedDocument, ...]
    judgements: tuple[Judgement, ...]
    draft: StoredDraft | None
    notices: tuple[NoticeRow, ...]  # newest first
    timeline: tuple[TimelineEntry, ...]  # oldest first
    scans: tuple[Scan, ...] = ()  # for malware, of everything received
    letters: tuple[SentLetter, ...] = ()  # oldest first


@dataclass(frozen=True)
class CaseFile:
    """A case as the clerk reads it."""

    record: CaseRecord
    service_title: str
    fields: tuple[FormField, ...]
    findings: tuple[Finding, ...]
    outcomes: tuple[Outcome, ...]  # what the pack offers here; empty: not decided in this program yet
    acts: frozenset[Act]  # what the reader may do now
    deadline_rule: str = ""
    deadline_source: str = ""
    targets: tuple[str, ...] = ()  # programs that may carry the case on

    @property
    def case(self) -> Case:
        return self.record.case


@dataclass(frozen=True)
class Colleague:
    login: str
    name: str
    units: tuple[str, ...]
    roles: tuple[str, ...] = field(default=())


@dataclass(frozen=True)
class JournalFault:
    """A place where journal or stored contents do not agree with their hashes."""

    kind: str  # hash | gap | chain | content_missing | content_changed | head
    case: str
    seq: int
    detail: str


class Reader(Protocol):
    """Questions to the filing room. Every answer keeps to the units of the person asking."""

    def page(
        self, actor: Actor, wanted: Filter, after: tuple[str, str] | None = None, limit: int = 200
    ) -> Page: ...
    def counts(self, actor: Actor, today: date) -> Counts: ...
    def case(self, actor: Actor, case_id: str) -> CaseRecord:
        """Raises ClerkError("case.unknown") also when the case is of a unit the person may not see."""
        ...

    def content(self, sha256: str) -> bytes:
        """Bytes whose hash was computed anew and agrees; else OutsideError("content.changed")."""
        ...

    def quarantine(self, actor: Actor, *, ended: bool = False) -> tuple[QuarantineRow, ...]:
        """What waits for a decision, newest first; or, most recent first, what was decided."""
        ...

    def unclaimed(self, actor: Actor) -> tuple[QuarantineRow, ...]:
        """Open cases of no service in the units of this mail room, oldest first."""
        ...

    def arrival_scans(self, actor: Actor, arrival: str) -> tuple[Scan, ...]: ...
    def arrival_content(self, actor: Actor, arrival: str, sha256: str) -> bytes:
        """For the mail room, once its reading stands in the journal."""
        ...

    def waiting(self, actor: Actor, case_id: str = "") -> tuple[Delivery, ...]:
        """What became a case and waits to be accepted, oldest first."""
        ...

    def outgoing(self, actor: Actor, ways: Sequence[Way], case_id: str = "") -> tuple[OutgoingLetter, ...]:
        """Letters of the case; of all where this person posts letters, those that have not left."""
        ...

    def owed(self, actor: Actor) -> tuple[OwedPaper, ...]:
        """Letters that are out, where this person posts letters, and whose paper has not come back."""
        ...

    def post_counts(self, actor: Actor, ways: Sequence[Way]) -> PostCounts:
        """For those who post letters; cheap enough for every change."""
        ...

    def colleagues(self, unit: str) -> tuple[Colleague, ...]: ...
    def actor(self, login: str) -> Actor | None: ...
    def actors(self) -> tuple[Actor, ...]: ...
    def units(self) -> dict[str, str]: ...
    def journal(
        self, actor: Actor, wanted: Wanted, before: int | None = None, limit: int = 200
    ) -> JournalPage:
        """For auditors; for administrators what concerns the office. Nothing of what cases are about."""
        ...

    def pack_usage(self) -> Mapping[tuple[str, str], int]:
        """Service and version → how many running cases hold to it; it names none of them."""
        ...

    def verify(self, told: Progress | None = None) -> tuple[JournalFault, ...]: ...
    def generation(self) -> int:
        """A number that differs after any change by anyone."""
        ...
