"""Acknowledgements go back sealed for the applicant alone, in the case they belong to, and exactly once."""

from __future__ import annotations

import json
from collections.abc import Iterator

import fitconnect.fitconnect as independent
import pytest
from jwcrypto.jwk import JWK

from clerk_app.domain.outgoing import LetterState
from clerk_app.gateways.jose import jwk
from clerk_app.gateways.jose.errors import JoseError
from clerk_app.services.dispatching import ENOUGH, Result
from clerk_app.storage.outbox import overview
from tests.collecting.post_office import BITS, OfficeMaker
from tests.fitconnect_server import replies

from .reply_office import ReplyOffice, applicant_key, reply_channel


@pytest.fixture(scope="module")
def offices(tmp_path_factory: pytest.TempPathFactory) -> OfficeMaker:
    return OfficeMaker(tmp_path_factory.mktemp("offices"))


@pytest.fixture
def desk(offices: OfficeMaker) -> Iterator[ReplyOffice]:
    with offices.post_office() as post:
        yield ReplyOffice(post)


def only(desk: ReplyOffice) -> replies.Reply:
    (reply,) = (one for one in desk.post.service.replies.values() if one.state == "submitted")
    return reply


def states(desk: ReplyOffice) -> list[tuple[str, str]]:
    found = overview(desk.post.office.reader._engine, desk.post.clock.now, [desk.way])  # type: ignore[attr-defined]
    return [(count.state.value, str(count.way)) for count in found.counts]


def kinds(desk: ReplyOffice) -> list[str]:
    (case,) = desk.post.cases()
    return desk.post.kinds(case.id)


def test_the_acknowledgement_comes_back_in_the_same_case(desk: ReplyOffice) -> None:
    parcel = desk.taken_in()
    assert desk.dispatch() == {Result.SENT: 1}
    (told,) = desk.arrived()
    (case,) = desk.post.cases()
    assert only(desk).case == parcel.case
    assert told.data["art"] == "eingangsbestaetigung"
    assert told.data["aktenzeichen"] == case.file_reference
    (sheet,) = told.attachments.values()
    assert sheet.startswith(b"%PDF")
    assert kinds(desk)[-2:] == ["letter_made", "dispatched"]
    office = desk.post.office
    [kept] = office.reader.case(office.actor, case.id).letters
    assert office.reader.content(kept.pdf_sha256) == sheet
    assert desk.dispatch("two") == {}


def test_nobody_else_can_open_it(desk: ReplyOffice) -> None:
    desk.taken_in()
    desk.dispatch()
    for key in (desk.post.cast.inbox, jwk.generate("stranger-0001", jwk.ENCRYPTION, BITS)):
        with pytest.raises(JoseError):
            replies.opened(only(desk), key)
    assert replies.opened(only(desk), applicant_key()).attachments


def test_the_journal_knows_the_number_and_nothing_of_the_reply_key(desk: ReplyOffice) -> None:
    desk.taken_in()
    desk.dispatch()
    (case,) = desk.post.cases()
    entries = desk.post.office.reader.case(desk.post.office.actor, case.id).timeline
    told = entries[-1].facts
    assert (told["remote_id"], told["channel"]) == (only(desk).id, "Testzustellpunkt")
    spelled = jwk.public_jwk(applicant_key().public)["n"]
    assert not any(str(spelled) in json.dumps(dict(entry.facts), default=str) for entry in entries)


def test_a_follow_up_is_acknowledged_as_such(desk: ReplyOffice) -> None:
    first = desk.taken_in()
    desk.dispatch()
    desk.taken_in(2, case_id=first.case)
    assert desk.dispatch() == {Result.SENT: 1}
    titles = [told.data["betreff"] for told in desk.arrived()]
    assert titles == ["Eingang Ihres Antrags", "Eingang Ihrer Nachreichung"]
    assert {reply.case for reply in desk.post.service.replies.values()} == {first.case}


@pytest.mark.parametrize(
    "extras",
    [
        {},
        {"replyChannel": {"eMail": {"address": "buerger@example.org"}}},
        {"replyChannel": {"deMail": {"address": "buerger@example.de-mail.de"}}},
    ],
)
def test_who_chose_another_way_is_left_waiting(desk: ReplyOffice, extras: dict[str, object]) -> None:
    desk.taken_in(extras=extras)
    assert desk.dispatch() == {}
    assert states(desk) == [("waiting", "False")]
    assert desk.post.service.replies == {}


def test_what_came_through_another_inbox_or_environment_is_left_waiting(desk: ReplyOffice) -> None:
    desk.taken_in()
    home = desk.way
    for other in ({"environment": "PROD"}, {"destination": "a1b2c3d4-0000-4000-8000-000000000002"}):
        desk.way = type(home)(**{**vars(home), **other})
        assert desk.dispatch() == {}
    desk.way = home
    refusing = desk.dispatch("two", desk.channel(environment="PROD"))
    assert refusing == {Result.FAILED: 1}
    assert desk.post.service.replies == {}


