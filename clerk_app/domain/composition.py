"""A decision being written: what the clerk has entered, what follows from it, what is still missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from .finding import Finding
from .hearing import Hearing
from .notice import Letterhead, Notice
from .party import NamedParty, Parties, Party
from .provision import LeftOut, OfferedProvision, PlacedProvision, Provisions
from .submission import RawField


@dataclass(frozen=True)
class FiledDocument:
    """A document of the case as far as checks and texts need it."""

    name: str
    mime_type: str
    purpose: str
    description: str = ""


@dataclass(frozen=True)
class CaseFacts:
    """What a decision may rest on, apart from what the clerk types."""

    file_reference: str
    procedure: str
    received_on: date
    fields: tuple[RawField, ...]
    documents: tuple[FiledDocument, ...]
    findings: tuple[Finding, ...]
    clerk_name: str
    clerk_contact: tuple[tuple[str, str], ...]  # label, value for the info block
    letterhead: Letterhead
    plain_sheets: frozenset[str] = frozenset()  # "<pack>.<decision>" that usually gets one in plain words
    confirmations: frozenset[str] = frozenset()  # ids of remedies and texts this authority has confirmed
    hearing: Hearing | None = None  # the last one held


@dataclass(frozen=True)
class Draft:
    """What the clerk has put in. All values are the canonical strings of `DecisionInput.value`."""

    outcome: str = ""  # id of a decision type of the pack
    facts: Mapping[str, str] = field(default_factory=dict)  # input id → value typed or corrected by the clerk
    texts: Mapping[str, str] = field(default_factory=dict)  # block id → the clerk's own wording
    provisions: Provisions = field(default_factory=Provisions)  # against the pack's proposal
    parties: Parties = field(default_factory=Parties)  # against those the application names


@dataclass(frozen=True)
class DecisionInput:
    """A fact the decision rests on. Canonical `value`: ISO date, "1234.50", "3", "ja"/"nein", or text."""

    id: str
    label: str
    kind: str  # text | long_text | date | amount | integer | choice | yes_no
    value: str
    required: bool
    origin: str  # "application" (taken from the form), "case" (what happened here), "clerk", "pack" (default)
    choices: tuple[tuple[str, str], ...] = ()  # value, label
    unit: str = ""
    source: str = ""  # legal source
    hint: str = ""


@dataclass(frozen=True)
class CalculationStep:
    label: str
    value: str  # formatted in German
    source: str  # paragraph
    detail: str = ""
    result: bool = False  # the line that counts, shown bold


@dataclass(frozen=True)
class ComposedBlock:
    """A section of the notice with its provenance."""

    id: str
    title: str  # Verfügung, Begründung, Rechtsbehelfsbelehrung …
    text: str  # resolved as far as possible; ((name)) marks what is missing
    provenance: str  # e.g. "Baustein fahrerlaubnis.umtausch.tenor 2026-11"
    source: str  # legal source
    editable: bool = True
    own_wording: bool = False  # the clerk replaced the block's text
    unconfirmed: str = ""  # why this block is not confirmed yet, "" if it is
    sheet: str = ""  # "" in the notice itself, else the companion it stands on
    part: str = ""  # its place in the notice (see pack_part.PARTS)
    provision: PlacedProvision | None = None  # where it is an ancillary provision


@dataclass(frozen=True)
class Blocker:
    """A reason why the notice may not be released, and where it is mended."""

    code: str  # key of the sentence, e.g. "input.missing", "placeholder.unresolved", "remedy.unconfirmed"
    facts: Mapping[str, str]
    where: str  # "input:<id>" | "block:<id>" | "check:<id>" | "pack"
    source: str = ""


@dataclass(frozen=True)
class Outcome:
    id: str
    label: str


@dataclass(frozen=True)
class Copy:
    """What one party gets."""

    party: Party
    notice: Notice


@dataclass(frozen=True)
class Composition:
    """Everything the decision room shows, derived from pack, case and draft; same input, same result."""

    draft: Draft
    outcomes: tuple[Outcome, ...]
    inputs: tuple[DecisionInput, ...]
    steps: tuple[CalculationStep, ...]
    blocks: tuple[ComposedBlock, ...]
    blockers: tuple[Blocker, ...]
    notice: Notice | None  # None until an outcome is chosen
    catalogue: tuple[OfferedProvision, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    proposed: tuple[str, ...] = ()  # provisions in the order of the pack, also those left out
    parties: tuple[NamedParty, ...] = ()
    copies: tuple[Copy, ...] = ()  # one for each party that stands, the first of them `notice`
