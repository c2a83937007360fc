"""Other bodies are told no more than they need; the case waits for the last, and their words are kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from clerk_app.domain.case import CaseState
from clerk_app.domain.errors import ClerkError
from clerk_app.domain.outgoing import STATEMENT, Way
from clerk_app.domain.posting import Post, Posting
from clerk_app.domain.statement import Result, StatementRequest
from clerk_app.opening.office import OpenOffice
from clerk_app.services import assignment, dispatch_proof, dispatching, posting, waiting
from clerk_app.services import statement as consulting
from clerk_app.services.acknowledging import written
from clerk_app.services.dispatching import Dispatcher
from clerk_app.services.office import Office
from clerk_app.services.office_time import local_day
from clerk_app.services.reading import CaseRecord
from clerk_app.services.statement import Reply
from tests.documents.notice.notice_reading import whole
from tests.office_kit import receive

UNTIL = date(2099, 12, 14)
DETAILS = "Flur: 4\nFlurstück: 7"
ADDRESS = ("Gemeindevorstand Ranstadt", "63691 Ranstadt")
ASKED = StatementRequest("gemeinde", ADDRESS, "Stimmen Sie zu?", DETAILS, UNTIL)


@pytest.fixture
def wagner(opened: OpenOffice) -> Office:
    return opened.as_person("t.wagner")


@pytest.fixture
def case(opened: OpenOffice, wagner: Office) -> str:
    case = receive(opened, "bauantrag", "baugenehmigung_vereinfacht")
    assignment.claim(wagner, case, 1)
    return case


def record_of(office: Office, case: str) -> CaseRecord:
    return office.reader.case(office.actor, case)


def sent(office: Office, case: str, asked: StatementRequest = ASKED) -> str:
    consulting.send(office, case, asked, record_of(office, case).case.version)
    return waiting.statements(record_of(office, case).timeline)[-1].id


def came(office: Office, case: str, id: str, **changes: object) -> None:
    reply = Reply(id, Result.FAVOURABLE, local_day(office.clock()))
    consulting.receive(
        office,
        case,
        record_of(office, case).case.version,
        replace(reply, **changes),  # type: ignore[arg-type]
    )


def test_the_pack_knows_whom_to_ask_what_they_need_and_until_when(wagner: Office, case: str) -> None:
    proposal = consulting.propose(wagner, case)
    known = {one.body: one for one in proposal.bodies}
    assert set(known) == {"gemeinde", "fachbehoerde", "nachbarn"}
    body = known["gemeinde"]
    assert "§ 36" in body.source and "Rechtsamt" in body.remark and "Einvernehmen" in body.question
    assert "Flurstück: " in body.details and "Familienname" not in body.details
    assert all(line.partition(": ")[2].strip() for line in body.details.splitlines())
    today = local_day(wagner.clock())
    assert timedelta(28) <= body.due_on - today <= timedelta(38)
    assert proposal.due_on < body.due_on


def test_the_letter_names_no_applicant_and_the_case_waits(wagner: Office, case: str) -> None:
    sent(wagner, case)
    record = record_of(wagner, case)
    assert (record.case.state, record.row.awaits) == (CaseState.AWAITING_STATEMENT, "statement")
    told = record.timeline[-1].facts
    letter = whole(wagner.reader.content(str(told["letter_sha256"])))
    for words in ("Gemeindevorstand Ranstadt", "Stimmen Sie zu?", "Flurstück: 7", "14.12.2099"):
        assert words in letter, words
    assert record.case.applicant.split(",")[0] not in letter
    assert (told["addressee"], "Stimmen" in str(told)) == ("Gemeindevorstand Ranstadt", False)


def test_the_letter_leaves_as_what_it_is(opened: OpenOffice, wagner: Office, case: str) -> None:
    sent(wagner, case)
    letter = dispatching.take(opened.office, Way(STATEMENT), Dispatcher("v"))
    assert letter is not None
    assert written(opened.office, {}, letter).title == "Bitte um Stellungnahme"


def test_its_proof_of_dispatch_names_the_body_and_claims_no_announcement(wagner: Office, case: str) -> None:
    sent(wagner, case)
    [letter] = [one for one in posting.letters(wagner, case) if one.kind == STATEMENT]
    assert letter.addressee == "Gemeindevorstand Ranstadt"
    posting.post(wagner, [letter], Posting(Post.LETTER, local_day(wagner.clock()), ""))
    proof = whole(dispatch_proof.proof_of(wagner, case, letter.id))
    assert "Bitte um Stellungnahme" in proof and "Gemeindevorstand Ranstadt" in proof
    record = record_of(wagner, case)
    assert record.case.applicant.split(",")[0] not in proof and "bekannt gegeben" not in proof
    assert record.case.state is CaseState.AWAITING_STATEMENT


def test_the_case_goes_on_with_the_last_one_and_keeps_what_they_said(wagner: Office, case: str) -> None:
    first, second = sent(wagner, case), sent(wagner, case)
    came(wagner, case, second, said="Keine Bedenken.", result=Result.CONDITIONAL)
    assert record_of(wagner, case).case.state is CaseState.AWAITING_STATEMENT
    note = next(entry for entry in record_of(wagner, case).timeline if entry.kind == "noted")
    assert note.text == "Stellungnahme Gemeindevorstand Ranstadt: Keine Bedenken."
    [document, *_] = record_of(wagner, case).documents or [None]
    came(wagner, case, first, document=document.sha256 if document else "")
    record = record_of(wagner, case)
    assert record.case.state is CaseState.CHECKING
    assert {one.result for one in waiting.statements(record.timeline)} == {
        Result.FAVOURABLE,
        Result.CONDITIONAL,
    }


NEIGHBOURS = [
    {
        "anrede": "Frau",
        "vorname": "Erika",
        "familienname": "Nebenan",
        "anschrift": {
            "strasse": "Am Hang",
            "hausnummer": "13",
            "postleitzahl": "61200",
            "ort": "Wölfersheim",
        },
    },
    {"familienname": "Drüben"},
]


@pytest.fixture
def beside(opened: OpenOffice, wagner: Office) -> str:
    case = receive(opened, "bauantrag", "baugenehmigung_vereinfacht", 2, nachbarn=NEIGHBOURS)
    assignment.claim(wagner, case, 1)
    return case


def test_neighbours_are_offered_by_name_with_their_address_and_two_weeks(wagner: Office, beside: str) -> None:
    proposal = consulting.propose(wagner, beside)
    known = {one.body: one for one in proposal.bodies}
    assert {"nachbarn.1", "nachbarn.2", "nachbarn"} <= set(known)
    first = known["nachbarn.1"]
    assert (first.label, first.address[:2]) == ("Nachbarschaft: Erika Nebenan", ("Frau", "Erika Nebenan"))
    assert (known["nachbarn"].address, "§ 71" in first.source) == ((), True)
    assert "Baugrenze" in first.details and "Familienname" not in first.details
    today = local_day(wagner.clock())
    assert (
        timedelta(17) <= first.due_on - today <= timedelta(17 + 5)
    )  # three days by post, two weeks, days off


def test_a_neighbour_is_written_to_in_other_words_and_the_journal_learns_no_name(
    wagner: Office, beside: str
) -> None:
    first = {one.body: one for one in consulting.propose(wagner, beside).bodies}["nachbarn.1"]
    asked = StatementRequest(first.body, first.address, "Betroffen ist § 6 HBO.", first.details, UNTIL)
    sent(wagner, beside, asked)
    told = record_of(wagner, beside).timeline[-1].facts
    letter = whole(wagner.reader.content(str(told["letter_sha256"])))
    for words in ("Sehr geehrte Frau Nebenan,", "Einwendungen", "Betroffen ist § 6 HBO.", "Baugrenze"):
        assert words in letter, words
    assert "Stellungnahme bis" not in letter
    assert (told["addressee"], "Nebenan" in str(told)) == ("Nachbarschaft 1", False)
    for number in (1, 2):
        sent(
            wagner,
            beside,
            replace(asked, body="nachbarn", address=("Herrn", "Otto Fern", "Weg 1", "61200 Ort")),
        )
        last = record_of(wagner, beside).timeline[-1].facts
        assert last["addressee"] == f"Nachbarschaft, weitere {number}"


def test_without_confirmation_no_neighbour_is_written_to(wagner: Office, beside: str) -> None:
    asked = replace(ASKED, body="nachbarn")
    strict = replace(wagner, house=replace(wagner.house, confirmations=frozenset()))
    consulting.preview(strict, beside, asked)
    with pytest.raises(ClerkError) as refused:
        sent(strict, beside, asked)
    assert refused.value.code == "letter.unconfirmed"
    sent(strict, beside)  # the usual wording needs no confirmation


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"address": ("Amt",)}, "statement.no_address"),
        ({"address": ("Amt " * 40, "Ort")}, "statement.name_too_long"),
        ({"question": " "}, "statement.no_question"),
        ({"due_on": date(2099, 12, 25)}, "request.day_off"),
        ({"due_on": date(2020, 1, 2)}, "request.too_short"),
    ],
)
def test_half_a_request_does_not_leave(
    wagner: Office, case: str, changes: dict[str, object], code: str
) -> None:
    with pytest.raises(ClerkError) as refused:
        sent(wagner, case, replace(ASKED, **changes))  # type: ignore[arg-type]
    assert refused.value.code == code
    assert record_of(wagner, case).case.state is CaseState.CHECKING


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"statement": "none"}, "statement.not_open"),
        ({"received_on": date(2020, 1, 2)}, "statement.wrong_day"),
        ({"received_on": date(2099, 1, 2)}, "statement.wrong_day"),
        ({"document": "0" * 64}, "statement.no_document"),
    ],
)
def test_only_what_can_have_come_is_entered(
    wagner: Office, case: str, changes: dict[str, object], code: str
) -> None:
    id = sent(wagner, case)
    with pytest.raises(ClerkError) as refused:
        came(wagner, case, id, **changes)
    assert refused.value.code == code
    came(wagner, case, id)
    with pytest.raises(ClerkError) as refused:
        came(wagner, case, id)
    assert refused.value.code == "statement.not_open"
