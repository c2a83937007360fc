"""The technical examination, in the order the FIT-Connect documentation sets for subscribers.

Event log, list of attachments, metadata, service, data, attachments; the first flaw ends it, except among
attachments, where all flaws are told at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from clerk_app.domain.submission import Attachment, RawField, Submission
from clerk_app.gateways import payload, strict_json
from clerk_app.gateways.data_schema import NOT_HELD, root_namespace, schema_doubt
from clerk_app.gateways.xsd.applying import Found

from .attachments import open_attachments, require_announced, require_logged
from .bundle import Bundle
from .environments import Environments
from .event_log import Event, Tags, authentication_tags, final_events, read_log, submit_event
from .faults import OwnFault, SenderFault, Stumble
from .keys import KeyRing
from .metadata import AnnouncedData, Metadata, read_metadata
from .opening import DATA, METADATA, open_part, require_digest
from .schemas import Schemas, metadata_doubt

CHANNEL = "fit-connect"


@dataclass(frozen=True)
class Desk:
    """The submission, and what the examiner has at hand."""

    bundle: Bundle
    keys: KeyRing
    schemas: Schemas
    environments: Environments


class Refusal(Exception):
    """Several faults of the sender at once."""

    def __init__(self, faults: tuple[SenderFault, ...]) -> None:
        super().__init__(faults)
        self.faults = faults


@dataclass(frozen=True)
class _Data:
    schema_uri: str = ""
    mime_type: str = ""
    octets: bytes = b""
    fields: tuple[RawField, ...] = ()


def examine(desk: Desk) -> Submission:
    """The opened submission; any flaw is a Fault or a Refusal."""
    bundle = desk.bundle
    events = read_log(bundle, desk.keys)
    submitted = submit_event(events, bundle.submission_id)
    tags = authentication_tags(submitted)
    require_logged(bundle, tags)
    metadata, doubts = _metadata(desk, tags)
    _require_service(bundle, metadata)
    _require_schema(desk, metadata.data)
    data, remarks = _data(desk, metadata.data, tags)
    require_announced(bundle, metadata.attachments)
    attachments, notes, faults = open_attachments(bundle, metadata.attachments, tags, desk.keys)
    if faults:
        raise Refusal(faults)
    finals = [f"log.final:{event.kind}" for event in final_events(events, bundle.submission_id)]
    warnings = (*finals, *doubts, *_circumstances(desk, submitted, metadata), *remarks, *notes)
    return _submission(desk, submitted, metadata, data, attachments, warnings)


def _metadata(desk: Desk, tags: Tags) -> tuple[Metadata, list[str]]:
    octets = open_part(desk.bundle.metadata, tags.metadata, desk.keys, METADATA, "metadata")
    try:
        document = strict_json.parse(octets)
    except strict_json.NotJson:
        raise SenderFault(Stumble.METADATA_SYNTAX) from None
    if not isinstance(document, dict):
        raise SenderFault(Stumble.METADATA_SCHEMA, place="$")
    doubt = metadata_doubt(document, desk.schemas)
    return read_metadata(document), [doubt] if doubt else []


def _require_service(bundle: Bundle, metadata: Metadata) -> None:
    named = metadata.service_identifier
    if named and named != bundle.service_identifier:
        raise SenderFault(Stumble.SERVICE_MISMATCH)
    if bundle.destination and bundle.service_identifier not in bundle.destination.services:
        raise SenderFault(Stumble.SERVICE_UNSUPPORTED, service=bundle.service_identifier)


def _require_schema(desk: Desk, announced: AnnouncedData | None) -> None:
    """Only where the authority wants it so: an inbox may have changed since the sender looked."""
    destination = desk.bundle.destination
    if not desk.schemas.announced_only or destination is None or announced is None:
        return
    if _names_schema_outside(announced, destination.schemas):
        raise SenderFault(Stumble.DATA_SCHEMA_UNSUPPORTED, schema=announced.schema_uri)


def _data(desk: Desk, announced: AnnouncedData | None, tags: Tags) -> tuple[_Data, list[str]]:
    sealed = desk.bundle.data
    if announced is None:
        if sealed or tags.data:
            raise SenderFault(Stumble.METADATA_SCHEMA, place="$.contentStructure.data")
        return _Data(), []
    if not sealed:
        raise (
            OwnFault(Stumble.OWN_COPY_INCOMPLETE, part="data")
            if tags.data
            else SenderFault(Stumble.DATA_MISSING)
        )
    octets = open_part(sealed, tags.data, desk.keys, DATA, "data")
    require_digest(octets, announced.digest, Stumble.DATA_HASH, "data")
    found, binding = _look(desk, announced, octets)
    fields = _fields(desk, announced, octets, found.labels)
    remarks = [_schema_doubt(found, binding)]
    if announced.signed:
        remarks.append("signature.not-verified:data")
    return _Data(announced.schema_uri, announced.mime_type, octets, fields), list(filter(None, remarks))


def _look(desk: Desk, announced: AnnouncedData, octets: bytes) -> tuple[Found, bool]:
    """What the data are against a schema we hold, and whether the sender has named that schema."""
    held = desk.schemas.data
    named = held.get(announced.schema_uri)
    if named is not None:
        return named.look_at(octets, announced.mime_type), True
    alike = held.get(root_namespace(octets)) if announced.mime_type == "application/xml" else None
    return (alike.look_at(octets, announced.mime_type) if alike else NOT_HELD), False


def _fields(
    desk: Desk, announced: AnnouncedData, octets: bytes, titles: Mapping[str, str]
) -> tuple[RawField, ...]:
    try:
        fields = payload.read_fields(octets, announced.mime_type, titles)
    except payload.PayloadTooLarge:
        raise OwnFault(Stumble.OWN_TOO_LARGE, part="data") from None
    except payload.PayloadSyntax:
        raise SenderFault(Stumble.DATA_SYNTAX) from None
    return desk.schemas.labels.put_on(fields, announced.schema_uri)


def _schema_doubt(found: Found, binding: bool) -> str:
    """An unknown schema is no reason to lose the application, nor is one the sender has not named."""
    if found.place and binding:
        raise SenderFault(Stumble.DATA_SCHEMA, place=found.place)
    if found is NOT_HELD:
        return "schema.unknown"
    return schema_doubt(found)


def _circumstances(desk: Desk, submitted: Event, metadata: Metadata) -> list[str]:
    """What a clerk ought to know although it stops nothing."""
    warnings = {
        "environment.unknown": not desk.environments.of(submitted.issuer),
        "identity.not-verified": metadata.identity is not None,
    }
    destination = desk.bundle.destination
    if destination is not None:
        channel = metadata.reply_channel.kind
        held = {key.kid for key in desk.keys.decryption}
        warnings |= {
            "schema.not-announced": _names_schema_outside(metadata.data, destination.schemas),
            "reply-channel.not-offered": channel not in destination.reply_channels | {"post"},
            "destination.key-not-held": destination.encryption_kid not in held,
        }
    return [code for code, applies in warnings.items() if applies]


def _names_schema_outside(announced: AnnouncedData | None, schemas: frozenset[str]) -> bool:
    return announced is not None and announced.schema_uri not in schemas


def _submission(
    desk: Desk,
    submitted: Event,
    metadata: Metadata,
    data: _Data,
    attachments: tuple[Attachment, ...],
    warnings: tuple[str, ...],
) -> Submission:
    bundle = desk.bundle
    return Submission(
        destination_id=bundle.destination_id,
        submission_id=bundle.submission_id,
        thread_id=bundle.case_id,
        channel=CHANNEL,
        environment=desk.environments.of(submitted.issuer),
        service_identifier=bundle.service_identifier,
        service_name=bundle.service_name,
        region=bundle.region,
        received_at=submitted.occurred_at,
        schema_uri=data.schema_uri,
        data_mime_type=data.mime_type,
        data=data.octets,
        fields=data.fields,
        attachments=attachments,
        evidence=bundle.documents,
        reply_channel=metadata.reply_channel,
        identity=metadata.identity,
        payment_status=metadata.payment_status,
        sender_reference=metadata.sender_reference,
        application_date=metadata.application_date,
        digital_notice_consent=metadata.digital_notice_consent,
        warnings=warnings,
    )
