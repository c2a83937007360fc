"""What comes later in the same thread: it finds its case, wakes it, and a stranger's does not."""

from __future__ import annotations

import json
import uuid

import pytest

from clerk_app.domain.case import CaseState
from clerk_app.domain.delivery import DeliveryState
from clerk_app.services import assignment, casefile, collecting
from clerk_app.services.channels import Policy
from clerk_app.services.collecting_round import Tally
from tests.fitconnect_server.parcels import Parcel, name_of, paper

from .post_office import PostOffice


def data(number: int, name: str = "Öztürk") -> bytes:
    return json.dumps({"antrag": {"nummer": number}, "antragsteller": {"familienname": name}}).encode()


def first(post: PostOffice) -> str:
    post.arrive(1, data=data(1))
    post.collect()
    (case,) = post.cases()
    return case.id


def later(post: PostOffice, number: int = 2, **changes: object) -> Parcel:
    thread = {"case_id": name_of("case/1"), "data": data(number), "attachments": (paper(number, 3000),)}
    return post.arrive(number, **(thread | changes))


def unread(post: PostOffice) -> list[bool]:
    return [case.unread for case in post.cases()]


def test_late_documents_appear_in_the_case_and_wake_it(post: PostOffice) -> None:
    case = first(post)
    casefile.open_case(post.office, case)
    assert unread(post) == [False]
    parcel = later(post)
    assert post.collect() == Tally(stored=1, accepted=1)
    assert unread(post) == [True]
    record = post.office.reader.case(post.office.actor, case)
    assert [document.name for document in record.documents] == [
        "Anlage.pdf",
        "Anlage.pdf",
        "Nachreichung 2026-11-16.json",
    ]
    filed = post.office.reader.content(record.documents[2].sha256)
    assert json.loads(filed)["antrag"]["nummer"] == 2
    assert record.timeline[-2].kind == "supplemented"
    assert (record.row.state, record.submission.submission_id) == (CaseState.NEW, name_of("submission/1"))
    delivery = post.delivery(parcel)
    assert (delivery.case, delivery.state) == (case, DeliveryState.ACCEPTED)


def test_what_comes_after_the_end_is_a_supplement_and_reopens_nothing(post: PostOffice) -> None:
    case = first(post)
    version = post.cases()[0].version
    assignment.discard(post.office, case, version, "nicht zuständig")
    later(post)
    post.collect()
    record = post.office.reader.case(post.office.actor, case)
    assert record.row.state is CaseState.DISCARDED
    (told,) = [entry for entry in record.timeline if entry.kind == "supplemented"]
    assert told.facts["late"] is True and told.facts["duplicate"] is False


def test_the_same_once_more_is_flagged_and_kept(post: PostOffice) -> None:
    case = first(post)
    later(post, data=data(1), attachments=(paper(1),))
    assert post.collect() == Tally(stored=1, accepted=1)
    record = post.office.reader.case(post.office.actor, case)
    (told,) = [entry for entry in record.timeline if entry.kind == "supplemented"]
    assert told.facts["duplicate"] is True
    assert len(told.facts["evidence"]) == 4
    assert len(record.documents) == 1


def test_the_same_in_another_thread_becomes_a_case_that_says_so(post: PostOffice) -> None:
    case = first(post)
    later(post, case_id=str(uuid.uuid4()), data=data(1), attachments=(paper(1),))
    post.collect()
    (other,) = [row for row in post.cases() if row.id != case]
    reference = post.office.reader.case(post.office.actor, case).row.file_reference
    warnings = post.office.reader.case(post.office.actor, other.id).submission.warnings
    assert f"submission.same-content:{reference}" in warnings


def test_a_stranger_who_names_the_thread_does_not_get_into_the_case(post: PostOffice) -> None:
    case = first(post)
    before = post.office.reader.case(post.office.actor, case)
    later(post, data=data(2, "Schmidt"))
    assert post.collect() == Tally(stored=1, accepted=1)
    after = post.office.reader.case(post.office.actor, case)
    assert (after.documents, after.timeline) == (before.documents, before.timeline)
    (other,) = [row for row in post.cases() if row.id != case]
    warnings = post.office.reader.case(post.office.actor, other.id).submission.warnings
    assert f"thread.other-applicant:{before.row.file_reference}" in warnings


def test_a_thread_of_another_destination_is_another_thread(post: PostOffice) -> None:
    case = first(post)
    with post.office.transaction(post.office.actor) as work:
        thread = name_of("case/1")
        assert [kin.case for kin in work.kin(post.cast.destination, thread, "")] == [case]
        assert work.kin(str(uuid.uuid4()), thread, "") == ()


def test_giving_a_follow_up_back_does_not_discard_the_case(post: PostOffice) -> None:
    post.policy = Policy.BY_CLERK
    case = first(post)
    collecting.accept(post.office, case)
    post.collect()
    parcel = later(post)
    post.collect()
    collecting.refuse(post.office, case, post.cases()[0].version, "nicht lesbar")
    post.collect()
    assert [kind for kind, _ in parcel.answers] == ["reject-submission"]
    assert post.delivery(parcel).state is DeliveryState.REJECTED
    assert post.cases()[0].state is CaseState.NEW


@pytest.mark.parametrize("wish", ["drop-before", "drop-after"])
def test_a_lost_answer_does_not_file_it_twice(post: PostOffice, wish: str) -> None:
    case = first(post)
    later(post)
    post.wish(wish, "POST .*/events", times=2)
    post.round()
    post.later()
    post.round()
    record = post.office.reader.case(post.office.actor, case)
    assert [entry.kind for entry in record.timeline].count("supplemented") == 1
    assert len(post.cases()) == 1


def test_discarding_a_case_answers_everybody_who_still_waits(post: PostOffice) -> None:
    post.policy = Policy.BY_CLERK
    parcel = post.arrive(1, data=data(1))
    post.collect()
    second = later(post)
    post.collect()
    case, version = post.cases()[0].id, post.cases()[0].version
    assert {post.delivery(one).state for one in (parcel, second)} == {DeliveryState.STORED}
    assignment.discard(post.office, case, version, "hier niemand zuständig")
    assert collecting.waiting(post.office) == ()
    post.collect()
    assert [kind for kind, _ in parcel.answers] == ["reject-submission"]
    assert [kind for kind, _ in second.answers] == ["reject-submission"]
    assert {post.delivery(one).state for one in (parcel, second)} == {DeliveryState.REJECTED}
    told = [entry.kind for entry in post.office.reader.case(post.office.actor, case).timeline]
    assert told.count("acceptance_decided") == 2 and told.count("discarded") == 1


def test_discarding_a_case_that_was_accepted_sends_no_second_answer(post: PostOffice) -> None:
    parcel = post.arrive(1, data=data(1))
    post.collect()
    assignment.discard(post.office, post.cases()[0].id, post.cases()[0].version, "doppelt")
    post.collect()
    assert [kind for kind, _ in parcel.answers] == ["accept-submission"]
