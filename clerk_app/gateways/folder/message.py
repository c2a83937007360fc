"""What an XÖV message says of itself: its id, its sender, when it was made, which files belong to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lxml import etree

_ID = ("nachrichtenUUID", "eigeneNachrichtenID", "nachrichtID")
_DATED = "erstellungszeitpunkt"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class Annex:
    """A file the message speaks of. `id` and `file_name` are what it may be called."""

    id: str
    file_name: str
    title: str
    mime_type: str


@dataclass(frozen=True)
class Message:
    id: str
    thread: str
    sender: str
    written_on: date | None
    annexes: tuple[Annex, ...]


def read_message(root: etree._Element) -> Message:
    """Found by the local names that XBau 2.4 to 2.6, XJustiz and XÖV basic messages have in common."""
    return Message(
        id=next((text for name in _ID if (text := _first(root, name))), ""),
        thread=_first(root, "referenzAntragsservice"),
        sender=_sender(root),
        written_on=_day(_first(root, _DATED)),
        annexes=tuple(_annexes(root)),
    )


def _annexes(root: etree._Element) -> Iterator[Annex]:
    for element in root.iter():
        if _local(element) != "dateiname" or not (element.text or "").strip():
            continue
        near = _frame(element)
        yield Annex(
            id=_first(near, "dokumentid") or _first(near, "id"),
            file_name=(element.text or "").strip(),
            title=_first(near, "bezeichnung") or _first(near, "anzeigename"),
            mime_type=_code(near, "mimeType"),
        )


def _frame(element: etree._Element) -> etree._Element:
    """The annex or document the name of the file stands in."""
    for above in element.iterancestors():
        if _local(above) in ("anlage", "dokument"):
            return above
    parent = element.getparent()
    return element if parent is None else parent


def _sender(root: etree._Element) -> str:
    for element in root.iter():
        if _local(element) == "autor":
            return _first(element, "name")
        if _local(element) == "auswahl_absender":
            return " ".join(" ".join(str(text) for text in element.itertext()).split())
    return ""


def _first(root: etree._Element, name: str) -> str:
    """The first such element with a text of its own."""
    for element in root.iter():
        if _local(element) == name and (element.text or "").strip():
            return (element.text or "").strip()
    return ""


def _code(root: etree._Element, name: str) -> str:
    return next((_first(element, "code") for element in root.iter() if _local(element) == name), "")


def _local(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _day(text: str) -> date | None:
    match = _DAY.match(text)
    try:
        return date.fromisoformat(match[0]) if match else None
    except ValueError:
        return None
