"""Keys a channel of the configuration names: private ones are secrets, public ones may lie in any file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from clerk_app.domain.errors import ClerkError
from clerk_app.gateways.fitconnect.keys import KeyRing, keys_from_store, read_private_keys, read_public_keys
from clerk_app.gateways.jose.jwk import ENCRYPTION, SIGNATURE, PrivateKey, PublicKey
from clerk_app.gateways.vault import open_vault

from .config import Entry, read_config
from .key_places import VAULT
from .paths import Home
from .secret_places import Secrets, secrets_of

RING = ("decryption_keys", "service_keys", "signing_keys")
_Key = TypeVar("_Key", PrivateKey, PublicKey)


def ring_of(entry: Entry, secrets: Secrets) -> KeyRing | None:
    """What saved submissions are opened and believed with; None where the channel names no key at all."""
    if not any(key in entry.values for key in RING):
        return None
    private, service, signing = (entry.texts(key, ()) for key in RING)
    return KeyRing(
        decryption=private_keys(entry, secrets, RING[0], private, ENCRYPTION),
        service=_read(entry, secrets.public(), RING[1], service, SIGNATURE, read_public_keys),
        destination=_read(entry, secrets.public(), RING[2], signing, SIGNATURE, read_public_keys),
    )


def keys_at_hand(home: Home) -> KeyRing:
    """Those of the key store and all that channels name: what lies on the desk opens as it does outside."""
    store, config = open_vault(VAULT), read_config(home.config)
    found = keys_from_store(store)
    for entry in config.channels:
        found |= ring_of(entry, secrets_of(store, config, entry.text("environment", ""))) or KeyRing()
    return found


def private_keys(
    entry: Entry, secrets: Secrets, key: str, references: Sequence[str], algorithm: str
) -> tuple[PrivateKey, ...]:
    """JWK or JWK Set each (RFC 7517); a key for another purpose is a mistake in the configuration."""
    return _read(entry, secrets, key, references, algorithm, read_private_keys)


def _read(
    entry: Entry,
    secrets: Secrets,
    key: str,
    references: Sequence[str],
    algorithm: str,
    read: Callable[[bytes, str], tuple[_Key, ...]],
) -> tuple[_Key, ...]:
    found: list[_Key] = []
    for reference in references:
        try:
            found += read(secrets.read(entry, key, reference).encode(), reference)
        except ClerkError as trouble:
            if trouble.code != "keys.unusable":
                raise
            raise entry.wrong("key_unusable", key, reason=trouble.facts.get("reason", "")) from trouble
    if any(one.algorithm != algorithm for one in found):
        raise entry.wrong("key_unusable", key, reason=f"{algorithm} expected")
    return tuple(found)
