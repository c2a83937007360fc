"""A seal ready for use, wherever its key lies: the certificate, what is made with it, and the time stamp."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from clerk_app.domain.errors import ClerkError

from . import der
from .cms import Signer, signed

Stamp = Callable[[bytes], bytes | None]
STAMP_ROOM = 10 * 1024
_ECDSA_SHA256 = "1.2.840.10045.4.3.2"
_RSA_SHA256 = "1.2.840.113549.1.1.11"
_LEAST_RSA = 3000  # bits, BSI TR-02102-1
_AROUND = 1024  # bytes of attributes and names around certificates and signature


class HeldSeal:
    """A `Sealer`. `stamp` gets the signature and returns a time stamp over it, or nothing."""

    def __init__(self, signer: Signer, stamp: Stamp | None = None) -> None:
        self._signer = signer
        self._stamp = stamp
        written = (len(one.public_bytes(Encoding.DER)) for one in (signer.certificate, *signer.chain))
        self._room = sum(written) + _AROUND + (STAMP_ROOM if stamp else 0)

    @property
    def holder(self) -> str:
        return holder_of(self._signer.certificate)

    @property
    def room(self) -> int:
        return self._room

    @property
    def stamps(self) -> bool:
        return self._stamp is not None

    def seal(self, digest: bytes) -> bytes:
        return signed(digest, self._signer, self._stamp)


def holder_of(certificate: x509.Certificate) -> str:
    subject = certificate.subject
    for name in (NameOID.COMMON_NAME, NameOID.ORGANIZATION_NAME):
        for found in subject.get_attributes_for_oid(name):
            return str(found.value)
    return subject.rfc4514_string()


def algorithm_of(key: object) -> bytes:
    """The AlgorithmIdentifier of signatures by this public key; weak and unusual ones do not seal."""
    match key:
        case ec.EllipticCurvePublicKey():
            return der.sequence(der.object_id(_ECDSA_SHA256))
        case rsa.RSAPublicKey() if key.key_size >= _LEAST_RSA:
            return der.sequence(der.object_id(_RSA_SHA256), der.NULL)
    raise ClerkError("seal.key_kind")


def require_valid(certificate: x509.Certificate, now: datetime) -> None:
    if not certificate.not_valid_before_utc <= now <= certificate.not_valid_after_utc:
        raise ClerkError(
            "seal.expired",
            since=certificate.not_valid_before_utc.strftime("%d.%m.%Y"),
            until=certificate.not_valid_after_utc.strftime("%d.%m.%Y"),
        )
