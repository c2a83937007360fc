"""The technical examination: whose fault it is decides whether a submission may be rejected."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from gateway_post import ATTACHMENT, RESOURCES, TAKEN_IN, assess_metadata, problems

from clerk_app.domain.submission import Verdict
from clerk_app.gateways.fitconnect.bundle import Destination
from clerk_app.gateways.fitconnect.keys import KeyRing
from clerk_app.gateways.fitconnect.schemas import load_schemas
from clerk_app.gateways.fitconnect.sealing import (
    metadata_document,
    seal,
)
from clerk_app.gateways.jose import jwe, jwk

METADATA_BASE = "https://schema.fitko.de/fit-connect/metadata/"


def test_a_sound_submission_is_accepted_whole(post, outgoing):
    extras = {
        "replyChannel": {"eMail": {"address": "buerger@example.org"}},
        "additionalReferenceInfo": {
            "senderReference": "X-1",
            "applicationDate": "2026-03-01",
            "zustimmungZumDigitalenBescheid": False,
        },
        "paymentInformation": {
            "transactionReference": "R",
            "transactionId": "T-1",
            "paymentMethod": "CREDITCARD",
            "status": "BOOKED",
            "grossAmount": 19.99,
        },
    }
    bundle = post.seal(replace(outgoing, extras=extras))
    submission = post.assess(bundle).submission
    assert (submission.channel, submission.thread_id) == ("fit-connect", outgoing.case_id)
    assert submission.data == outgoing.data
    assert [(field.path, field.value) for field in submission.fields] == [("antragsteller/name", "Müller")]
    assert submission.attachments[0].content == b"%PDF-1.7 plan"
    assert (submission.reply_channel.kind, submission.reply_channel.address) == (
        "eMail",
        "buerger@example.org",
    )
    assert (submission.payment_status, submission.sender_reference) == ("BOOKED", "X-1")
    assert submission.digital_notice_consent is False
    assert submission.warnings == ("schema.unknown",)
    assert {part.name for part in submission.evidence} == {
        "submission.json",
        "events.json",
        f"attachments/{ATTACHMENT}.jwe",
    }


def test_silence_about_the_digital_notice_is_no_refusal_and_no_channel_means_post(post, outgoing):
    submission = post.assess(post.seal(outgoing)).submission
    assert submission.digital_notice_consent is None
    assert submission.reply_channel.kind == "post"


def test_a_key_we_do_not_hold_is_our_own_affair(post, outgoing):
    bundle = seal(outgoing, post.stranger.public, post.service, TAKEN_IN)
    assessment = post.assess(bundle)
    assert (assessment.verdict, problems(assessment)) == (Verdict.FAILED, ["own/key-not-held"])
    assert post.stranger.kid in assessment.problems[0].detail


def test_a_part_that_names_our_key_but_was_sealed_for_another_is_the_senders_fault(post, outgoing):
    posing = jwk.PublicKey(post.inbox.kid, jwk.ENCRYPTION, post.stranger.public.key)
    assessment = post.assess(seal(outgoing, posing, post.service, TAKEN_IN))
    assert (assessment.verdict, problems(assessment)) == (Verdict.REJECTED, ["metadata/encryption-issue"])


def test_earlier_keys_still_open_what_was_under_way_when_keys_changed(post, outgoing):
    bundle = post.seal(outgoing)
    rotated = KeyRing((post.stranger, post.inbox), post.ring.service, ())
    renamed = KeyRing((post.stranger, replace(post.inbox, kid="other-name")), post.ring.service, ())
    assert post.assess(bundle, rotated).verdict is Verdict.ACCEPTED
    assert post.assess(bundle, renamed).verdict is Verdict.ACCEPTED


@pytest.mark.parametrize(
    ("metadata", "expected"),
    [
        (b"", "metadata/syntax-violation"),
        (b"\xff\xfe", "metadata/syntax-violation"),
        (b'{"a": NaN}', "metadata/syntax-violation"),
        (b'{"a": 1, "a": 2}', "metadata/syntax-violation"),
        (b"[" * 5000, "metadata/syntax-violation"),
        (b"[]", "metadata/schema-violation"),
        (b"null", "metadata/schema-violation"),
        (b"{}", "metadata/schema-violation"),
        (b'{"$schema": 7}', "metadata/unsupported-schema"),
        (b'{"$schema": "https://example.invalid"}', "metadata/unsupported-schema"),
        (
            f'{{"$schema": "{METADATA_BASE}9.0.0/metadata.schema.json"}}'.encode(),
            "metadata/unsupported-schema",
        ),
        (f'{{"$schema": "{METADATA_BASE}2.1.0/metadata.schema.json"}}'.encode(), "metadata/schema-violation"),
    ],
)
def test_unreadable_metadata_are_rejected_by_their_name(post, outgoing, metadata, expected):
    assessment = assess_metadata(post, outgoing, metadata)
    assert (assessment.verdict, problems(assessment)) == (Verdict.REJECTED, [expected])


def test_an_exotic_number_breaks_the_schema_and_nothing_else(post, outgoing):
    metadata = json.dumps(metadata_document(outgoing))[:-1] + (
        ', "paymentInformation": {"transactionReference": "R", "transactionId": "T",'
        ' "paymentMethod": "OTHER", "status": "BOOKED", "grossAmount": 1e999999}}'
    )
    assert problems(assess_metadata(post, outgoing, metadata.encode())) == ["metadata/schema-violation"]


def test_metadata_of_a_version_between_ours_are_read_with_a_remark_or_left_alone(post, outgoing):
    schema = {"$schema": f"{METADATA_BASE}1.3.0/metadata.schema.json"}
    sound = assess_metadata(post, outgoing, metadata_document(outgoing) | schema)
    novel = metadata_document(outgoing) | schema
    novel["contentStructure"]["attachments"][0]["purpose"] = "something of 1.3"
    assert "metadata.schema-not-held:1.3.0" in sound.submission.warnings
    assert assess_metadata(post, outgoing, novel).verdict is Verdict.FAILED


def test_metadata_of_the_first_version_name_no_schema(post, outgoing):
    first = metadata_document(outgoing) | {"publicServiceType": {"identifier": outgoing.service_identifier}}
    del first["$schema"]
    other = first | {"publicServiceType": {"identifier": "urn:de:fim:leika:leistung:00000000000000"}}
    assert assess_metadata(post, outgoing, first).verdict is Verdict.ACCEPTED
    assert problems(assess_metadata(post, outgoing, other)) == ["submission/service-mismatch"]


def test_problem_details_never_quote_the_application(post, outgoing):
    metadata = metadata_document(outgoing) | {"replyChannel": {"eMail": {"address": ["Geheimnis"]}}}
    assert "Geheimnis" not in repr(assess_metadata(post, outgoing, metadata).problems)


@pytest.mark.parametrize(
    ("mime_type", "data", "expected"),
    [
        ("application/json", b"{", "data/syntax-violation"),
        ("application/json", b"\xff", "data/syntax-violation"),
        ("application/xml", b"<a>", "data/syntax-violation"),
        (
            "application/xml",
            b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
            "data/syntax-violation",
        ),
    ],
)
def test_data_that_are_not_well_formed_are_rejected(post, outgoing, mime_type, data, expected):
    assessment = post.assess(post.seal(replace(outgoing, mime_type=mime_type, data=data)))
    assert (assessment.verdict, problems(assessment)) == (Verdict.REJECTED, [expected])


def test_data_beyond_our_own_bounds_are_not_the_senders_fault(post, outgoing):
    deep = b"[" * 5000 + b"]" * 5000
    assessment = post.assess(post.seal(replace(outgoing, data=deep)))
    assert (assessment.verdict, problems(assessment)) == (Verdict.FAILED, ["own/too-large"])


def test_parts_exchanged_on_the_way_are_noticed(post, outgoing):
    bundle = post.seal(outgoing)
    other = jwe.encrypt(b"{}", post.inbox.public, "application/json")
    data = post.assess(replace(bundle, data=other))
    metadata = post.assess(replace(bundle, metadata=other))
    attachment = post.assess(replace(bundle, attachments={ATTACHMENT: other}))
    assert problems(data) == ["data/incorrect-authentication-tag"]
    assert problems(metadata) == ["metadata/incorrect-authentication-tag"]
    assert problems(attachment) == ["attachment/incorrect-authentication-tag"]


def test_a_keeper_of_the_tag_who_changes_the_content_is_noticed(post, outgoing):
    bundle = post.seal(outgoing)
    head, key, nonce, text, tag = bundle.data.split(".")
    swapped = ".".join((head, key, nonce, ("A" if text[0] != "A" else "B") + text[1:], tag))
    assert problems(post.assess(replace(bundle, data=swapped))) == ["data/encryption-issue"]


def test_a_part_our_copy_lacks_is_our_own_affair(post, outgoing):
    bundle = post.seal(outgoing)
    for copy in (replace(bundle, data=""), replace(bundle, attachments={})):
        assert problems(post.assess(copy)) == ["own/copy-incomplete"]


XDF = """<x:xdatenfelder.datenfelder.0103 xmlns:x="urn:xoev-de:fim:standard:xdatenfelder_2"><x:datenfeld>
<x:identifikation><x:id>F60000001</x:id></x:identifikation><x:bezeichnungEingabe>Postleitzahl</x:bezeichnungEingabe>
</x:datenfeld></x:xdatenfelder.datenfelder.0103>"""


def offered(outgoing, **change) -> Destination:
    return Destination(
        **{
            "encryption_kid": "inbox-0001",
            "services": frozenset({outgoing.service_identifier}),
            "schemas": frozenset({outgoing.schema_uri}),
            "reply_channels": frozenset(),
        }
        | change
    )


def test_what_our_inbox_offers_is_compared_with_what_came(post, outgoing):
    bundle = post.seal(replace(outgoing, extras={"replyChannel": {"deMail": {"address": "a@b.de-mail.de"}}}))
    fitting = offered(outgoing, reply_channels=frozenset({"deMail"}))
    poor = offered(outgoing, schemas=frozenset(), encryption_kid="lost")
    foreign = offered(outgoing, services=frozenset())
    remarks = set(post.assess(replace(bundle, destination=poor)).submission.warnings)
    assert post.assess(replace(bundle, destination=fitting)).submission.warnings == ("schema.unknown",)
    assert remarks >= {"schema.not-announced", "reply-channel.not-offered", "destination.key-not-held"}
    assert problems(post.assess(replace(bundle, destination=foreign))) == ["metadata/unsupported-service"]


def test_a_schema_the_inbox_never_announced_is_rejected_where_the_authority_says_so(post, outgoing):
    """The clerk's remark is the rule; without knowing what the inbox announces nobody is blamed."""
    bundle = post.seal(outgoing)
    strict = replace(post, schemas=replace(post.schemas, announced_only=True))
    poor = replace(bundle, destination=offered(outgoing, schemas=frozenset()))
    assert problems(strict.assess(poor)) == ["metadata/unsupported-data-schema"]
    for fitting in (bundle, replace(bundle, destination=offered(outgoing))):
        assert strict.assess(fitting).submission is not None


