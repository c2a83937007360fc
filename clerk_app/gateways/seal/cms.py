"""The signature itself: CMS (RFC 5652) with what PAdES adds (ETSI EN 319 142-1, levels B-B and B-T)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from . import der

_DATA = "1.2.840.113549.1.7.1"
SIGNED_DATA = "1.2.840.113549.1.7.2"
_CONTENT_TYPE = "1.2.840.113549.1.9.3"
MESSAGE_DIGEST = "1.2.840.113549.1.9.4"
_SIGNING_CERTIFICATE = "1.2.840.113549.1.9.16.2.47"
TIME_STAMP = "1.2.840.113549.1.9.16.2.14"
_SHA256 = "2.16.840.1.101.3.4.2.1"


@dataclass(frozen=True)
class Signer:
    """`sign` takes the bytes to be signed; `algorithm` is its AlgorithmIdentifier."""

    certificate: x509.Certificate
    chain: Sequence[x509.Certificate]
    algorithm: bytes
    sign: Callable[[bytes], bytes]


def signed(digest: bytes, signer: Signer, stamp: Callable[[bytes], bytes | None] | None = None) -> bytes:
    """A detached signature over a SHA-256 digest; `stamp` may add proof of when it was made."""
    attributes = (
        _attribute(_CONTENT_TYPE, der.object_id(_DATA)),
        _attribute(MESSAGE_DIGEST, der.octets(digest)),
        _attribute(_SIGNING_CERTIFICATE, _named(signer.certificate)),
    )
    signature = signer.sign(der.set_of(attributes))
    info = der.sequence(
        der.integer(1),
        _issuer_and_serial(signer.certificate),
        der.sequence(der.object_id(_SHA256)),
        der.set_of(attributes, tag=0xA0),
        signer.algorithm,
        der.octets(signature),
        *_unsigned(stamp(signature) if stamp else None),
    )
    certificates = (_written(certificate) for certificate in (signer.certificate, *signer.chain))
    data = der.sequence(
        der.integer(1),
        der.set_of([der.sequence(der.object_id(_SHA256))]),
        der.sequence(der.object_id(_DATA)),
        der.set_of(certificates, tag=0xA0),
        der.set_of([info]),
    )
    return der.sequence(der.object_id(SIGNED_DATA), der.tagged(0, data))


def _unsigned(token: bytes | None) -> tuple[bytes, ...]:
    return (der.set_of([_attribute(TIME_STAMP, token)], tag=0xA1),) if token else ()


def _attribute(name: str, content: bytes) -> bytes:
    return der.sequence(der.object_id(name), der.set_of([content]))


def _named(certificate: x509.Certificate) -> bytes:
    """SigningCertificateV2 (RFC 5035): ties the signature to this certificate and no other of the key."""
    digest = hashlib.sha256(_written(certificate)).digest()
    return der.sequence(der.sequence(der.sequence(der.octets(digest))))


def _issuer_and_serial(certificate: x509.Certificate) -> bytes:
    return der.sequence(certificate.issuer.public_bytes(), der.integer(certificate.serial_number))


def _written(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(Encoding.DER)
