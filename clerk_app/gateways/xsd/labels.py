"""What an XML Schema calls the fields of a document: by their titles, or by short documentation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from lxml import etree

from .file import SPACE

_TITLES = ("bezeichnungEingabe", "title", "titel", "label")
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_LONGEST = 60
_DEEPEST = 100
_MOST = 20_000
_Name = tuple[str, str]


class Namer:
    """Walks a document and its declarations side by side; what is declared otherwise has no label."""

    def __init__(self, schemas: Iterable[etree._Element]) -> None:
        self._roots = tuple(schemas)
        self._members: dict[etree._Element, Mapping[str, etree._Element]] = {}

    def labels(self, root: etree._Element) -> dict[str, str]:
        """By path without positions, as fields are called."""
        declared = self._globals.get((f"{SPACE}element", _named(root)))
        found: dict[str, str] = {}
        if declared is not None:
            for path, label in self._walk(root, declared, ()):
                if label:
                    found.setdefault(path, label)
                if len(found) == _MOST:
                    break
        return found

    def _walk(
        self, element: etree._Element, declared: etree._Element, path: tuple[str, ...]
    ) -> Iterator[tuple[str, str]]:
        yield "/".join(path), label_of(declared)
        members = self._inside(declared) if len(path) < _DEEPEST else {}
        for name in element.attrib:
            if (known := members.get(f"@{_local(str(name))}")) is not None:
                yield "/".join((*path, f"@{_local(str(name))}")), label_of(known)
        for child in element:
            name = _local(str(child.tag))
            if (known := members.get(name)) is not None:
                yield from self._walk(child, known, (*path, name))

    def _inside(self, declared: etree._Element) -> Mapping[str, etree._Element]:
        declared = self._referred(declared)
        known = self._members.get(declared)
        if known is None:
            known = self._members[declared] = dict(self._parts(declared, 0))
        return known

    def _parts(self, node: etree._Element, depth: int) -> Iterator[tuple[str, etree._Element]]:
        """Elements and attributes as they may stand in it, through types, groups and what they extend."""
        if depth > _DEEPEST:
            return
        for kind, attribute in (("complexType", "type"), ("complexType", "base"), ("group", "ref"),
                                ("attributeGroup", "ref")):  # fmt: skip
            other = self._named(node, f"{SPACE}{kind}", attribute)
            if other is not None and other is not node:
                yield from self._parts(other, depth + 1)
        for child in node:
            if child.tag in (f"{SPACE}element", f"{SPACE}attribute"):
                own = self._referred(child)
                sign = "@" if child.tag == f"{SPACE}attribute" else ""
                yield f"{sign}{own.get('name', '')}", child
            elif isinstance(child.tag, str) and child.tag != f"{SPACE}annotation":
                yield from self._parts(child, depth + 1)

    def _referred(self, node: etree._Element) -> etree._Element:
        found = self._named(node, str(node.tag), "ref")
        return node if found is None else found

    def _named(self, node: etree._Element, kind: str, attribute: str) -> etree._Element | None:
        prefix, _, local = str(node.get(attribute, "")).rpartition(":")
        if not local:
            return None
        space = node.nsmap.get(prefix or None) or ""
        return self._globals.get((kind, (space, local))) or self._globals.get((kind, ("", local)))

    @cached_property
    def _globals(self) -> Mapping[tuple[str, _Name], etree._Element]:
        return {
            (str(part.tag), (str(root.get("targetNamespace", "")), str(part.get("name")))): part
            for root in self._roots
            for part in root
            if part.get("name")
        }


def label_of(node: etree._Element) -> str:
    note = node.find(f"{SPACE}annotation")
    if note is None:
        return ""
    told = (_words(one) for one in note.iter(*(f"{{*}}{name}" for name in _TITLES)))
    written = sorted(note.findall(f"{SPACE}documentation"), key=_foreign)
    return next((text for text in (*told, *map(_short, written)) if 0 < len(text) <= _LONGEST), "")


def _foreign(documentation: etree._Element) -> bool:
    return not str(documentation.get(_LANG, "de")).startswith("de")


def _short(documentation: etree._Element) -> str:
    """What runs over several sentences explains, and calls nothing by a name."""
    text = _words(documentation).rstrip(".")
    return "" if ". " in text else text


def _words(element: etree._Element) -> str:
    return " ".join("".join(str(part) for part in element.itertext()).split())


def _named(element: etree._Element) -> _Name:
    name = etree.QName(element)
    return name.namespace or "", name.localname


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
