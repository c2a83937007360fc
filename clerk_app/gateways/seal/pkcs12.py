"""A seal kept in a file (PKCS#12). Cards and remote services take its place behind the same seam."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding, pkcs12
from cryptography.x509.oid import NameOID

from clerk_app.domain.errors import ClerkError, OutsideError

from . import der
from .cms import Signer, signed

_ECDSA_SHA256 = "1.2.840.10045.4.3.2"
_RSA_SHA256 = "1.2.840.113549.1.1.11"
_LEAST_RSA = 3000  # bits, BSI TR-02102-1
_AROUND = 1024  # bytes of attributes and names around certificates and signature


class FileSeal:
    """A `Sealer` whose key lies in memory while notices are sealed."""

    def __init__(self, signer: Signer) -> None:
        self._signer = signer
        written = (len(one.public_bytes(Encoding.DER)) for one in (signer.certificate, *signer.chain))
        self._room = sum(written) + _AROUND

    @property
    def holder(self) -> str:
        subject = self._signer.certificate.subject
        for name in (NameOID.COMMON_NAME, NameOID.ORGANIZATION_NAME):
            for found in subject.get_attributes_for_oid(name):
                return str(found.value)
        return subject.rfc4514_string()

    @property
    def room(self) -> int:
        return self._room

    def seal(self, digest: bytes) -> bytes:
        return signed(digest, self._signer)


def open_seal(path: Path, password: bytes, now: datetime) -> FileSeal:
    try:
        found = pkcs12.load_pkcs12(path.read_bytes(), password or None)
    except OSError as trouble:
        raise OutsideError("notice_seal.unreadable", path=str(path)) from trouble
    except ValueError as trouble:
        raise ClerkError("seal.password", path=str(path)) from trouble
    if found.key is None or found.cert is None:
        raise ClerkError("seal.no_key", path=str(path))
    certificate = found.cert.certificate
    _require_valid(certificate, now)
    chain = tuple(one.certificate for one in found.additional_certs)
    return FileSeal(_signer(found.key, certificate, chain))


def _signer(key: object, certificate: x509.Certificate, chain: tuple[x509.Certificate, ...]) -> Signer:
    match key:
        case ec.EllipticCurvePrivateKey():
            algorithm = der.sequence(der.object_id(_ECDSA_SHA256))
            way = ec.ECDSA(hashes.SHA256())
            return Signer(certificate, chain, algorithm, lambda data: key.sign(data, way))
        case rsa.RSAPrivateKey() if key.key_size >= _LEAST_RSA:
            algorithm = der.sequence(der.object_id(_RSA_SHA256), der.NULL)
            return Signer(
                certificate,
                chain,
                algorithm,
                lambda data: key.sign(data, padding.PKCS1v15(), hashes.SHA256()),
            )
    raise ClerkError("seal.key_kind")


def _require_valid(certificate: x509.Certificate, now: datetime) -> None:
    if not certificate.not_valid_before_utc <= now <= certificate.not_valid_after_utc:
        raise ClerkError("seal.expired", until=certificate.not_valid_after_utc.strftime("%d.%m.%Y"))
