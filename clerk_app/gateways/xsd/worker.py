"""The confined process that puts a set of schemas together and lays a document against it."""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, cast
from urllib.parse import quote, unquote
from xml.sax.saxutils import quoteattr

from lxml import etree

from clerk_app.gateways import payload
from clerk_app.gateways.confined import lock_in

from .labels import Namer

KEPT, BROKEN, UNUSABLE = "kept", "broken", "unusable"
_BASE = "set:///"
_HEAD = "~head"
# Where a namespace is first said to lie decides for all, so only the head of a set says it.
_IMPORT = re.compile(
    rb"(<(?:[\w.-]+:)?import\b[^>]*?)\bschemaLocation\s*=\s*(?:\"[^\"]*\"|'[^']*')", re.DOTALL
)
_BORDER = re.compile(r"\{[^}]*\}")
_ELEMENT = re.compile(r"Element '(?:\{[^}]*\})?([^']+)'")
# What these find missing may be missing here and not there.
_DOUBTFUL = frozenset(
    {"SCHEMAV_CVC_ELT_1", "SCHEMAV_CVC_WILDCARD", "SCHEMAV_CVC_ELT_4_2", "SCHEMAV_INTERNAL"}
)


class _NotApplied(Exception):
    def __init__(self, file: str, line: int, detail: str) -> None:
        super().__init__(detail)
        self.told = {"file": file, "line": line, "detail": detail}


class _Set:
    """What is told of a set: namespace, the files it begins with, namespace and octets of every file."""

    def __init__(self, told: Mapping[str, Any], octets: Iterator[bytes]) -> None:
        self.namespace = str(told["namespace"])
        self._begins = [str(name) for name in told["begins"]]
        self._calls = {str(address): str(name) for address, name in told["calls"].items()}
        self._spaces = {str(name): str(space) for name, space, _ in told["files"]}
        self.files = {str(name): next(octets) for name, _, _ in told["files"]}

    def heads(self) -> dict[str, bytes]:
        """The set's own head, which says where everything lies, and one for each other namespace."""
        others: dict[str, list[str]] = defaultdict(list)
        for name, space in self._spaces.items():
            if space not in ("", self.namespace):
                others[space].append(name)
        places = {space: f"{_HEAD}-{number}" for number, space in enumerate(others)}
        heads = {place: _head(space, others[space], {}) for space, place in places.items()}
        return {**heads, _HEAD: _head(self.namespace, self._begins, places)}

    def schema(self) -> etree.XMLSchema:
        heads = self.heads()
        parser = etree.XMLParser(no_network=True, resolve_entities=False, load_dtd=False)
        parser.resolvers.add(_Shelf({**self.files, **heads}, self._calls))
        try:
            return etree.XMLSchema(etree.fromstring(heads[_HEAD], parser, base_url=_BASE + _HEAD))
        except etree.XMLSchemaParseError as trouble:
            raise _first_flaw(trouble, self._begins) from None


class _Shelf(etree.Resolver):
    """Gives out what lies in the set; whatever else is asked for is empty."""

    def __init__(self, files: Mapping[str, bytes], calls: Mapping[str, str]) -> None:
        self._files, self._calls = files, calls

    # The stubs know nothing of the context that has to be handed on.
    def resolve(self, system_url: str, public_id: str, context: object = None) -> Any:
        giver = cast(Any, self)
        name = self._calls.get(system_url) or unquote(system_url.removeprefix(_BASE))
        octets = self._files.get(name)
        if octets is None:
            return giver.resolve_empty(context)
        written = octets if name.startswith(_HEAD) else _IMPORT.sub(rb"\1", octets)
        return giver.resolve_string(written, context, base_url=_BASE + quote(name))


def run() -> None:
    told = json.loads(sys.stdin.buffer.readline())
    whole = sys.stdin.buffer.read()
    payload.parse_xml(b"<a/>")
    lock_in()
    sys.stdout.write(json.dumps(_answer(told, whole)))
    sys.stdout.flush()


def _answer(told: Mapping[str, Any], whole: bytes) -> object:
    octets = _cut(whole, [size for one in told["sets"] for _, _, size in one["files"]])
    sets = [_Set(one, octets) for one in told["sets"]]
    if told["document"] is None:
        return [_flaw(one) for one in sets]
    return _laid_against(sets[0], whole[len(whole) - int(told["document"]) :])


def _cut(whole: bytes, sizes: list[int]) -> Iterator[bytes]:
    start = 0
    for size in sizes:
        yield whole[start : start + size]
        start += size


def _flaw(one: _Set) -> object:
    try:
        one.schema()
    except _NotApplied as trouble:
        return trouble.told
    return None


def _laid_against(one: _Set, document: bytes) -> dict[str, object]:
    try:
        root = payload.parse_xml(document)
        schema = one.schema()
    except (payload.PayloadError, _NotApplied):
        return {"state": UNUSABLE, "place": "", "labels": {}}
    labels = Namer(etree.fromstring(octets) for octets in one.files.values()).labels(root)
    kept = schema.validate(root)
    place = "" if kept else _place(schema, root, one.namespace)
    state = KEPT if kept else BROKEN if place else UNUSABLE
    return {"state": state, "place": place, "labels": labels}


def _place(schema: etree.XMLSchema, root: etree._Element, namespace: str) -> str:
    """The first breach that is one for certain, as line, element and rule; values stay out."""
    foreign = (etree.QName(root).namespace or "") != namespace
    # The stubs know nothing of the log's contents.
    for entry in cast(Any, schema.error_log):
        rule = str(entry.type_name)
        if foreign or rule not in _DOUBTFUL:
            named = _ELEMENT.match(str(entry.message))
            about = f", {named[1]}" if named else ""
            return (
                f"Zeile {int(entry.line)}{about}: {rule.removeprefix('SCHEMAV_').lower().replace('_', '-')}"
            )
    return ""


def _head(namespace: str, includes: list[str], imports: Mapping[str, str]) -> bytes:
    own = f" targetNamespace={quoteattr(namespace)}" if namespace else ""
    lines = [f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"{own}>']
    lines += [
        f"<xs:import namespace={quoteattr(space)} schemaLocation={quoteattr(_BASE + place)}/>"
        for space, place in imports.items()
    ]
    lines += [f"<xs:include schemaLocation={quoteattr(_BASE + quote(name))}/>" for name in includes]
    return "".join([*lines, "</xs:schema>"]).encode()


def _first_flaw(trouble: etree.XMLSchemaParseError, begins: list[str]) -> _NotApplied:
    for entry in cast(Any, trouble.error_log):
        if entry.level >= etree.ErrorLevels.ERROR:
            file = unquote(str(entry.filename or "").removeprefix(_BASE))
            known = file if file and "~" not in file and "<" not in file else begins[0]
            return _NotApplied(known, max(int(entry.line), 1), _BORDER.sub("", str(entry.message)))
    return _NotApplied(begins[0], 1, _BORDER.sub("", str(trouble)))
