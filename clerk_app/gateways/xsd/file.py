"""One file of an XML Schema: its namespace, the files it needs, the standard it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, cast

from lxml import etree

SPACE = "{http://www.w3.org/2001/XMLSchema}"
_LINKS = ("include", "import", "redefine", "override")
_LONGEST_ENTITY = 200
_MORE = re.compile(r"[&%]")


@dataclass(frozen=True)
class Flaw:
    """What is wrong with the files laid down, and where; `reason` names it, `detail` says more."""

    file: str
    line: int
    reason: str
    detail: str = ""


class Flawed(Exception):
    def __init__(self, flaw: Flaw) -> None:
        super().__init__(flaw)
        self.flaw = flaw


@dataclass(frozen=True)
class Link:
    """Another file that is needed, as the first one calls it."""

    location: str
    line: int


@dataclass(frozen=True)
class SchemaFile:
    name: str  # the way to it from the folder of the forms, with slashes
    octets: bytes = field(repr=False)
    namespace: str
    standard: str  # what XÖV calls this version of the standard, or ""
    begins_documents: bool
    links: tuple[Link, ...]


def read_schema_file(name: str, octets: bytes) -> SchemaFile:
    root = _root(name, octets)
    if root.tag != f"{SPACE}schema":
        raise Flawed(Flaw(name, _line(root), "no-schema"))
    return SchemaFile(
        name=name,
        octets=octets,
        namespace=str(root.get("targetNamespace", "")),
        standard=_standard(root),
        begins_documents=root.find(f"{SPACE}element") is not None,
        links=tuple(_links(root)),
    )


def _root(name: str, octets: bytes) -> etree._Element:
    """Some schemas of the W3C bring a document type; one that defines more than a few letters is none."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )
    try:
        root = etree.fromstring(octets, parser)
    except etree.XMLSyntaxError as trouble:
        raise Flawed(Flaw(name, trouble.lineno or 1, "malformed", str(trouble.msg))) from None
    except ValueError as trouble:
        raise Flawed(Flaw(name, 1, "malformed", str(trouble))) from None
    kind = cast(Any, root.getroottree().docinfo.internalDTD)
    for entity in kind.iterentities() if kind is not None else ():
        text = entity.content
        if text is None or len(text) > _LONGEST_ENTITY or _MORE.search(text):
            raise Flawed(Flaw(name, 1, "entities"))
    return root


def _links(root: etree._Element) -> Iterator[Link]:
    for kind in _LINKS:
        for element in root.findall(f"{SPACE}{kind}"):
            location = element.get("schemaLocation")
            if location:
                yield Link(str(location).strip(), _line(element))


def _line(element: etree._Element) -> int:
    return int(cast(Any, element.sourceline) or 1)


def _standard(root: etree._Element) -> str:
    """XÖV writes it into every file: kennung and version, called `kennung_version` in metadata."""
    note = root.find(f"{SPACE}annotation/{SPACE}appinfo")
    if note is None:
        return ""
    name = _text(note, "standard", "kennung")
    version = _text(note, "versionStandard", "version")
    return f"{name}_{version}" if name and version else ""


def _text(note: etree._Element, *names: str) -> str:
    found = note.find("/".join(f"{{*}}{name}" for name in names))
    return (found.text or "").strip() if found is not None else ""
