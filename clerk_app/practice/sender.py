"""Plays the online service and the delivery service: seals invented applications exactly as real ones come."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from clerk_app.gateways.jose import jwe, jwk, jws
from clerk_app.gateways.jose.jwk import PrivateKey, PublicKey

from .papers import Paper

ISSUER = "https://uebung.invalid/submission-api"
DESTINATION = "0a0b0c0d-0000-4000-8000-00000000ab01"
NAMES = uuid.UUID("7a3e9c52-38a1-5c57-9b5e-0a4c8f1f2d11")
SCHEMA = "https://schema.fitko.de/fit-connect/metadata/2.1.0/metadata.schema.json"
SET_SCHEMA = "https://schema.fitko.de/fit-connect/set-payload/1.2.2/set-payload.schema.json"


@dataclass(frozen=True)
class SenderKeys:
    """What the sending side holds: our public key, and the delivery service's signing key."""

    destination: PublicKey
    service: PrivateKey


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
    ours = folder / "uebung_private.json"
    theirs = folder / "dienst.json"
    if not ours.exists() or not theirs.exists():
        _write(ours, jwk.private_jwk(jwk.generate("uebung-enc-1", jwk.ENCRYPTION)))
        service = jwk.generate("uebung-dienst-1", jwk.SIGNATURE)
        _write(folder / "jwks.json", {"keys": [jwk.public_jwk(service.public)]})
        _write(theirs, jwk.private_jwk(service))
    destination = jwk.parse_private(json.loads(ours.read_text("utf-8"))).public
    return SenderKeys(destination, jwk.parse_private(json.loads(theirs.read_text("utf-8"))))


def seal(parcel: Parcel, keys: SenderKeys, folder: Path) -> None:
    """Write the saved submission: every part a JWE, the event log signed by the delivery service."""
    data = _json(parcel.payload)
    ids = {parcel.id(paper.name): paper for paper in parcel.papers}
    sealed = {id: jwe.encrypt(paper.content, keys.destination, paper.mime_type) for id, paper in ids.items()}
    sealed_data = jwe.encrypt(data, keys.destination, "application/json")
    metadata = jwe.encrypt(_json(_metadata(parcel, data)), keys.destination, "application/json")
    tags = {
        "metadata": jwe.authentication_tag(metadata),
        "data": jwe.authentication_tag(sealed_data),
        "attachments": {id: jwe.authentication_tag(token) for id, token in sealed.items()},
    }
    submission = {
        "submissionId": parcel.id("submission"),
        "caseId": parcel.id("case"),
        "destinationId": DESTINATION,
        "publicService": {"identifier": parcel.service_identifier, "name": parcel.service_name},
        "region": "DE06440",
        "attachments": list(sealed),
        "encryptedMetadata": metadata,
        "encryptedData": sealed_data,
    }
    (folder / "attachments").mkdir(parents=True)
    for id, token in sealed.items():
        (folder / "attachments" / f"{id}.jwe").write_text(token, encoding="ascii")
    _write(folder / "events.json", _log(parcel, tags, keys))
    _write(folder / "submission.json", submission)


def _metadata(parcel: Parcel, data: bytes) -> dict[str, Any]:
    attachments = [
        {
            "attachmentId": parcel.id(paper.name),
            "hash": _hash(paper.content),
            "purpose": paper.purpose,
            "mimeType": paper.mime_type,
            "filename": paper.name,
            "description": paper.description,
        }
        for paper in parcel.papers
    ]
    described = {"submissionSchema": {"schemaUri": parcel.schema_uri, "mimeType": "application/json"}}
    metadata: dict[str, Any] = {
        "$schema": SCHEMA,
        "contentStructure": {"data": {"hash": _hash(data)} | described, "attachments": attachments},
        "additionalReferenceInfo": {
            "senderReference": f"UEB-{parcel.number:04}",
            "applicationDate": parcel.payload["antrag"]["datum"],
            "zustimmungZumDigitalenBescheid": parcel.mailbox,
        },
    }
    if parcel.mailbox:
        metadata["replyChannel"] = {"idBundDeMailbox": {"mailboxUuid": parcel.id("mailbox")}}
    return metadata


def _log(parcel: Parcel, tags: dict[str, Any], keys: SenderKeys) -> dict[str, Any]:
    steps = (("create-submission", {}), ("submit-submission", {"authenticationTags": tags}))
    tokens = [
        jws.sign(_json(_event(parcel, name, content, step)), keys.service, "secevent+jwt")
        for step, (name, content) in enumerate(steps)
    ]
    return {"count": len(tokens), "offset": 0, "totalCount": len(tokens), "eventLog": tokens}


def _event(parcel: Parcel, name: str, content: dict[str, Any], step: int) -> dict[str, Any]:
    return {
        "$schema": SET_SCHEMA,
        "jti": parcel.id(f"event/{name}"),
        "iss": ISSUER,
        "iat": int(parcel.submitted_at.timestamp()) + step,
        "sub": f"submission:{parcel.id('submission')}",
        "txn": f"case:{parcel.id('case')}",
        "events": {f"https://schema.fitko.de/fit-connect/events/{name}": content},
    }


def _hash(content: bytes) -> dict[str, str]:
    return {"type": "sha512", "content": hashlib.sha512(content).hexdigest()}


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _write(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    path.chmod(0o600)
