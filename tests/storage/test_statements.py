"""Other bodies are asked, on a file and on a server; the case waits for the last of them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from clerk_app.domain.asking_facts import (
    HearingEnded,
    HearingSent,
    Resumed,
    StatementAsked,
    StatementReceived,
)
from clerk_app.domain.case import CaseState
from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.domain.facts import Claimed
from clerk_app.domain.hearing import Answer
from clerk_app.domain.outgoing import STATEMENT
from clerk_app.domain.statement import Result
from clerk_app.services import waiting
from clerk_app.services.office_time import local_day
from clerk_app.services.reading import Box, Filter
from clerk_app.storage.migration import downgrade, upgrade
from clerk_app.storage.queries import SqlReader

from .conftest import BECKER, Filing, SharedFiling
from .test_filing import later
from .test_migrations import SCRIPTS, migrator_of
from .test_requests import acts

WAITING, CHECKING = CaseState.AWAITING_STATEMENT, CaseState.CHECKING
FIRST, SECOND = (str(UUID(int=number)) for number in (1, 2))
SOON, LATE = date(2099, 12, 7), date(2099, 12, 14)
TODAY = local_day(datetime.now(UTC))


def asked(filing: Filing, *also: tuple[str, date]) -> str:
    """A case that waits for the municipality, and for whoever else is named."""
    case = filing.receive(due_on=None)
    with filing.transaction(BECKER) as work:
        work.record(Claimed(case, 1, CHECKING, BECKER.login))
        for version, (id, day) in enumerate(((FIRST, LATE), *also), start=2):
            letter = work.keep(f"%PDF {id}".encode())
            work.record(StatementAsked(case, version, WAITING, id, "gemeinde", f"Amt {id[-1]}", day, letter))
        work.commit()
    return case


def received(filing: Filing, case: str, version: int, id: str, **changes: object) -> None:
    told = {"result": Result.FAVOURABLE, "received_on": filing_day(filing), "document": ""} | changes
    state = filing.reader.case(BECKER, case).case.state
    with filing.transaction(BECKER) as work:
        work.record(StatementReceived(case, version, state, id, **told))  # type: ignore[arg-type]
        work.commit()


def filing_day(filing: Filing) -> date:
    return TODAY if isinstance(filing, SharedFiling) else filing.clock().date()


def test_a_request_names_the_body_and_waits_in_the_outbox(filing: Filing) -> None:
    case = asked(filing)
    record = filing.reader.case(BECKER, case)
    told = acts(record)[-1]
    assert (record.case.state, told.kind, told.facts["addressee"]) == (WAITING, "statement_asked", "Amt 1")
    [letter] = record.letters
    assert (letter.kind, letter.pdf_sha256) == (STATEMENT, told.facts["letter_sha256"])
    assert (record.row.awaited_on, record.row.awaits) == (LATE, "statement")
    assert not filing.reader.verify()


def test_the_case_goes_on_with_the_last_of_several(filing: Filing) -> None:
    case = asked(filing, (SECOND, SOON))
    assert filing.reader.case(BECKER, case).row.awaited_on == SOON
    received(filing, case, 4, SECOND, result=Result.CONDITIONAL)
    record = filing.reader.case(BECKER, case)
    assert (record.case.state, record.case.version, record.row.awaited_on) == (WAITING, 5, LATE)
    received(filing, case, 5, FIRST, result=Result.NONE)
    record = filing.reader.case(BECKER, case)
    assert (record.case.state, record.case.version, record.case.clerk) == (CHECKING, 7, BECKER.login)
    assert [entry.kind for entry in acts(record)[-2:]] == ["statement_received", "resumed"]
    known = {one.id: one.result for one in waiting.statements(record.timeline)}
    assert known == {FIRST: Result.NONE, SECOND: Result.CONDITIONAL}
    assert not filing.reader.verify()


def test_one_that_comes_after_the_clerk_went_on_is_taken_all_the_same(filing: Filing) -> None:
    case = asked(filing)
    with filing.transaction(BECKER) as work:
        work.record(Resumed(case, 3, CHECKING))
        work.commit()
    assert filing.reader.case(BECKER, case).row.awaited_on is None
    received(filing, case, 4, FIRST)
    record = filing.reader.case(BECKER, case)
    assert (record.case.state, acts(record)[-1].kind) == (CHECKING, "statement_received")


def test_a_document_of_the_case_may_go_with_it_and_no_other(filing: Filing) -> None:
    case, other = asked(filing), filing.receive()
    [document] = filing.reader.case(BECKER, case).documents
    [foreign] = filing.reader.case(BECKER, other).documents
    if isinstance(filing, SharedFiling):
        with pytest.raises((ClerkError, OutsideError)) as refused:
            received(filing, case, 3, FIRST, document=foreign.sha256)
        assert getattr(refused.value, "code", "") == "statement.no_document"
    received(filing, case, 3, FIRST, document=document.sha256)
    [known] = waiting.statements(filing.reader.case(BECKER, case).timeline)
    assert known.document == document.sha256


def test_nothing_comes_twice_or_unasked(filing: Filing) -> None:
    case = asked(filing)
    received(filing, case, 3, FIRST)
    for id in (FIRST, SECOND):
        with pytest.raises((ClerkError, OutsideError)) as refused:
            received(filing, case, 5, id)
        assert getattr(refused.value, "code", "") == "statement.not_open"


def test_who_does_not_answer_in_time_is_found(filing: Filing) -> None:
    case = asked(filing, (SECOND, SOON))
    engine = filing.office.engine(BECKER.login) if isinstance(filing, SharedFiling) else filing.engine
    wanted = Filter(Box.ALL, overdue=True)

    def overdue(day: int) -> list[str]:
        reader = SqlReader(engine, lambda: datetime(2099, 12, day, 7, tzinfo=UTC))
        return [row.id for row in reader.page(BECKER, wanted).rows]

    assert (overdue(7), overdue(8)) == ([], [case])
    received(filing, case, 4, SECOND)
    assert (overdue(8), overdue(15)) == ([], [case])
    received(filing, case, 5, FIRST)
    assert overdue(15) == []


def test_somebody_is_heard_while_a_body_is_asked(filing: Filing) -> None:
    """The applicant's word wakes the case; the statement is still awaited and still taken."""
    case = filing.receive(due_on=None)
    with filing.transaction(BECKER) as work:
        work.record(Claimed(case, 1, CHECKING, BECKER.login))
        work.record(HearingSent(case, 2, WAITING, "ablehnung", SOON, work.keep(b"%PDF 1")))
        told = (FIRST, "", "Amt 1", LATE, work.keep(b"%PDF 2"))
        work.record(StatementAsked(case, 3, WAITING, *told))
        work.commit()
    assert filing.reader.case(BECKER, case).row.awaits == "hearing"
    received(filing, case, 4, FIRST)
    record = filing.reader.case(BECKER, case)
    assert (record.case.state, record.row.awaits) == (WAITING, "hearing")
    later(filing, case, 77)
    assert filing.reader.case(BECKER, case).case.state is CHECKING


def test_what_the_applicant_sends_wakes_no_case_that_waits_for_a_body(filing: Filing) -> None:
    case = asked(filing)
    later(filing, case, 77)
    assert filing.reader.case(BECKER, case).case.state is WAITING
    with pytest.raises((ClerkError, OutsideError)), filing.transaction(BECKER) as work:
        work.record(HearingEnded(case, 3, CHECKING, Answer.WRITTEN))


def test_statements_outlast_the_way_back(filing: Filing) -> None:
    case = asked(filing)
    downgrade(migrator_of(filing), SCRIPTS, "0019")
    upgrade(migrator_of(filing), SCRIPTS)
    received(filing, case, 3, FIRST)
    assert filing.reader.case(BECKER, case).case.state is CHECKING
    assert not filing.reader.verify()
