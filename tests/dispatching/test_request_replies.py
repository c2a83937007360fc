"""What asks the applicant goes back like an acknowledgement, where the office has opened that way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from clerk_app.domain.asking_facts import HearingSent, InformationRequested
from clerk_app.domain.case import CaseState
from clerk_app.domain.facts import Claimed
from clerk_app.domain.outgoing import HEARING, REQUEST
from clerk_app.services.dispatching import Result
from tests.collecting.post_office import OfficeMaker
from tests.fitconnect_server import replies
from tests.fitconnect_server.parcels import Parcel

from .reply_office import ReplyOffice

LETTER = b"%PDF-1.7 Nachforderung"


@pytest.fixture(scope="module")
def offices(tmp_path_factory: pytest.TempPathFactory) -> OfficeMaker:
    return OfficeMaker(tmp_path_factory.mktemp("offices"))


@pytest.fixture
def desk(offices: OfficeMaker) -> Iterator[ReplyOffice]:
    with offices.post_office() as post:
        yield ReplyOffice(post)


def asked(desk: ReplyOffice, **changes: object) -> Parcel:
    """A case whose applicant was asked, and which waits."""
    parcel = desk.taken_in(**changes)
    [case] = desk.post.cases()
    office = desk.post.office
    with office.transaction(office.actor) as work:
        work.record(Claimed(case.id, 1, CaseState.CHECKING, office.actor.login))
        told = (("mietvertrag",), date(2099, 12, 14), work.keep(LETTER))
        work.record(InformationRequested(case.id, 2, CaseState.AWAITING_APPLICANT, *told))
        work.commit()
    return parcel


def asking(desk: ReplyOffice) -> ReplyOffice:
    desk.way = replace(desk.way, kind=REQUEST)
    return desk


def test_the_letter_arrives_word_for_word_in_the_case_of_the_application(desk: ReplyOffice) -> None:
    parcel = asked(desk)
    assert asking(desk).dispatch() == {Result.SENT: 1}
    [told] = desk.arrived()
    assert told.data["art"] == "nachforderung"
    assert told.data["betreff"] == "Bitte um Unterlagen und Angaben"
    assert list(told.attachments.values()) == [LETTER]
    [reply] = (one for one in desk.post.service.replies.values() if one.state == "submitted")
    assert reply.case == parcel.case
    [case] = desk.post.cases()
    assert desk.post.kinds(case.id)[-1] == "dispatched"
    assert desk.dispatch("two") == {}


def test_a_hearing_goes_the_same_way(desk: ReplyOffice) -> None:
    desk.taken_in()
    [case] = desk.post.cases()
    office = desk.post.office
    with office.transaction(office.actor) as work:
        work.record(Claimed(case.id, 1, CaseState.CHECKING, office.actor.login))
        told = ("ablehnung", date(2099, 12, 14), work.keep(LETTER))
        work.record(HearingSent(case.id, 2, CaseState.AWAITING_STATEMENT, *told))
        work.commit()
    assert asking(desk).dispatch() == {}
    desk.way = replace(desk.way, kind=HEARING)
    assert desk.dispatch() == {Result.SENT: 1}
    [arrived] = desk.arrived()
    assert (arrived.data["art"], arrived.data["betreff"]) == ("anhoerung", "Gelegenheit zur Äußerung")
    assert list(arrived.attachments.values()) == [LETTER]


def test_without_that_way_it_waits_while_acknowledgements_go(desk: ReplyOffice) -> None:
    asked(desk)
    assert desk.dispatch() == {Result.SENT: 1}
    [told] = desk.arrived()
    assert told.data["art"] == "eingangsbestaetigung"
    record = desk.post.office.reader.case(desk.post.office.actor, desk.post.cases()[0].id)
    states = {letter.kind: letter.state.value for letter in record.letters}
    assert states == {"acknowledge": "sent", "information_request": "waiting"}


def test_who_chose_another_way_is_left_waiting(desk: ReplyOffice) -> None:
    asked(desk, extras={"replyChannel": {"eMail": {"address": "buerger@example.org"}}})
    assert asking(desk).dispatch() == {}
    assert desk.post.service.replies == {}


@pytest.mark.parametrize("fault", ["drop-after", "503-after", "conflict"])
def test_a_fault_does_not_ask_the_applicant_twice(desk: ReplyOffice, fault: str) -> None:
    asked(desk)
    desk.post.wish(fault, "PUT .*/replies/[^/]+$")
    for number in range(4):
        asking(desk).dispatch(f"d{number}")
    assert all(wish.times == 0 for wish in desk.post.service.moods.wishes)
    assert len(desk.arrived()) == 1
    [reply] = (one for one in desk.post.service.replies.values() if one.state == "submitted")
    assert isinstance(reply, replies.Reply)
