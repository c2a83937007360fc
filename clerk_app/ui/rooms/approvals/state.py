"""What the approvals room knows, and what it shows of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from clerk_app.domain.case import CaseState
from clerk_app.domain.composition import CalculationStep
from clerk_app.domain.facts import ReceivedDocument
from clerk_app.domain.finding import Finding
from clerk_app.domain.person import Actor
from clerk_app.services.reading import CaseFile, NoticeRow
from clerk_app.services.sealing import FoundSeal


@dataclass(frozen=True)
class Waiting:
    """One notice in the queue."""

    case_id: str
    reference: str
    applicant: str
    subject: str
    outcome: str
    author_name: str
    submitted_at: datetime
    due_on: date | None


@dataclass(frozen=True)
class Labels:
    """The pack's words for what the decision data call by short names."""

    outcomes: Mapping[str, str] = field(default_factory=dict)
    inputs: Mapping[str, str] = field(default_factory=dict)  # in the order of the form
    units: Mapping[str, str] = field(default_factory=dict)  # input → unit
    choices: Mapping[tuple[str, str], str] = field(default_factory=dict)  # input, value → label
    checks: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Laid:
    """A notice as it lies before the supervisor: bytes whose hash was computed anew, data likewise."""

    file: CaseFile
    notice: NoticeRow
    earlier: NoticeRow | None  # the notice that was returned or recalled before
    pdf: bytes = field(repr=False)
    labels: Labels = Labels()
    seals: Mapping[str, FoundSeal | None] = field(default_factory=dict)  # sha256 → read from those very bytes
    results: tuple[CalculationStep, ...] = ()  # computed anew and found to be the data of the notice
    wrote: frozenset[str] = frozenset()  # persons who have written at the draft


@dataclass(frozen=True)
class Inputs:
    me: Actor
    today: date
    now: datetime
    single_seat: bool
    rows: tuple[Waiting, ...] | None = None  # None while the queue is being read
    chosen: str = ""
    laid: Laid | None = None
    trouble: str = ""  # why the notice cannot be shown
    remarks: Mapping[str, str] = field(default_factory=dict)  # case → what is typed there
    busy: bool = False
    unseen: bool = False  # it came up by itself, this very moment


@dataclass(frozen=True)
class Gate:
    """A button that says why it is closed."""

    enabled: bool
    reason: str


@dataclass(frozen=True)
class Head:
    name: str
    state: CaseState
    reference: str
    due_on: date | None
    today: date
    environment: str = ""


@dataclass(frozen=True)
class Fact:
    """A line of the decision data; `marked` when it differs from what was laid here before."""

    label: str
    value: str
    marked: bool = False


@dataclass(frozen=True)
class FactGroup:
    title: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Change:
    label: str
    before: str
    after: str


@dataclass(frozen=True)
class ShownChanges:
    """What happened to the earlier notice, and how this one differs."""

    title: str
    remarks: str
    changes: tuple[Change, ...]
    note: str


@dataclass(frozen=True)
class ShownRow:
    """A line of the queue: who, what is decided, who wrote it and how long it has waited."""

    case_id: str
    applicant: str
    about: str
    origin: str
    reference: str
    due_on: date | None
    today: date


@dataclass(frozen=True)
class Shown:
    rows: tuple[ShownRow, ...] = ()
    empty: bool = False
    chosen: str = ""
    head: Head | None = None
    warning: str = ""  # why this person may not approve
    seat_note: str = ""
    trouble: str = ""
    changes: ShownChanges | None = None
    groups: tuple[FactGroup, ...] = ()
    findings: tuple[Finding, ...] = ()
    bound: tuple[Fact, ...] = ()  # what the approval will hold for
    documents: tuple[ReceivedDocument, ...] = ()
    earlier: NoticeRow | None = None
    notice: NoticeRow | None = None
    remarks: str = ""
    approve: Gate = Gate(enabled=False, reason="")
    give_back: Gate = Gate(enabled=False, reason="")
