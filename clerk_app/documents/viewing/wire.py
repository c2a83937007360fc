"""How the desk and the reader of a document speak: a short heading and, where needed, a load of bytes."""

from __future__ import annotations

import json
import struct
from typing import IO, Any

MAX_HEADING = 4 << 20
MAX_LOAD = 256 << 20
_FRONT = struct.Struct("<IQ")


def send(stream: IO[bytes], heading: dict[str, Any], load: bytes | memoryview = b"") -> None:
    words = json.dumps(heading, separators=(",", ":")).encode()
    _write(stream, _FRONT.pack(len(words), len(load)) + words)
    if load:
        _write(stream, load)


def receive(stream: IO[bytes]) -> tuple[dict[str, Any], bytearray]:
    """Raises EOFError when the other side is gone or speaks out of turn."""
    words_length, load_length = _FRONT.unpack(_read(stream, _FRONT.size))
    if words_length > MAX_HEADING or load_length > MAX_LOAD:
        raise EOFError("out of turn")
    words = _read(stream, words_length)
    try:
        heading = json.loads(words)
    except (ValueError, RecursionError) as broken:
        raise EOFError("out of turn") from broken
    if not isinstance(heading, dict):
        raise EOFError("out of turn")
    return heading, _read(stream, load_length)


def _write(stream: IO[bytes], content: bytes | memoryview) -> None:
    rest = memoryview(content)
    while rest:
        written = stream.write(rest)  # an unbuffered pipe may take only a part
        rest = rest[written:]


def _read(stream: IO[bytes], length: int) -> bytearray:
    content = bytearray(length)
    rest = memoryview(content)
    while rest:
        taken = stream.readinto(rest)  # type: ignore[attr-defined]
        if not taken:
            raise EOFError("gone")
        rest = rest[taken:]
    return content
