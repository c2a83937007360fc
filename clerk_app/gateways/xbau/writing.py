"""Writes the answers of the building authority as XBau-Hochbau 2.4.0.1 or 2.6."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from html import escape
from types import MappingProxyType

from lxml import etree

from clerk_app import __version__
from clerk_app.domain.building_message import (
    BuildingMessage,
    Code,
    Enclosure,
    FormalCheck,
    Head,
    Party,
    Ruling,
)
from clerk_app.domain.notice import BulletList, Paragraph
from clerk_app.domain.text import parts

_BASIC = "http://xoev.de/schemata/basisnachricht/g2g/1_1"
_MESSAGE_LIST = "urn:xoev-de:xbau:codeliste:xbau-nachrichten"
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Edition:
    """What differs between the versions; the parts of these two messages do not."""

    namespace: str
    messages: str  # version of the list of messages
    conditions: str  # version of the list of ancillary provisions, fixed by the schema


EDITIONS: Mapping[str, Edition] = MappingProxyType(
    {
        "2.4.0.1": Edition("http://www.xleitstelle.de/xbau/2/4/0/1", "3.0", "2.0"),
        "2.6": Edition("http://www.xleitstelle.de/xbau/2/6", "4.0", "3.0"),
    }
)


def write(message: BuildingMessage, version: str) -> bytes:
    """UTF-8 with a declaration, indented for the eye of a person."""
    sheet = _Sheet(EDITIONS[version], message.codes)
    match message.body:
        case FormalCheck() as check:
            root = sheet.root("baugenehmigung.formellePruefung.0201", version)
            sheet.head(root, message.head, "0201")
            sheet.formal_check(root, check)
        case Ruling() as ruling:
            root = sheet.root("baugenehmigung.bescheid.0205", version)
            sheet.head(root, message.head, "0205")
            sheet.ruling(root, ruling)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


@dataclass(frozen=True)
class _Sheet:
    """XBau's own elements are qualified, those of head and kernel are not, those of a reference are XÖV's."""

    edition: Edition
    codes: Mapping[str, Code]

    def root(self, name: str, version: str) -> etree._Element:
        root = etree.Element(
            f"{{{self.edition.namespace}}}{name}", nsmap={"xbau": self.edition.namespace, "bn-g2g": _BASIC}
        )
        said = {"produkt": "Amtstisch", "produkthersteller": "Amtstisch", "produktversion": __version__}
        for key, value in {**said, "standard": "XBau-Hochbau", "version": version}.items():
            root.set(key, value)
        return root

    def head(self, root: etree._Element, head: Head, message: str) -> None:
        top = _add(root, "nachrichtenkopf.g2g")
        own = _add(top, "identifikation.nachricht")
        _add(own, "nachrichtenUUID", head.id)
        _code(own, "nachrichtentyp", Code(_MESSAGE_LIST, self.edition.messages, message))
        _add(own, "erstellungszeitpunkt", _moment(head.written_at))
        _party(top, "leser", head.reader)
        _party(top, "autor", head.author)
        self._reference(root, head)

    def formal_check(self, root: etree._Element, check: FormalCheck) -> None:
        self._own(root, "antragVollstaendig", _yes(not check.missing))
        if check.missing:
            found = self._own(root, "befundFrist")
            listed = self._own(found, "befundliste")
            for said in check.missing:
                finding = self._own(listed, "befund")
                self._coded(finding, "artDesBefundes", "befund")
                self._text(finding, "beschreibung", (said,))
            self._day(found, "frist", check.until)
        if check.decide_by is not None:
            complete = self._own(root, "unterlagenAntragVollstaendig")
            self._day(
                self._own(complete, "genehmigungsdatum"), "spaetestesGenehmigungsdatum", check.decide_by
            )
        self._text(root, "anschreiben", check.letter)

    def ruling(self, root: etree._Element, ruling: Ruling) -> None:
        notice = self._own(root, "bescheid")
        self._own(self._own(notice, "tenor"), "istGenehmigung", _yes(ruling.granted))
        if ruling.ancillary:
            condition = self._own(notice, "nebenbestimmung")
            self._coded(condition, "art", "nebenbestimmung")
            self._coded(condition, "rechtsbereich", "rechtsbereich")
            self._marked_up(condition, "nebenbestimmung", ruling.ancillary)
        self._marked_up(notice, "begruendung", ruling.reasons)
        self._text(notice, "rechtshelfsbelehrung", ruling.remedy.replace("**", "").split("\n\n"))
        self._marked_up(notice, "hinweise", ruling.hints)
        enclosed = self._own(root, "anlagen")
        for enclosure in ruling.enclosures:
            self._enclosed(enclosed, enclosure)

    def _reference(self, root: etree._Element, head: Head) -> None:
        about = self._own(root, "bezug")
        _add(about, "referenz", head.reference.service)
        _add(about, "vorgang", head.file_reference)
        answered = _add(about, "bezugNachricht")
        basic = f"{{{_BASIC}}}"
        _add(answered, f"{basic}nachrichtenUUID", head.reference.message)
        _code(answered, f"{basic}nachrichtentyp", head.reference.type)
        _add(answered, f"{basic}erstellungszeitpunkt", head.reference.written_at)

    def _enclosed(self, parent: etree._Element, enclosure: Enclosure) -> None:
        annex = _add(parent, "anlage")
        _add(annex, "bezeichnung", enclosure.title)
        _add(annex, "versionsnummer", "1")
        _add(annex, "datum", enclosure.written_on.isoformat())
        _code(annex, "anlageart", self.codes["anlage_bescheid"])
        _code(annex, "mimeType", self.codes["pdf"])
        file = _add(_add(annex, "anhangOderVerlinkung"), "anhang")
        file.attrib.update({"filesize": str(enclosure.size), "hashValue": enclosure.sha256})
        _add(file, "dokumentid", enclosure.id)
        _add(file, "dateiname", enclosure.file_name)

    def _own(self, parent: etree._Element, name: str, said: str = "") -> etree._Element:
        return _add(parent, f"{{{self.edition.namespace}}}{name}", said)

    def _coded(self, parent: etree._Element, name: str, kind: str) -> None:
        code = self.codes[kind]
        fitting = replace(code, version=self.edition.conditions) if code.version == "*" else code
        _code(parent, f"{{{self.edition.namespace}}}{name}", fitting)

    def _day(self, parent: etree._Element, name: str, day: date | None) -> None:
        if day is not None:
            self._own(parent, name, day.isoformat())

    def _text(self, parent: etree._Element, name: str, paragraphs: tuple[str, ...] | list[str]) -> None:
        written = self._own(parent, name)
        for paragraph in paragraphs:
            _add(written, "textabsatz", " ".join(paragraph.split()))

    def _marked_up(self, parent: etree._Element, name: str, said: str) -> None:
        """Formatted text travels as the body of an HTML page, in base64."""
        if said.strip():
            _add(self._own(parent, name), "text", base64.b64encode(_html(said).encode()).decode())


def _html(said: str) -> str:
    return "".join(_element(part) for part in parts(_clean(said)))


def _element(part: object) -> str:
    match part:
        case BulletList(items, ordered):
            tag = "ol" if ordered else "ul"
            return f"<{tag}>{''.join(f'<li>{_inline(item)}</li>' for item in items)}</{tag}>"
        case Paragraph(said):
            return f"<p>{_inline(said)}</p>"
        case _:
            return ""


def _inline(said: str) -> str:
    return re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", escape(said, quote=False))


def _party(parent: etree._Element, role: str, party: Party) -> None:
    said = _add(parent, role)
    _code(said, "verzeichnisdienst", party.directory)
    _add(said, "kennung", party.id)
    _add(said, "name", party.name)


def _code(parent: etree._Element, name: str, code: Code) -> None:
    entry = _add(parent, name)
    entry.attrib.update({"listURI": code.list, "listVersionID": code.version})
    _add(entry, "code", code.code)


def _add(parent: etree._Element, name: str, said: str = "") -> etree._Element:
    child = etree.SubElement(parent, name)
    child.text = _clean(said) or None
    return child


def _clean(said: str) -> str:
    """XML knows no control characters."""
    return _NOT_XML.sub("", said)


def _yes(answer: bool) -> str:
    return "true" if answer else "false"


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
