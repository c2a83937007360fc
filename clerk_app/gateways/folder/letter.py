"""E-mails (RFC 5322): the text and every annex as a part, the heading as the data of the case."""

from __future__ import annotations

import json
from dataclasses import dataclass
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesHeaderParser, BytesParser
from pathlib import Path

from clerk_app.gateways.strict_json import storable

from .limits import Limits
from .parcel import Part, require_bounds
from .refusal import Refused

_HEADINGS = {"from": "absender", "to": "empfaenger", "cc": "kopie", "subject": "betreff", "date": "datum"}
_BROKEN = (MessageError, ValueError, LookupError, AttributeError, TypeError, IndexError, RecursionError)


@dataclass(frozen=True)
class Letter:
    heading: bytes  # JSON
    parts: tuple[Part, ...]
    sender: str


def is_letter(part: Part) -> bool:
    """By its heading: at least a sender and one thing more that only mails have."""
    if not part.head or b"\0" in part.head[:200] or part.head.lstrip()[:1] in (b"<", b"{", b"["):
        return False
    try:
        found = {name.casefold() for name in BytesHeaderParser(policy=policy.compat32).parsebytes(part.head)}
    except _BROKEN:
        return False
    return "from" in found and bool(
        found & {"received", "message-id", "mime-version"} or {"date", "to"} <= found
    )


def open_letter(mail: Part, into: Path, limits: Limits) -> Letter:
    try:
        message = BytesParser(policy=policy.default).parsebytes(mail.read(limits.mail_bytes))
        assert isinstance(message, EmailMessage)
        parts = tuple(_laid_down(message, into, limits))
        heading = {german: _text(message, name) for name, german in _HEADINGS.items() if message[name]}
    except _BROKEN as trouble:
        raise Refused("mail-broken", part=mail.name) from trouble
    require_bounds(mail.name, [part.size for part in parts], limits)
    heading = {name: value for name, value in heading.items() if value}
    return Letter(json.dumps(heading, ensure_ascii=False).encode(), parts, heading.get("absender", ""))


def _laid_down(message: EmailMessage, into: Path, limits: Limits) -> list[Part]:
    """A mail within the mail stays closed and is an annex of its own."""
    parts: list[Part] = []
    bodies = 0
    for piece in _leaves(message):
        if len(parts) == limits.files:
            raise Refused("too-many", part="E-Mail")
        name, content = piece.get_filename() or "", _content(piece)
        if not name:
            bodies += 1
            name = _body_name(piece, bodies)
        file = into / f"mail-{len(parts):04}"
        file.write_bytes(content)
        parts.append(Part(storable(name).replace("/", "_"), file))
    return parts


def _leaves(message: EmailMessage) -> list[EmailMessage]:
    leaves: list[EmailMessage] = []
    waiting = [message]
    while waiting:
        piece = waiting.pop(0)
        if piece.get_content_maintype() == "multipart" and piece.is_multipart():
            waiting[:0] = [one for one in piece.iter_parts() if isinstance(one, EmailMessage)]
        else:
            leaves.append(piece)
    return leaves


def _content(piece: EmailMessage) -> bytes:
    if piece.is_multipart():
        return b"\r\n".join(
            inner.as_bytes() for inner in piece.get_payload() if isinstance(inner, EmailMessage)
        )
    found = piece.get_payload(decode=True)
    return found if isinstance(found, bytes) else str(piece.get_payload()).encode("utf-8", "replace")


def _body_name(piece: EmailMessage, number: int) -> str:
    endings = {"text/html": "html", "text/plain": "txt", "message/rfc822": "eml"}
    ending = endings.get(piece.get_content_type(), "bin")
    return f"Nachricht.{ending}" if number == 1 else f"Nachricht {number}.{ending}"


def _text(message: EmailMessage, name: str) -> str:
    return storable(" ".join(str(message[name]).split()))
