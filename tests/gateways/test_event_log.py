"""The event log: only what the delivery service signed counts, and a doubtful log is nobody's rejection."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from gateway_post import BITS, TAKEN_IN

from clerk_app.domain.submission import Verdict
from clerk_app.gateways.fitconnect.event_log import EVENT_BASE, TOKEN_TYPE
from clerk_app.gateways.fitconnect.keys import KeyRing
from clerk_app.gateways.fitconnect.sealing import DeliveryService, event_token
from clerk_app.gateways.jose import jwk, jws


def claims_of(token: str) -> dict:
    return json.loads(jws.unverified_payload(token))


def signed(claims: dict, key: jwk.PrivateKey) -> str:
    return jws.sign(json.dumps(claims).encode(), key, TOKEN_TYPE)


@pytest.fixture
def bundle(post, outgoing):
    return post.seal(outgoing)


def outcome(post, bundle, ring=None):
    assessment = post.assess(bundle, ring)
    return assessment.verdict, assessment.alarm, [problem.area for problem in assessment.problems]


ALARM = (Verdict.FAILED, True, ["submission"])
OURS = (Verdict.FAILED, False, ["own"])


def test_a_sound_log_passes_and_tells_when_the_submission_came_in(post, bundle):
    submission = post.assess(bundle).submission
    assert submission.received_at == TAKEN_IN
    assert submission.environment == "TEST"


def test_an_event_signed_by_somebody_else_raises_the_alarm(post, bundle):
    impostor = jwk.generate("service-0001", jwk.SIGNATURE, BITS)
    forged = signed(claims_of(bundle.events[1]), impostor)
    assert outcome(post, replace(bundle, events=(bundle.events[0], forged))) == ALARM


def test_an_event_with_an_unknown_service_key_raises_the_alarm(post, bundle):
    other = jwk.generate("service-0002", jwk.SIGNATURE, BITS)
    events = (*bundle.events, signed(claims_of(bundle.events[0]) | {"jti": "x"}, other))
    assert outcome(post, replace(bundle, events=events)) == ALARM


def test_our_own_signing_key_cannot_speak_for_the_service(post, bundle):
    claims = claims_of(bundle.events[1])
    posing = signed(claims, post.destination)
    owning_up = signed(claims | {"iss": bundle.destination_id}, post.destination)
    assert outcome(post, replace(bundle, events=(posing,))) == ALARM
    assert outcome(post, replace(bundle, events=(owning_up,))) == ALARM


@pytest.mark.parametrize(
    "change",
    [
        {"txn": "case:00000000-0000-4000-8000-000000000000"},
        {"txn": None},
        {"iat": "1772443805"},
        {"iat": 10**30},
        {"iat": -1},
        {"iat": True},
        {"jti": None},
        {"jti": ""},
        {"sub": 7},
        {"iss": None},
        {"iss": "ftp://example.invalid"},
        {"events": {}},
        {"events": []},
        {"events": {EVENT_BASE + "submit-submission": {}, EVENT_BASE + "create-submission": {}}},
        {"events": {"https://example.invalid/submit-submission": {}}},
        {"events": {EVENT_BASE + "submit-submission": None}},
        {"events": {EVENT_BASE + "submit-submission": {}}},
        {"events": {EVENT_BASE + "submit-submission": {"authenticationTags": {"metadata": 1}}}},
        {
            "events": {
                EVENT_BASE + "submit-submission": {"authenticationTags": {"metadata": "x", "attachments": 1}}
            }
        },
    ],
)
def test_a_signed_event_of_a_wrong_shape_raises_the_alarm(post, bundle, change):
    token = signed(claims_of(bundle.events[1]) | change, post.service.key)
    assert outcome(post, replace(bundle, events=(bundle.events[0], token))) == ALARM


def test_a_log_without_the_submission_raises_the_alarm(post, bundle):
    assert outcome(post, replace(bundle, events=bundle.events[:1], events_announced=1)) == ALARM
    assert outcome(post, replace(bundle, events=(), events_announced=0)) == ALARM


def test_a_submission_handed_in_twice_raises_the_alarm(post, outgoing, bundle):
    payload = claims_of(bundle.events[1])["events"][EVENT_BASE + "submit-submission"]
    again = event_token(outgoing, "submit-submission", payload, post.service, TAKEN_IN + timedelta(seconds=9))
    assert outcome(post, replace(bundle, events=(*bundle.events, again))) == ALARM


def test_two_events_may_not_share_their_identifier(post, bundle):
    claims = claims_of(bundle.events[0])
    assert (
        outcome(
            post,
            replace(bundle, events=(*bundle.events, signed(claims | {"iat": 1772443900}, post.service.key))),
        )
        == ALARM
    )


def test_the_event_of_another_submission_does_not_count_for_this_one(post, outgoing, bundle):
    other = post.seal(replace(outgoing, submission_id="b1b2c3d4-0000-4000-8000-00000000000f"))
    assert outcome(post, replace(bundle, events=other.events)) == ALARM
    assert post.assess(replace(bundle, events=bundle.events + other.events)).verdict is Verdict.ACCEPTED


def test_overlapping_pages_of_the_log_do_no_harm(post, bundle):
    assert post.assess(replace(bundle, events=bundle.events * 2)).verdict is Verdict.ACCEPTED


def test_a_log_fetched_by_halves_is_our_own_affair(post, bundle):
    assert outcome(post, replace(bundle, events=bundle.events[:1])) == OURS


def test_without_the_keys_of_the_service_we_cannot_judge(post, bundle):
    ring = KeyRing(post.ring.decryption, (), post.ring.destination)
    assert outcome(post, bundle, ring) == OURS


def acceptance(post, outgoing, bundle) -> str:
    desk = DeliveryService(bundle.destination_id, post.destination)
    return event_token(outgoing, "accept-submission", {}, desk, TAKEN_IN + timedelta(hours=1))


def test_an_acceptance_of_ours_in_the_log_is_told_to_the_clerk(post, outgoing, bundle):
    again = replace(bundle, events=(*bundle.events, acceptance(post, outgoing, bundle)))
    assert "log.final:accept-submission" in post.assess(again).submission.warnings


def test_an_event_of_a_destination_whose_key_we_lack_is_our_own_affair(post, outgoing, bundle):
    again = replace(bundle, events=(*bundle.events, acceptance(post, outgoing, bundle)))
    ring = KeyRing(post.ring.decryption, post.ring.service, ())
    assert outcome(post, again, ring) == OURS


def test_a_missing_key_does_not_hide_a_forgery_further_down(post, outgoing, bundle):
    forged = bundle.events[1][:-8] + "AAAAAAAA"
    events = (acceptance(post, outgoing, bundle), bundle.events[0], forged)
    assert outcome(post, replace(bundle, events=events), KeyRing((), post.ring.service, ())) == ALARM


@pytest.mark.parametrize(
    ("issuer", "environment"),
    [
        ("https://prod.fit-connect.fitko.net/submission-api", "PROD"),
        ("https://stage.fit-connect.fitko.net/submission-api/", "STAGE"),
        ("http://127.0.0.1:8765/submission-api", "TEST"),
        ("https://prod.fit-connect.fitko.net.example.invalid/submission-api", ""),
        ("https://prod.fit-connect.fitko.net@example.invalid/submission-api", ""),
        ("http://prod.fit-connect.fitko.net/submission-api", ""),
        ("https://[broken", ""),
    ],
)
def test_the_environment_follows_from_the_issuer_alone(post, issuer, environment):
    assert post.environments.of(issuer) == environment


def test_an_unknown_issuer_is_told_to_the_clerk(post, outgoing):
    elsewhere = replace(post, service=DeliveryService("https://example.invalid/api", post.service.key))
    submission = elsewhere.assess(elsewhere.seal(outgoing)).submission
    assert submission.environment == ""
    assert "environment.unknown" in submission.warnings
