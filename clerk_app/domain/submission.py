"""What arrives at the door: a submission with its data and attachments, and the verdict on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

Content = bytes | Path
"""What a part contains: its octets, or the file they lie in until they are stored (too large for memory)."""


class Verdict(StrEnum):
    """Outcome of the technical examination.

    REJECTED only for a definite fault of the sender; FAILED for faults of ours and for an event log
    that is not authentic (alarm: neither accepted nor rejected).
    """

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    FAILED = "failed"
    DUPLICATE = "duplicate"


@dataclass(frozen=True)
class Problem:
    """One fault found, in the words of the FIT-Connect problem catalogue (`area`, `slug`)."""

    area: str
    slug: str
    title: str
    detail: str
    instance: str = ""  # the part it lies in, as the sender is told: "metadata", "attachment:<id>" …


@dataclass(frozen=True)
class RawField:
    """One value of the application data. `path` is slash-separated, list positions count from 1."""

    path: str
    value: str
    title: str = ""  # label the sender's schema gives, "" if none is known


@dataclass(frozen=True)
class Attachment:
    id: str
    name: str
    mime_type: str  # as declared by the sender
    detected_type: str  # as the first bytes say
    purpose: str  # form | attachment | report | data
    content: Content = field(repr=False)
    description: str = ""


@dataclass(frozen=True)
class Evidence:
    """A part exactly as it was received (JWE, event log), kept unread beside the case."""

    name: str
    content: Content = field(repr=False)


@dataclass(frozen=True)
class Identity:
    """Proof of who applied. Form fields are never such a proof."""

    assurance_level: str  # e.g. "substanziell", "hoch", "unknown"
    framework: str  # e.g. "BSI", "eIDAS"
    subject: str  # what the report refers to, for display


@dataclass(frozen=True)
class ReplyChannel:
    kind: str  # post | eMail | deMail | elster | fitConnect | idBundDeMailbox
    address: str = ""
    key: str = field(default="", repr=False)  # what answers are sealed for: a JWK as JSON


@dataclass(frozen=True)
class Submission:
    """A submission that passed the technical examination."""

    destination_id: str
    submission_id: str
    thread_id: str  # FIT-Connect caseId
    channel: str  # fit-connect | folder | mail | paper …
    environment: str  # TEST | STAGE | PROD | ""
    service_identifier: str  # LeiKa urn or other
    service_name: str
    region: str
    received_at: datetime  # aware, UTC: when the delivery service took it in
    schema_uri: str
    data_mime_type: str
    data: bytes = field(repr=False)
    fields: tuple[RawField, ...] = field(repr=False)
    attachments: tuple[Attachment, ...] = field(repr=False)
    evidence: tuple[Evidence, ...] = field(default=(), repr=False)
    reply_channel: ReplyChannel = ReplyChannel("post")
    identity: Identity | None = None
    payment_status: str = ""
    sender_reference: str = ""
    application_date: date | None = None
    digital_notice_consent: bool | None = None
    warnings: tuple[str, ...] = ()  # codes, e.g. "mime.mismatch:<attachment id>", "schema.unknown"


@dataclass(frozen=True)
class Assessment:
    """Verdict with its reasons; `submission` is there exactly when the verdict is ACCEPTED.

    `originals` are the files as they came, where what was turned away is kept here. `environment` is that of
    the delivery service, "" where none brought it.
    """

    verdict: Verdict
    problems: tuple[Problem, ...] = ()
    submission: Submission | None = None
    alarm: bool = False  # the event log was forged or broken: a person must look
    originals: tuple[Attachment, ...] = field(default=(), repr=False)
    environment: str = ""
