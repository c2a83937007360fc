"""Proof of identity: only an enclosed report counts, and it is shown as unverified."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from clerk_app.domain.submission import Identity
from clerk_app.gateways.fitconnect.identity import read_identity
from clerk_app.gateways.fitconnect.sealing import digest
from clerk_app.gateways.jose import encoding

SCHEMA = "https://raw.githubusercontent.com/Governikus/IdentificationReport/2.0.0/schema/identification-report.json"
REPORT = {
    "levelOfAssurance": "http://eidas.europa.eu/LoA/high",
    "subjectRef": {"givenName": "Erika", "familyName": "Mustermann"},
}
EXPECTED = Identity("hoch", "eIDAS", "Erika Mustermann")


def data_set(content: object) -> dict:
    return {"schema": {"schemaUri": SCHEMA, "mimeType": "application/json"}, "content": content}


CODED = encoding.encode(json.dumps(REPORT).encode())


@pytest.mark.parametrize("content", [REPORT, json.dumps(REPORT), CODED, f"e30.{CODED}.AAAA"])
def test_a_report_is_read_in_every_wrapping(content):
    assert read_identity({"dataSets": [data_set(content)]}) == EXPECTED


def test_a_report_of_the_first_metadata_version_is_read():
    old = {
        "authenticationInformation": [{"type": "identificationReport", "version": "1.0.0", "content": CODED}]
    }
    assert read_identity(old) == EXPECTED


@pytest.mark.parametrize(
    ("uri", "level", "framework"),
    [
        ("http://bsi.bund.de/eID/LoA/substantiell", "substanziell", "BSI"),
        ("http://bsi.bund.de/eID/LoA/normal", "normal", "BSI"),
        ("http://eidas.europa.eu/NotNotified/LoA/low", "niedrig", "eIDAS, nicht notifiziert"),
        ("unknown", "unknown", ""),
        ("http://eidas.europa.eu/LoA/superb", "unknown", "eIDAS"),
        (7, "unknown", ""),
    ],
)
def test_levels_of_assurance(uri, level, framework):
    identity = read_identity({"dataSets": [data_set({"levelOfAssurance": uri})]})
    assert (identity.assurance_level, identity.framework) == (level, framework)


@pytest.mark.parametrize("content", [None, 7, [], "", "!", "e30x.a.b", "W10", "{oops"])
def test_an_unreadable_report_proves_nothing(content):
    assert read_identity({"dataSets": [data_set(content), {"schema": 7}, 7]}) is None


def test_a_name_in_the_form_proves_nothing(post, outgoing):
    assert post.assess(post.seal(outgoing)).submission.identity is None


def test_a_report_travels_with_the_submission_and_is_marked_unverified(post, outgoing):
    enclosed = {
        "dataSetId": "7d0c6f3a-5b2e-4c4b-9d57-2f8f0f0a1b29",
        "hash": digest(json.dumps(REPORT).encode()),
        **data_set(REPORT),
    }
    submission = post.assess(post.seal(replace(outgoing, extras={"dataSets": [enclosed]}))).submission
    assert submission.identity == EXPECTED
    assert "identity.not-verified" in submission.warnings
