"""What is known of the case in hand, and the parts in which it is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from clerk_app.domain.delivery import Delivery
from clerk_app.domain.finding import FindingState
from clerk_app.domain.form import FormField
from clerk_app.domain.person import Actor
from clerk_app.services.dispatch_proof import Outgoing
from clerk_app.services.malware_guard import Guard
from clerk_app.services.reading import CaseFile, Colleague
from clerk_app.services.sealing import FoundSeal
from clerk_app.ui.kit.story import Told

from .asking_state import Request, ShownRequest
from .hearing_state import HearingText, ShownHearing
from .posting_state import ShownOutgoing
from .state import Empty, Gate
from .statement_state import Receiving, ShownRequestedStatement, ShownStatement, StatementText


class Panel(StrEnum):
    """The inline panels that ask for what an act needs."""

    NONE = ""
    ASSIGN = "assign"
    REROUTE = "reroute"
    DISCARD = "discard"
    REFUSE = "refuse"
    ADD = "add"
    HEARD = "heard"
    RECEIVED = "received"


@dataclass(frozen=True)
class Judging:
    """A finding being judged; what is typed is kept until the office has taken it."""

    check: str
    state: FindingState
    remark: str = ""
    trouble: str = ""


@dataclass(frozen=True)
class NoteText:
    """What is being written as a note. A Vermerk is part of the records, a Notiz is not."""

    text: str = ""
    record: bool = True


@dataclass(frozen=True)
class Target:
    """Where a case may be rerouted: a procedure of a service and the unit that keeps it."""

    service: str
    procedure: str
    title: str
    unit: str


@dataclass(frozen=True)
class CaseInputs:
    me: Actor
    now: datetime
    case_id: str = ""
    file: CaseFile | None = None
    trouble: str = ""
    panel: Panel = Panel.NONE
    panel_trouble: str = ""
    judging: Judging | None = None
    note: NoteText = NoteText()
    verified: Mapping[str, bool] = field(default_factory=dict)  # sha256 → whether the bytes agreed
    seals: Mapping[str, FoundSeal | None] = field(default_factory=dict)  # sha256 → seal, once it was read
    document: str = ""  # sha256 of the one on the desk
    sheet: bytes = field(default=b"", repr=False)  # printed only to be looked at
    sheet_name: str = ""
    colleagues: tuple[Colleague, ...] | None = None
    targets: tuple[Target, ...] = ()
    laid: tuple[Path, ...] = ()  # files waiting for the word how they came
    request: Request | None = None  # being written, or put aside
    letters: tuple[Outgoing, ...] = ()  # what the case has to send, and how it left
    hearing: HearingText | None = None  # likewise
    statement: StatementText | None = None  # likewise
    receiving: str = ""  # id of the statement being entered
    waiting: tuple[Delivery, ...] = ()  # what somebody has to accept or give back
    malware: Guard = Guard()
    working: bool = False


@dataclass(frozen=True)
class Head:
    """`due_on` is there only as long as there is something to keep by then."""

    title: str
    state: str
    line: str  # file reference, service, how and when it came, whose it is
    reference: str
    environment: str
    today: date
    due_on: date | None = None
    due_tip: str = ""
    awaited_on: date | None = None  # until when the case waits for an answer
    awaits: str = ""  # for which


@dataclass(frozen=True)
class Button:
    """`id` names the act; `primary` is the one next step."""

    id: str
    text: str
    icon: str
    gate: Gate
    primary: bool = False


@dataclass(frozen=True)
class Acceptance:
    """What the sender still waits for. `begun`: the case came into being with it."""

    title: str
    text: str
    alarm: bool
    begun: bool
    accept: Gate
    refuse: Gate


@dataclass(frozen=True)
class Proof:
    """A line of "Nachweis und Rückweg"."""

    label: str
    value: str
    icon: str = ""
    tone: str = ""
    hint: str = ""


@dataclass(frozen=True)
class Away:
    """A case that went to another program. `enter`: whether its result can be entered, None: not now."""

    lines: tuple[Proof, ...]
    enter: Gate | None


@dataclass(frozen=True)
class ShownFinding:
    check: str
    label: str
    state: FindingState
    source: str
    detail: str
    by: str  # who judged it by hand, and with which remark
    judging: Judging | None = None


@dataclass(frozen=True)
class Checks:
    title: str
    findings: tuple[ShownFinding, ...]
    judge: Gate
    settled: int
    empty: str = ""


@dataclass(frozen=True)
class Safety:
    """What is known of malware in a document. `mark`: said above it while it lies open."""

    word: str
    icon: str
    tone: str
    tip: str
    mark: str = ""


@dataclass(frozen=True)
class Paper:
    """A document of the case: what came with the application, its data, and the notices written since."""

    sha256: str
    name: str
    mime_type: str
    about: str
    verified: bool | None
    active: bool = False
    safety: Safety | None = None  # None: written by this office


@dataclass(frozen=True)
class ShownNote:
    by: str
    when: str
    text: str
    record: bool


@dataclass(frozen=True)
class Line:
    when: str
    told: Told


@dataclass(frozen=True)
class Step:
    name: str
    stage: str  # done | now | ahead
    note: str = ""


@dataclass(frozen=True)
class ShownCase:
    case_id: str = ""
    head: Head | None = None
    empty: Empty | None = None
    loading: bool = False
    buttons: tuple[Button, ...] = ()
    more: tuple[Button, ...] = ()
    acceptance: Acceptance | None = None
    panel: Panel = Panel.NONE
    panel_trouble: str = ""
    people: tuple[tuple[str, str], ...] | None = None
    targets: tuple[Target, ...] = ()
    laid: tuple[Path, ...] = ()
    request: ShownRequest | None = None
    hearing: ShownHearing | None = None
    statement: ShownRequestedStatement | None = None
    statements: tuple[ShownStatement, ...] = ()
    receiving: Receiving | None = None
    preview: Paper | None = None  # of the letter being written
    today: date | None = None
    fields: tuple[FormField, ...] = ()
    proofs: tuple[Proof, ...] = ()
    away: Away | None = None
    checks: Checks | None = None
    papers: tuple[Paper, ...] = ()
    outgoing: ShownOutgoing | None = None
    notes: tuple[ShownNote, ...] = ()
    note: NoteText = NoteText()
    steps: tuple[Step, ...] = ()
    story: tuple[Line, ...] = ()
