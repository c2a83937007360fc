"""Bad days: lost answers, cut lines, wrong clocks, missing keys. Nothing is lost and nothing doubled."""

from __future__ import annotations

import json
from dataclasses import replace

import httpx
import pytest

from clerk_app.domain.delivery import DeliveryState
from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.gateways.fitconnect.online.wire import Ask, Wire
from clerk_app.gateways.fitconnect.sealing import digest
from clerk_app.gateways.jose import jwk, jws
from clerk_app.services import collecting, tray
from clerk_app.services.channels import Policy
from clerk_app.services.collecting_round import Tally
from tests.fitconnect_server.lines import InProcess
from tests.fitconnect_server.parcels import name_of, paper

from .post_office import BITS, PostOffice

FETCHING = (
    "/token",
    "jwks",
    "GET .*/submissions$",
    "GET .*/submissions/[^/]+$",
    "GET .*attachments",
    "GET .*events",
)
BREAKING = ("drop-before", "drop-after", "500", "503-after", "truncate", "401", "slow")


class Killed(BaseException):
    """Nothing of the collector is left to clear up."""


class Killing(InProcess):
    def handle_request(self, request: httpx.Request) -> httpx.Response:
        if "/submissions/" in request.url.path:
            raise Killed
        return super().handle_request(request)


def rounds(post: PostOffice, most: int = 6) -> Tally:
    """What several rounds did together, with pauses between them."""
    total = Tally()
    for _ in range(most):
        tally = post.round().tally
        total = Tally(*(a + b for a, b in zip(vars(total).values(), vars(tally).values(), strict=True)))
        post.later()
    return total


@pytest.mark.parametrize("request_", FETCHING)
@pytest.mark.parametrize("kind", BREAKING)
@pytest.mark.parametrize("times", [1, 4])
def test_a_line_that_breaks_while_fetching_costs_time_only(
    post: PostOffice, kind: str, request_: str, times: int
) -> None:
    parcel = post.arrive()
    post.wish(kind, request_, times, value=0.001)
    total = rounds(post)
    assert (total.stored, total.accepted, total.rejected) == (1, 1, 0)
    assert [kind for kind, _ in parcel.answers] == ["accept-submission"]


@pytest.mark.parametrize("kind", [*BREAKING, "conflict", "429"])
@pytest.mark.parametrize("times", [1, 4])
def test_a_line_that_breaks_while_accepting_never_accepts_twice(
    post: PostOffice, kind: str, times: int
) -> None:
    parcel = post.arrive()
    post.wish(kind, "POST .*/events", times, value=0.001)
    total = rounds(post)
    assert (total.stored, total.accepted, total.rejected) == (1, 1, 0)
    assert [kind for kind, _ in parcel.answers] == ["accept-submission"]
    assert len(post.cases()) == 1


@pytest.mark.parametrize("kind", ["drop-after", "503-after", "truncate"])
def test_in_doubt_the_log_is_read_before_anything_is_repeated(post: PostOffice, kind: str) -> None:
    post.arrive()
    post.wish(kind, "POST .*/events")
    assert post.collect() == Tally(stored=1, accepted=1)
    sent = [r for r in post.service.requests if "/events" in r]
    assert [r.split()[0] for r in sent] == ["GET", "POST", "GET"]


def test_when_even_the_log_cannot_be_read_the_answer_waits(post: PostOffice) -> None:
    parcel = post.arrive()
    post.wish("drop-after", "POST .*/events")
    post.wish("500", "GET .*/events", times=3, skip=1)
    assert post.collect() == Tally(stored=1, failed=1)
    assert post.delivery(parcel).state is DeliveryState.ACCEPTING
    post.later()
    assert post.collect() == Tally(accepted=1)
    assert len(parcel.answers) == 1
    assert sum(r.startswith("POST") and "/events" in r for r in post.service.requests) == 1


def test_patience_the_service_asks_for_is_given(post: PostOffice) -> None:
    post.arrive()
    before = post.clock.now
    post.wish("429", "GET .*/submissions$", value=4)
    assert post.collect() == Tally(stored=1, accepted=1)
    assert (post.clock.now - before).total_seconds() >= 4


