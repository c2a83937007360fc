"""The packs the program is shipped with, and small cases to try them on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from clerk_app.domain.composition import CaseFacts
from clerk_app.domain.service_pack import ServicePack
from clerk_app.domain.submission import RawField
from clerk_app.packs.example import OFFICE, flatten
from clerk_app.packs.holidays import hessian_holidays
from clerk_app.packs.loader import load_packs

PACKS = Path(__file__).resolve().parents[2] / "resources" / "packs"


@pytest.fixture(scope="session")
def packs() -> tuple[ServicePack, ...]:
    return load_packs(PACKS)


@pytest.fixture(scope="session")
def pack_of(packs):
    return {pack.id: pack for pack in packs}


@pytest.fixture(scope="session")
def is_holiday():
    return hessian_holidays()


@pytest.fixture(scope="session")
def application():
    """Fields of an example application, with some values replaced (None removes one)."""

    def fields(service: str, procedure: str, **changes: object) -> tuple[RawField, ...]:
        path = PACKS / service / "examples" / f"submission-{procedure}.json"
        given = {f.path: f.value for f in flatten(json.loads(path.read_text(encoding="utf-8")))}
        given |= {name.replace("__", "/"): value for name, value in changes.items()}
        return tuple(RawField(name, value) for name, value in given.items() if value is not None)

    return fields


@pytest.fixture(scope="session")
def facts_of():
    def facts(procedure: str, received_on, fields, **more) -> CaseFacts:
        given = {
            "file_reference": "12 WG 2026/0001",
            "documents": (),
            "findings": (),
            "clerk_name": "A. Becker",
            "clerk_contact": (("Telefon", "06031 83-1"),),
            "letterhead": OFFICE,
        }
        return CaseFacts(procedure=procedure, received_on=received_on, fields=fields, **(given | more))

    return facts
