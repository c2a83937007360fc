"""The attachments of a submission: counted, opened, put together from fragments, named and looked at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from clerk_app.domain.submission import Attachment, Content

from .bundle import Bundle, Sealed
from .event_log import Tags
from .faults import OwnFault, SenderFault, Stumble
from .file_names import distinct, safe_name
from .file_types import agrees, detect, is_executable, sample
from .keys import KeyRing
from .large import open_large
from .metadata import AnnouncedAttachment
from .opening import ATTACHMENT, open_part, require_digest

LARGEST = 512 * 1024 * 1024


def require_logged(bundle: Bundle, tags: Tags) -> None:
    """The submission lists exactly the attachments the event log vouches for."""
    _require_same(bundle.attachment_ids, list(tags.attachments))


def require_announced(bundle: Bundle, announced: Sequence[AnnouncedAttachment]) -> None:
    """The metadata describe exactly the attachments the submission lists, fragment by fragment."""
    _require_same(bundle.attachment_ids, [part for attachment in announced for part in attachment.parts])


def open_attachments(
    bundle: Bundle, announced: Sequence[AnnouncedAttachment], tags: Tags, keys: KeyRing
) -> tuple[tuple[Attachment, ...], tuple[str, ...], tuple[SenderFault, ...]]:
    """Attachments, warnings, and every fault found: the sender learns of all of them at once."""
    attachments: list[Attachment] = []
    warnings: list[str] = []
    faults: list[SenderFault] = []
    taken: set[str] = set()
    for position, entry in enumerate(announced, start=1):
        try:
            content = _content(bundle.attachments, entry, tags, keys)
        except SenderFault as fault:
            faults.append(fault)
            continue
        name = distinct(safe_name(entry.file_name, position), taken)
        taken.add(name.casefold())
        attachment = _attachment(entry, name, content)
        attachments.append(attachment)
        warnings.extend(_warnings(entry, attachment))
    return tuple(attachments), tuple(warnings), tuple(faults)


def _content(sealed: Mapping[str, Sealed], entry: AnnouncedAttachment, tags: Tags, keys: KeyRing) -> Content:
    for part in entry.parts:
        if part not in sealed:
            # The log vouches that the service had it; then our copy lacks it, not the sender's submission.
            raise OwnFault(Stumble.OWN_COPY_INCOMPLETE, part=part)
    tokens = [sealed[part] for part in entry.parts]
    if any(isinstance(token, Path) for token in tokens):
        return open_large(entry, tokens, tags.attachments, keys)
    return _joined(entry, [str(token) for token in tokens], tags, keys)


def _joined(entry: AnnouncedAttachment, tokens: Sequence[str], tags: Tags, keys: KeyRing) -> bytes:
    pieces, size = [], 0
    for part, token in zip(entry.parts, tokens, strict=True):
        piece = open_part(token, tags.attachments[part], keys, ATTACHMENT, part)
        size += len(piece)
        if size > LARGEST:
            raise OwnFault(Stumble.OWN_TOO_LARGE, part=entry.id)
        pieces.append(piece)
    content = b"".join(pieces)
    require_digest(content, entry.digest, Stumble.ATTACHMENT_HASH, entry.id)
    return content


def _attachment(entry: AnnouncedAttachment, name: str, content: Content) -> Attachment:
    return Attachment(
        id=entry.id,
        name=name,
        mime_type=entry.mime_type,
        detected_type=detect(sample(content)),
        purpose=entry.purpose,
        content=content,
        description=entry.description,
    )


def _warnings(entry: AnnouncedAttachment, attachment: Attachment) -> list[str]:
    warnings = []
    if not agrees(entry.mime_type, attachment.detected_type):
        warnings.append(f"mime.mismatch:{entry.id}")
    if is_executable(attachment.detected_type):
        warnings.append(f"mime.executable:{entry.id}")
    if entry.file_name and entry.file_name != attachment.name:
        warnings.append(f"name.changed:{entry.id}")
    if entry.signed:
        warnings.append(f"signature.not-verified:{entry.id}")
    return warnings


def _require_same(listed: Sequence[str], vouched: Sequence[str]) -> None:
    if sorted(listed) != sorted(vouched) or len(set(listed)) != len(listed):
        raise SenderFault(Stumble.ATTACHMENTS_MISMATCH)
