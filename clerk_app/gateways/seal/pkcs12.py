"""A seal kept in a file (PKCS#12); its key lies in memory while notices are sealed."""

from __future__ import annotations

from pathlib import Path

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import pkcs12

from clerk_app.domain.errors import ClerkError, OutsideError

from .cms import Signer
from .sealer import algorithm_of


def signer_in_file(path: Path, password: bytes) -> Signer:
    try:
        found = pkcs12.load_pkcs12(path.read_bytes(), password or None)
    except OSError as trouble:
        raise OutsideError("seal.unreadable", path=str(path)) from trouble
    except ValueError as trouble:
        raise ClerkError("seal.password", path=str(path)) from trouble
    if found.key is None or found.cert is None:
        raise ClerkError("seal.no_key", path=str(path))
    certificate = found.cert.certificate
    chain = tuple(one.certificate for one in found.additional_certs)
    key, algorithm = found.key, algorithm_of(certificate.public_key())
    match key:
        case ec.EllipticCurvePrivateKey():
            way = ec.ECDSA(hashes.SHA256())
            return Signer(certificate, chain, algorithm, lambda data: key.sign(data, way))
        case rsa.RSAPrivateKey():
            return Signer(
                certificate,
                chain,
                algorithm,
                lambda data: key.sign(data, padding.PKCS1v15(), hashes.SHA256()),
            )
    raise ClerkError("seal.key_kind")
