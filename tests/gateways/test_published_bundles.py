"""Saved submissions and published vectors that lie beside the project: every verdict as it is expected."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from gateway_post import RESOURCES

from clerk_app.domain.submission import Verdict
from clerk_app.gateways.fitconnect.folder import read_bundle
from clerk_app.gateways.fitconnect.keys import KeyRing, load_keys
from clerk_app.gateways.fitconnect.metadata import read_metadata
from clerk_app.gateways.fitconnect.schemas import load_schemas, metadata_doubt
from clerk_app.gateways.jose import jwe, jwk, jws

SAMPLES = Path(__file__).parents[2].parent / "shared" / "standards" / "fit-connect"
BUNDLES = sorted(path.parent for path in SAMPLES.glob("fixtures/*/expected.json"))
VECTORS = SAMPLES / "vectors"

pytestmark = pytest.mark.skipif(not BUNDLES, reason="Vergleichsdaten fehlen")


@pytest.fixture(scope="module")
def ring() -> KeyRing:
    return load_keys(SAMPLES / "fixtures" / "keys")


@pytest.mark.parametrize("folder", BUNDLES, ids=lambda folder: folder.name)
def test_each_saved_submission_gets_its_verdict(post, ring, folder):
    expected = json.loads((folder / "expected.json").read_text())
    assessment = post.assess(read_bundle(folder), ring)
    found = [{"area": problem.area, "slug": problem.slug} for problem in assessment.problems]
    assert assessment.verdict == expected["result"]
    assert (assessment.submission is not None) == (assessment.verdict is Verdict.ACCEPTED)
    assert bool(found) == bool(expected["problem_is_one_of"])
    assert all(problem in expected["problem_is_one_of"] for problem in found)
    assert assessment.alarm == (folder.name == "bad-tag-in-log-forged")


@pytest.mark.parametrize("folder", BUNDLES, ids=lambda folder: folder.name)
def test_without_our_keys_nothing_is_ever_rejected(post, ring, folder):
    blind = KeyRing((), ring.service, ring.destination)
    deaf = KeyRing(ring.decryption, (), ring.destination)
    verdicts = {
        post.assess(read_bundle(folder), blind).verdict,
        post.assess(read_bundle(folder), deaf).verdict,
    }
    if folder.name == "bad-attachment-missing":  # seen before anything is opened
        verdicts.discard(Verdict.REJECTED)
    assert verdicts == {Verdict.FAILED}


def test_a_building_application_is_laid_out_field_by_field(post, ring):
    submission = post.assess(read_bundle(SAMPLES / "fixtures" / "ok-xbau-xml"), ring).submission
    values = {field.path: field.value for field in submission.fields}
    assert values["@version"] == "2.6"
    assert any(path.startswith("antragsteller/") for path in values)
    assert submission.reply_channel.kind == "fitConnect"
    assert submission.application_date.isoformat() == "2026-03-02"
    assert submission.digital_notice_consent is True


def test_a_real_compressed_part_of_2022_opens_and_keeps_its_schema(post):
    key = jwk.parse_private(_json("jwe-metadata-thavel-test-2022.private-jwk.json"))
    plaintext = jwe.decrypt((VECTORS / "jwe-metadata-thavel-test-2022.jwe").read_text().strip(), key)
    document = json.loads(plaintext)
    assert plaintext == (VECTORS / "metadata-decrypted-thavel-test-2022.json").read_bytes().strip()
    assert metadata_doubt(document, post.schemas) == ""
    assert read_metadata(document).sender_reference == "ThAVEL-Test-9879"


def test_a_real_event_of_2022_is_authentic():
    [public] = [jwk.parse_public(key) for key in _json("jwks-submission-api-testing-2022.json")["keys"]]
    token = (VECTORS / "set-create-submission-testing-2022.jws").read_text().strip()
    assert json.loads(jws.verify(token, public, "secevent+jwt"))["sub"].startswith("submission:")


def _json(name: str) -> dict:
    return json.loads((VECTORS / name).read_text())


def test_a_building_application_keeps_the_xml_schemas_of_its_standard(post, ring, tmp_path):
    standard = SAMPLES.parent / "xbau"
    shutil.copytree(standard / "2.6" / "xsd" / "xsd_dev", tmp_path / "xbau-2.6")
    learned = replace(post, schemas=load_schemas(RESOURCES, forms=tmp_path))
    submission = learned.assess(read_bundle(SAMPLES / "fixtures" / "ok-xbau-xml"), ring).submission
    assert not [code for code in submission.warnings if code.startswith("schema.")]
