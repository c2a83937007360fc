"""The schemas this office holds: FIT-Connect metadata, and application data by schema URI.

Nothing is ever fetched: a reference to a schema that does not lie here stays unresolved.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from jsonschema import Draft202012Validator
from jsonschema.protocols import Validator
from jsonschema.validators import validator_for
from lxml import etree
from referencing import Registry
from referencing.exceptions import Unresolvable

from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.gateways import payload, strict_json
from clerk_app.gateways.labels import Labels, json_schemas, load_labels

from .faults import OwnFault, SenderFault, Stumble

METADATA_URI = re.compile(
    r"https://schema\.fitko\.de/fit-connect/metadata/(\d+)\.(\d+)\.(\d+)/metadata\.schema\.json"
)
FIRST_VERSION = "1.0.0"

_OUT_OF_RANGE = "$: number out of range"
_FILE = re.compile(r"metadata-(\d+\.\d+\.\d+)\.schema\.json")


class SchemaUnusable(Exception):
    """The schema we hold cannot decide on this document; that is our affair, not the sender's."""


@dataclass(frozen=True)
class DataSchema:
    """One schema for application data: JSON Schema, or XSD with everything it includes beside it."""

    json: Validator | None = field(default=None, repr=False)
    xml: etree.XMLSchema | None = field(default=None, repr=False)
    titles: Mapping[str, str] = field(default_factory=dict, repr=False)

    def violation(self, octets: bytes, mime_type: str) -> str | None:
        """Where the well-formed data break the schema, without quoting them; None if they keep it."""
        if self.json is not None and mime_type == "application/json":
            return _json_violation(self.json, octets)
        if self.xml is not None and mime_type == "application/xml":
            kept = self.xml.validate(payload.parse_xml(octets))
            return None if kept else f"Zeile {_first_line(self.xml)}"
        raise SchemaUnusable(mime_type)


@dataclass(frozen=True)
class Schemas:
    metadata: Mapping[str, Validator]  # version → validator
    data: Mapping[str, DataSchema] = field(default_factory=dict)  # schema URI → schema
    labels: Labels = field(default_factory=Labels)  # of fields nobody else has a title for


def load_schemas(
    directory: Path, data: Mapping[str, Path] | None = None, forms: Path | None = None
) -> Schemas:
    """Metadata schemas from `metadata-<version>.schema.json`; data schemas from the files named by URI.

    `forms` is the folder of the office's own form files: each JSON Schema in it holds for its `$id`.
    """
    found = {
        match[1]: file for file in sorted(directory.glob("*.json")) if (match := _FILE.fullmatch(file.name))
    }
    installed = dict(json_schemas(forms)) if forms is not None else {}
    return Schemas(
        metadata={version: _validator(file) for version, file in found.items()},
        data={uri: _data_schema(file) for uri, file in (installed | dict(data or {})).items()},
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
    place = _violation(held.get(version) or held[max(held)], document)
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


def _first_line(schema: etree.XMLSchema) -> int:
    # The stubs know nothing of the log's contents.
    return next((int(entry.line) for entry in cast(Any, schema.error_log)), 0)


def _json_violation(validator: Validator, octets: bytes) -> str | None:
    try:
        return _violation(validator, strict_json.parse(octets))
    except strict_json.NotJson:
        return _OUT_OF_RANGE


def _violation(validator: Validator, document: object) -> str | None:
    """The first breach as path and keyword. Values stay out: the text may leave the house."""
    try:
        breach = next(iter(validator.iter_errors(cast(Any, document))), None)
    except (Unresolvable, RecursionError) as trouble:
        raise SchemaUnusable(str(trouble)) from trouble
    except ArithmeticError:
        return _OUT_OF_RANGE
    return None if breach is None else f"{breach.json_path}: {breach.validator}"


def _data_schema(file: Path) -> DataSchema:
    if file.suffix == ".xsd":
        return DataSchema(xml=_xml_schema(file))
    validator = _validator(file)
    schema = validator.schema
    return DataSchema(json=validator, titles=payload.titles(schema) if isinstance(schema, dict) else {})


def _validator(file: Path) -> Validator:
    try:
        schema = strict_json.parse(file.read_bytes())
    except OSError as trouble:
        raise OutsideError("schema.unreadable", path=str(file)) from trouble
    except strict_json.NotJson as trouble:
        raise ClerkError("schema.malformed", path=str(file)) from trouble
    if not isinstance(schema, dict):
        raise ClerkError("schema.malformed", path=str(file))
    maker = validator_for(schema, default=Draft202012Validator)
    # An empty registry, because the default one would fetch what it does not know.
    return maker(schema, registry=Registry())


def _xml_schema(file: Path) -> etree.XMLSchema:
    parser = etree.XMLParser(no_network=True, resolve_entities=False, load_dtd=False)
    try:
        return etree.XMLSchema(etree.parse(str(file), parser))
    except OSError as trouble:
        raise OutsideError("schema.unreadable", path=str(file)) from trouble
    except (etree.XMLSyntaxError, etree.XMLSchemaParseError) as trouble:
        raise ClerkError("schema.malformed", path=str(file)) from trouble
