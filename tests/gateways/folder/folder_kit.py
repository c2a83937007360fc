"""Self-made arrivals, and a door without keys for saved submissions."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from clerk_app.domain.submission import Assessment, Verdict
from clerk_app.gateways.data_schema import DataSchema
from clerk_app.gateways.folder.door import FolderDoor
from clerk_app.gateways.folder.limits import DEFAULT_LIMITS, Limits
from clerk_app.gateways.folder.pdf_values import pdf_contents
from clerk_app.gateways.folder.reader import Reader
from clerk_app.gateways.folder.reading import Origin
from clerk_app.gateways.folder.refusal import load_reasons
from clerk_app.gateways.labels import Labels
from clerk_app.opening.paths import Shipped

NO_LABELS = Labels()
NO_SCHEMAS: Mapping[str, DataSchema] = {}
NOON = datetime(2026, 11, 16, 11, 0, tzinfo=UTC)
ORIGIN = Origin("folder/test", NOON)
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40
TIFF = b"II*\0" + b"\0" * 40

XBAU = """<?xml version="1.0" encoding="UTF-8"?>
<x:baugenehmigung.antrag.0200 xmlns:x="http://www.xleitstelle.de/xbau/2/{minor}" version="2.{minor}">
 <nachrichtenkopf.g2g><identifikation.nachricht>
  <nachrichtenUUID>a248a63a-933a-4743-aab4-d4399f0f2db4</nachrichtenUUID>
  <erstellungszeitpunkt>2026-03-02T09:30:00Z</erstellungszeitpunkt>
 </identifikation.nachricht><autor><name>Bauportal</name></autor></nachrichtenkopf.g2g>
 <x:referenzAntragsservice><referenzAntragsservice>dc8f9332</referenzAntragsservice></x:referenzAntragsservice>
 <x:antragsteller><natuerlichePerson><name><familienname><name>Muster</name></familienname>
  <vorname><name>Erika</name></vorname></name></natuerlichePerson></x:antragsteller>
 <x:anlagen><anlage><bezeichnung>Lageplan</bezeichnung><mimeType><code>application/pdf</code></mimeType>
  <anhangOderVerlinkung><anhang><dokumentid>urn:uuid:7d0c6f3a</dokumentid><dateiname>Lageplan.pdf</dateiname>
  </anhang></anhangOderVerlinkung></anlage>
 <anlage><bezeichnung>Ansicht</bezeichnung><mimeType><code>image/png</code></mimeType>
  <anhangOderVerlinkung><anhang><dokumentid>urn:uuid:8e1d</dokumentid><dateiname>Ansicht.png</dateiname>
  </anhang></anhangOderVerlinkung></anlage></x:anlagen>
</x:baugenehmigung.antrag.0200>"""


def xbau(minor: str = "6") -> bytes:
    return XBAU.format(minor=minor).encode()


def zipped(entries: dict[str, bytes], kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", kind) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return packed.getvalue()


def pdf(fields: dict[str, str], enclosed: tuple[str, bytes] | None = None) -> bytes:
    """A form as other programs write it: every field a widget of the one page."""
    objects = [b"", b""]
    widgets = []
    for name, value in fields.items():
        objects.append(
            f"<</Type/Annot/Subtype/Widget/FT/Tx/Rect[9 9 90 20]/P 2 0 R/T({name})/V({value})>>".encode()
        )
        widgets.append(len(objects))
    names = b""
    if enclosed is not None:
        objects.append(
            b"<</Type/EmbeddedFile/Length %d>>stream\n%s\nendstream" % (len(enclosed[1]), enclosed[1])
        )
        stream = len(objects)
        spelled = enclosed[0].encode()
        objects.append(b"<</Type/Filespec/F(%s)/UF(%s)/EF<</F %d 0 R>>>>" % (spelled, spelled, stream))
        names = b"/Names<</EmbeddedFiles<</Names[(%s) %d 0 R]>>>>" % (spelled, len(objects))
    refs = b" ".join(b"%d 0 R" % one for one in widgets)
    objects.append(b"<</Type/Pages/Kids[2 0 R]/Count 1>>")
    objects[0] = b"<</Type/Catalog/Pages %d 0 R/AcroForm<</Fields[%s]>>%s>>" % (len(objects), refs, names)
    objects[1] = b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 99 99]/Annots[%s]>>" % (len(objects), refs)
    whole = b"%PDF-1.7\n" + b"".join(b"%d 0 obj%s endobj\n" % (n, o) for n, o in enumerate(objects, 1))
    return whole + b"trailer<</Root 1 0 R/Size %d>>\n%%%%EOF" % (len(objects) + 1)


def door(
    spool: Path,
    limits: Limits = DEFAULT_LIMITS,
    labels: Labels = NO_LABELS,
    schemas: Mapping[str, DataSchema] = NO_SCHEMAS,
) -> FolderDoor:
    reasons = load_reasons(Shipped().resources / "folder" / "reasons.toml")

    def told(bundle: Path) -> Assessment:
        assert (bundle / "submission.json").is_file() and (bundle / "events.json").is_file()
        return Assessment(Verdict.FAILED)

    return FolderDoor(Reader(pdf_contents, labels, limits, schemas), reasons, told, spool)
