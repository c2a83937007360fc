"""An ordinary day at the inbox: what waits is fetched, stored, and only then accepted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from clerk_app.domain.case import CaseState
from clerk_app.domain.delivery import DeliveryState
from clerk_app.domain.errors import ClerkError
from clerk_app.domain.person import Actor, Membership, Role
from clerk_app.domain.scanning import ScanState
from clerk_app.domain.submission import Verdict
from clerk_app.gateways.clamd import Clamd, Patience
from clerk_app.services import collecting, intake
from clerk_app.services.channels import Policy
from clerk_app.services.collecting_round import Tally
from clerk_app.services.malware_guard import Guard
from tests.tools.clamd import small_clamd

from .post_office import PostOffice


def test_what_waits_becomes_a_case_and_is_accepted(post: PostOffice) -> None:
    parcel = post.arrive()
    assert post.collect() == Tally(stored=1, accepted=1)
    (case,) = post.cases()
    assert (case.submission_id, case.channel, case.environment) == (parcel.submission, "fit-connect", "TEST")
    assert [kind for kind, _ in parcel.answers] == ["accept-submission"]
    assert post.kinds(case.id) == ["received", "answered"]
    assert post.delivery(parcel).state is DeliveryState.ACCEPTED


def test_nothing_is_sent_before_everything_is_stored(post: PostOffice) -> None:
    post.arrive()
    seen: list[int] = []
    answer = post.service.answer

    def watching(request):  # type: ignore[no-untyped-def]
        if request.method == "POST" and request.path.endswith("/events"):
            seen.append(len(post.cases()))
        return answer(request)

    post.service.answer = watching  # type: ignore[method-assign]
    post.collect()
    assert seen == [1]


def test_a_quiet_round_changes_nothing(post: PostOffice) -> None:
    post.arrive()
    post.collect()
    generation = post.office.reader.generation()
    assert post.collect() == Tally()
    assert post.office.reader.generation() == generation


def test_a_long_list_is_read_to_its_end(post: PostOffice) -> None:
    for number in range(205):
        post.arrive(number, attachments=())
    assert post.collect() == Tally(stored=205, accepted=205)
    assert sum("offset" in r or r == "GET /submission-api/v2/submissions" for r in post.service.requests) == 3


def test_the_same_submission_listed_twice_is_one_case(post: PostOffice) -> None:
    post.service.moods.list_twice = True
    post.arrive()
    assert post.collect() == Tally(stored=1, accepted=1)
    assert len(post.cases()) == 1


def test_a_list_that_lags_behind_does_not_accept_again(post: PostOffice) -> None:
    post.service.moods.list_answered = True
    parcel = post.arrive()
    post.collect()
    assert post.collect() == Tally(duplicate=1)
    assert len(parcel.answers) == 1


def test_a_submission_imported_from_a_folder_before_is_accepted_too(post: PostOffice) -> None:
    parcel = post.arrive()
    with post.channel().fetch(next(iter(post.channel().announcements()))) as fetched:
        arrival = intake.take_in(post.office, fetched.assessment, "folder")
    assert arrival.result is Verdict.ACCEPTED
    assert post.collect() == Tally(duplicate=1, accepted=1)
    assert (len(post.cases()), len(parcel.answers)) == (1, 1)


def test_where_a_clerk_accepts_the_service_hears_of_it_only_then(post: PostOffice) -> None:
    post.policy = Policy.BY_CLERK
    parcel = post.arrive()
    assert post.collect() == Tally(stored=1, waiting=1)
    assert post.collect() == Tally(waiting=1)
    assert parcel.answers == []
    collecting.accept(post.office, post.cases()[0].id)
    assert post.collect() == Tally(accepted=1)
    assert post.kinds(post.cases()[0].id) == ["received", "acceptance_decided", "answered"]
    with pytest.raises(ClerkError, match=r"delivery\.not_waiting"):
        collecting.accept(post.office, post.cases()[0].id)


def test_a_clerk_gives_a_submission_back_with_a_reason(post: PostOffice) -> None:
    post.policy = Policy.BY_CLERK
    parcel = post.arrive()
    post.collect()
    (case,) = post.cases()
    with pytest.raises(ClerkError, match=r"reason\.missing"):
        collecting.refuse(post.office, case.id, 1, " ")
    collecting.refuse(post.office, case.id, 1, "Die Anlage lässt sich nicht öffnen.")
    assert post.collect() == Tally(rejected=1)
    assert [kind for kind, _ in parcel.answers] == ["reject-submission"]
    assert post.cases()[0].state is CaseState.DISCARDED


def test_only_people_of_the_unit_accept(post: PostOffice) -> None:
    post.policy = Policy.BY_CLERK
    post.arrive()
    post.collect()
    (case,) = post.cases()
    records = Actor("r", "r", "R", (Membership(case.unit, Role.RECORDS),))
    with pytest.raises(ClerkError, match=r"person\.not_entitled"):
        collecting.accept(replace(post.office, actor=records), case.id)


def test_what_waits_for_a_clerk_is_named_until_it_is_decided(post: PostOffice) -> None:
    post.policy = Policy.BY_CLERK
    post.arrive()
    post.arrive(2)
    post.collect()
    first, second = (case.id for case in post.cases())
    assert {delivery.case for delivery in collecting.waiting(post.office)} == {first, second}
    assert [delivery.case for delivery in collecting.waiting(post.office, second)] == [second]
    collecting.accept(post.office, first)
    assert [delivery.case for delivery in collecting.waiting(post.office)] == [second]
    assert collecting.waiting(post.office, first) == ()


def test_nothing_waits_for_people_of_another_unit_or_without_that_task(post: PostOffice) -> None:
    post.policy = Policy.BY_CLERK
    post.arrive()
    post.collect()
    (case,) = post.cases()
    for membership in (Membership("elsewhere", Role.CLERK), Membership(case.unit, Role.RECORDS)):
        stranger = replace(post.office, actor=Actor("x", "x", "X", (membership,)))
        assert collecting.waiting(stranger) == ()
    clerk = replace(post.office, actor=Actor("c", "c", "C", (Membership(case.unit, Role.CLERK),)))
    assert [delivery.case for delivery in collecting.waiting(clerk)] == [case.id]


def test_days_are_counted_until_the_service_gives_it_back(post: PostOffice) -> None:
    post.policy = Policy.BY_CLERK
    post.arrive()
    post.collect()
    (waiting,) = collecting.pending(post.office)
    assert (waiting.days_left(post.clock.now), waiting.overdue(post.clock.now)) == (13, False)
    post.later(days=3)
    assert (waiting.days_left(post.clock.now), waiting.overdue(post.clock.now)) == (10, True)


def test_what_the_service_gave_back_is_told_at_the_case(post: PostOffice) -> None:
    post.policy = Policy.BY_CLERK
    parcel = post.arrive()
    post.collect()
    post.later(days=15)
    post.service.return_to_sender(parcel.submission)
    assert post.collect().failed == 1
    assert post.delivery(parcel).state is DeliveryState.ENDED
    (case,) = post.cases()
    entry = post.office.reader.case(post.office.actor, case.id).timeline[-1]
    assert (entry.kind, entry.facts["answer"]) == ("answered", "ended")


def test_the_spool_is_empty_afterwards(post: PostOffice) -> None:
    post.arrive()
    post.collect()
    assert list((post.folder / "spool").iterdir()) == []


def test_a_scanner_sees_each_submission_once_and_its_failure_stops_no_acceptance(
    post: PostOffice, tmp_path: Path
) -> None:
    with small_clamd(tmp_path / "ctl") as daemon:
        guard = Guard(Clamd(str(tmp_path / "ctl"), Patience(connect=1, silence=0.3, whole=0.6)))
        guarded = replace(post.office, malware=guard)
        post.arrive(1)
        assert post.round(office=guarded).tally == Tally(stored=1, accepted=1)
        assert len(daemon.seen) == len(set(daemon.seen)) > 1
        post.arrive(2)
        daemon.fault = "garbage"
        post.later(minutes=10)
        assert post.round(office=guarded).tally == Tally(stored=1, accepted=1)
    first, second = sorted(post.cases(), key=lambda row: row.received_at)
    states = [
        {scan.state for scan in post.office.reader.case(post.office.actor, row.id).scans}
        for row in (first, second)
    ]
    assert states[0] == {ScanState.CLEAN} and ScanState.FAILED in states[1]
