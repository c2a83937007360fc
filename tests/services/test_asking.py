"""One letter asks for what is missing; the case waits, and goes on with what comes in or by hand."""

from __future__ import annotations

from datetime import date

import pytest

from clerk_app.domain.case import Act, CaseState
from clerk_app.domain.errors import ClerkError
from clerk_app.domain.finding import FindingState
from clerk_app.domain.outgoing import REQUEST, Way
from clerk_app.opening.office import OpenOffice
from clerk_app.practice.scenes import settle
from clerk_app.services import assignment, decision, dispatching, examination
from clerk_app.services import information_request as requests
from clerk_app.services.dispatching import Dispatcher
from clerk_app.services.information_request import Asking, Standing
from clerk_app.services.office import Office
from tests.documents.notice.notice_reading import whole
from tests.office_kit import receive


@pytest.fixture
def becker(opened: OpenOffice) -> Office:
    return opened.as_person("a.becker")


@pytest.fixture
def case(opened: OpenOffice, becker: Office) -> str:
    case = receive(opened, "wohngeld", "erstantrag_mietzuschuss")
    assignment.claim(becker, case, 1)
    return case


def version(office: Office, case: str) -> int:
    return office.reader.case(office.actor, case).case.version


def state(office: Office, case: str) -> CaseState:
    return office.reader.case(office.actor, case).case.state


def chosen(office: Office, case: str) -> Asking:
    proposal = requests.propose(office, case)
    return Asking({item.check: item.wording for item in proposal.items}, proposal.due_on)


def asked(office: Office, case: str) -> None:
    requests.send(office, case, chosen(office, case), version(office, case))


def test_what_is_open_is_proposed_in_the_words_of_the_pack(becker: Office, case: str) -> None:
    proposal = requests.propose(becker, case)
    words = {item.check: item for item in proposal.items}
    assert words["haushalt"].wording and words["haushalt"].label
    assert proposal.due_on.weekday() < 5 and not becker.holidays(proposal.due_on)
    examination.judge(becker, case, version(becker, case), "haushalt", FindingState.MET)
    again = {item.check for item in requests.propose(becker, case).items}
    assert set(words) - again == {"haushalt"}


def test_one_letter_goes_out_and_the_case_waits(becker: Office, case: str) -> None:
    due_on = chosen(becker, case).due_on
    asking = Asking({"haushalt": "die Namen\n aller Kinder"}, due_on)
    [fact] = requests.send(becker, case, asking, version(becker, case))
    record = becker.reader.case(becker.actor, case)
    assert record.case.state is CaseState.AWAITING_APPLICANT
    assert (record.timeline[-1].kind, record.timeline[-1].facts["items"]) == (
        "information_requested", ["haushalt"]
    )  # fmt: skip
    letter = becker.reader.content(fact.letter_sha256)
    said = whole(letter)
    assert "die Namen aller Kinder" in said
    assert f"{due_on:%d.%m.%Y}" in said and "ENTWURF" not in said
    assert "Kinder" not in str(record.timeline[-1].facts)
    assert not becker.reader.verify()


def test_the_letter_lies_in_the_outbox_with_its_bytes(opened: OpenOffice, becker: Office, case: str) -> None:
    before = dispatching.take(opened.office, Way(REQUEST), Dispatcher("v"))
    asked(becker, case)
    taken = dispatching.take(opened.office, Way(REQUEST), Dispatcher("v"))
    assert before is None and taken is not None
    assert taken.case == case and taken.content.startswith(b"%PDF")


def test_the_preview_is_marked_and_stores_nothing(becker: Office, case: str) -> None:
    assert "ENTWURF" in whole(requests.preview(becker, case, chosen(becker, case)))
    assert state(becker, case) is CaseState.CHECKING


def test_what_cannot_be_asked_is_refused_and_changes_nothing(becker: Office, case: str) -> None:
    asking = chosen(becker, case)
    items, due_on = asking.items, asking.due_on
    before = version(becker, case)
    for wrong, until, code in (
        ({}, due_on, r"request\.nothing_open"),
        ({"haushalt": "  "}, due_on, r"request\.nothing_open"),
        ({"gibt_es_nicht": "x"}, due_on, r"request\.not_open"),
        (items, date(2020, 1, 3), r"request\.too_short"),
        (items, date(2099, 12, 25), r"request\.day_off"),
    ):
        with pytest.raises(ClerkError, match=code):
            requests.send(becker, case, Asking(wrong, until), before)
    with pytest.raises(ClerkError, match=r"case\.changed_elsewhere"):
        requests.send(becker, case, asking, before + 1)
    assert version(becker, case) == before
    requests.send(becker, case, asking, before)


def test_what_no_check_knows_is_asked_for_as_well(becker: Office, case: str) -> None:
    due_on = chosen(becker, case).due_on
    asking = Asking({}, due_on, ("den Bescheid\nvom Mai", "  ", "((frist))"), "Bitte **rufen** Sie an.")
    [fact] = requests.send(becker, case, asking, version(becker, case))
    assert fact.items == ("own.1", "own.2")
    said = whole(becker.reader.content(fact.letter_sha256))
    assert "• den Bescheid vom Mai • ( (frist) )" in said
    assert "Bitte * *rufen* * Sie an." in said
    assert not becker.reader.verify()


def test_the_legal_source_of_every_check_is_named(becker: Office, case: str) -> None:
    assert all(item.source for item in requests.propose(becker, case).items)


def test_a_day_off_and_a_day_gone_by_are_known_before_the_letter(becker: Office) -> None:
    told = [requests.due_day(becker, date(2099, 12, day)) for day in (23, 25)]
    assert [(one.standing, one.instead.day) for one in told] == [(Standing.FIT, 23), (Standing.DAY_OFF, 28)]
    assert requests.due_day(becker, date(2020, 1, 2)).standing is Standing.OVER


def test_only_the_clerk_of_the_case_asks_and_goes_on(opened: OpenOffice, becker: Office, case: str) -> None:
    vogt = opened.as_person("k.vogt")
    with pytest.raises(ClerkError, match=r"case\.of_colleague"):
        asked(vogt, case)
    asked(becker, case)
    with pytest.raises(ClerkError, match=r"case\.of_colleague"):
        requests.resume(vogt, case, version(becker, case))
    assert not vogt.reader.case(vogt.actor, case).case.may(Act.RESUME, vogt.actor)
    requests.resume(becker, case, version(becker, case))
    assert state(becker, case) is CaseState.CHECKING


def test_a_draft_from_before_can_be_handed_in_afterwards(becker: Office, case: str) -> None:
    settle(becker, case, "bewilligung")
    examination.judge(becker, case, version(becker, case), "haushalt", FindingState.FAILED)
    asked(becker, case)
    examination.judge(becker, case, version(becker, case), "haushalt", FindingState.MET)
    with pytest.raises(ClerkError, match=r"case\.wrong_state"):
        decision.submit(becker, case, version(becker, case))
    requests.resume(becker, case, version(becker, case))
    decision.submit(becker, case, version(becker, case))
    assert state(becker, case) is CaseState.AWAITING_APPROVAL
    assert not becker.reader.verify()
