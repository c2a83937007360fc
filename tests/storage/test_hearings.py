"""A case waits until somebody was heard, on a file and on a server, and goes on with what comes."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from clerk_app.domain.asking_facts import HearingEnded, HearingSent, InformationRequested, Resumed
from clerk_app.domain.case import CaseState
from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.domain.facts import Claimed
from clerk_app.domain.hearing import Answer
from clerk_app.domain.outgoing import HEARING, LetterState
from clerk_app.services import waiting
from clerk_app.services.reading import Box, Filter
from clerk_app.storage.migration import downgrade, upgrade
from clerk_app.storage.queries import SqlReader

from .conftest import BECKER, Filing, SharedFiling
from .test_filing import later
from .test_migrations import SCRIPTS, migrator_of
from .test_requests import acts

WAITING, CHECKING = CaseState.AWAITING_STATEMENT, CaseState.CHECKING


def heard(filing: Filing, **changes: object) -> str:
    """A case in which somebody is heard."""
    case = filing.receive(due_on=None)
    with filing.transaction(BECKER) as work:
        work.record(Claimed(case, 1, CHECKING, BECKER.login))
        fact = HearingSent(case, 2, WAITING, "ablehnung", date(2099, 12, 14), work.keep(b"%PDF Anh"))
        work.record(replace(fact, **changes))  # type: ignore[arg-type]
        work.commit()
    return case


def test_a_hearing_makes_the_case_wait_and_waits_itself_in_the_outbox(filing: Filing) -> None:
    case = heard(filing)
    record = filing.reader.case(BECKER, case)
    assert (record.case.state, record.case.version) == (WAITING, 3)
    told = acts(record)[-1]
    assert (told.kind, told.facts["due_on"], told.facts["outcome"]) == (
        "hearing_sent", "2099-12-14", "ablehnung",
    )  # fmt: skip
    [letter] = filing.raw("SELECT * FROM outbox WHERE kind = 'hearing'").all()
    assert (letter.case_id, letter.state) == (case, "waiting")
    assert json.loads(letter.payload) == {"pdf_sha256": told.facts["letter_sha256"]}
    [sent] = record.letters
    assert (sent.kind, sent.state) == (HEARING, LetterState.WAITING)
    assert not filing.reader.verify()


def test_the_list_says_until_when_somebody_is_heard(filing: Filing) -> None:
    case, other = heard(filing), filing.receive()
    lines = {row.id: (row.awaited_on, row.awaits) for row in filing.reader.page(BECKER, Filter(Box.ALL)).rows}
    assert (lines[case], lines[other]) == ((date(2099, 12, 14), "hearing"), (None, ""))
    with filing.transaction(BECKER) as work:
        work.record(HearingEnded(case, 3, CHECKING, Answer.NONE))
        work.commit()
    row = filing.reader.case(BECKER, case).row
    assert (row.awaited_on, row.awaits, row.state) == (None, "", CHECKING)


def test_who_was_heard_and_has_not_answered_in_time_is_found(filing: Filing) -> None:
    case = heard(filing)
    engine = filing.office.engine(BECKER.login) if isinstance(filing, SharedFiling) else filing.engine
    late = SqlReader(engine, lambda: datetime(2099, 12, 15, 7, tzinfo=UTC))
    wanted = Filter(Box.ALL, overdue=True, states=frozenset({WAITING}))
    assert not filing.reader.page(BECKER, wanted).rows
    assert [row.id for row in late.page(BECKER, wanted).rows] == [case]
    with filing.transaction(BECKER) as work:
        work.record(HearingEnded(case, 3, CHECKING, Answer.WRITTEN))
        again = HearingSent(case, 4, WAITING, "", date(2099, 12, 28), work.keep(b"%PDF zwei"))
        work.record(again)
        work.commit()
    assert not late.page(BECKER, wanted).rows
    assert filing.reader.case(BECKER, case).row.awaited_on == date(2099, 12, 28)


def test_what_the_applicant_sends_ends_the_hearing(filing: Filing) -> None:
    case = heard(filing)
    later(filing, case, 77, duplicate=True, documents=())
    assert filing.reader.case(BECKER, case).case.state is WAITING
    later(filing, case, 78)
    record = filing.reader.case(BECKER, case)
    came, resumed = acts(record)[-2:]
    assert (came.kind, resumed.kind, record.case.state) == ("supplemented", "resumed", CHECKING)
    assert resumed.facts["submission"] == "s78"
    known = waiting.hearing(record.timeline)
    assert known is not None
    assert (known.until, known.answer) == (date(2099, 12, 14), Answer.WRITTEN)
    later(filing, case, 79)
    assert filing.reader.case(BECKER, case).case.version == 4
    assert not filing.reader.verify()


@pytest.mark.parametrize("answer", [Answer.WRITTEN, Answer.ORAL, Answer.NONE])
def test_what_came_is_known_afterwards(filing: Filing, answer: Answer) -> None:
    case = heard(filing)
    with filing.transaction(BECKER) as work:
        work.record(HearingEnded(case, 3, CHECKING, answer))
        work.commit()
    known = waiting.hearing(filing.reader.case(BECKER, case).timeline)
    assert known is not None
    assert (known.answer, known.answered_on is None) == (answer, answer is Answer.NONE)


def test_nothing_ends_that_was_not_begun(filing: Filing) -> None:
    case = heard(filing)
    with filing.transaction(BECKER) as work:
        work.record(Resumed(case, 3, CHECKING))
        ask = (("x",), date(2099, 12, 14), work.keep(b"%PDF"))
        work.record(InformationRequested(case, 4, CaseState.AWAITING_APPLICANT, *ask))
        work.commit()
    with pytest.raises((ClerkError, OutsideError)) as refused, filing.transaction(BECKER) as work:
        work.record(HearingEnded(case, 5, CHECKING, Answer.WRITTEN))
    assert getattr(refused.value, "code", "") == "hearing.not_open"
    assert filing.reader.case(BECKER, case).case.state is CaseState.AWAITING_APPLICANT


def test_a_hearing_outlasts_the_way_back_and_goes_on_afterwards(filing: Filing) -> None:
    case = heard(filing)
    downgrade(migrator_of(filing), SCRIPTS, "0019")
    moves = "SELECT count(*) FROM moves WHERE act = 'hear' OR from_state = :state AND act = 'resume'"
    assert filing.raw(moves, state=WAITING.value).scalar() == 0
    upgrade(migrator_of(filing), SCRIPTS)
    assert filing.raw(moves, state=WAITING.value).scalar() == 4
    later(filing, case, 77)
    assert filing.reader.case(BECKER, case).case.state is CHECKING
    assert not filing.reader.verify()
