"""The schemas this office holds: FIT-Connect metadata, and application data by schema URI.

Nothing is ever fetched: a reference to a schema that does not lie here stays unresolved.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from jsonschema.protocols import Validator

from clerk_app.gateways.data_schema import DataSchema, json_schema, schemas_in, validator_in, violation
from clerk_app.gateways.labels import Labels, load_labels

from .faults import OwnFault, SenderFault, Stumble

METADATA_URI = re.compile(
    r"https://schema\.fitko\.de/fit-connect/metadata/(\d+)\.(\d+)\.(\d+)/metadata\.schema\.json"
)
FIRST_VERSION = "1.0.0"

_FILE = re.compile(r"metadata-(\d+\.\d+\.\d+)\.schema\.json")


@dataclass(frozen=True)
class Schemas:
    metadata: Mapping[str, Validator]  # version → validator
    data: Mapping[str, DataSchema] = field(default_factory=dict)  # schema URI → schema
    labels: Labels = field(default_factory=Labels)  # of fields nobody else has a title for
    announced_only: bool = False  # reject data of a schema the inbox does not announce, instead of remarking


def load_schemas(
    directory: Path, data: Mapping[str, Path] | None = None, forms: Path | None = None
) -> Schemas:
    """Metadata schemas from `metadata-<version>.schema.json`; data schemas from the files named by URI.

    `forms` is the folder of the office's own form files: JSON Schemas, XML Schemas, labels.
    """
    found = {
        match[1]: file for file in sorted(directory.glob("*.json")) if (match := _FILE.fullmatch(file.name))
    }
    named = {uri: json_schema(file) for uri, file in (data or {}).items()}
    return Schemas(
        metadata={version: validator_in(file) for version, file in found.items()},
        data=(schemas_in(forms) if forms is not None else {}) | named,
        labels=load_labels(forms) if forms is not None else Labels(),
    )


def metadata_doubt(document: Mapping[str, object], schemas: Schemas) -> str:
    """Empty if the metadata keep the schema they name; a warning if only a neighbouring version lies here."""
    version = _version(document)
    major = version.partition(".")[0]
    held = {
        name: validator for name, validator in schemas.metadata.items() if name.partition(".")[0] == major
    }
    if not schemas.metadata:
        raise OwnFault(Stumble.OWN_SCHEMA_NOT_HELD, version=version)
    if not held:
        raise SenderFault(Stumble.METADATA_SCHEMA_UNSUPPORTED, version=version)
    place = violation(held.get(version) or held[max(held)], document)
    if place is None:
        return "" if version in held else f"metadata.schema-not-held:{version}"
    if version in held:
        raise SenderFault(Stumble.METADATA_SCHEMA, place=place)
    raise OwnFault(Stumble.OWN_SCHEMA_NOT_HELD, version=version)


def _version(document: Mapping[str, object]) -> str:
    """Metadata 1.0.x name no schema at all."""
    uri = document.get("$schema", "")
    if uri == "":
        return FIRST_VERSION
    match = METADATA_URI.fullmatch(uri) if isinstance(uri, str) and uri.isascii() else None
    if match is None:
        raise SenderFault(Stumble.METADATA_SCHEMA_UNSUPPORTED, version="?")
    return ".".join(match.groups())
