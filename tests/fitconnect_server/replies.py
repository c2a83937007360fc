"""What comes back to applicants: announced in a case, uploaded part by part, submitted once, and looked into.

Only the key an application named opens a reply; the service itself cannot, and proves that it did not.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha512
from pathlib import Path

from jsonschema import Draft202012Validator

from clerk_app.gateways.fitconnect.replies.sealing import SCHEMA_URI
from clerk_app.gateways.jose import jwe
from clerk_app.gateways.jose.errors import JoseError
from clerk_app.gateways.jose.jwk import PrivateKey

from .inspection import Refused
from .parcels import Parcel

_SCHEMA = Path(__file__).resolve().parents[2] / "resources" / "fitconnect" / "metadata-2.1.0.schema.json"
_KNOWN = {"caseId", "announcedAttachments"}


@dataclass
class Reply:
    id: str
    case: str
    announced: tuple[str, ...]
    state: str = "incomplete"
    attachments: dict[str, str] = field(default_factory=dict)
    metadata: str = ""
    data: str = ""
    submitted: int = 0  # how often it was submitted, whatever was answered

    @property
    def tags(self) -> dict[str, object]:
        parts = {one: jwe.authentication_tag(token) for one, token in self.attachments.items()}
        metadata, data = jwe.authentication_tag(self.metadata), jwe.authentication_tag(self.data)
        return {"metadata": metadata, "data": data, "attachments": parts}


@dataclass(frozen=True)
class Opened:
    """A reply as the applicant's side reads it."""

    metadata: Mapping[str, object]
    data: Mapping[str, object]
    attachments: Mapping[str, bytes]


def announce(said: object, parcels: Mapping[str, Parcel], replies: dict[str, Reply]) -> Reply:
    if not isinstance(said, dict) or said.keys() != _KNOWN:
        raise Refused(400, f"exactly {sorted(_KNOWN)} are needed")
    case, announced = said["caseId"], said["announcedAttachments"]
    if not isinstance(announced, list) or not all(map(_is_uuid, announced)):
        raise Refused(422, "announcedAttachments")
    answered = [p for p in parcels.values() if p.case == case]
    if not answered:
        raise Refused(404, "no such case")
    if not any(p.state == "accepted" for p in answered):
        raise Refused(409, "nothing in this case was accepted")
    reply = Reply(str(uuid.uuid4()), str(case), tuple(announced))
    replies[reply.id] = reply
    return reply


def attach(reply: Reply | None, attachment: str, token: str) -> None:
    """May be done again as long as the reply is not submitted."""
    if reply is None or attachment not in reply.announced:
        raise Refused(404, "no such announced attachment")
    if reply.state != "incomplete":
        raise Refused(409, "already submitted")
    _require_sealed(token, "application/pdf")
    reply.attachments[attachment] = token


def submit(reply: Reply | None, said: object) -> Reply:
    if reply is None:
        raise Refused(404, "no such reply")
    reply.submitted += 1
    if reply.state != "incomplete":
        raise Refused(409, "already submitted")
    if not isinstance(said, dict) or said.keys() != {"encryptedMetadata", "encryptedData"}:
        raise Refused(400, "encryptedMetadata and encryptedData are needed")
    if set(reply.announced) != set(reply.attachments):
        raise Refused(422, "announced attachments are missing")
    for token in said.values():
        _require_sealed(str(token), "application/json")
    kids = {jwe.read_header(str(one)).kid for one in (*said.values(), *reply.attachments.values())}
    if len(kids) != 1:
        raise Refused(422, "parts sealed for different keys")
    reply.metadata, reply.data = str(said["encryptedMetadata"]), str(said["encryptedData"])
    reply.state = "submitted"
    return reply


def opened(reply: Reply, key: PrivateKey) -> Opened:
    """Everything a strict recipient would look at; raises AssertionError for what it would reject."""
    metadata = json.loads(jwe.decrypt(reply.metadata, key))
    Draft202012Validator(json.loads(_SCHEMA.read_text("utf-8"))).validate(metadata)
    structure = metadata["contentStructure"]
    data = jwe.decrypt(reply.data, key)
    assert structure["data"]["hash"] == _hash(data)
    assert structure["data"]["submissionSchema"] == {
        "schemaUri": SCHEMA_URI,
        "mimeType": jwe.read_header(reply.data).content_type,
    }
    contents = {one: jwe.decrypt(token, key) for one, token in reply.attachments.items()}
    told = {one["attachmentId"]: one for one in structure["attachments"]}
    assert told.keys() == contents.keys()
    for one, content in contents.items():
        assert told[one]["hash"] == _hash(content)
        assert told[one]["mimeType"] == jwe.read_header(reply.attachments[one]).content_type
    return Opened(metadata, json.loads(data), contents)


def _hash(octets: bytes) -> dict[str, str]:
    return {"type": "sha512", "content": sha512(octets).hexdigest()}


def _require_sealed(token: str, content_type: str) -> None:
    try:
        header = jwe.read_header(token)
        jwe.authentication_tag(token)
    except JoseError as wrong:
        raise Refused(422, f"not a JWE: {wrong}") from None
    if header.content_type != content_type:
        raise Refused(422, "Invalid JWE Header 'cty'")
    if header.deflated:
        raise Refused(422, "Invalid JWE Header 'zip'")


def _is_uuid(text: object) -> bool:
    try:
        return isinstance(text, str) and str(uuid.UUID(text)) == text
    except ValueError:
        return False
