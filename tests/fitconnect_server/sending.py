"""The sender's side of the service: announce, attach, submit; API v1 and v2."""

from __future__ import annotations

import uuid

from clerk_app.gateways.jose import jwe
from clerk_app.gateways.jose.errors import JoseError

from .inspection import Refused
from .parcels import Parcel


def announce(said: dict[str, object], parcels: dict[str, Parcel]) -> tuple[int, object]:
    service = said.get("publicService") or said.get("serviceType")
    announced = said.get("announcedAttachments")
    if not isinstance(service, dict) or not isinstance(announced, list) or "destinationId" not in said:
        raise Refused(400, "destinationId, announcedAttachments and publicService are needed")
    submission, case = str(uuid.uuid4()), str(uuid.uuid4())
    document = {"destinationId": said["destinationId"], "submissionId": submission, "caseId": case}
    document |= {
        "publicService" if "publicService" in said else "serviceType": service,
        "attachments": announced,
    }
    parcel = Parcel(str(said["destinationId"]), submission, case, document, {}, [], state="incomplete")
    parcel.announced = [str(one) for one in announced]
    parcels[submission] = parcel
    return 201, {"destinationId": said["destinationId"], "submissionId": submission, "caseId": case}


def attach(parcel: Parcel | None, attachment: str, token: str) -> tuple[int, object]:
    if parcel is None or parcel.state != "incomplete" or attachment not in parcel.announced:
        raise Refused(404, "no such announced attachment")
    _require_sealed(token)
    parcel.attachments[attachment] = token
    return 204, None


def submit(parcel: Parcel | None, said: dict[str, object], *, old: bool) -> tuple[int, object]:
    if parcel is None or parcel.state != "incomplete":
        raise Refused(404, "no such submission")
    if set(parcel.announced) != set(parcel.attachments):
        raise Refused(422, "announced attachments are missing")
    metadata, data = said.get("encryptedMetadata"), said.get("encryptedData")
    for token in (metadata, data):
        if token is None and token is data and old:
            continue
        _require_sealed(str(token), may_deflate=old)
    parcel.document |= {"encryptedMetadata": metadata, "encryptedData": data}
    parcel.tags = {
        "metadata": jwe.authentication_tag(str(metadata)),
        "data": jwe.authentication_tag(str(data)),
        "attachments": {one: jwe.authentication_tag(str(token)) for one, token in parcel.attachments.items()},
    }
    parcel.state = "submitted"
    return 200, {name: parcel.document[name] for name in ("destinationId", "submissionId", "caseId")}


def _require_sealed(token: str, *, may_deflate: bool = True) -> None:
    try:
        header = jwe.read_header(token)
    except JoseError as wrong:
        raise Refused(422, f"not a JWE: {wrong}") from None
    if not header.content_type:
        raise Refused(422, "Invalid JWE Header 'cty'")
    if header.deflated and not may_deflate:
        raise Refused(422, "Invalid JWE Header 'zip'")
