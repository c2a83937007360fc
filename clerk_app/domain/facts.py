"""Facts worth writing down: what an act did. Each becomes one line in the journal of its case.

Storage takes a fact through the engine's guarded door. Fields marked `private` go into rows but not into the
journal, which keeps a digest salted per case: it can never be shortened, personal data must be.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from typing import Any, ClassVar

from .case import CaseState
from .composition import Draft
from .finding import FindingState
from .submission import Identity, RawField, ReplyChannel


def private(**kwargs: Any) -> Any:
    return field(metadata={"private": True}, **kwargs)


@dataclass(frozen=True)
class Fact:
    """`case` is the case id, "" for facts about the office itself."""

    kind: ClassVar[str]
    case: str

    def journal(self, salt: str) -> Mapping[str, object]:
        """What the journal keeps, ready for canonical JSON."""
        own = [f for f in fields(self) if f.name != "case"]
        kept = {f.name: plain(getattr(self, f.name)) for f in own if not f.metadata.get("private")}
        hidden = {f.name: canonical(getattr(self, f.name)) for f in own if f.metadata.get("private")}
        return kept | {f"{name}_digest": digest(salt + text) for name, text in hidden.items()}


@dataclass(frozen=True)
class Move(Fact):
    """A fact that moves a case on: from the version the person saw to the next one."""

    seen_version: int
    state: CaseState


@dataclass(frozen=True)
class ReceivedDocument:
    id: str
    name: str
    mime_type: str
    detected_type: str
    purpose: str
    description: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Received(Fact):
    """A submission became a case. Contents lie in the content store under their sha256."""

    kind = "received"
    destination_id: str
    submission_id: str
    thread_id: str
    channel: str
    environment: str
    received_at: datetime
    service: str
    pack_version: str
    procedure: str
    unit: str
    due_on: date | None
    file_reference: str
    schema_uri: str
    data_mime_type: str
    data_sha256: str
    documents: tuple[ReceivedDocument, ...] = private()
    applicant: str = private()
    subject: str = ""
    fields: tuple[RawField, ...] = private(default=())
    evidence: tuple[tuple[str, str], ...] = ()  # name, sha256
    reply_channel: ReplyChannel = private(default=ReplyChannel("post"))
    identity: Identity | None = private(default=None)
    payment_status: str = ""
    sender_reference: str = private(default="")
    digital_notice_consent: bool | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Opened(Fact):
    """Somebody read the case."""

    kind = "opened"
    login: str


@dataclass(frozen=True)
class Claimed(Move):
    kind = "claimed"
    clerk: str


@dataclass(frozen=True)
class Assigned(Move):
    kind = "assigned"
    clerk: str


@dataclass(frozen=True)
class Released(Move):
    kind = "released"


@dataclass(frozen=True)
class Rerouted(Move):
    kind = "rerouted"
    service: str
    pack_version: str
    procedure: str
    unit: str
    due_on: date | None
    subject: str
    reason: str


@dataclass(frozen=True)
class Examined(Move):
    kind = "examined"
    met: int
    unsettled: int


@dataclass(frozen=True)
class Judged(Move):
    kind = "judged"
    check: str
    finding: FindingState
    remark: str = private(default="")


@dataclass(frozen=True)
class DraftBegun(Move):
    """A person began to write at the decision (once per person, not per key stroke)."""

    kind = "draft_begun"
    person: str


@dataclass(frozen=True)
class Submitted(Move):
    kind = "submitted"
    notice: str
    outcome: str
    pdf_sha256: str
    data_sha256: str
    pack_version: str
    author: str
    data: str = private()


@dataclass(frozen=True)
class Recalled(Move):
    kind = "recalled"
    notice: str


@dataclass(frozen=True)
class Approved(Move):
    """The approval stands for these bytes, these data and this pack version, and for nothing else."""

    kind = "approved"
    notice: str
    pdf_sha256: str
    data_sha256: str
    pack_version: str
    person: str
    single_seat: bool


@dataclass(frozen=True)
class Returned(Move):
    kind = "returned"
    notice: str
    remarks: str = private(default="")


@dataclass(frozen=True)
class Discarded(Move):
    kind = "discarded"
    reason: str


@dataclass(frozen=True)
class HandedOver(Move):
    """Another program carries the case on; `receipt` is what that program gave back."""

    kind = "handed_over"
    handover: str
    target: str
    receipt: str
    file_sha256: str


@dataclass(frozen=True)
class Noted(Fact):
    """`record` tells a file note (Vermerk, part of the records) from a working note (Notiz)."""

    kind = "noted"
    note: str
    record: bool
    text: str = private(default="")


@dataclass(frozen=True)
class AcceptanceDecided(Fact):
    """A clerk decided whether the submission is accepted from the service that brought it."""

    kind = "acceptance_decided"
    accepted: bool
    reason: str = private(default="")


@dataclass(frozen=True)
class Answered(Fact):
    """The service knows what became of the submission; `token` names the answer it was sent."""

    kind = "answered"
    destination_id: str
    submission_id: str
    answer: str  # accepted | rejected | ended
    token: str


@dataclass(frozen=True)
class UnitAdded(Fact):
    kind = "unit_added"
    unit: str
    name: str


@dataclass(frozen=True)
class MemberAdded(Fact):
    """A person got a login and a function in a unit."""

    kind = "member_added"
    login: str
    person: str
    unit: str
    role: str
    name: str = private(default="")


@dataclass(frozen=True)
class StoredDraft:
    """A draft as it lies in the file, with the revision it has reached."""

    draft: Draft
    revision: int
    author: str
    last_editor: str
    saved_at: datetime


def canonical(value: object) -> str:
    """JSON with one spelling only: sorted keys, no blanks, UTF-8 letters kept."""
    return json.dumps(plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def plain(value: Any) -> Any:
    """Dataclasses, dates and enums as JSON knows them."""
    if hasattr(value, "__dataclass_fields__"):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return value.value if isinstance(value, CaseState | FindingState) else value
