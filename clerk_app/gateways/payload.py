"""Application data as the clerk reads it: JSON (RFC 8259) or XML 1.0 laid flat, field by field.

A path names the way from the root, whose own name is left out: `antragsteller/name/familienname`.
List positions count from 1: `kinder/2/vorname`. XML drops namespaces, marks attributes with `@`, and numbers
an element only where siblings share its name. A slash inside a JSON name is spelt `~1` (RFC 6901).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from lxml import etree

from clerk_app.domain.submission import RawField
from clerk_app.gateways import strict_json

_MEBIBYTE = 1024 * 1024
_INSTANCE = "{http://www.w3.org/2001/XMLSchema-instance}"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_MOST_TITLES, _DEEPEST_TITLE = 10_000, 40  # a schema that contains itself never ends
_MOST_TAGS, _MOST_ATTRIBUTES = 1_000_000, 1000
_LONG_STRETCH = re.compile(rb"<[^<]{6000,}")
_ATTRIBUTE = re.compile(rb"=\s*[\"']")
_OWN_LIMITS = ("huge", "excessive depth", "too long", "limit exceeded")


class PayloadError(Exception):
    """The data could not be laid out."""


class PayloadSyntax(PayloadError):
    """Not well-formed, or with constructs that have no place in an application (a document type)."""


class PayloadTooLarge(PayloadError):
    """More, or deeper, than this office reads; it may be in order."""


@dataclass(frozen=True)
class PayloadLimits:
    octets: int = 64 * _MEBIBYTE
    depth: int = 100
    fields: int = 200_000


DEFAULT_LIMITS = PayloadLimits()


def read_fields(
    data: bytes,
    mime_type: str,
    titles: Mapping[str, str] | None = None,
    limits: PayloadLimits = DEFAULT_LIMITS,
) -> tuple[RawField, ...]:
    """The values in document order. `titles` are found by path, with or without its list positions."""
    if len(data) > limits.octets:
        raise PayloadTooLarge("octets")
    pairs = _xml_pairs(data, limits) if mime_type == "application/xml" else _json_pairs(data, limits)
    fields: list[RawField] = []
    for path, value in pairs:
        if len(fields) == limits.fields:
            raise PayloadTooLarge("fields")
        fields.append(RawField(path, value, _title(path, titles or {})))
    return tuple(fields)


def titles(schema: Mapping[str, object]) -> dict[str, str]:
    """The labels a JSON Schema gives, by path without list positions; references inside it are followed."""
    visited = islice(_titles(schema, schema, ""), _MOST_TITLES)
    return {path: label for path, label in visited if path and label}


def parse_xml(data: bytes) -> etree._Element:
    """The root element. No entity, no document type, no network, no more than libxml2's own bounds."""
    _require_thin(data)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as trouble:
        if any(sign in str(trouble).lower() for sign in _OWN_LIMITS):
            raise PayloadTooLarge("xml") from None
        raise PayloadSyntax("xml") from None
    except ValueError:
        raise PayloadSyntax("xml") from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise PayloadSyntax("doctype")
    return root


def _require_thin(data: bytes) -> None:
    """libxml2 compares every attribute of an element with every other one."""
    if data.count(b"<") > _MOST_TAGS:
        raise PayloadTooLarge("tags")
    for stretch in _LONG_STRETCH.findall(data.replace(b"\0", b"")):
        if len(_ATTRIBUTE.findall(stretch)) > _MOST_ATTRIBUTES:
            raise PayloadTooLarge("attributes")


def _json_pairs(data: bytes, limits: PayloadLimits) -> Iterator[tuple[str, str]]:
    try:
        value = strict_json.parse(data, number=str)
    except strict_json.TooDeep:
        raise PayloadTooLarge("depth") from None
    except strict_json.NotJson:
        raise PayloadSyntax("json") from None
    if isinstance(value, dict):
        value.pop("$schema", None)
    return _flat_json(value, (), limits.depth)


def _flat_json(value: object, path: tuple[str, ...], depth: int) -> Iterator[tuple[str, str]]:
    if len(path) > depth:
        raise PayloadTooLarge("depth")
    if isinstance(value, dict):
        for name, member in value.items():
            yield from _flat_json(member, (*path, _segment(name)), depth)
    elif isinstance(value, list):
        for position, member in enumerate(value, start=1):
            yield from _flat_json(member, (*path, str(position)), depth)
    else:
        yield "/".join(path), _json_text(value)


def _json_text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else strict_json.storable(str(value))


def _segment(name: str) -> str:
    return strict_json.storable(name).replace("~", "~0").replace("/", "~1")


def _xml_pairs(data: bytes, limits: PayloadLimits) -> Iterator[tuple[str, str]]:
    return _flat_xml(parse_xml(data), (), limits.depth)


def _flat_xml(element: etree._Element, path: tuple[str, ...], depth: int) -> Iterator[tuple[str, str]]:
    if len(path) > depth:
        raise PayloadTooLarge("depth")
    # All at once: asked for one by one, each is looked for anew among its thousands of neighbours.
    attributes = [a for a in element.attrib.items() if not str(a[0]).startswith((_INSTANCE, _XML))]
    for name, value in attributes:
        yield "/".join((*path, f"@{_local(name)}")), str(value)
    children = list(element)
    text = " ".join(filter(None, (_stripped(element.text), *(_stripped(child.tail) for child in children))))
    if text or not (children or attributes):
        yield "/".join(path), text
    yield from _flat_children(children, path, depth)


def _flat_children(
    children: list[etree._Element], path: tuple[str, ...], depth: int
) -> Iterator[tuple[str, str]]:
    siblings = Counter(child.tag for child in children)
    seen: Counter[object] = Counter()
    for child in children:
        seen[child.tag] += 1
        position = (str(seen[child.tag]),) if siblings[child.tag] > 1 else ()
        yield from _flat_xml(child, (*path, _local(child.tag), *position), depth)


def _local(tag: object) -> str:
    return str(tag).rpartition("}")[2]


def _stripped(text: str | None) -> str:
    return (text or "").strip()


def _title(path: str, titles: Mapping[str, str]) -> str:
    plain = "/".join(segment for segment in path.split("/") if not segment.isdecimal())
    return titles.get(path) or titles.get(plain, "")


def _titles(
    schema: object, whole: Mapping[str, object], path: str, depth: int = 0
) -> Iterator[tuple[str, str]]:
    """Path and label of every part visited, "" where it has none, so that the visits can be counted."""
    if not isinstance(schema, dict) or depth > _DEEPEST_TITLE:
        return
    schema = _target(schema, whole)
    label = schema.get("title")
    yield path, label if isinstance(label, str) else ""
    for part in _parts(schema):
        yield from _titles(part, whole, path, depth + 1)
    properties = schema.get("properties")
    if isinstance(properties, dict):
        for name, member in properties.items():
            yield from _titles(member, whole, f"{path}/{_segment(name)}".lstrip("/"), depth + 1)


def _parts(schema: Mapping[str, object]) -> Iterator[object]:
    yield schema.get("items")
    for keyword in ("allOf", "anyOf", "oneOf"):
        parts = schema.get(keyword)
        if isinstance(parts, list):
            yield from parts


def _target(schema: dict[str, object], whole: Mapping[str, object]) -> dict[str, object]:
    reference = schema.get("$ref")
    if not isinstance(reference, str) or not reference.startswith("#"):
        return schema
    target: object = whole
    for name in reference.split("/")[1:]:
        target = target.get(name) if isinstance(target, dict) else None
    return {**target, **schema} if isinstance(target, dict) else schema