def test_a_schema_we_hold_is_applied_and_gives_the_fields_their_titles(post, outgoing, tmp_path):
    schema = {
        "properties": {"antragsteller": {"$ref": "#/$defs/person"}},
        "$defs": {"person": {"required": ["name"], "properties": {"name": {"title": "Familienname"}}}},
    }
    (tmp_path / "schema.json").write_text(json.dumps(schema))
    learned = replace(post, schemas=load_schemas(RESOURCES, {outgoing.schema_uri: tmp_path / "schema.json"}))
    submission = learned.assess(learned.seal(outgoing)).submission
    nameless = learned.assess(learned.seal(replace(outgoing, data=b'{"antragsteller": {}}')))
    assert [field.title for field in submission.fields] == ["Familienname"]
    assert "schema.unknown" not in submission.warnings
    assert problems(nameless) == ["data/schema-violation"]


def test_form_files_of_the_office_name_the_fields_and_are_applied(post, outgoing, tmp_path):
    schema = {"$id": outgoing.schema_uri, "properties": {"antragsteller": {"required": ["name"]}}}
    (tmp_path / "antrag.json").write_text(json.dumps(schema))
    (tmp_path / "felder.xml").write_text(XDF)
    learned = replace(post, schemas=load_schemas(RESOURCES, forms=tmp_path))
    data = b'{"antragsteller": {"name": "Muster", "F60000001": "61169"}}'
    submission = learned.assess(learned.seal(replace(outgoing, data=data))).submission
    assert [field.title for field in submission.fields] == ["", "Postleitzahl"]
    assert "schema.unknown" not in submission.warnings
    nameless = learned.assess(learned.seal(replace(outgoing, data=b'{"antragsteller": {}}')))
    assert problems(nameless) == ["data/schema-violation"]


