"""The schemas for application data that lie here, and what a document is found to be against one of them.

Nothing is ever fetched: a reference to a schema that does not lie here stays unresolved.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

from jsonschema import Draft202012Validator
from jsonschema.protocols import Validator
from jsonschema.validators import extend, validator_for
from lxml import etree
from referencing import Registry
from referencing.exceptions import Unresolvable

from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.gateways import payload, strict_json
from clerk_app.gateways.labels import json_schemas
from clerk_app.gateways.xsd.applying import NOT_APPLIED, Found, laid_against
from clerk_app.gateways.xsd.folder import SchemaSet, installed_in

OUT_OF_RANGE = "$: number out of range"
NOT_HELD = Found()  # of a schema that does not lie here


class SchemaUnusable(Exception):
    """The schema we hold cannot decide on this document; that is our affair, not the sender's."""


@dataclass(frozen=True)
class DataSchema:
    """One schema for application data: JSON Schema, or sets of XML Schema by namespace."""

    json: Validator | None = field(default=None, repr=False)
    titles: Mapping[str, str] = field(default_factory=dict, repr=False)
    xml: Mapping[str, SchemaSet] = field(default_factory=dict, repr=False)

    def look_at(self, octets: bytes, mime_type: str) -> Found:
        """Where the document breaks the schema, without quoting it, and what its fields are called."""
        if self.json is not None and mime_type == "application/json":
            return _json_found(self.json, self.titles, octets)
        if self.xml and mime_type == "application/xml":
            space = root_namespace(octets)
            # Of another namespace altogether: any of the sets can tell that it does not belong to it.
            return laid_against(self.xml.get(space) or next(iter(self.xml.values())), octets)
        return NOT_APPLIED


def schemas_in(forms: Path) -> dict[str, DataSchema]:
    """By URI: JSON Schemas hold for their `$id`, XML Schemas as their folder says."""
    found = {uri: json_schema(file) for uri, file in json_schemas(forms)}
    sets = installed_in(forms).by_uri
    return {uri: DataSchema(xml=spaces) for uri, spaces in sets.items()} | found


def json_schema(file: Path) -> DataSchema:
    validator = validator_in(file)
    schema = validator.schema
    return DataSchema(json=validator, titles=payload.titles(schema) if isinstance(schema, dict) else {})


def validator_in(file: Path) -> Validator:
    try:
        schema = strict_json.parse(file.read_bytes())
    except OSError as trouble:
        raise OutsideError("schema.unreadable", path=str(file)) from trouble
    except strict_json.NotJson as trouble:
        raise ClerkError("schema.malformed", path=str(file)) from trouble
    if not isinstance(schema, dict):
        raise ClerkError("schema.malformed", path=str(file))
    known = validator_for(schema, default=Draft202012Validator)
    checker = known.TYPE_CHECKER.redefine("integer", _is_whole)
    maker = cast(type[Validator], cast(Any, extend)(known, type_checker=checker))
    # An empty registry, because the default one would fetch what it does not know.
    return maker(schema, registry=Registry())


def _is_whole(_checker: object, value: object) -> bool:
    """7, 7.0 and 7e0 alike; numbers are read as decimals so that no digit is lost."""
    return isinstance(value, Decimal) and value.is_finite() and value == value.to_integral_value()


def violation(validator: Validator, document: object) -> str | None:
    """The first breach as path and keyword. Values stay out: the text may leave the house."""
    try:
        breach = next(iter(validator.iter_errors(cast(Any, document))), None)
    except (Unresolvable, RecursionError) as trouble:
        raise SchemaUnusable(str(trouble)) from trouble
    except ArithmeticError:
        return OUT_OF_RANGE
    return None if breach is None else f"{breach.json_path}: {breach.validator}"


def schema_doubt(found: Found) -> str:
    """The remark a clerk reads where the data are taken in all the same."""
    if found.place:
        return f"schema.broken:{found.place}"
    return "" if found.applied else "schema.unusable"


def root_namespace(octets: bytes) -> str:
    try:
        return etree.QName(payload.parse_xml(octets)).namespace or ""
    except payload.PayloadError:
        return ""


def _json_found(validator: Validator, titles: Mapping[str, str], octets: bytes) -> Found:
    try:
        place = violation(validator, strict_json.parse(octets))
    except strict_json.NotJson:
        place = OUT_OF_RANGE
    except SchemaUnusable:
        return Found(labels=titles)
    return Found(applied=True, place=place or "", labels=titles)
