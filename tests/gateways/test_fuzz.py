"""Whatever arrives, the door answers with a verdict or a typed refusal; it never takes in altered parts."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from gateway_post import ATTACHMENT, TAKEN_IN, found_post
from hypothesis import given, settings
from hypothesis import strategies as st

from clerk_app.domain.errors import ClerkError
from clerk_app.domain.submission import Verdict
from clerk_app.gateways import payload, strict_json
from clerk_app.gateways.fitconnect.bundle import parse_bundle
from clerk_app.gateways.fitconnect.file_names import safe_name
from clerk_app.gateways.fitconnect.file_types import detect
from clerk_app.gateways.fitconnect.identity import read_identity
from clerk_app.gateways.fitconnect.metadata import read_metadata
from clerk_app.gateways.fitconnect.sealing import Outgoing, metadata_document, seal_parts
from clerk_app.gateways.jose import encoding, jwe, jws
from clerk_app.gateways.jose.errors import JoseError

POST = found_post()
OUTGOING = Outgoing(
    destination_id="a1b2c3d4-0000-4000-8000-000000000001",
    submission_id="b1b2c3d4-0000-4000-8000-000000000002",
    case_id="c1b2c3d4-0000-4000-8000-000000000003",
    service_identifier="urn:de:fim:leika:leistung:99123456760610",
    service_name="Prüfung",
    region="DE06440",
    schema_uri="urn:example:schema",
    mime_type="application/json",
    data=b'{"a": [1, {"b": "c"}]}',
)
SEALED = POST.seal(OUTGOING)
DOCUMENTS = {part.name: part.content for part in SEALED.documents}
TYPE = "secevent+jwt"

quick = settings(deadline=timedelta(seconds=5), max_examples=150, derandomize=True, database=None)
json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=20,
)


@st.composite
def mutated(draw, original: bytes):
    """A copy with an octet changed, a piece cut out, doubled or replaced; never the original itself."""
    start = draw(st.integers(0, len(original) - 1))
    end = draw(st.integers(start, min(len(original), start + 40)))
    piece = draw(st.binary(max_size=8) | st.just(original[start:end] * 2))
    copy = original[:start] + piece + original[end:]
    return copy if copy != original else original[:-1]


@quick
@given(mutated(SEALED.data.encode()))
def test_an_altered_seal_never_opens(octets):
    with pytest.raises(JoseError):
        jwe.decrypt(octets.decode("latin-1"), POST.inbox)


@quick
@given(mutated(SEALED.events[1].encode()))
def test_an_altered_statement_is_never_believed(octets):
    with pytest.raises(JoseError):
        jws.verify(octets.decode("latin-1"), POST.service.key.public, TYPE)


@quick
@given(st.text(max_size=200))
def test_any_text_is_either_a_token_or_refused(text):
    for read in (
        lambda: jwe.decrypt(text, POST.inbox),
        lambda: jws.verify(text, POST.service.key.public, TYPE),
        lambda: encoding.decode(text),
    ):
        try:
            octets = read()
        except JoseError:
            continue
        assert encoding.encode(octets) == text


@quick
@given(st.sampled_from(["metadata", "data"]), st.data())
def test_a_submission_with_an_altered_part_is_never_accepted(part, data):
    altered = data.draw(mutated(getattr(SEALED, part).encode())).decode("latin-1")
    assert POST.assess(replace(SEALED, **{part: altered})).verdict is not Verdict.ACCEPTED


@quick
@given(st.data())
def test_a_submission_with_an_altered_log_is_never_accepted_nor_rejected(data):
    altered = data.draw(mutated(SEALED.events[1].encode())).decode("latin-1")
    assessment = POST.assess(replace(SEALED, events=(SEALED.events[0], altered)))
    assert assessment.verdict is Verdict.FAILED


@quick
@given(st.sampled_from(sorted(DOCUMENTS)), st.data())
def test_an_altered_file_never_brings_the_door_down(name, data):
    documents = DOCUMENTS | {name: data.draw(mutated(DOCUMENTS[name]))}
    try:
        assessment = POST.assess(parse_bundle(documents))
    except ClerkError:
        return
    if assessment.submission is not None:
        assert assessment.submission.data == OUTGOING.data


@quick
@given(st.sampled_from(["submission.json", "events.json", "destination.json"]), st.data())
def test_members_of_any_shape_never_bring_the_door_down(name, data):
    document = json.loads(DOCUMENTS.get(name, b'{"publicServices": [], "replyChannels": {}}'))
    member = data.draw(st.sampled_from(sorted(document)))
    documents = DOCUMENTS | {name: json.dumps(document | {member: data.draw(json_values)}).encode()}
    try:
        assessment = POST.assess(parse_bundle(documents))
    except ClerkError:
        return
    assert assessment.verdict in set(Verdict)


@quick
@given(
    json_values,
    st.sampled_from(["contentStructure", "replyChannel", "dataSets", "$schema", "additionalReferenceInfo"]),
)
def test_metadata_of_any_shape_end_in_a_verdict(value, member):
    metadata = json.dumps(metadata_document(OUTGOING) | {member: value}).encode()
    bundle = seal_parts(OUTGOING, metadata, POST.inbox.public, POST.service, TAKEN_IN)
    assert POST.assess(bundle).verdict in set(Verdict)


@quick
@given(
    st.dictionaries(
        st.sampled_from(["contentStructure", "replyChannel", "dataSets", "paymentInformation"]), json_values
    )
)
def test_unchecked_metadata_are_read_with_care(document):
    metadata = read_metadata(document)
    assert metadata.identity == read_identity(document)


@quick
@given(json_values)
def test_every_json_value_is_laid_flat_and_can_be_stored(value):
    for field in payload.read_fields(json.dumps(value).encode(), "application/json"):
        assert "\0" not in field.value + field.path
        (field.value + field.path).encode("utf-8")


@quick
@given(st.binary(max_size=300), st.sampled_from(["application/json", "application/xml"]))
def test_any_octets_are_data_or_a_typed_refusal(octets, mime_type):
    try:
        fields = payload.read_fields(octets, mime_type)
    except payload.PayloadError:
        return
    assert all(isinstance(field.value, str) for field in fields)


@quick
@given(
    mutated(
        b'<?xml version="1.0"?><r xmlns:a="urn:a"><a:b c="d">e &amp; f</a:b><b/><b>g</b><![CDATA[h]]></r>'
    )
)
def test_altered_xml_is_data_or_a_typed_refusal(octets):
    try:
        payload.read_fields(octets, "application/xml")
    except payload.PayloadError:
        return


@quick
@given(st.text(st.characters(), max_size=300), st.integers(1, 999))
def test_any_name_becomes_a_safe_one(name, position):
    safe = safe_name(name, position)
    assert 0 < len(safe) <= 121
    assert not set(safe) & set('/\\<>:"|?*\0\n')
    assert safe.strip(" .") == safe
    assert safe_name(safe, position) == safe


@quick
@given(st.binary(max_size=64))
def test_any_content_has_a_kind(content):
    assert "/" in detect(content)


@quick
@given(st.text(st.characters(exclude_categories=[]), max_size=50))
def test_any_text_can_be_stored_after_cleaning(text):
    cleaned = strict_json.storable(text)
    assert "\0" not in cleaned
    assert strict_json.storable(cleaned) == cleaned
    cleaned.encode("utf-8")


def test_the_unaltered_submission_would_have_been_accepted():
    assert POST.assess(parse_bundle(DOCUMENTS)).verdict is Verdict.ACCEPTED
    assert ATTACHMENT not in SEALED.attachment_ids
