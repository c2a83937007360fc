"""One invented sending for which the practice office has no service: the mail room finds out whose it is."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from pathlib import Path

from .invention import Inventor
from .papers import PaperMaker
from .payloads import Payload
from .sender import Parcel

_SEED = 20261128
_SERVICE = "urn:de:fim:leika:leistung:99900900000001"
_SCHEMA = "urn:amtstisch:uebung:hundesteuer"
_MORNING = time(5, 30, tzinfo=UTC)  # after everything else, so that nothing else moves


def stray(resources: Path, number: int, today: date) -> Parcel:
    filled = _dog(Inventor(resources, _SEED), today)
    return Parcel(
        number=number,
        service_identifier=_SERVICE,
        service_name="Hundesteuer: Anmeldung eines Hundes",
        schema_uri=_SCHEMA,
        payload=filled,
        papers=(PaperMaker(resources).form(filled),),
        submitted_at=datetime.combine(today, _MORNING),
        mailbox=False,
    )


def _dog(inventor: Inventor, today: date) -> Payload:
    person = inventor.person(25, 70)
    home = {
        "strasse": person.street,
        "hausnummer": person.number,
        "postleitzahl": person.postcode,
        "ort": person.town,
    }
    return {
        "antrag": {"art": "Anmeldung eines Hundes zur Hundesteuer", "datum": today.isoformat()},
        "antragsteller": {
            "anrede": person.salutation,
            "familienname": person.family,
            "vorname": person.given,
            "geburtsdatum": person.born.isoformat(),
            "anschrift": home,
            "email": person.mail,
        },
        "hund": {"rufname": "Bello", "rasse": "Mischling", "wurfdatum": "2026-03", "seit": today.isoformat()},
    }
