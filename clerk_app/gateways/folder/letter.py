"""E-mails (RFC 5322): the text and every annex as a part, the heading as the data of the case."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesHeaderParser, BytesParser
from email.policy import Compat32, Policy
from itertools import count
from pathlib import Path

from clerk_app.gateways.strict_json import storable

from .limits import Limits
from .parcel import Part, require_bounds
from .refusal import Refused

_HEADINGS = {"from": "absender", "to": "empfaenger", "cc": "kopie", "subject": "betreff", "date": "datum"}
_BROKEN = (MessageError, ValueError, LookupError, AttributeError, TypeError, IndexError, RecursionError)
_LONGEST = 8192  # signs of one heading; taking longer ones apart can cost hours


class _Short(Compat32):
    """The older reading of headings: the newer one takes them apart in ways a stranger can make endless."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name[:_LONGEST], value[:_LONGEST]


_SHORT = _Short()


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
        found = {name.casefold() for name in BytesHeaderParser(policy=_SHORT).parsebytes(part.head)}
    except _BROKEN:
        return False
    return "from" in found and bool(
        found & {"received", "message-id", "mime-version"} or {"date", "to"} <= found
    )


def open_letter(mail: Part, into: Path, limits: Limits) -> Letter:
    try:
        message = BytesParser(_counting(limits), policy=_SHORT).parsebytes(mail.read(limits.mail_bytes))
        parts = tuple(_laid_down(message, into, limits))
        heading = {german: _text(message, name) for name, german in _HEADINGS.items() if message[name]}
    except _BROKEN as trouble:
        raise Refused("mail-broken", part=mail.name) from trouble
    require_bounds(mail.name, [part.size for part in parts], limits)
    heading = {name: value for name, value in heading.items() if value}
    return Letter(json.dumps(heading, ensure_ascii=False).encode(), parts, heading.get("absender", ""))


def _counting(limits: Limits) -> Callable[[], Message]:
    """Stops while the mail is still being taken apart."""
    made = count()

    def make(policy: Policy = _SHORT) -> Message:
        if next(made) > 2 * limits.files:
            raise Refused("too-many", part="E-Mail")
        return Message(policy=policy)

    return make


def _laid_down(message: Message, into: Path, limits: Limits) -> list[Part]:
    """A mail within the mail stays closed and is an annex of its own."""
    parts: list[Part] = []
    bodies = 0
    for piece in _leaves(message):
        if len(parts) == limits.files:
            raise Refused("too-many", part="E-Mail")
        name, content = _decoded(piece.get_filename() or ""), _content(piece)
        if not name:
            bodies += 1
            name = _body_name(piece, bodies)
        file = into / f"mail-{len(parts):04}"
        file.write_bytes(content)
        parts.append(Part(storable(name).replace("/", "_"), file))
    return parts


def _leaves(message: Message) -> list[Message]:
    leaves: list[Message] = []
    waiting = [message]
    while waiting:
        piece = waiting.pop(0)
        if piece.get_content_maintype() == "multipart" and piece.is_multipart():
            waiting[:0] = _within(piece)
        else:
            leaves.append(piece)
    return leaves


def _within(piece: Message) -> list[Message]:
    inside = piece.get_payload()
    return [one for one in inside if isinstance(one, Message)] if isinstance(inside, list) else []


def _content(piece: Message) -> bytes:
    if piece.is_multipart():
        return b"\r\n".join(inner.as_bytes() for inner in _within(piece))
    found = piece.get_payload(decode=True)
    return found if isinstance(found, bytes) else str(piece.get_payload()).encode("utf-8", "replace")


def _body_name(piece: Message, number: int) -> str:
    endings = {"text/html": "html", "text/plain": "txt", "message/rfc822": "eml"}
    ending = endings.get(piece.get_content_type(), "bin")
    return f"Nachricht.{ending}" if number == 1 else f"Nachricht {number}.{ending}"


def _text(message: Message, name: str) -> str:
    return storable(" ".join(_decoded(str(message[name])).split()))


def _decoded(heading: str) -> str:
    """Encoded words in whatever charset; what nobody can decode stays as it was written."""
    try:
        return str(make_header(decode_header(heading)))
    except _BROKEN:
        return heading