def test_an_answer_the_service_was_too_busy_for_is_given_after_its_pause(post: PostOffice) -> None:
    parcel = post.arrive()
    before = post.clock.now
    post.wish("429", "POST .*/events", times=2, value=4)
    assert post.collect() == Tally(stored=1, accepted=1)
    assert (post.clock.now - before).total_seconds() >= 8
    assert len(parcel.answers) == 1


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "Mon, 16 Nov 2026 08:00:03 GMT"}, 3.0),
        ({"retry-after": "Mon, 16 Nov 2026 07:00:00 GMT"}, 0.0),
        ({"ratelimit-reset": "7"}, 7.0),
        ({"retry-after": "2", "ratelimit-reset": "7"}, 2.0),
        ({"retry-after": "bald"}, None),
    ],
)
def test_patience_is_asked_for_in_several_ways(
    post: PostOffice, headers: dict[str, str], seconds: float | None
) -> None:
    def busy(_request: httpx.Request) -> httpx.Response:
        return httpx.Response(429, headers=headers)

    wire = Wire(httpx.Client(transport=httpx.MockTransport(busy)), post.limits, post.clock, post.clock.pause)
    assert wire.once(Ask("GET", "http://127.0.0.1:1/")).wait == seconds


def test_what_is_listed_but_not_given_out_is_only_late_while_its_log_is_open(post: PostOffice) -> None:
    parcel = post.arrive()
    post.wish("404", "GET .*/submissions/[^/]+$")
    outcome = post.round()
    assert outcome.tally == Tally(failed=1) and outcome.trouble is None
    (resting,) = outcome.resting
    assert (resting.state, resting.problems[0].slug) == (DeliveryState.FAILED, "channel.not_given_out")
    post.later(seconds=11)
    assert post.round().tally == Tally(stored=1, accepted=1) and post.round().resting == ()
    assert [kind for kind, _ in parcel.answers] == ["accept-submission"]


@pytest.mark.parametrize(
    ("request_", "key"), [("POST /token", "token_url"), ("GET .*/submissions$", "submission_api")]
)
def test_an_address_where_there_is_nothing_is_told_as_such(post: PostOffice, request_: str, key: str) -> None:
    post.arrive()
    post.wish("404", request_)
    trouble = post.round().trouble
    assert trouble is not None and (trouble.code, trouble.facts["key"]) == ("channel.no_api", key)
    assert post.round(rests=False).tally == Tally(stored=1, accepted=1)


def test_what_is_listed_but_has_ended_is_not_waited_for(post: PostOffice) -> None:
    parcel = post.arrive()
    post.service.moods.list_answered = True
    post.service.return_to_sender(parcel.submission)
    assert post.round().resting == ()
    assert post.delivery(parcel).state is DeliveryState.ENDED


@pytest.mark.parametrize(("request_", "times"), [("POST .*/events", 1), ("GET .*/submissions/[^/]+$", 3)])
def test_who_asks_for_a_round_does_not_wait_for_what_rests(
    post: PostOffice, request_: str, times: int
) -> None:
    parcel = post.arrive()
    post.wish("500", request_, times)
    assert post.collect().failed == 1
    assert post.round().tally == Tally()
    assert post.round(rests=False).tally.accepted == 1
    assert [kind for kind, _ in parcel.answers] == ["accept-submission"]


def test_what_a_killed_collector_held_is_free_where_its_end_is_known(post: PostOffice) -> None:
    parcel = post.arrive()
    with pytest.raises(Killed):
        post.round(post.channel(Killing(post.service)), holder="killed")
    assert post.delivery(parcel).held_by == "killed"
    assert post.round().tally == Tally()
    assert post.round(is_gone=lambda holder: holder == "killed").tally == Tally(stored=1, accepted=1)


def test_more_patience_than_a_round_has_ends_the_round(post: PostOffice) -> None:
    post.arrive()
    post.wish("429", "GET .*/submissions/", value=600)
    outcome = post.round()
    assert outcome.trouble is not None and outcome.trouble.code == "channel.busy"
    assert post.collect() == Tally(stored=1, accepted=1)


def test_a_token_that_ends_early_is_renewed_once(post: PostOffice) -> None:
    post.arrive()
    post.wish("401", "GET .*/submissions$")
    assert post.collect() == Tally(stored=1, accepted=1)
    assert post.service.requests.count("POST /token") == 2


