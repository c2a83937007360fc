"""Keys come into the key store from files, several side by side during a change, with their last day."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12

from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.gateways import strict_json
from clerk_app.gateways.jose import jwk
from clerk_app.gateways.jose.jwk import ENCRYPTION, SIGNATURE, PrivateKey

from .keys import DECRYPTION_SECRET, WritableSecretStore, read_private_keys

REGISTER = "fit-connect.key-register"
SIGNING_SECRET = "fit-connect.signing"
USES = {"enc": ENCRYPTION, "sig": SIGNATURE}
_SHORTEST_KID, _LONGEST_KID = 8, 64  # FIT-Connect metadata 2.1.0, publicKey


@dataclass(frozen=True)
class NewKey:
    key: PrivateKey
    expires_on: date | None


@dataclass(frozen=True)
class HeldKey:
    """`name` is what `keyring:NAME` in the configuration points at."""

    kid: str
    algorithm: str
    name: str
    expires_on: date | None = None


def read_key_file(
    octets: bytes,
    source: str,
    password: str = "",
    use: str = "",
    minimum_bits: int = jwk.MINIMUM_BITS,
) -> tuple[NewKey, ...]:
    """A JWK, a JWK Set, or PKCS#12; told by content."""
    if octets.lstrip()[:1] == b"{":
        ends = _ends(octets)
        found = read_private_keys(octets, source, minimum_bits)
        return tuple(NewKey(key, ends.get(key.kid)) for key in found)
    return (_from_pkcs12(octets, source, password, use, minimum_bits),)


def shelve(store: WritableSecretStore, new: tuple[NewKey, ...]) -> tuple[HeldKey, ...]:
    """Keys already there stay; one of the same kid is replaced."""
    shelved = tuple(HeldKey(n.key.kid, n.key.algorithm, _name(n.key), n.expires_on) for n in new)
    opening = [n.key for n in new if n.key.algorithm == ENCRYPTION]
    if opening:
        kids = {key.kid for key in opening}
        kept = [key for key in _decryption(store) if key.kid not in kids]
        _put_set(store, DECRYPTION_SECRET, [*opening, *kept])
    for one in new:
        if one.key.algorithm == SIGNATURE:
            store.put(_name(one.key), json.dumps(jwk.private_jwk(one.key)))
    mine = {one.kid for one in shelved}
    _register(store, (*shelved, *(one for one in held_keys(store) if one.kid not in mine)))
    return shelved


def held_keys(store: WritableSecretStore) -> tuple[HeldKey, ...]:
    """What the register knows, and decryption keys that were laid down without it."""
    known = _registered(store)
    kids = {one.kid for one in known}
    rest = (HeldKey(k.kid, k.algorithm, DECRYPTION_SECRET) for k in _decryption(store) if k.kid not in kids)
    return (*known, *rest)


def _registered(store: WritableSecretStore) -> tuple[HeldKey, ...]:
    try:
        rows = json.loads(store.get(REGISTER) or "[]")
        return tuple(HeldKey(r["kid"], r["alg"], r["name"], _day(r.get("expires"))) for r in rows)
    except (ValueError, KeyError, TypeError) as trouble:
        raise OutsideError("vault.damaged", name=REGISTER) from trouble


def _register(store: WritableSecretStore, keys: tuple[HeldKey, ...]) -> None:
    rows = [
        {
            "kid": k.kid,
            "alg": k.algorithm,
            "name": k.name,
            "expires": k.expires_on and k.expires_on.isoformat(),
        }
        for k in keys
    ]
    store.put(REGISTER, json.dumps(rows))


def _decryption(store: WritableSecretStore) -> tuple[PrivateKey, ...]:
    stored = store.get(DECRYPTION_SECRET)
    return read_private_keys(stored.encode(), DECRYPTION_SECRET, minimum_bits=1024) if stored else ()


def _put_set(store: WritableSecretStore, name: str, keys: list[PrivateKey]) -> None:
    store.put(name, json.dumps({"keys": [jwk.private_jwk(key) for key in keys]}, separators=(",", ":")))


def _name(key: PrivateKey) -> str:
    return DECRYPTION_SECRET if key.algorithm == ENCRYPTION else f"{SIGNING_SECRET}/{key.kid}"


def _from_pkcs12(octets: bytes, source: str, password: str, use: str, minimum_bits: int) -> NewKey:
    try:
        bag = pkcs12.load_pkcs12(octets, password.encode() or None)
    except ValueError as trouble:
        raise ClerkError("keys.locked", source=source) from trouble
    key = bag.key
    if not isinstance(key, rsa.RSAPrivateKey) or not minimum_bits <= key.key_size <= jwk.MAXIMUM_BITS:
        raise ClerkError("keys.unusable", source=source, reason="no RSA key of the size asked for")
    certificate = bag.cert.certificate if bag.cert else None
    kid = _kid(bag.cert.friendly_name if bag.cert else None, certificate, key)
    return NewKey(
        PrivateKey(kid, _algorithm(use, certificate, source), key),
        certificate.not_valid_after_utc.date() if certificate else None,
    )


def _kid(told: bytes | None, certificate: x509.Certificate | None, key: rsa.RSAPrivateKey) -> str:
    """The friendly name where it may be a kid, otherwise the beginning of a fingerprint."""
    name = (told or b"").decode("ascii", "replace")
    if _SHORTEST_KID <= len(name) <= _LONGEST_KID and name.isprintable() and name.isascii():
        return name
    if certificate is not None:
        return certificate.fingerprint(hashes.SHA256()).hex()[:32]
    return f"{key.public_key().public_numbers().n:x}"[:32]


def _algorithm(use: str, certificate: x509.Certificate | None, source: str) -> str:
    """As told, else as the certificate allows; one that allows both must be told."""
    if use:
        return USES[use]
    try:
        allowed = certificate.extensions.get_extension_for_class(x509.KeyUsage).value if certificate else None
    except x509.ExtensionNotFound:
        allowed = None
    if allowed is not None and allowed.key_encipherment != allowed.digital_signature:
        return ENCRYPTION if allowed.key_encipherment else SIGNATURE
    raise ClerkError("keys.use_unknown", source=source)


def _ends(octets: bytes) -> dict[str, date]:
    """The last day of keys that bring their certificate along (RFC 7517 section 4.7)."""
    try:
        told = strict_json.parse(octets)
    except strict_json.NotJson:
        return {}
    keys = told.get("keys", [told]) if isinstance(told, dict) else []
    found = ((k.get("kid"), _end(k)) for k in keys if isinstance(k, dict)) if isinstance(keys, list) else ()
    return {str(kid): end for kid, end in found if end is not None}


def _end(key: Mapping[str, object]) -> date | None:
    chain = key.get("x5c")
    try:
        leaf = base64.b64decode(str(chain[0])) if isinstance(chain, list) and chain else b""
        return x509.load_der_x509_certificate(leaf).not_valid_after_utc.date() if leaf else None
    except (ValueError, binascii.Error):
        return None


def _day(text: object) -> date | None:
    return date.fromisoformat(text) if isinstance(text, str) else None
