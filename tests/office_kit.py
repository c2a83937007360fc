"""An office as it really opens, on a file of its own, the practice colleagues and our own submissions."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from clerk_app.domain.submission import Assessment, Attachment, Submission, Verdict
from clerk_app.gateways.payload import read_fields
from clerk_app.opening.office import OpenOffice, enrol, open_office
from clerk_app.opening.paths import Shipped
from clerk_app.practice.people import colleagues
from clerk_app.services import intake
from clerk_app.services.office import Office

PACKS = Shipped().packs
NOON = datetime(2026, 11, 16, 11, 0, tzinfo=UTC)
PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>"
)


@contextmanager
def practice_office(folder: Path) -> Iterator[OpenOffice]:
    database = folder / "office.db"
    if not database.exists():
        folder.mkdir(parents=True, exist_ok=True)
        database.write_bytes(_fresh_database())
    with open_office(database, practice=True) as opened:
        yield opened


@cache
def _fresh_database() -> bytes:
    """Made once by really opening an office; every test opens a copy of its own."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder, "office.db")
        with open_office(database, practice=True) as opened:
            for person in colleagues(tuple(opened.reader.units())):
                enrol(opened.office, person.login, person.login, person.name, person.memberships)
        return database.read_bytes()


def example(service: str, procedure: str) -> dict[str, Any]:
    path = PACKS / service / "examples" / f"submission-{procedure}.json"
    return dict(json.loads(path.read_text(encoding="utf-8")))


def submission(
    opened: OpenOffice, service: str, procedure: str, number: int = 1, **changes: Any
) -> Submission:
    return sent(opened.office, service, procedure, number, **changes)


def sent(office: Office, service: str, procedure: str, number: int = 1, **changes: Any) -> Submission:
    payload = example(service, procedure) | changes
    data = json.dumps(payload, ensure_ascii=False).encode()
    pack = next(pack for pack in office.shelf.packs() if pack.id == service)
    kind = pack.procedure(procedure)
    assert kind is not None
    services = kind.routing.services or pack.routing.services
    return Submission(
        destination_id="d0000000-0000-4000-8000-000000000001",
        submission_id=f"b0000000-0000-4000-8000-{number:012}",
        thread_id=f"c0000000-0000-4000-8000-{number:012}",
        channel="fit-connect",
        environment="TEST",
        service_identifier=services[0] if services else "",
        service_name=pack.title,
        region="DE06440",
        received_at=NOON,
        schema_uri=(kind.routing.schemas or pack.routing.schemas or ("urn:test",))[0],
        data_mime_type="application/json",
        data=data,
        fields=read_fields(data, "application/json"),
        attachments=tuple(_papers(service)),
    )


def receive(opened: OpenOffice, service: str, procedure: str, number: int = 1, **changes: Any) -> str:
    """Take an application in; returns the case id."""
    return take(opened.office, service, procedure, number, **changes)


def take(office: Office, service: str, procedure: str, number: int = 1, **changes: Any) -> str:
    """As `receive`, by whoever takes in what arrives."""
    came = sent(office, service, procedure, number, **changes)
    arrival = intake.take_in(office, Assessment(Verdict.ACCEPTED, (), came), "test")
    assert arrival.result is Verdict.ACCEPTED
    return arrival.case


def _papers(service: str) -> Iterator[Attachment]:
    names = {
        "wohngeld": ("Mietvertrag.pdf", "Einkommensnachweis.pdf", "Kontoauszug_Miete.pdf"),
        "fahrerlaubnis": ("Lichtbild.jpg", "Personalausweis.jpg", "Fuehrerschein_alt.tif"),
    }
    for position, name in enumerate(("Antrag.pdf", *names.get(service, ()))):
        purpose = "form" if position == 0 else "attachment"
        yield Attachment(
            f"a{position}", name, "application/pdf", "application/pdf", purpose, PDF + name.encode()
        )
