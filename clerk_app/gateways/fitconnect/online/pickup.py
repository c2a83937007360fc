"""Picking a submission up: every part as the service gives it out, large ones straight to disk."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import monotonic

from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.domain.submission import Evidence
from clerk_app.gateways import strict_json
from clerk_app.services.channels import Announcement, Vanished

from ..bundle import ATTACHMENTS, DESTINATION, EVENTS, SUBMISSION, Bundle, Sealed, parse_bundle
from .api import SubmissionApi
from .catching import Catch
from .profile import Profile
from .spool import Corner
from .trouble import Declined

_FRESH = 600.0  # seconds what the service said about our inbox is taken as true


class Pickup:
    def __init__(self, api: SubmissionApi, profile: Profile) -> None:
        self._api = api
        self._profile = profile
        self._destination: tuple[float, bytes] = (float("-inf"), b"")

    def bundle(self, announcement: Announcement, corner: Corner) -> Bundle:
        """As it would lie in a folder; parts that do not fit into memory do lie in one."""
        tokens, announced = self._api.events(announcement.thread_id)
        documents = {
            SUBMISSION: _complete(self._api.submission(announcement.submission_id), announcement),
            EVENTS: _events(tokens, announced),
        }
        if destination := self._inbox():
            documents[DESTINATION] = destination
        try:
            bundle = parse_bundle(documents)
        except ClerkError as trouble:
            raise OutsideError("channel.answer_malformed", part=str(trouble.facts.get("file"))) from trouble
        said = (bundle.destination_id, bundle.submission_id, bundle.case_id)
        if said != (announcement.destination_id, announcement.submission_id, announcement.thread_id):
            raise OutsideError("channel.answer_malformed", part=SUBMISSION)
        return self._with_attachments(bundle, corner)

    def _with_attachments(self, bundle: Bundle, corner: Corner) -> Bundle:
        sealed: dict[str, Sealed] = {}
        evidence = list(bundle.documents)
        left = self._profile.limits.in_memory_bytes
        for part in dict.fromkeys(bundle.attachment_ids):
            catch = Catch(partial(_place, corner, part), left)
            try:
                self._api.attachment(bundle.submission_id, part, catch)
            except Vanished:
                continue  # the examination says whose fault that is
            content = catch.content
            left -= len(content) if isinstance(content, bytes) else 0
            sealed[part] = (
                content if isinstance(content, Path) else content.decode("ascii", "replace").strip()
            )
            evidence.append(Evidence(f"{ATTACHMENTS}/{part}.jwe", content))
        return replace(bundle, attachments=sealed, documents=tuple(evidence))

    def _inbox(self) -> bytes:
        """What our inbox announces to senders; nothing if the service does not say it usefully."""
        asked, said = self._destination
        if monotonic() - asked > _FRESH:
            try:
                said = _useful(self._api.destination())
            except Declined:
                said = b""
            self._destination = (monotonic(), said)
        return said


def fingerprint(bundle: Bundle) -> str:
    """The same for two copies only if every sealed part is the same octet by octet."""
    told = hashlib.sha256(f"{bundle.metadata}\n{bundle.data}".encode())
    for part, token in sorted(bundle.attachments.items()):
        told.update(part.encode())
        if isinstance(token, Path):
            with token.open("rb") as file:
                told.update(hashlib.file_digest(file, "sha256").digest())
        else:
            told.update(token.encode())
    return told.hexdigest()


def _place(corner: Corner, part: str) -> Path:
    return corner.folder() / f"{part}.jwe"


def _useful(body: bytes) -> bytes:
    """An inbox that lists no service must not make us refuse every service."""
    try:
        said = strict_json.parse(body)
    except strict_json.NotJson:
        return b""
    if not isinstance(said, dict):
        return b""
    services = said.get("publicServices") or said.get("services")
    named = isinstance(services, list) and services and all(_names_itself(service) for service in services)
    return body if named else b""


def _names_itself(service: object) -> bool:
    return isinstance(service, dict) and isinstance(service.get("identifier"), str)


def _complete(body: bytes, announcement: Announcement) -> bytes:
    """The service may leave out the inbox it was asked about."""
    try:
        said = strict_json.parse(body, number=float)
    except strict_json.NotJson:
        return body
    if not isinstance(said, dict) or "destinationId" in said:
        return body
    return json.dumps(said | {"destinationId": announcement.destination_id}, ensure_ascii=False).encode()


def _events(tokens: Sequence[str], announced: int) -> bytes:
    log = {"count": len(tokens), "offset": 0, "totalCount": announced, "eventLog": list(tokens)}
    return json.dumps(log).encode()
