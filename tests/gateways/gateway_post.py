"""Everybody who takes part in sending a submission, with keys of their own."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from clerk_app.domain.submission import Assessment
from clerk_app.gateways.fitconnect.assess import assess
from clerk_app.gateways.fitconnect.bundle import Bundle
from clerk_app.gateways.fitconnect.catalogue import Catalogue, load_catalogue
from clerk_app.gateways.fitconnect.environments import Environments, load_environments
from clerk_app.gateways.fitconnect.keys import KeyRing
from clerk_app.gateways.fitconnect.schemas import Schemas, load_schemas
from clerk_app.gateways.fitconnect.sealing import DeliveryService, Outgoing, seal, seal_parts
from clerk_app.gateways.jose import jwk

RESOURCES = Path(__file__).resolve().parents[2] / "resources" / "fitconnect"
TAKEN_IN = datetime(2026, 3, 2, 9, 30, 5, tzinfo=UTC)
ATTACHMENT = "7d0c6f3a-5b2e-4c4b-9d57-2f8f0f0a1b22"
BITS = 2048  # half of what FIT-Connect demands, for the sake of speed; the length rule has tests of its own


@dataclass(frozen=True)
class Post:
    """Everybody who takes part, with their private keys."""

    inbox: jwk.PrivateKey
    stranger: jwk.PrivateKey
    destination: jwk.PrivateKey
    service: DeliveryService
    schemas: Schemas
    catalogue: Catalogue
    environments: Environments

    @property
    def ring(self) -> KeyRing:
        return KeyRing((self.inbox,), (self.service.key.public,), (self.destination.public,))

    def seal(self, outgoing: Outgoing) -> Bundle:
        return seal(outgoing, self.inbox.public, self.service, TAKEN_IN)

    def assess(self, bundle: Bundle, ring: KeyRing | None = None) -> Assessment:
        return assess(bundle, ring or self.ring, self.schemas, self.catalogue, self.environments)


def found_post() -> Post:
    service = DeliveryService("https://test.fit-connect.fitko.dev/submission-api", _signer("service-0001"))
    return Post(
        inbox=_decryptor("inbox-0001"),
        stranger=_decryptor("stranger-0001"),
        destination=_signer("destination-0001"),
        service=service,
        schemas=load_schemas(RESOURCES),
        catalogue=load_catalogue(RESOURCES / "problems.toml"),
        environments=load_environments(RESOURCES / "environments.toml"),
    )


def problems(assessment: Assessment) -> list[str]:
    return [f"{problem.area}/{problem.slug}" for problem in assessment.problems]


def assess_metadata(post: Post, outgoing: Outgoing, metadata: dict | bytes) -> Assessment:
    """The verdict on a submission whose metadata somebody else has written."""
    octets = metadata if isinstance(metadata, bytes) else json.dumps(metadata).encode()
    return post.assess(seal_parts(outgoing, octets, post.inbox.public, post.service, TAKEN_IN))


def _decryptor(kid: str) -> jwk.PrivateKey:
    return jwk.generate(kid, jwk.ENCRYPTION, BITS)


def _signer(kid: str) -> jwk.PrivateKey:
    return jwk.generate(kid, jwk.SIGNATURE, BITS)