def test_a_login_nobody_knows_is_told_and_not_hammered(post: PostOffice) -> None:
    post.arrive()
    post.cast = replace(post.cast, client_secret="wrong")
    outcome = post.round()
    assert outcome.trouble is not None and outcome.trouble.code == "channel.login_refused"
    assert post.service.requests == ["POST /token"]


@pytest.mark.parametrize("skew", [-86400.0, -400.0, 400.0, 86400.0])
def test_a_clock_that_differs_is_no_obstacle(post: PostOffice, skew: float) -> None:
    post.service.moods.clock_skew = skew
    post.arrive()
    assert post.collect() == Tally(stored=1, accepted=1)


def test_the_wording_of_the_service_is_mirrored(post: PostOffice) -> None:
    post.policy = Policy.BY_CLERK
    parcel = post.arrive()
    post.collect()
    post.service.moods.set_version = "1.3.0"
    post.service._log(parcel, "notify-submission", {"notifyType": "reminder"})
    collecting.accept(post.office, post.cases()[0].id)
    assert post.collect() == Tally(accepted=1)
    assert sum(r.startswith("POST") and "/events" in r for r in post.service.requests) == 2


def test_a_submission_given_back_while_we_accept_is_not_ours(post: PostOffice) -> None:
    parcel = post.arrive()
    answer = post.service.answer

    def too_late(request):  # type: ignore[no-untyped-def]
        if request.method == "POST" and request.path.endswith("/events") and parcel.state == "submitted":
            post.service.return_to_sender(parcel.submission)
        return answer(request)

    post.service.answer = too_late  # type: ignore[method-assign]
    assert post.collect() == Tally(stored=1, failed=1)
    assert post.delivery(parcel).state is DeliveryState.ENDED
    assert len(post.cases()) == 1


@pytest.mark.parametrize("kid", ["another-0001", "inbox-0001-TEST"])
def test_a_missing_key_is_our_fault_and_nothing_is_rejected(post: PostOffice, kid: str) -> None:
    parcel = post.arrive()
    post.decryption = (jwk.generate(kid, jwk.ENCRYPTION, BITS),)
    assert rounds(post, 3) == Tally(failed=3)
    assert (parcel.answers, parcel.state) == ([], "submitted")
    (row,) = post.office.reader.quarantine(post.office.actor)
    with pytest.raises(ClerkError, match=r"arrival\.still_outside"):
        tray.discard(post.office, row, "stört")
    post.decryption = (post.cast.inbox,)
    assert post.collect() == Tally(stored=1, accepted=1)
    assert post.office.reader.quarantine(post.office.actor) == ()
    (ended,) = post.office.reader.quarantine(post.office.actor, ended=True)
    assert ended.end is not None and ended.end.case == post.cases()[0].id


def test_a_part_damaged_on_the_way_is_not_held_against_the_sender(post: PostOffice) -> None:
    parcel = post.arrive()
    post.wish("garble", "GET .*attachments")
    assert post.collect() == Tally(failed=1)
    assert (parcel.answers, parcel.state) == ([], "submitted")
    post.later()
    assert post.collect() == Tally(stored=1, accepted=1)


def test_a_definite_fault_of_the_sender_is_rejected_with_its_problem(post: PostOffice) -> None:
    wrong = {"type": "sha512", "content": "0" * 128}
    number = 7
    attachment = paper(number)
    structure = {
        "data": {
            "hash": digest(b"{}"),
            "submissionSchema": {"schemaUri": "urn:x:y", "mimeType": "application/json"},
        },
        "attachments": [
            {
                "attachmentId": attachment.id,
                "purpose": "attachment",
                "mimeType": "application/pdf",
                "hash": wrong,
            }
        ],
    }
    parcel = post.arrive(number, data=b"{}", extras={"contentStructure": structure})
    assert post.collect() == Tally(rejected=1)
    assert post.cases() == []
    claims = json.loads(_payload(parcel.events[-1]))
    (problem,) = next(iter(claims["events"].values()))["problems"]
    assert problem["type"].endswith("/problems/hash-mismatch")
    assert problem["instance"] == f"attachment:{name_of(f'attachment/{number}')}"
    assert problem["title"] and problem["detail"]
    (kept,) = post.office.reader.quarantine(post.office.actor)
    assert kept.source == f"Testzustellpunkt/{parcel.submission}"
    assert kept.parts == ()  # the sender has it back
    tray.discard(post.office, kept, "zurückgegeben")
    assert post.office.reader.quarantine(post.office.actor) == ()


