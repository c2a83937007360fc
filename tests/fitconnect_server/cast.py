"""Everybody who takes part: the inbox with its keys, the service with its own, and what they are called."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from clerk_app.gateways.jose import jwk
from clerk_app.gateways.jose.jwk import PrivateKey

DESTINATION = "a1b2c3d4-0000-4000-8000-000000000001"
CLIENT_ID, CLIENT_SECRET = "test-subscriber", "test-secret-not-a-secret"
SERVICE_IDENTIFIER = "urn:de:fim:leika:leistung:99123456760610"
SCHEMA_URI = "urn:test:schema:antrag"


@dataclass(frozen=True)
class Cast:
    inbox: PrivateKey
    signer: PrivateKey  # of the destination
    service: PrivateKey
    destination: str = DESTINATION
    client_id: str = CLIENT_ID
    client_secret: str = CLIENT_SECRET


@cache
def new_cast(bits: int = jwk.MINIMUM_BITS) -> Cast:
    """TEST keys, fresh in every program; they open nothing but what tests seal."""
    return Cast(
        jwk.generate("inbox-0001-TEST", jwk.ENCRYPTION, bits),
        jwk.generate("destination-0001-TEST", jwk.SIGNATURE, bits),
        jwk.generate("service-0001-TEST", jwk.SIGNATURE, bits),
    )


def cast_from(keys: Path, destination: str = DESTINATION) -> Cast:
    """From a folder of TEST keys made by somebody else."""
    read = lambda name: jwk.parse_private(json.loads((keys / name).read_text()))  # noqa: E731
    names = ("dest_enc_private.TEST.json", "dest_sig_private.TEST.json", "service_sig_private.TEST.json")
    return Cast(*map(read, names), destination)


def lay_out(
    cast: Cast, home: Path, address: str, name: str = "Testzustellpunkt", accept: str = "automatic"
) -> Path:
    """A data folder whose config.toml points at the server; secrets in files, as TEST allows."""
    folder = home / "geheim"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    secrets = {
        "client-secret": cast.client_secret,
        "entschluesselung.json": json.dumps(jwk.private_jwk(cast.inbox)),
        "signatur.json": json.dumps(jwk.private_jwk(cast.signer)),
    }
    for file, content in secrets.items():
        (folder / file).write_text(content)
        (folder / file).chmod(0o600)
    config = home / "config.toml"
    config.write_text(configuration(cast, address, name, accept), encoding="utf-8")
    return config


def configuration(cast: Cast, address: str, name: str, accept: str) -> str:
    return f"""\
[[channel]]
kind = "fit-connect"
name = "{name}"
environment = "TEST"
token_url = "{address}/token"
submission_api = "{address}/submission-api"
destination = "{cast.destination}"
client_id = "{cast.client_id}"
client_secret = "file:geheim/client-secret"
decryption_keys = ["file:geheim/entschluesselung.json"]
signing_key = "file:geheim/signatur.json"
accept = "{accept}"
"""