@pytest.mark.parametrize(
    ("number", "kept"),
    [("7", True), ("7.0", True), ("-7e2", True), ("7.5", False), ("9" * 5000, True), ("1e999999", True)],
)
def test_whole_numbers_are_whole_however_they_are_written(post, outgoing, tmp_path, number, kept):
    schema = {"$id": outgoing.schema_uri, "properties": {"kinder": {"type": "integer"}}}
    (tmp_path / "antrag.json").write_text(json.dumps(schema))
    learned = replace(post, schemas=load_schemas(RESOURCES, forms=tmp_path))
    found = learned.assess(learned.seal(replace(outgoing, data=f'{{"kinder": {number}}}'.encode())))
    assert problems(found) == ([] if kept else ["data/schema-violation"])


def test_a_schema_that_refers_elsewhere_is_not_fetched_and_costs_nobody_the_case(post, outgoing, tmp_path):
    (tmp_path / "schema.json").write_text('{"$ref": "https://example.invalid/schema.json"}')
    learned = replace(post, schemas=load_schemas(RESOURCES, {outgoing.schema_uri: tmp_path / "schema.json"}))
    assert learned.assess(learned.seal(outgoing)).submission.warnings == ("schema.unusable",)


def test_an_xml_schema_we_hold_is_applied(post, outgoing, tmp_path):
    (tmp_path / "schema.xsd").write_text(
        '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">'
        '<xs:element name="a" type="xs:int"/></xs:schema>'
    )
    (tmp_path / "schemata.toml").write_text(f'"{outgoing.schema_uri}" = "schema.xsd"')
    learned = replace(post, schemas=load_schemas(RESOURCES, forms=tmp_path))
    number = learned.seal(replace(outgoing, mime_type="application/xml", data=b"<a>7</a>"))
    word = learned.seal(replace(outgoing, mime_type="application/xml", data=b"<a>Geheimnis</a>"))
    assert learned.assess(number).verdict is Verdict.ACCEPTED
    assert problems(learned.assess(word)) == ["data/schema-violation"]
    assert "Geheimnis" not in learned.assess(word).problems[0].detail


