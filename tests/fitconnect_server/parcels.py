"""What lies at the service: submissions with sealed parts and state, and the event logs of their cases."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from clerk_app.gateways.fitconnect.bundle import Bundle
from clerk_app.gateways.fitconnect.event_log import EVENT_BASE, TOKEN_TYPE
from clerk_app.gateways.fitconnect.sealing import DeliveryService, Outgoing, OutgoingAttachment, seal
from clerk_app.gateways.jose import jws
from clerk_app.gateways.jose.jwk import PrivateKey

from .cast import SCHEMA_URI, SERVICE_IDENTIFIER, Cast

SET_SCHEMA = "https://schema.fitko.de/fit-connect/set-payload/{version}/set-payload.schema.json"


@dataclass
class Parcel:
    destination: str
    submission: str
    case: str
    document: dict[str, object]
    attachments: dict[str, str | Path]
    events: list[str]
    state: str = "submitted"
    tags: dict[str, object] = field(default_factory=dict)
    announced: list[str] = field(default_factory=list)
    answers: list[tuple[str, str]] = field(default_factory=list)  # kind, jti of what was taken


def parcel_of(bundle: Bundle) -> Parcel:
    """A saved submission as it would lie at the service."""
    documents = {document.name: document.content for document in bundle.documents}
    return Parcel(
        bundle.destination_id,
        bundle.submission_id,
        bundle.case_id,
        json.loads(documents["submission.json"]),
        dict(bundle.attachments),
        list(bundle.events),
        tags=tags_in(bundle.events, bundle.submission_id),
    )


def sealed_parcel(cast: Cast, issuer: str, number: int, at: datetime, **changes: object) -> Parcel:
    return parcel_of(sealed_bundle(cast, issuer, number, at, **changes))


def sealed_bundle(cast: Cast, issuer: str, number: int, at: datetime, **changes: object) -> Bundle:
    """An invented application; the same number gives the same ids."""
    outgoing = Outgoing(
        **{  # type: ignore[arg-type]
            "destination_id": cast.destination,
            "submission_id": name_of(f"submission/{number}"),
            "case_id": name_of(f"case/{number}"),
            "service_identifier": SERVICE_IDENTIFIER,
            "service_name": "Testantrag",
            "region": "DE06440",
            "schema_uri": SCHEMA_URI,
            "mime_type": "application/json",
            "data": json.dumps({"antrag": {"nummer": number, "name": "Öztürk"}}).encode(),
            "attachments": (paper(number),),
        }
        | changes
    )
    return seal(outgoing, cast.inbox.public, DeliveryService(issuer, cast.service), at)


def paper(number: int, size: int = 2000) -> OutgoingAttachment:
    content = b"%PDF-1.7\n%" + b"x" * size
    return OutgoingAttachment(name_of(f"attachment/{number}"), "Anlage.pdf", "application/pdf", content)


def name_of(text: str) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"tests/{text}"))


def tags_in(events: Iterable[str], submission: str) -> dict[str, object]:
    for token in events:
        claims = json.loads(jws.unverified_payload(token))
        payload = claims["events"].get(EVENT_BASE + "submit-submission")
        if payload and claims["sub"] == f"submission:{submission}":
            return dict(payload["authenticationTags"])
    return {}


def service_event(
    parcel: Parcel, kind: str, payload: object, issuer: str, key: PrivateKey, at: float, version: str
) -> str:
    subject = f"submission:{parcel.submission}"
    return subject_event(subject, parcel.case, kind, payload, issuer, key, at, version)


def subject_event(
    subject: str, case: str, kind: str, payload: object, issuer: str, key: PrivateKey, at: float, version: str
) -> str:
    claims = {
        "$schema": SET_SCHEMA.format(version=version),
        "jti": str(uuid.uuid4()),
        "iss": issuer,
        "iat": int(at),
        "sub": subject,
        "txn": f"case:{case}",
        "events": {EVENT_BASE + kind: payload},
    }
    return jws.sign(json.dumps(claims).encode(), key, TOKEN_TYPE)
