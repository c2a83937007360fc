"""The key ring: what this office opens submissions with, and whose signatures it believes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, TypeVar

from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.gateways import strict_json
from clerk_app.gateways.jose import jwe, jwe_file, jwk
from clerk_app.gateways.jose.errors import UnusableKey, WrongKey
from clerk_app.gateways.jose.jwk import PrivateKey, PublicKey

DECRYPTION_SECRET = "fit-connect.decryption-keys"
SERVICE_SECRET = "fit-connect.service-keys"
DESTINATION_SECRET = "fit-connect.destination-keys"


class SecretStore(Protocol):
    def get(self, name: str) -> str | None: ...


class WritableSecretStore(SecretStore, Protocol):
    def put(self, name: str, secret: str) -> None: ...


Opened = TypeVar("Opened")


class KeyNotHeld(Exception):
    """The part is sealed for a key this office does not have; that is never the sender's fault."""


@dataclass(frozen=True)
class KeyRing:
    decryption: tuple[PrivateKey, ...] = ()
    service: tuple[PublicKey, ...] = ()  # the delivery service's JWKS
    destination: tuple[PublicKey, ...] = ()  # our own signing keys, and those of earlier destinations
    owners: Mapping[str, str] = field(default_factory=dict)  # kid → the destination it was fetched for

    def __or__(self, more: KeyRing) -> KeyRing:
        return KeyRing(
            (*self.decryption, *more.decryption),
            (*self.service, *more.service),
            (*self.destination, *more.destination),
            {**self.owners, **more.owners},
        )

    def open(self, token: str, limits: jwe.Limits = jwe.DEFAULT_LIMITS) -> bytes:
        """The plaintext of a sealed part. If its kid is ours, only that key counts; else all are tried."""
        return self._tried(jwe.read_header(token).kid, lambda key: jwe.decrypt(token, key, limits))

    def open_into(self, token: Path, fresh: Callable[[], jwe_file.Sink], largest: int) -> None:
        """As `open`, from file to file; `fresh` gives an empty sink for each key that is tried."""
        kid = jwe_file.read_header(token).kid
        self._tried(kid, lambda key: jwe_file.decrypt(token, key, fresh(), largest))

    def _tried(self, kid: str, attempt: Callable[[PrivateKey], Opened]) -> Opened:
        named = [key for key in self.decryption if key.kid == kid]
        trouble: Exception = KeyNotHeld(kid)
        for key in named or self.decryption:
            try:
                return attempt(key)
            except WrongKey as wrong:
                trouble = wrong if named else trouble
        raise trouble


def load_keys(directory: Path, minimum_bits: int = jwk.MINIMUM_BITS) -> KeyRing:
    """From `*_private*.json` and `*_public*.json` (one JWK each) and the service's key set `jwks.json`."""
    private = [load_private_key(file, minimum_bits) for file in sorted(directory.glob("*_private*.json"))]
    public = [load_public_key(file, minimum_bits) for file in sorted(directory.glob("*_public*.json"))]
    service = directory / "jwks.json"
    return KeyRing(
        decryption=tuple(key for key in private if key.algorithm == jwk.ENCRYPTION),
        service=_public_set(_read(service), service.name, minimum_bits) if service.is_file() else (),
        destination=tuple(key for key in public if key.algorithm == jwk.SIGNATURE),
    )


def load_private_key(file: Path, minimum_bits: int = jwk.MINIMUM_BITS) -> PrivateKey:
    with _blaming(file.name):
        return jwk.parse_private(_object(_read(file)), minimum_bits)


def load_public_key(file: Path, minimum_bits: int = jwk.MINIMUM_BITS) -> PublicKey:
    with _blaming(file.name):
        return jwk.parse_public(_object(_read(file)), minimum_bits)


def read_private_keys(
    octets: bytes, source: str, minimum_bits: int = jwk.MINIMUM_BITS
) -> tuple[PrivateKey, ...]:
    """From one JWK or a JWK Set."""
    with _blaming(source):
        members = _object(octets)
        if "keys" not in members:
            return (jwk.parse_private(members, minimum_bits),)
    return _private_set(octets, source, minimum_bits)


def read_public_keys(
    octets: bytes, source: str, minimum_bits: int = jwk.MINIMUM_BITS
) -> tuple[PublicKey, ...]:
    """From one JWK or a JWK Set."""
    with _blaming(source):
        members = _object(octets)
        if "keys" not in members:
            return (jwk.parse_public(members, minimum_bits),)
    return _public_set(octets, source, minimum_bits)


def keys_from_store(store: SecretStore, minimum_bits: int = jwk.MINIMUM_BITS) -> KeyRing:
    """From three JSON Web Key Sets (RFC 7517 section 5) in the key store of the operating system."""
    return KeyRing(
        decryption=_private_set(_stored(store, DECRYPTION_SECRET), DECRYPTION_SECRET, minimum_bits),
        service=_public_set(_stored(store, SERVICE_SECRET), SERVICE_SECRET, minimum_bits),
        destination=_public_set(_stored(store, DESTINATION_SECRET), DESTINATION_SECRET, minimum_bits),
    )


def keys_to_store(ring: KeyRing, store: WritableSecretStore) -> None:
    store.put(DECRYPTION_SECRET, _written(map(jwk.private_jwk, ring.decryption)))
    store.put(SERVICE_SECRET, _written(map(jwk.public_jwk, ring.service)))
    store.put(DESTINATION_SECRET, _written(map(jwk.public_jwk, ring.destination)))


def _stored(store: SecretStore, name: str) -> bytes:
    return (store.get(name) or '{"keys":[]}').encode()


def _written(keys: Iterable[dict[str, object]]) -> str:
    return json.dumps({"keys": list(keys)}, separators=(",", ":"))


def _private_set(octets: bytes, source: str, minimum_bits: int) -> tuple[PrivateKey, ...]:
    with _blaming(source):
        return tuple(jwk.parse_private(member, minimum_bits) for member in _members(octets))


def _public_set(octets: bytes, source: str, minimum_bits: int) -> tuple[PublicKey, ...]:
    with _blaming(source):
        return tuple(jwk.parse_public(member, minimum_bits) for member in _members(octets))


def _members(octets: bytes) -> list[dict[str, object]]:
    keys = _object(octets).get("keys")
    if not isinstance(keys, list) or not all(isinstance(key, dict) for key in keys):
        raise UnusableKey("not a key set")
    return keys


def _object(octets: bytes) -> dict[str, object]:
    try:
        value = strict_json.parse(octets)
    except strict_json.NotJson:
        raise UnusableKey("not JSON") from None
    if not isinstance(value, dict):
        raise UnusableKey("not a JSON object")
    return value


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as trouble:
        raise OutsideError("keys.unreadable", path=str(file)) from trouble


@contextmanager
def _blaming(source: str) -> Iterator[None]:
    """Names the place of an unusable key, never a part of the key."""
    try:
        yield
    except UnusableKey as trouble:
        raise ClerkError("keys.unusable", source=source, reason=str(trouble)) from None
