"""The other side of the door: seals an application as a sender would, for the practice office and the tests.

Shapes: metadata 2.1.0, compact JWE without `zip`, and the event log a delivery service would sign.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha512
from uuid import NAMESPACE_URL, uuid5

from clerk_app.gateways.jose import jwe, jws
from clerk_app.gateways.jose.jwk import PrivateKey, PublicKey

from .bundle import ATTACHMENTS, EVENTS, SUBMISSION, Bundle, parse_bundle
from .event_log import EVENT_BASE, TOKEN_TYPE

METADATA_SCHEMA = "https://schema.fitko.de/fit-connect/metadata/2.1.0/metadata.schema.json"
EVENT_SCHEMA = "https://schema.fitko.de/fit-connect/set-payload/1.2.2/set-payload.schema.json"


@dataclass(frozen=True)
class OutgoingAttachment:
    id: str
    name: str
    mime_type: str
    content: bytes = field(repr=False)
    purpose: str = "attachment"
    description: str = ""


@dataclass(frozen=True)
class Outgoing:
    """`extras` are further members of the metadata: replyChannel, additionalReferenceInfo, dataSets …"""

    destination_id: str
    submission_id: str
    case_id: str
    service_identifier: str
    service_name: str
    region: str
    schema_uri: str
    mime_type: str
    data: bytes = field(repr=False)
    attachments: tuple[OutgoingAttachment, ...] = ()
    extras: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class DeliveryService:
    issuer: str  # URL
    key: PrivateKey  # signs the event log


def seal(outgoing: Outgoing, inbox: PublicKey, service: DeliveryService, at: datetime) -> Bundle:
    """The submission as it would lie in a folder after pick-up. `at` is when the service took it in."""
    return seal_parts(outgoing, _encoded(metadata_document(outgoing)), inbox, service, at)


def seal_parts(
    outgoing: Outgoing, metadata: bytes, inbox: PublicKey, service: DeliveryService, at: datetime
) -> Bundle:
    """As `seal`, with metadata of the caller's own making."""
    sealed_metadata = jwe.encrypt(metadata, inbox, "application/json")
    sealed_data = jwe.encrypt(outgoing.data, inbox, outgoing.mime_type)
    sealed = {item.id: jwe.encrypt(item.content, inbox, item.mime_type) for item in outgoing.attachments}
    tags = {
        "metadata": jwe.authentication_tag(sealed_metadata),
        "data": jwe.authentication_tag(sealed_data),
        "attachments": {key: jwe.authentication_tag(token) for key, token in sealed.items()},
    }
    documents = {
        SUBMISSION: _encoded(_submission(outgoing, sealed_metadata, sealed_data)),
        EVENTS: _encoded(_events(outgoing, tags, service, at)),
    }
    return parse_bundle(
        documents | {f"{ATTACHMENTS}/{key}.jwe": token.encode() for key, token in sealed.items()}
    )


def metadata_document(outgoing: Outgoing) -> dict[str, object]:
    structure = {
        "data": {
            "hash": digest(outgoing.data),
            "submissionSchema": {"schemaUri": outgoing.schema_uri, "mimeType": outgoing.mime_type},
        },
        "attachments": [_announcement(attachment) for attachment in outgoing.attachments],
    }
    return {"$schema": METADATA_SCHEMA, "contentStructure": structure, **outgoing.extras}


def digest(octets: bytes) -> dict[str, str]:
    return {"type": "sha512", "content": sha512(octets).hexdigest()}


def event_token(
    outgoing: Outgoing, kind: str, payload: object, service: DeliveryService, at: datetime
) -> str:
    """A signed event of the delivery service; its jti follows from its content."""
    claims = {
        "$schema": EVENT_SCHEMA,
        "jti": str(uuid5(NAMESPACE_URL, f"{outgoing.submission_id}/{kind}/{at.isoformat()}")),
        "iss": service.issuer,
        "iat": int(at.timestamp()),
        "sub": f"submission:{outgoing.submission_id}",
        "txn": f"case:{outgoing.case_id}",
        "events": {EVENT_BASE + kind: payload},
    }
    return jws.sign(_encoded(claims), service.key, TOKEN_TYPE)


def _announcement(attachment: OutgoingAttachment) -> dict[str, object]:
    return {
        "attachmentId": attachment.id,
        "purpose": attachment.purpose,
        "filename": attachment.name,
        "description": attachment.description,
        "mimeType": attachment.mime_type,
        "hash": digest(attachment.content),
    }


def _submission(outgoing: Outgoing, metadata: str, data: str) -> dict[str, object]:
    return {
        "submissionId": outgoing.submission_id,
        "caseId": outgoing.case_id,
        "destinationId": outgoing.destination_id,
        "publicService": {"identifier": outgoing.service_identifier, "name": outgoing.service_name},
        "region": outgoing.region,
        "attachments": [attachment.id for attachment in outgoing.attachments],
        "encryptedMetadata": metadata,
        "encryptedData": data,
    }


def _events(outgoing: Outgoing, tags: object, service: DeliveryService, at: datetime) -> dict[str, object]:
    log = [
        event_token(outgoing, "create-submission", {}, service, at),
        event_token(outgoing, "submit-submission", {"authenticationTags": tags}, service, at),
    ]
    return {"count": len(log), "offset": 0, "totalCount": len(log), "eventLog": log}


def _encoded(document: object) -> bytes:
    return json.dumps(document, ensure_ascii=False, indent=1).encode()