XSD = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:x"><xs:element name="a">
<xs:complexType><xs:sequence><xs:element name="plz" type="xs:int"><xs:annotation>
<xs:documentation>Postleitzahl</xs:documentation></xs:annotation></xs:element></xs:sequence></xs:complexType>
</xs:element></xs:schema>"""
GOOD, BAD = (b'<x:a xmlns:x="urn:x"><plz>%b</plz></x:a>' % value for value in (b"61169", b"Geheimnis"))


def xml(post, outgoing, data, uri="urn:x"):
    return post.assess(post.seal(replace(outgoing, mime_type="application/xml", data=data, schema_uri=uri)))


def test_xml_schemas_of_the_office_name_the_fields_and_are_applied(post, outgoing, tmp_path):
    (tmp_path / "antrag.xsd").write_text(XSD)
    learned = replace(post, schemas=load_schemas(RESOURCES, forms=tmp_path))
    submission = xml(learned, outgoing, GOOD).submission
    assert [(field.path, field.title) for field in submission.fields] == [("plz", "Postleitzahl")]
    assert submission.warnings == ()
    (told,) = xml(learned, outgoing, BAD).problems
    assert (told.area, told.slug) == ("data", "schema-violation")
    assert "Zeile 1, plz" in told.detail and "Geheimnis" not in told.detail


def test_a_broken_xml_schema_refuses_nobody(post, outgoing, tmp_path):
    (tmp_path / "antrag.xsd").write_text(XSD.replace("xs:int", "xs:gibtesnicht"))
    learned = replace(post, schemas=load_schemas(RESOURCES, forms=tmp_path))
    assert xml(learned, outgoing, BAD).submission.warnings == ("schema.unusable",)
    (tmp_path / "antrag.xsd").write_text(XSD)
    learned = replace(post, schemas=load_schemas(RESOURCES, forms=tmp_path))
    assert problems(xml(learned, outgoing, BAD)) == ["data/schema-violation"]


def test_a_schema_the_sender_did_not_name_only_warns(post, outgoing, tmp_path):
    (tmp_path / "antrag.xsd").write_text(XSD)
    learned = replace(post, schemas=load_schemas(RESOURCES, forms=tmp_path))
    named_otherwise = xml(learned, outgoing, BAD, "https://example.de/antrag.xsd").submission
    assert named_otherwise.warnings == ("schema.broken:Zeile 1, plz: cvc-datatype-valid-1-2-1",)
    assert xml(learned, outgoing, GOOD, "https://example.de/antrag.xsd").submission.warnings == ()
    other = xml(learned, outgoing, b"<b/>", "https://example.de/antrag.xsd").submission
    assert other.warnings == ("schema.unknown",)
