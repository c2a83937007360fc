"""Attachments larger than anybody's memory: sealed from piece to piece into a file."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha512
from pathlib import Path

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from clerk_app.gateways.jose import jwe_file
from clerk_app.gateways.jose.encoding import encode
from clerk_app.gateways.jose.jwk import PublicKey

from .parcels import Parcel, name_of, sealed_parcel, service_event
from .service import Service

_PIECE = 3 * 256 * 1024  # a multiple of three, so that each piece encodes by itself
_PATTERN = bytes(range(256)) * 4096


@dataclass(frozen=True)
class Part:
    id: str
    file: Path


def plaintext(size: int) -> Iterator[bytes]:
    """A PDF by its first octets, then a pattern that never repeats a piece."""
    left, number = size, 0
    while left > 0:
        piece = (b"%PDF-1.7\n" if number == 0 else b"") + number.to_bytes(8, "big") + _PATTERN
        piece = piece[: min(left, _PIECE)]
        yield piece
        left, number = left - len(piece), number + 1


def seal_file(pieces: Iterator[bytes], key: PublicKey, target: Path) -> None:
    header = {"alg": "RSA-OAEP-256", "enc": "A256GCM", "kid": key.kid, "cty": "application/pdf"}
    protected = encode(json.dumps(header, separators=(",", ":")).encode())
    content_key, nonce = os.urandom(32), os.urandom(12)
    oaep = padding.OAEP(padding.MGF1(hashes.SHA256()), hashes.SHA256(), label=None)
    sealer = Cipher(algorithms.AES(content_key), modes.GCM(nonce)).encryptor()
    sealer.authenticate_additional_data(protected.encode())
    with target.open("w", encoding="ascii") as file:
        file.write(f"{protected}.{encode(key.key.encrypt(content_key, oaep))}.{encode(nonce)}.")
        held = b""
        for piece in pieces:
            held += sealer.update(piece)
            ready = len(held) - len(held) % 3
            file.write(encode(held[:ready]))
            held = held[ready:]
        sealer.finalize()
        file.write(f"{encode(held)}.{encode(sealer.tag)}")


def large_parcel(service: Service, number: int, size: int, parts: Sequence[Part], at: datetime) -> Parcel:
    """A submission with one attachment of that size; several parts are its fragments."""
    attachment = name_of(f"large/{number}")
    digest = sha512()
    for piece in plaintext(size):
        digest.update(piece)
    announced: dict[str, object] = {
        "attachmentId": attachment,
        "purpose": "attachment",
        "filename": "Pläne.pdf",
        "mimeType": "application/pdf",
        "hash": {"type": "sha512", "content": digest.hexdigest()},
    }
    if len(parts) > 1:
        announced["fragments"] = [part.id for part in parts]
    data = b'{"antrag": {}}'
    structure = {
        "data": {
            "hash": {"type": "sha512", "content": sha512(data).hexdigest()},
            "submissionSchema": {"schemaUri": "urn:x:y", "mimeType": "application/json"},
        },
        "attachments": [announced],
    }
    extras = {"contentStructure": structure}
    parcel = sealed_parcel(service.cast, service.issuer, number, at, data=data, attachments=(), extras=extras)
    parcel.attachments = {part.id: part.file for part in parts}
    parcel.document["attachments"] = [part.id for part in parts]
    parcel.tags["attachments"] = {part.id: jwe_file.authentication_tag(part.file) for part in parts}
    told = (service.issuer, service.cast.service, at.timestamp(), service.moods.set_version)
    parcel.events = [
        service_event(parcel, "create-submission", {}, *told),
        service_event(parcel, "submit-submission", {"authenticationTags": parcel.tags}, *told),
    ]
    return parcel


def cut_up(pieces: Iterator[bytes], at: int) -> tuple[list[bytes], list[bytes]]:
    """The same octets in two parts."""
    whole = b"".join(pieces)
    return [whole[:at]], [whole[at:]]
