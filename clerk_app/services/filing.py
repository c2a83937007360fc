"""Putting a received part on file: its octets in the content store, its name and kind in the case."""

from __future__ import annotations

import hashlib
import uuid
from pathlib import Path

from clerk_app.domain.errors import ClerkError
from clerk_app.domain.facts import ReceivedDocument
from clerk_app.domain.submission import Attachment, Content

from .office import UnitOfWork


def filed(work: UnitOfWork, attachment: Attachment) -> ReceivedDocument:
    sha256 = work.keep(attachment.content)
    if sha256 != digest(attachment.content):
        raise ClerkError("content.not_kept", name=attachment.name)
    return ReceivedDocument(
        id=str(uuid.uuid4()),
        name=attachment.name,
        mime_type=attachment.mime_type,
        detected_type=attachment.detected_type,
        purpose=attachment.purpose,
        description=attachment.description,
        size=_size(attachment.content),
        sha256=sha256,
    )


def digest(content: Content) -> str:
    if isinstance(content, bytes):
        return hashlib.sha256(content).hexdigest()
    with Path(content).open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _size(content: Content) -> int:
    return len(content) if isinstance(content, bytes) else content.stat().st_size
