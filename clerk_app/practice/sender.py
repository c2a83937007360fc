"""Plays the online service and the delivery service: seals invented applications as real ones come."""

from __future__ import annotations

import json
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from clerk_app.gateways.fitconnect.folder import write_bundle
from clerk_app.gateways.fitconnect.sealing import DeliveryService, Outgoing, OutgoingAttachment
from clerk_app.gateways.fitconnect.sealing import seal as sealed
from clerk_app.gateways.jose import jwk
from clerk_app.gateways.jose.jwk import PublicKey

from .papers import Paper

ISSUER = "https://uebung.invalid/submission-api"
DESTINATION = "0a0b0c0d-0000-4000-8000-00000000ab01"
NAMES = uuid.UUID("7a3e9c52-38a1-5c57-9b5e-0a4c8f1f2d11")


@dataclass(frozen=True)
class SenderKeys:
    """What the sending side holds: our public key, and the delivery service's signing key."""

    destination: PublicKey
    service: DeliveryService


@dataclass(frozen=True)
class Parcel:
    """An application before it is sealed."""

    number: int
    service_identifier: str
    service_name: str
    schema_uri: str
    payload: dict[str, Any]
    papers: Sequence[Paper]
    submitted_at: datetime
    mailbox: bool  # the applicant has a mailbox and agrees to a digital notice

    def id(self, part: str) -> str:
        return str(uuid.uuid5(NAMES, f"{self.number}/{part}"))


def make_keys(folder: Path) -> SenderKeys:
    """Keys of the practice office, made once and kept in its folder; they open nothing but invented post."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    ours, theirs = folder / "uebung_private.json", folder / "dienst.json"
    if not ours.exists() or not theirs.exists():
        service = jwk.generate("uebung-dienst-1", jwk.SIGNATURE)
        _write(ours, jwk.private_jwk(jwk.generate("uebung-enc-1", jwk.ENCRYPTION)))
        _write(folder / "jwks.json", {"keys": [jwk.public_jwk(service.public)]})
        _write(theirs, jwk.private_jwk(service))
    destination = jwk.parse_private(json.loads(ours.read_text("utf-8")))
    service = jwk.parse_private(json.loads(theirs.read_text("utf-8")))
    return SenderKeys(destination.public, DeliveryService(ISSUER, service))


def seal(parcel: Parcel, keys: SenderKeys, folder: Path) -> None:
    """Write the saved submission: every part a JWE, the event log signed by the delivery service."""
    bundle = sealed(_outgoing(parcel), keys.destination, keys.service, parcel.submitted_at)
    write_bundle(bundle, folder)


def _outgoing(parcel: Parcel) -> Outgoing:
    return Outgoing(
        destination_id=DESTINATION,
        submission_id=parcel.id("submission"),
        case_id=parcel.id("case"),
        service_identifier=parcel.service_identifier,
        service_name=parcel.service_name,
        region="DE06440",
        schema_uri=parcel.schema_uri,
        mime_type="application/json",
        data=json.dumps(parcel.payload, ensure_ascii=False).encode(),
        attachments=tuple(
            OutgoingAttachment(
                parcel.id(paper.name),
                paper.name,
                paper.mime_type,
                paper.content,
                paper.purpose,
                paper.description,
            )
            for paper in parcel.papers
        ),
        extras=_extras(parcel),
    )


def _extras(parcel: Parcel) -> dict[str, object]:
    told: dict[str, object] = {
        "additionalReferenceInfo": {
            "senderReference": f"UEB-{parcel.number:04}",
            "applicationDate": parcel.payload["antrag"]["datum"],
            "zustimmungZumDigitalenBescheid": parcel.mailbox,
        }
    }
    if parcel.mailbox:
        told["replyChannel"] = {"idBundDeMailbox": {"mailboxUuid": parcel.id("mailbox")}}
    return told


def _write(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    path.chmod(0o600)
