"""Public keys in the key store, by which event logs are checked: the service's and our destination's."""

from __future__ import annotations

import json

from clerk_app.gateways.jose import jwk
from clerk_app.gateways.jose.jwk import PublicKey

from .keys import DESTINATION_SECRET, SERVICE_SECRET, WritableSecretStore, read_public_keys

OWNERS = {"service": SERVICE_SECRET, "destination": DESTINATION_SECRET}


def shelve_public(store: WritableSecretStore, keys: tuple[PublicKey, ...], owner: str) -> str:
    """Keys already there stay; one of the same kid is replaced. Returns the name they lie under."""
    name = OWNERS[owner]
    stored = store.get(name)
    held = read_public_keys(stored.encode(), name) if stored else ()
    kids = {key.kid for key in keys}
    kept = [*keys, *(key for key in held if key.kid not in kids)]
    store.put(name, json.dumps({"keys": [jwk.public_jwk(key) for key in kept]}, separators=(",", ":")))
    return name
