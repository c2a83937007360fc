"""What the decision room knows, and what it shows of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from clerk_app.domain.case import CaseState
from clerk_app.domain.composition import CalculationStep, Composition, DecisionInput, Draft
from clerk_app.domain.facts import ReceivedDocument, StoredDraft
from clerk_app.domain.person import Actor
from clerk_app.domain.provision import OfferedProvision
from clerk_app.services.reading import CaseFile, NoticeRow


class Keeping(StrEnum):
    """How safe the typed words are."""

    UNTOUCHED = "untouched"  # nothing has been written here yet
    TYPED = "typed"
    SAVING = "saving"
    SAVED = "saved"
    FAILED = "failed"  # the disk or the line; tried again by itself
    REFUSED = "refused"  # the office says no; trying again changes nothing by itself
    OVERTAKEN = "overtaken"  # a colleague has saved another version meanwhile
    KEPT_HERE = "kept_here"  # in the drawer of this desk until the filing room can be reached again


class Mode(StrEnum):
    LOADING = "loading"
    WRITE = "write"
    WAITING = "waiting"  # lies with the supervisor
    RELEASED = "released"  # approved: bound to its bytes
    READ = "read"  # not this person's to write at, or not at this time


class Tone(StrEnum):
    """The colour roles that carry a meaning; never the only sign of it."""

    NEUTRAL = "neutral"
    INFO = "info"
    SUCCESS = "success"
    WARNING = "warning"
    DANGER = "danger"


@dataclass(frozen=True)
class Trouble:
    """A refusal or a failure, by its code and what is known of it."""

    code: str
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Kept:
    """What is known of the safety of the draft."""

    state: Keeping = Keeping.UNTOUCHED
    at: datetime | None = None
    trouble: Trouble | None = None


@dataclass(frozen=True)
class Inputs:
    me: Actor
    today: date
    file: CaseFile | None = None
    draft: Draft = Draft()
    composed: Composition | None = None
    given: tuple[DecisionInput, ...] = ()  # the inputs as they were before the clerk typed
    trouble: Trouble | None = None  # why the notice could not be composed or printed
    kept: Kept = Kept()
    window: tuple[str, ...] = ()  # why the sheet does not go into a window envelope
    party: str = ""  # whose copy the preview shows, "" for the first
    other: StoredDraft | None = None  # a colleague's version, while there are two
    other_name: str = ""  # whose it is
    other_shown: bool = False
    submitting: bool = False
    outage: Trouble | None = None  # why no act is taken at present


@dataclass(frozen=True)
class Head:
    name: str
    state: CaseState
    reference: str
    due_on: date | None
    today: date
    environment: str = ""
    awaits: str = ""  # whose answer: papers, hearing, statement
    awaited_on: date | None = None


@dataclass(frozen=True)
class SaveNote:
    text: str
    tone: Tone
    hint: str


@dataclass(frozen=True)
class Gate:
    """A button that says why it is closed."""

    label: str
    enabled: bool
    reason: str
    visible: bool = True


@dataclass(frozen=True)
class ShownOutcome:
    id: str
    label: str
    chosen: bool


@dataclass(frozen=True)
class Correction:
    """A fact the clerk has changed, and what stood there before."""

    id: str
    label: str
    before: str
    origin: str


@dataclass(frozen=True)
class ShownBlock:
    id: str
    title: str
    text: str  # what stands in the editor
    provenance: str
    source: str
    missing: tuple[str, ...]  # names of placeholders nobody has filled
    unconfirmed: str
    own_wording: bool
    editable: bool


@dataclass(frozen=True)
class ShownProvision:
    """A row of the list of ancillary provisions; the words themselves stand in its section below."""

    id: str
    number: int
    title: str
    whose: str  # proposed by the pack, from its catalogue, free
    kind: str
    free: bool
    last: bool
    mandatory: bool


@dataclass(frozen=True)
class ShownLeftOut:
    id: str
    title: str
    demand: str  # what the pack asks of whoever leaves it out
    reason: str
    asks_reason: bool


@dataclass(frozen=True)
class ShownProvisions:
    """`possible`: the chosen decision may carry any."""

    possible: bool = False
    standing: tuple[ShownProvision, ...] = ()
    left_out: tuple[ShownLeftOut, ...] = ()
    offered: tuple[OfferedProvision, ...] = ()


@dataclass(frozen=True)
class ShownParty:
    """Who gets the notice, or might."""

    id: str
    number: int
    name: str
    role: str
    about: str
    address: str = ""
    by_hand: bool = False
    removable: bool = False
    previewed: bool = False
    several: bool = False


@dataclass(frozen=True)
class ShownParties:
    possible: bool = False
    standing: tuple[ShownParty, ...] = ()
    offered: tuple[ShownParty, ...] = ()


@dataclass(frozen=True)
class ShownBlocker:
    sentence: str
    source: str
    where: str
    link: str  # "" when there is no place to jump to


@dataclass(frozen=True)
class ShownRemarks:
    """What the supervisor wrote when the notice came back."""

    by: str
    at: datetime | None
    text: str


@dataclass(frozen=True)
class Difference:
    """One place in which two versions of a draft part."""

    label: str
    mine: str
    theirs: str


@dataclass(frozen=True)
class ShownConflict:
    who: str
    at: datetime
    differences: tuple[Difference, ...]
    opened: bool


@dataclass(frozen=True)
class Hint:
    """Why nothing can be written here, or what to look at; `act` would change it, "" where none would."""

    text: str
    tone: Tone
    act: str = ""  # claim | recall | retry
    label: str = ""


@dataclass(frozen=True)
class Shown:
    mode: Mode
    head: Head | None = None
    save: SaveNote | None = None
    submit: Gate | None = None
    export: Gate | None = None
    hint: Hint | None = None
    remarks: ShownRemarks | None = None
    conflict: ShownConflict | None = None
    outcomes: tuple[ShownOutcome, ...] = ()
    inputs: tuple[DecisionInput, ...] = ()
    corrections: tuple[Correction, ...] = ()
    steps: tuple[CalculationStep, ...] = ()
    blocks: tuple[ShownBlock, ...] = ()
    provisions: ShownProvisions = ShownProvisions()
    parties: ShownParties = ShownParties()
    blockers: tuple[ShownBlocker, ...] = ()
    blockers_title: str = ""  # what the list says of the way to the supervisor
    documents: tuple[ReceivedDocument, ...] = ()
    trouble: str = ""  # stands where the preview would
    notice: NoticeRow | None = None  # whose stored bytes are shown instead of a preview

    @property
    def places(self) -> frozenset[str]:
        """Sections and addresses that can be gone to."""
        blocks = (f"block:{block.id}" for block in self.blocks)
        return frozenset({*blocks, *(f"party:{party.id}" for party in self.parties.standing)})

    @property
    def writable(self) -> bool:
        return self.mode is Mode.WRITE
