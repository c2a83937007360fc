"""The ways into the house, put together with keys, schemas and the catalogue of problems."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from clerk_app.domain.submission import Assessment
from clerk_app.gateways.fitconnect.assess import assess
from clerk_app.gateways.fitconnect.catalogue import Catalogue, load_catalogue
from clerk_app.gateways.fitconnect.environments import Environments, load_environments
from clerk_app.gateways.fitconnect.folder import read_bundle
from clerk_app.gateways.fitconnect.keys import KeyRing, keys_from_store, load_keys
from clerk_app.gateways.fitconnect.schemas import Schemas, load_schemas
from clerk_app.gateways.vault import open_vault

from .key_places import VAULT
from .paths import Shipped


@dataclass(frozen=True)
class BundleDoor:
    """Saved FIT-Connect submissions."""

    keys: KeyRing
    schemas: Schemas
    catalogue: Catalogue
    environments: Environments

    def assess(self, bundle: Path) -> Assessment:
        return assess(read_bundle(bundle), self.keys, self.schemas, self.catalogue, self.environments)


def bundle_door(shipped: Shipped, keys: Path | KeyRing | None, forms: Path | None = None) -> BundleDoor:
    """Keys from files in `keys` (migration, practice) or as given, else from the key store of the system."""
    folder = shipped.resources / "fitconnect"
    return BundleDoor(
        _held(keys),
        load_schemas(folder, forms=forms),
        load_catalogue(folder / "problems.toml"),
        load_environments(folder / "environments.toml"),
    )


def _held(keys: Path | KeyRing | None) -> KeyRing:
    if isinstance(keys, Path):
        return load_keys(keys)
    return keys or keys_from_store(open_vault(VAULT))
