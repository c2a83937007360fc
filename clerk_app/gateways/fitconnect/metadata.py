"""The metadata of a submission (FIT-Connect metadata schema 2.x and 1.0.0) in the words of the office."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from clerk_app.domain.submission import Identity, ReplyChannel
from clerk_app.gateways import strict_json

from .identity import read_identity
from .replies.reply_key import kept

_ADDRESSES = {
    "eMail": "address",
    "deMail": "address",
    "elster": "accountId",
    "fink": "finkPostfachRef",
    "idBundDeMailbox": "mailboxUuid",
    "fitConnect": "",
}


@dataclass(frozen=True)
class AnnouncedData:
    schema_uri: str
    mime_type: str
    digest: str  # SHA-512 of the plaintext octets, lower-case hex
    signed: bool


@dataclass(frozen=True)
class AnnouncedAttachment:
    id: str
    fragments: tuple[str, ...]  # ids of the sealed parts in their order; empty if it came in one
    purpose: str
    file_name: str
    mime_type: str
    description: str
    digest: str
    signed: bool

    @property
    def parts(self) -> tuple[str, ...]:
        return self.fragments or (self.id,)


@dataclass(frozen=True)
class Metadata:
    service_identifier: str  # 1.x only, else ""
    data: AnnouncedData | None
    attachments: tuple[AnnouncedAttachment, ...]
    reply_channel: ReplyChannel
    identity: Identity | None = field(repr=False)
    payment_status: str
    sender_reference: str
    application_date: date | None
    digital_notice_consent: bool | None  # None: the applicant was not asked


def read_metadata(document: Mapping[str, object]) -> Metadata:
    """Of a document that keeps its schema; members the schema leaves open are read with care."""
    structure = _object(document, "contentStructure")
    reference = _object(document, "additionalReferenceInfo")
    consent = reference.get("zustimmungZumDigitalenBescheid")
    return Metadata(
        service_identifier=_text(_object(document, "publicServiceType"), "identifier"),
        data=_data(_object(structure, "data")),
        attachments=tuple(map(_attachment, _objects(structure, "attachments"))),
        reply_channel=_reply_channel(_object(document, "replyChannel")),
        identity=read_identity(document),
        payment_status=_text(_object(document, "paymentInformation"), "status"),
        sender_reference=_text(reference, "senderReference"),
        application_date=_date(_text(reference, "applicationDate")),
        digital_notice_consent=consent if isinstance(consent, bool) else None,
    )


def _data(announced: Mapping[str, object]) -> AnnouncedData | None:
    if not announced:
        return None
    schema = _object(announced, "submissionSchema")
    return AnnouncedData(
        schema_uri=_text(schema, "schemaUri"),
        mime_type=_text(schema, "mimeType"),
        digest=_text(_object(announced, "hash"), "content"),
        signed="signature" in announced,
    )


def _attachment(announced: Mapping[str, object]) -> AnnouncedAttachment:
    fragments = announced.get("fragments")
    return AnnouncedAttachment(
        id=_text(announced, "attachmentId"),
        fragments=tuple(map(str, fragments)) if isinstance(fragments, list) else (),
        purpose=_text(announced, "purpose"),
        file_name=_text(announced, "filename"),
        mime_type=_text(announced, "mimeType"),
        description=_text(announced, "description"),
        digest=_text(_object(announced, "hash"), "content"),
        signed="signature" in announced,
    )


def _reply_channel(channels: Mapping[str, object]) -> ReplyChannel:
    """The one channel the applicant chose; none means an answer by post."""
    for kind, member in _ADDRESSES.items():
        if kind in channels:
            chosen = _object(channels, kind)
            return ReplyChannel(kind, _text(chosen, member), kept(chosen.get("encryptionPublicKey")))
    return ReplyChannel("post")


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _object(document: Mapping[str, object], member: str) -> Mapping[str, object]:
    value = document.get(member)
    return value if isinstance(value, dict) else {}


def _objects(document: Mapping[str, object], member: str) -> Iterator[Mapping[str, object]]:
    value = document.get(member)
    items: Sequence[object] = value if isinstance(value, list) else ()
    return (item for item in items if isinstance(item, dict))


def _text(document: Mapping[str, object], member: str) -> str:
    value = document.get(member)
    return strict_json.storable(value) if isinstance(value, str) else ""
