"""A seal kept on a card or in a safe for keys (PKCS#11): the key never leaves it, signatures come out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pkcs11
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from pkcs11 import Attribute, Mechanism, ObjectClass
from pkcs11 import exceptions as trouble

from clerk_app.domain.errors import ClerkError, OutsideError

from .cms import Signer
from .sealer import algorithm_of

_WRONG_PIN = (trouble.PinIncorrect, trouble.PinInvalid, trouble.PinLenRange)


@dataclass(frozen=True)
class TokenPlace:
    """`module` is the maker's library; key and certificate bear the same label."""

    module: Path
    token: str
    label: str
    pin: str = field(repr=False)


@contextmanager
def signer_on_token(place: TokenPlace) -> Iterator[Signer]:
    """Signed in for as long as notices are sealed."""
    with _session(place, place.pin) as session:
        certificate = _certificate(session, place)
        with _told(place):
            keys = list(
                session.get_objects({Attribute.CLASS: ObjectClass.PRIVATE_KEY, Attribute.LABEL: place.label})
            )
        if not keys:
            raise ClerkError("seal.not_on_token", token=place.token, label=place.label)
        yield _signer(keys[0], certificate, place)


def certificate_on_token(place: TokenPlace) -> x509.Certificate:
    """Certificates lie open: nobody signs in, so a wrong PIN uses up no try."""
    with _session(place, None) as session:
        return _certificate(session, place)


def _signer(key: Any, certificate: x509.Certificate, place: TokenPlace) -> Signer:
    algorithm = algorithm_of(certificate.public_key())
    curve = isinstance(certificate.public_key(), ec.EllipticCurvePublicKey)

    def sign(data: bytes) -> bytes:
        with _told(place):
            if curve:
                return _as_der(key.sign(hashlib.sha256(data).digest(), mechanism=Mechanism.ECDSA))
            return bytes(key.sign(data, mechanism=Mechanism.SHA256_RSA_PKCS))

    return Signer(certificate, (), algorithm, sign)


def _as_der(pair: bytes) -> bytes:
    half = len(pair) // 2
    return encode_dss_signature(int.from_bytes(pair[:half], "big"), int.from_bytes(pair[half:], "big"))


def _certificate(session: Any, place: TokenPlace) -> x509.Certificate:
    wanted = {Attribute.CLASS: ObjectClass.CERTIFICATE, Attribute.LABEL: place.label}
    with _told(place):
        found = [bytes(one[Attribute.VALUE]) for one in session.get_objects(wanted)]
    if not found:
        raise ClerkError("seal.not_on_token", token=place.token, label=place.label)
    try:
        return x509.load_der_x509_certificate(found[0])
    except ValueError as wrong:
        raise ClerkError("seal.not_on_token", token=place.token, label=place.label) from wrong


@contextmanager
def _session(place: TokenPlace, pin: str | None) -> Iterator[Any]:
    with _told(place):
        session = pkcs11.lib(str(place.module)).get_token(token_label=place.token).open(user_pin=pin)
    try:
        yield session
    finally:
        session.close()


@contextmanager
def _told(place: TokenPlace) -> Iterator[None]:
    try:
        yield
    except _WRONG_PIN as wrong:
        raise ClerkError("seal.pin", token=place.token) from wrong
    except trouble.PinLocked as locked:
        raise OutsideError("seal.pin_locked", token=place.token) from locked
    except (trouble.PKCS11Error, RuntimeError, OSError) as away:
        raise OutsideError("seal.token_away", token=place.token, reason=type(away).__name__) from away
