"""Labels for form fields: from XDatenfelder 2 and 3 files by field id, from JSON Schema files by path."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from lxml import etree

from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.domain.submission import RawField
from clerk_app.gateways import payload, strict_json

_FIM = "urn:xoev-de:fim:standard:xdatenfelder_"
_ID = re.compile(r"[FG]\d{3,14}")


@dataclass(frozen=True)
class Labels:
    by_schema: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # schema URI → path → label
    by_id: Mapping[str, str] = field(default_factory=dict)  # F…/G… → label

    def put_on(self, fields: Iterable[RawField], schema: str) -> tuple[RawField, ...]:
        """What nobody has a label for stays as it is, to be shown with its path."""
        paths = self.by_schema.get(schema, {})
        return tuple(one if one.title else replace(one, title=self._label(one.path, paths)) for one in fields)

    def _label(self, path: str, paths: Mapping[str, str]) -> str:
        names = [name for name in path.split("/") if not name.isdecimal()]
        label = paths.get("/".join(names), "")
        known = _ID.match(names[-1].removeprefix("@")) if names and not label else None
        return self.by_id.get(known[0], "") if known else label


def load_labels(folder: Path) -> Labels:
    """Every `*.xml` and `*.json` in the folder; an office without the folder has no labels of its own."""
    by_schema: dict[str, Mapping[str, str]] = {}
    by_id: dict[str, str] = {}
    try:
        for file in sorted(folder.glob("*.xml")):
            by_id |= dict(_of_fim(file))
        for uri, file in json_schemas(folder):
            by_schema[uri] = payload.titles(_schema(file))
    except OSError as trouble:
        raise OutsideError("schema.unreadable", path=str(folder)) from trouble
    return Labels(by_schema, by_id)


def json_schemas(folder: Path) -> Iterator[tuple[str, Path]]:
    """Every JSON Schema in the folder with the URI it holds for."""
    for file in sorted(folder.glob("*.json")):
        yield str(_schema(file)["$id"]), file


def _of_fim(file: Path) -> Iterator[tuple[str, str]]:
    """The wording of the input form, or the name where there is none."""
    try:
        root = payload.parse_xml(file.read_bytes())
    except payload.PayloadError as trouble:
        raise ClerkError("schema.malformed", path=str(file)) from trouble
    if not (etree.QName(root).namespace or "").startswith(_FIM):
        raise ClerkError("schema.malformed", path=str(file))
    for element in root.iter():
        if etree.QName(element).localname in ("datenfeld", "datenfeldgruppe"):
            found = {etree.QName(child).localname: (child.text or "").strip() for child in element}
            own = _own_id(element)
            label = found.get("bezeichnungEingabe") or found.get("name") or ""
            if own and label:
                yield own, label


def _own_id(element: etree._Element) -> str:
    for identity in element:
        if etree.QName(identity).localname == "identifikation":
            return next(((c.text or "").strip() for c in identity if etree.QName(c).localname == "id"), "")
    return ""


def _schema(file: Path) -> dict[str, object]:
    try:
        schema = strict_json.parse(file.read_bytes())
    except OSError as trouble:
        raise OutsideError("schema.unreadable", path=str(file)) from trouble
    except strict_json.NotJson as trouble:
        raise ClerkError("schema.malformed", path=str(file)) from trouble
    if not isinstance(schema, dict) or not isinstance(schema.get("$id"), str):
        raise ClerkError("schema.malformed", path=str(file))
    return schema
