"""A saved submission as it lies in a folder, sealed: submission.json, events.json, attachments/<id>.jwe.

Shapes: GET /v2/submissions/{id} and GET /v2/cases/{caseId}/events of the FIT-Connect Submission API;
an optional destination.json holds GET /v2/destinations/{id}.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from clerk_app.domain.submission import Content, Evidence

from .record import Record, read_record

SUBMISSION = "submission.json"
EVENTS = "events.json"
DESTINATION = "destination.json"
ATTACHMENTS = "attachments"

Sealed = str | Path
"""A compact JWE, or the file it lies in because it is large."""

_UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_MOST_ATTACHMENTS = 1000


@dataclass(frozen=True)
class Destination:
    """What our inbox (Zustellpunkt) announces to senders."""

    encryption_kid: str
    services: frozenset[str]
    schemas: frozenset[str]
    reply_channels: frozenset[str]


@dataclass(frozen=True)
class Bundle:
    destination_id: str
    submission_id: str
    case_id: str
    service_identifier: str
    service_name: str
    region: str
    attachment_ids: tuple[str, ...]
    metadata: str = field(repr=False)  # compact JWE
    data: str = field(repr=False)  # compact JWE, "" if there is none (API v1)
    attachments: Mapping[str, Sealed] = field(repr=False)  # id → compact JWE
    events: tuple[str, ...] = field(repr=False)  # compact JWS each
    events_announced: int  # how many events the service said the log has
    destination: Destination | None
    documents: tuple[Evidence, ...] = field(repr=False)  # every file as received


def parse_bundle(documents: Mapping[str, Content]) -> Bundle:
    """`documents` by their name in the folder; what is missing or misshapen is a ClerkError."""
    submission = read_record(SUBMISSION, documents)
    events = read_record(EVENTS, documents)
    service = submission.record("publicService", "serviceType")
    tokens = events.texts("eventLog")
    return Bundle(
        destination_id=_identifier(submission, "destinationId"),
        submission_id=_identifier(submission, "submissionId"),
        case_id=_identifier(submission, "caseId"),
        service_identifier=service.text("identifier"),
        service_name=service.text("name", default=""),
        region=submission.text("region", default=""),
        attachment_ids=_identifiers(submission),
        metadata=submission.text("encryptedMetadata"),
        data=submission.text("encryptedData", default=""),
        attachments=_sealed_attachments(documents),
        events=tokens,
        events_announced=events.count("totalCount", default=len(tokens)),
        destination=_destination(read_record(DESTINATION, documents)) if DESTINATION in documents else None,
        documents=tuple(Evidence(name, content) for name, content in documents.items()),
    )


def is_identifier(text: str) -> bool:
    return _UUID.fullmatch(text) is not None


def _identifier(record: Record, member: str) -> str:
    text = record.text(member)
    if not is_identifier(text):
        raise record.malformed(member)
    return text


def _identifiers(submission: Record) -> tuple[str, ...]:
    identifiers = submission.texts("attachments")
    if len(identifiers) > _MOST_ATTACHMENTS or not all(map(is_identifier, identifiers)):
        raise submission.malformed("attachments")
    return identifiers


def _sealed_attachments(documents: Mapping[str, Content]) -> dict[str, Sealed]:
    sealed: dict[str, Sealed] = {}
    for name, content in documents.items():
        folder, _, file = name.partition("/")
        if folder == ATTACHMENTS:
            sealed[file.removesuffix(".jwe")] = (
                content if isinstance(content, Path) else content.decode("ascii", "replace").strip()
            )
    return sealed


def _destination(record: Record) -> Destination:
    services = record.records("publicServices", "services")
    schemas = [schema for service in services for schema in service.records("submissionSchemas")]
    return Destination(
        encryption_kid=record.text("encryptionKid", default=""),
        services=frozenset(service.text("identifier") for service in services),
        schemas=frozenset(schema.text("schemaUri") for schema in schemas),
        reply_channels=record.names("replyChannels"),
    )