@pytest.mark.parametrize("flaw", [{"n": "AQAB"}, {"alg": "PS512"}, {"use": "sig"}, {"x5c": ["AAAA"]}])
def test_an_unfit_reply_key_is_a_failure_a_person_sees(desk: ReplyOffice, flaw: dict[str, object]) -> None:
    spoilt = reply_channel(**flaw)
    number = 10 + len(str(flaw))
    parcel = desk.post.arrive(number, service_identifier=_SERVICE, data=b"{}", extras=spoilt)
    tally = desk.post.collect()
    if tally.rejected:  # the metadata schema itself turns it down at the door
        assert parcel.state == "rejected"
        return
    assert desk.dispatch() == {Result.FAILED: 1}
    assert kinds(desk)[-1] == "dispatch_failed"
    assert desk.post.service.replies == {}


_SERVICE = "urn:de:fim:leika:leistung:99900001010000"

FAULTS = ("drop-before", "drop-after", "500", "503-after", "429", "conflict", "truncate", "401")
STEPS = ("POST /submission-api/v2/replies", "PUT .*/replies/[^/]+/attachments/", "PUT .*/replies/[^/]+$")


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("fault", FAULTS)
def test_one_fault_anywhere_and_it_still_arrives_once(desk: ReplyOffice, step: str, fault: str) -> None:
    desk.taken_in()
    desk.post.wish(fault, step)
    for number in range(4):
        desk.dispatch(f"d{number}")
    assert all(wish.times == 0 for wish in desk.post.service.moods.wishes)
    assert len(desk.arrived()) == 1
    assert states(desk) == [("sent", "True")]
    assert kinds(desk)[-1] == "dispatched"


def test_after_a_lost_answer_the_log_is_read_before_anything_is_repeated(desk: ReplyOffice) -> None:
    desk.taken_in()
    desk.post.wish("drop-after", STEPS[2])
    assert desk.dispatch() == {Result.SENT: 1}
    assert only(desk).submitted == 1


def test_without_the_log_it_stays_uncertain_and_is_never_submitted_twice(desk: ReplyOffice) -> None:
    desk.taken_in()
    desk.post.wish("drop-after", STEPS[2])
    desk.post.wish("500", "GET .*/events", times=9)
    assert desk.dispatch() == {Result.UNCERTAIN: 1}
    assert desk.dispatch("two") == {Result.UNCERTAIN: 1}
    desk.post.service.moods.wishes.clear()
    assert desk.dispatch("three") == {Result.SENT: 1}
    assert only(desk).submitted == 1


def test_a_definite_no_to_the_content_is_not_repeated(desk: ReplyOffice) -> None:
    desk.taken_in()
    desk.post.wish("422", STEPS[2])
    assert desk.dispatch() == {Result.FAILED: 1}
    (stuck,) = overview(desk.post.office.reader._engine, desk.post.clock.now, [desk.way]).stuck  # type: ignore[attr-defined]
    assert (stuck.state, stuck.trouble[:3]) == (LetterState.FAILED, "422")


def test_a_forged_log_proves_nothing(desk: ReplyOffice) -> None:
    parcel = desk.taken_in()
    desk.post.wish("drop-before", STEPS[2])
    genuine = desk.post.cast.service
    object.__setattr__(desk.post.cast, "service", jwk.generate(genuine.kid, jwk.SIGNATURE, BITS))
    try:
        desk.post.service._log(parcel, "submit-reply", {})
    finally:
        object.__setattr__(desk.post.cast, "service", genuine)
    assert desk.dispatch() == {Result.UNCERTAIN: 1}
    assert desk.arrived() == []


def test_a_case_nobody_knows_outside_is_given_up_after_some_refusals(desk: ReplyOffice) -> None:
    parcel = desk.taken_in()
    del desk.post.service.parcels[parcel.submission]
    for number in range(ENOUGH):
        desk.dispatch(f"d{number}")
    assert kinds(desk)[-1] == "dispatch_failed"


def test_a_package_nobody_here_has_written_opens_the_answer(desk: ReplyOffice) -> None:
    desk.taken_in()
    desk.dispatch()
    reply, key = only(desk), JWK(**jwk.private_jwk(applicant_key()))
    reader = object.__new__(independent.FITConnectClient)
    reader.ignore_metadata_hashes = False
    metadata = reader.decrypt_json(key, reply.metadata)
    data = reader.decrypt(key, reply.data)
    reader.verify_metadata_data_hash(metadata, data)
    ((part, token),) = reply.attachments.items()
    sheet = reader.decrypt(key, token)
    reader.verify_metadata_attachment_hash(metadata, part, sheet)
    assert sheet.startswith(b"%PDF")
