"""Every submission finds its service and procedure, or nobody claims it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from clerk_app.domain.routing import remarks, route
from clerk_app.domain.submission import RawField, Submission

XBAU = b"""<?xml version='1.0'?><!-- <x/> --><xbau:baugenehmigung.antrag.0200
 xmlns:xbau="http://www.xleitstelle.de/xbau/2/6"><a/></xbau:baugenehmigung.antrag.0200>"""


def submission(**changes):
    empty = Submission(
        destination_id="d", submission_id="s", thread_id="t", channel="fit-connect", environment="TEST",
        service_identifier="", service_name="", region="DE06440", schema_uri="", attachments=(),
        received_at=datetime(2026, 11, 3, 9, tzinfo=UTC), data=b"{}", fields=(),
        data_mime_type="application/json",
    )  # fmt: skip
    return replace(empty, **changes)


def arrived(packs, **changes):
    found = route(packs, submission(**changes))
    return (found.pack.id if found.pack else None, found.procedure)


def test_every_procedure_of_every_pack_is_found_by_its_key_and_its_schema(packs):
    for pack in packs:
        for procedure in pack.procedures:
            for key in procedure.routing.services:
                assert arrived(packs, service_identifier=key) == (pack.id, procedure.id)
            for schema in procedure.routing.schemas:
                assert arrived(packs, schema_uri=schema) == (pack.id, procedure.id)


@pytest.mark.parametrize(
    "changes, expected",
    [
        (
            {"service_identifier": "urn:de:fim:leika:leistung:99123456760610"},
            ("bauantrag", "baugenehmigung_vereinfacht"),
        ),
        ({"schema_uri": "urn:xoev-de:bmk:standard:xbau_2.6"}, ("bauantrag", "baugenehmigung_vereinfacht")),
        (
            {"data": XBAU, "data_mime_type": "application/xml"},
            ("bauantrag", "baugenehmigung_vereinfacht"),
        ),
        ({"data": XBAU}, (None, "")),  # not declared as XML
        (
            {
                "service_identifier": "urn:de:fim:leika:leistung:99900002999999",
                "fields": (RawField("antrag/art", "Ersatz"),),
            },
            ("fahrerlaubnis", "ersatz"),
        ),
        (
            {
                "schema_uri": "urn:xoev-de:bmk:standard:xbau_2.6",
                "fields": (RawField("bauvorhaben/sonderbau", "true"),),
            },
            ("bauantrag", "baugenehmigung"),
        ),
        ({"service_identifier": "urn:de:fim:leika:leistung:99400048079000"}, (None, "")),
        ({}, (None, "")),
    ],
)
def test_signs(packs, changes, expected):
    assert arrived(packs, **changes) == expected


def test_the_service_key_outweighs_what_the_form_says(packs):
    key = "urn:de:fim:leika:leistung:99900001010000"
    fields = (RawField("antrag/art", "Weiterleistung Mietzuschuss"),)
    assert arrived(packs, service_identifier=key, fields=fields) == ("wohngeld", "erstantrag_mietzuschuss")


def test_a_destination_may_be_enough(packs):
    pack = replace(packs[0], routing=replace(packs[0].routing, destinations=("d",)))
    assert arrived((pack,))[0] == pack.id


def test_what_nobody_claims_keeps_the_signs_that_are_on_record_nowhere_else():
    xml = submission(service_identifier="urn:x:1", data=XBAU, data_mime_type="application/xml")
    assert remarks(xml) == ("routing.service:urn:x:1", "routing.root:baugenehmigung.antrag.0200")
    assert remarks(submission()) == ("routing.service:",)
