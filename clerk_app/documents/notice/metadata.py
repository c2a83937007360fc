"""What a notice says about itself to archives and screen readers, and the decision data it carries along."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple
from xml.sax.saxutils import escape

from clerk_app.domain.notice import Notice

from .structure import text_string

DATA_NAME = "entscheidung.json"
_PRODUCER = "Amtstisch"
_LONGEST = 1000  # characters of a title


class Attachment(NamedTuple):
    name: str
    description: str
    content: bytes

    def stream_entries(self, stamp: bytes) -> bytes:
        digest = hashlib.md5(self.content, usedforsecurity=False).hexdigest().upper().encode("ascii")
        entries = b"/Type/EmbeddedFile/Subtype/application#2Fjson/Params<</Size %d/CheckSum<%s>/ModDate(%s)>>"
        return entries % (len(self.content), digest, stamp)

    def specification(self, stream: int) -> bytes:
        name = text_string(self.name)
        form = b"<</Type/Filespec/F%s/UF%s/AFRelationship/Data/Desc%s/EF<</F %d 0 R/UF %d 0 R>>>>"
        return form % (name, name, text_string(self.description), stream, stream)


@dataclass(frozen=True)
class Metadata:
    title: str
    author: str
    subject: str
    language: str
    day: date

    @classmethod
    def of(cls, notice: Notice) -> Metadata:
        title = f"{notice.title} – {notice.file_reference}" if notice.file_reference else notice.title
        subject = notice.subject.replace("**", "")
        return cls(
            title=_printable(title),
            author=_printable(notice.letterhead.authority),
            subject=_printable(subject),
            language=notice.language,
            day=notice.date,
        )

    def stamp(self) -> bytes:
        return self.day.strftime("D:%Y%m%d000000Z").encode("ascii")

    def info(self) -> bytes:
        stamp, producer = self.stamp(), text_string(_PRODUCER)
        form = b"<</Title%s/Author%s/Subject%s/Creator%s/Producer%s/CreationDate(%s)/ModDate(%s)>>"
        texts = (text_string(self.title), text_string(self.author), text_string(self.subject))
        return form % (*texts, producer, producer, stamp, stamp)

    def packet(self) -> bytes:
        """The XMP packet, claiming PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1)."""
        values = {name: escape(text) for name, text in vars(self).items() if isinstance(text, str)}
        filled = _PACKET.format(**values, stamp=f"{self.day.isoformat()}T00:00:00Z", producer=_PRODUCER)
        return filled.encode("utf-8")


def decision_attachment(data: Mapping[str, object]) -> Attachment | None:
    """Canonical JSON: sorted keys, no blanks, so that equal decisions are equal bytes."""
    if not data:
        return None
    text = json.dumps(
        data, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_plain, allow_nan=False
    )
    return Attachment(DATA_NAME, "Maschinenlesbare Entscheidungsdaten", text.encode("utf-8"))


def _printable(text: str) -> str:
    """XML knows no control characters, an archived file no string beyond 32767 bytes (ISO 19005-3)."""
    shown = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    return "".join(character if character.isprintable() else " " for character in shown)


def _plain(value: object) -> object:
    match value:
        case date():
            return value.isoformat()
        case Decimal():
            return str(value)
        case Mapping():
            return dict(value)
    raise TypeError(f"no place in decision data for {type(value).__name__}")


_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{producer}</xmp:CreatorTool><pdf:Producer>{producer}</pdf:Producer>
<xmp:CreateDate>{stamp}</xmp:CreateDate><xmp:ModifyDate>{stamp}</xmp:ModifyDate>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
