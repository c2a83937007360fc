"""The papers of an arrival as attachments: named and described as the message says, what is missing noted."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from mimetypes import MimeTypes

from clerk_app.domain.submission import Attachment
from clerk_app.gateways.fitconnect.file_names import distinct, safe_name
from clerk_app.gateways.fitconnect.file_types import UNKNOWN, agrees, detect

from .message import Annex
from .parcel import Part


def attachments(
    parts: Sequence[Part], announced: Sequence[Annex], form: Part | None
) -> tuple[tuple[Attachment, ...], tuple[str, ...]]:
    """Every part becomes one, whether it was announced or not."""
    kept: list[Attachment] = []
    warnings: list[str] = []
    taken: set[str] = set()
    met: set[Annex] = set()
    types = MimeTypes()
    for position, part in enumerate(parts, start=1):
        annex = next((one for one in announced if one not in met and _is_meant(one, part)), None)
        if annex is not None:
            met.add(annex)
        elif announced:
            warnings.append(f"attachment.unannounced:{part.base}")
        one = _attachment(part, annex, position, taken, types, "form" if part is form else "attachment")
        taken.add(one.name.casefold())
        kept.append(one)
        if not agrees(one.mime_type, one.detected_type):
            warnings.append(f"mime.mismatch:{one.id}")
    warnings += [f"attachment.missing:{annex.file_name}" for annex in announced if annex not in met]
    return tuple(kept), tuple(warnings)


def _attachment(
    part: Part, annex: Annex | None, position: int, taken: set[str], types: MimeTypes, purpose: str
) -> Attachment:
    base = safe_name(annex.file_name if annex else part.base, position)
    found = detect(part.head)
    guessed = types.guess_type(base)[0] or found
    return Attachment(
        id=str(uuid.uuid5(uuid.NAMESPACE_OID, f"{position}/{part.name}")),
        name=distinct(base, taken),
        mime_type=(annex.mime_type if annex else "") or (guessed if guessed != UNKNOWN else found),
        detected_type=found,
        purpose=purpose,
        content=part.file,
        description=annex.title if annex else "",
    )


def _is_meant(annex: Annex, part: Part) -> bool:
    """By file name, or by document id where files are named after it (with or without `urn:uuid:`)."""
    base = part.base.casefold()
    stem = base.rpartition(".")[0] or base
    ids = {annex.id.casefold(), annex.id.casefold().removeprefix("urn:uuid:"), _id_safe(annex.id)} - {""}
    return base == annex.file_name.casefold() or base in ids or stem in ids


def _id_safe(text: str) -> str:
    """XTA containers know neither a leading digit nor a colon in names."""
    plain = text.casefold().replace(":", "_")
    return f"_{plain}" if plain[:1].isdigit() else plain
