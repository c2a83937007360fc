"""Seals an answer: metadata 2.1.0, a few data for machines, and the sheet for people."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID, uuid5

from clerk_app.domain.outgoing import ACKNOWLEDGE, HEARING, REQUEST, Letter, Matter
from clerk_app.gateways.jose import jwe
from clerk_app.gateways.jose.jwk import PublicKey

from ..sealing import Outgoing, OutgoingAttachment, metadata_document

SCHEMA_URI = "urn:amtstisch:schema:antwort:1.0"
DATA_TYPE, SHEET_TYPE = "application/json", "application/pdf"
_NAMES = UUID("6d0a1b52-63c1-5f0e-8f6b-0a5a1f0f7d21")
_WHAT = {ACKNOWLEDGE: "eingangsbestaetigung", REQUEST: "nachforderung", HEARING: "anhoerung"}


@dataclass(frozen=True)
class SealedReply:
    metadata: str = field(repr=False)
    data: str = field(repr=False)
    attachments: Mapping[str, str] = field(repr=False)  # id → compact JWE


def attachment_id(letter: Letter) -> str:
    """The same at every attempt, so that it can be announced before the sheet is written."""
    return str(uuid5(_NAMES, letter.id))


def document(letter: Letter, matter: Matter) -> tuple[dict[str, object], Outgoing]:
    """The metadata, and what they announce."""
    sheet = OutgoingAttachment(
        attachment_id(letter), f"{letter.title or 'Schreiben'}.pdf", SHEET_TYPE, letter.content, "report"
    )
    outgoing = Outgoing(
        destination_id=matter.destination_id,
        submission_id=letter.remote_id,
        case_id=matter.thread_id,
        service_identifier="",
        service_name="",
        region="",
        schema_uri=SCHEMA_URI,
        mime_type=DATA_TYPE,
        data=_data(letter, matter),
        attachments=(sheet,),
    )
    return metadata_document(outgoing), outgoing


def sealed(metadata: Mapping[str, object], outgoing: Outgoing, key: PublicKey) -> SealedReply:
    parts = {one.id: jwe.encrypt(one.content, key, one.mime_type) for one in outgoing.attachments}
    told = json.dumps(metadata, ensure_ascii=False).encode()
    return SealedReply(jwe.encrypt(told, key, DATA_TYPE), jwe.encrypt(outgoing.data, key, DATA_TYPE), parts)


def _data(letter: Letter, matter: Matter) -> bytes:
    arrived = matter.followed_at or matter.received_at
    told = {
        "$schema": SCHEMA_URI,
        "art": _WHAT.get(letter.kind, letter.kind),
        "betreff": letter.title,
        "aktenzeichen": matter.file_reference,
        "eingegangen": arrived.isoformat(),
    }
    return json.dumps(told, ensure_ascii=False).encode()
