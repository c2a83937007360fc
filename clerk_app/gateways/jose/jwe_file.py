"""Sealed parts too large for memory: a compact JWE in a file is opened piece by piece into a sink.

What reaches the sink is believed only once the function returns: the seal is checked at the very end.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from . import jwe
from .encoding import HEADER_LIMIT, decode
from .errors import MalformedToken, OversizedToken, TamperedToken
from .jwk import PrivateKey

_PIECE = 1024 * 1024  # characters read at once; a multiple of four, so that each piece decodes by itself
_HEAD = HEADER_LIMIT + 8 * 1024  # protected header, wrapped key and nonce
_TAIL = 64  # the tag and a line break some tools write after it


class Sink(Protocol):
    def write(self, octets: bytes, /) -> object: ...


@dataclass(frozen=True)
class _Layout:
    """Where the parts of the token lie. `body` is the span of the ciphertext in octets of the file."""

    protected: str
    wrapped: str
    nonce: str
    body: tuple[int, int]
    tag: str


def read_header(token: Path) -> jwe.Header:
    with token.open("rb") as file:
        return jwe.parse_header(_layout(file).protected)


def authentication_tag(token: Path) -> str:
    with token.open("rb") as file:
        tag = _layout(file).tag
    if len(decode(tag)) != jwe.TAG_BYTES:
        raise MalformedToken("authentication tag of a wrong length")
    return tag


def decrypt(token: Path, key: PrivateKey, sink: Sink, largest: int) -> None:
    """The octets as sealed, at most `largest` of them."""
    jwe.require_encryption(key)
    with token.open("rb") as file:
        layout = _layout(file)
        header = jwe.parse_header(layout.protected)
        nonce, tag = decode(layout.nonce), decode(layout.tag)
        if len(nonce) != jwe.NONCE_BYTES or len(tag) != jwe.TAG_BYTES:
            raise MalformedToken("nonce or tag of a wrong length")
        content_key = jwe.unwrap_key(decode(layout.wrapped), key)
        opener = Cipher(algorithms.AES(content_key), modes.GCM(nonce, tag)).decryptor()
        opener.authenticate_additional_data(layout.protected.encode())
        outlet = _Inflated(sink, largest) if header.deflated else _Plain(sink, largest)
        for piece in _pieces(file, layout.body):
            outlet.write(opener.update(piece))
        try:
            opener.finalize()
        except InvalidTag:
            raise TamperedToken("authentication tag does not fit") from None
        outlet.finish()


class _Plain:
    def __init__(self, sink: Sink, largest: int) -> None:
        self._sink = sink
        self._left = largest

    def write(self, octets: bytes) -> None:
        self._left -= len(octets)
        if self._left < 0:
            raise OversizedToken("plaintext")
        self._sink.write(octets)

    def finish(self) -> None:
        """Nothing is held back."""


class _Inflated(_Plain):
    """A broken stream is told only after the seal was checked: nobody learns from where it broke."""

    def __init__(self, sink: Sink, largest: int) -> None:
        super().__init__(sink, largest)
        self._inflater = zlib.decompressobj(wbits=-zlib.MAX_WBITS)
        self._broken = False

    def write(self, octets: bytes) -> None:
        rest, full = octets, True
        while (rest or full) and not self._broken:
            try:
                inflated = self._inflater.decompress(rest, _PIECE)
            except zlib.error:
                self._broken = True
                return
            super().write(inflated)
            rest, full = self._inflater.unconsumed_tail, len(inflated) == _PIECE

    def finish(self) -> None:
        if self._broken or not self._inflater.eof or self._inflater.unused_data:
            raise MalformedToken("DEFLATE stream broken off or followed by something else")


def _layout(file: BinaryIO) -> _Layout:
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    head = file.read(_HEAD).split(b".", 3)
    start = max(0, size - _TAIL)
    file.seek(start)
    tail = file.read(_TAIL).rstrip(b"\r\n \t")
    at = tail.rfind(b".")
    if len(head) != 4 or at < 0:
        raise MalformedToken("not five segments")
    protected, wrapped, nonce = (_ascii(segment) for segment in head[:3])
    body = (len(protected) + len(wrapped) + len(nonce) + 3, start + at)
    if body[1] < body[0]:
        raise MalformedToken("not five segments")
    return _Layout(protected, wrapped, nonce, body, _ascii(tail[at + 1 :]))


def _pieces(file: BinaryIO, body: tuple[int, int]) -> Iterator[bytes]:
    file.seek(body[0])
    left = body[1] - body[0]
    while left:
        text = file.read(min(_PIECE, left))
        if not text:
            raise MalformedToken("file cut short")
        left -= len(text)
        yield decode(_ascii(text))


def _ascii(octets: bytes) -> str:
    try:
        return octets.decode("ascii")
    except UnicodeDecodeError:
        raise MalformedToken("not ASCII") from None