def test_a_forged_log_raises_the_alarm_and_nothing_else(post: PostOffice) -> None:
    parcel = post.arrive()
    genuine = list(parcel.events)
    head, payload, signature = parcel.events[0].split(".")
    parcel.events[0] = ".".join((head, payload, signature[:-8] + "AAAAAAAA"))
    assert rounds(post, 2) == Tally(failed=2)
    assert (parcel.answers, post.delivery(parcel).state) == ([], DeliveryState.ALARM)
    (kept,) = post.office.reader.quarantine(post.office.actor)
    assert (kept.alarm, kept.environment) == (True, "TEST")
    parcel.events[:] = genuine
    assert post.collect() == Tally(stored=1, accepted=1)


def test_one_that_cannot_be_read_does_not_hold_up_the_others(post: PostOffice) -> None:
    broken = post.arrive(1)
    broken.document["caseId"] = "something else"
    post.arrive(2)
    assert post.collect() == Tally(stored=1, accepted=1, failed=1)
    assert broken.state == "submitted"


def test_a_service_that_is_down_is_left_alone_after_three_tries(post: PostOffice) -> None:
    for number in range(10):
        post.arrive(number)
    post.wish("500", "GET .*/submissions/", times=1000)
    outcome = post.round()
    assert outcome.trouble is not None and outcome.trouble.code == "channel.unreachable"
    assert outcome.tally.failed == 3
    post.service.moods.wishes.clear()
    post.later()
    assert post.collect() == Tally(stored=10, accepted=10)


def test_a_full_disk_rejects_nothing(post: PostOffice) -> None:
    parcel = post.arrive()
    (post.folder / "spool").write_text("no folder")
    with pytest.raises(OutsideError, match=r"spool\.unwritable"):
        post.collect()
    (post.folder / "spool").unlink()
    assert parcel.state == "submitted"
    assert post.collect() == Tally(stored=1, accepted=1)


def _payload(token: str) -> bytes:
    return jws.unverified_payload(token)


def test_a_submission_the_service_forgot_we_accepted_is_accepted_again(post: PostOffice) -> None:
    """As after the service was restored from its backup: one more answer to it, no second case here."""
    parcel = post.arrive()
    post.collect()
    parcel.events.pop()
    parcel.answers.clear()
    parcel.state = "submitted"
    assert post.collect() == Tally(duplicate=1)
    post.later()
    assert post.collect() == Tally(duplicate=1, accepted=1)
    assert (len(post.cases()), len(parcel.answers)) == (1, 1)


def test_what_was_listed_in_a_wrong_thread_is_taken_up_again(post: PostOffice) -> None:
    parcel = post.arrive()
    answer, wrong = post.service.answer, [name_of("another case").encode()]

    def misprinted(request):  # type: ignore[no-untyped-def]
        reply = answer(request)
        if request.path.endswith("/submissions") and wrong:
            reply.body = reply.body.replace(parcel.case.encode(), wrong.pop())
        return reply

    post.service.answer = misprinted  # type: ignore[method-assign]
    assert post.collect() == Tally(failed=1)
    assert post.delivery(parcel).state is DeliveryState.FAILED
    assert post.collect() == Tally(stored=1, accepted=1)


def test_what_keeps_failing_on_its_way_is_shown_in_the_tray_until_it_arrives(post: PostOffice) -> None:
    post.arrive()
    document = next(iter(post.service.parcels.values())).document
    document["caseId"], right = "broken", document["caseId"]

    def shown() -> list[tuple[str, str]]:
        rows = post.office.reader.quarantine(post.office.actor)
        return [(area, slug) for row in rows for area, slug, *_ in row.problems]

    for found in ([], [], [("line", "channel.answer_malformed")], [("line", "channel.answer_malformed")]):
        assert post.collect().failed == 1
        assert shown() == found
        post.later()
    assert [row.environment for row in post.office.reader.quarantine(post.office.actor)] == ["TEST"]
    document["caseId"] = right
    assert post.collect() == Tally(stored=1, accepted=1)
    assert shown() == [] and post.office.reader.verify() == ()
