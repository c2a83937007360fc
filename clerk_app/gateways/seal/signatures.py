"""Takes a CMS signature (RFC 5652) apart and checks whether it holds, ours as well as a time stamp's."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

from . import der
from . import der_reading as read
from .cms import MESSAGE_DIGEST, SIGNED_DATA

_HASHES: Mapping[str, hashes.HashAlgorithm] = {
    "2.16.840.1.101.3.4.2.1": hashes.SHA256(),
    "2.16.840.1.101.3.4.2.2": hashes.SHA384(),
    "2.16.840.1.101.3.4.2.3": hashes.SHA512(),
}
_PSS = "1.2.840.113549.1.1.10"
_CERTIFICATES, _ATTRIBUTES, _UNSIGNED = 0xA0, 0xA0, 0xA1
_MOST_ISSUERS = 8


@dataclass(frozen=True)
class Signed:
    """`attributes` and `unsigned` hold the first value of each, as DER, by object identifier."""

    content_type: str
    content: bytes  # empty where the signature lies apart from what it covers
    certificate: x509.Certificate
    others: tuple[x509.Certificate, ...]
    digest: hashes.HashAlgorithm
    way: str
    signature: bytes
    attributes: Mapping[str, bytes]
    unsigned: Mapping[str, bytes]
    covered: bytes  # the attributes as they were signed

    def holds(self, content: bytes) -> bool:
        """Whether this certificate's key signed just this content."""
        counted = hashlib.new(self.digest.name, content).digest()
        if self.attributes.get(MESSAGE_DIGEST) != der.octets(counted):
            return False
        try:
            _verify(self)
        except (InvalidSignature, UnsupportedAlgorithm, ValueError):
            return False
        return True


def taken_apart(data: bytes) -> Signed:
    """Raises ValueError for what is no signature by exactly one signer."""
    try:
        return _taken_apart(data)
    except (IndexError, KeyError, TypeError, UnsupportedAlgorithm, x509.InvalidVersion) as trouble:
        raise ValueError(f"no CMS signature: {trouble}") from trouble


def vouched_for(
    certificate: x509.Certificate,
    others: Sequence[x509.Certificate],
    roots: Sequence[x509.Certificate],
    moment: datetime,
) -> bool:
    """Whether a chain of certificates valid at the moment leads to one of the roots."""
    for _ in range(_MOST_ISSUERS):
        if not certificate.not_valid_before_utc <= moment <= certificate.not_valid_after_utc:
            return False
        if certificate in roots:
            return True
        issuer = next((one for one in (*roots, *others) if _issued(certificate, one)), None)
        if issuer is None:
            return False
        certificate = issuer
    return False


def _taken_apart(data: bytes) -> Signed:
    kind, wrapped = read.sequence(data)
    if read.dotted(kind.content) != SIGNED_DATA:
        raise ValueError("no signed data")
    _, _, encapsulated, *rest = read.sequence(wrapped.content)
    (info,) = read.parts(rest[-1].content)
    certificates = tuple(
        x509.load_der_x509_certificate(one.whole)
        for part in rest[:-1]
        if part.tag == _CERTIFICATES
        for one in read.parts(part.content)
    )
    content_type, *content = read.parts(encapsulated.content)
    _, signer, digest, attributes, way, signature, *unsigned = read.parts(info.content)
    if attributes.tag != _ATTRIBUTES:
        raise ValueError("no signed attributes")
    certificate, *_ = (one for one in certificates if _is_named(one, signer.content))
    return Signed(
        content_type=read.dotted(content_type.content),
        content=read.first(content[0].content).content if content else b"",
        certificate=certificate,
        others=tuple(one for one in certificates if one != certificate),
        digest=_HASHES[read.dotted(read.first(digest.content).content)],
        way=read.dotted(read.first(way.content).content),
        signature=signature.content,
        attributes=_named_values(attributes.content),
        unsigned=_named_values(unsigned[0].content) if unsigned else {},
        covered=der.value(der.SET, attributes.content),
    )


def _named_values(content: bytes) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for attribute in read.parts(content):
        name, values = read.parts(attribute.content)
        found.setdefault(read.dotted(name.content), read.first(values.content).whole)
    return found


def _is_named(certificate: x509.Certificate, signer: bytes) -> bool:
    issuer, serial = read.parts(signer)
    named = issuer.whole == certificate.issuer.public_bytes()
    return named and read.integer(serial.content) == certificate.serial_number


def _verify(signed: Signed) -> None:
    match signed.certificate.public_key():
        case ec.EllipticCurvePublicKey() as key:
            key.verify(signed.signature, signed.covered, ec.ECDSA(signed.digest))
        case rsa.RSAPublicKey() as key:
            pss = padding.PSS(padding.MGF1(signed.digest), padding.PSS.AUTO)
            way = pss if signed.way == _PSS else padding.PKCS1v15()
            key.verify(signed.signature, signed.covered, way, signed.digest)
        case _:
            raise InvalidSignature


def _issued(certificate: x509.Certificate, issuer: x509.Certificate) -> bool:
    try:
        certificate.verify_directly_issued_by(issuer)
        return issuer.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    except (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm, x509.ExtensionNotFound):
        return False
