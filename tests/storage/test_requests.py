"""A case waits for the applicant, on a file and on a server, and goes on with what comes in."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa

from clerk_app.domain.asking_facts import InformationRequested, Resumed
from clerk_app.domain.case import CaseState
from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.domain.facts import Claimed, DraftBegun
from clerk_app.domain.outgoing import REQUEST, LetterState
from clerk_app.services.reading import Box, CaseRecord, Filter, TimelineEntry
from clerk_app.storage.migration import downgrade, upgrade
from clerk_app.storage.queries import SqlReader

from .conftest import BECKER, Filing, SharedFiling
from .test_filing import later
from .test_migrations import SCRIPTS, migrator_of


def asked(filing: Filing, **changes: object) -> str:
    """A case that waits for the applicant."""
    case = filing.receive()
    with filing.transaction(BECKER) as work:
        work.record(Claimed(case, 1, CaseState.CHECKING, BECKER.login))
        letter = work.keep(b"%PDF Nachforderung")
        fact = InformationRequested(
            case, 2, CaseState.AWAITING_APPLICANT, ("mietvertrag",), date(2099, 12, 14), letter
        )
        work.record(replace(fact, **changes))  # type: ignore[arg-type]
        work.commit()
    return case


def acts(record: CaseRecord) -> list[TimelineEntry]:
    """Without readings, which a server writes down by itself."""
    return [entry for entry in record.timeline if entry.kind != "opened"]


def test_a_request_makes_the_case_wait_and_waits_itself_in_the_outbox(filing: Filing) -> None:
    case = asked(filing)
    record = filing.reader.case(BECKER, case)
    assert (record.case.state, record.case.version) == (CaseState.AWAITING_APPLICANT, 3)
    told = acts(record)[-1]
    assert (told.kind, told.facts["due_on"], told.facts["items"]) == (
        "information_requested", "2099-12-14", ["mietvertrag"]
    )  # fmt: skip
    [letter] = filing.raw("SELECT * FROM outbox WHERE kind = 'information_request'").all()
    assert (letter.case_id, letter.state) == (case, "waiting")
    assert filing.reader.content(str(told.facts["letter_sha256"])) == b"%PDF Nachforderung"
    assert json.loads(letter.payload) == {"pdf_sha256": told.facts["letter_sha256"]}
    assert not filing.reader.verify()


def test_the_list_says_until_when_a_case_waits_and_the_case_how_far_its_letter_is(filing: Filing) -> None:
    case, other = asked(filing), filing.receive()
    lines = {row.id: row.awaited_on for row in filing.reader.page(BECKER, Filter(Box.ALL)).rows}
    assert (lines[case], lines[other]) == (date(2099, 12, 14), None)
    record = filing.reader.case(BECKER, case)
    assert record.row.awaited_on == date(2099, 12, 14)
    [letter] = record.letters
    told = acts(record)[-1].facts["letter_sha256"]
    assert (letter.kind, letter.pdf_sha256, letter.state) == (REQUEST, told, LetterState.WAITING)
    assert filing.reader.case(BECKER, other).letters == ()
    with filing.transaction(BECKER) as work:
        work.record(Resumed(case, 3, CaseState.CHECKING))
        work.commit()
    assert filing.reader.case(BECKER, case).row.awaited_on is None


def test_who_has_not_answered_in_time_is_found(filing: Filing) -> None:
    case, other = asked(filing), filing.receive()
    filing.receive(due_on=date(2020, 1, 3))
    engine = filing.office.engine(BECKER.login) if isinstance(filing, SharedFiling) else filing.engine
    late = SqlReader(engine, lambda: datetime(2099, 12, 15, 7, tzinfo=UTC))

    def found(reader: SqlReader, **changes: object) -> set[str]:
        wanted = Filter(Box.ALL, overdue=True, **changes)  # type: ignore[arg-type]
        return {row.id for row in reader.page(BECKER, wanted).rows}

    assert found(filing.reader) == {"case-3"}
    assert case in found(late, states=frozenset({CaseState.AWAITING_APPLICANT}))
    assert other in found(late)
    later(filing, case, 77)
    assert found(late, states=frozenset({CaseState.AWAITING_APPLICANT})) == set()


def test_asked_twice_the_later_day_counts(filing: Filing) -> None:
    case = asked(filing)
    with filing.transaction(BECKER) as work:
        work.record(Resumed(case, 3, CaseState.CHECKING))
        again = InformationRequested(
            case, 4, CaseState.AWAITING_APPLICANT, ("x",), date(2099, 12, 28), work.keep(b"%PDF zwei")
        )
        work.record(again)
        work.commit()
    record = filing.reader.case(BECKER, case)
    assert record.row.awaited_on == date(2099, 12, 28)
    assert len({letter.pdf_sha256 for letter in record.letters}) == 2


def test_what_comes_in_lets_a_waiting_case_go_on(filing: Filing) -> None:
    case = asked(filing)
    later(filing, case, 77)
    record = filing.reader.case(BECKER, case)
    assert (record.case.state, record.case.version) == (CaseState.CHECKING, 4)
    came, resumed = acts(record)[-2:]
    assert (came.kind, resumed.kind) == ("supplemented", "resumed")
    assert (resumed.facts["submission"], resumed.facts["seen_version"]) == ("s77", 3)
    assert record.case.clerk == BECKER.login
    later(filing, case, 78)
    assert filing.reader.case(BECKER, case).case.version == 4
    assert not filing.reader.verify()


def test_the_same_once_more_wakes_nothing(filing: Filing) -> None:
    case = asked(filing)
    later(filing, case, 77, duplicate=True, documents=())
    record = filing.reader.case(BECKER, case)
    assert (record.case.state, record.case.version) == (CaseState.AWAITING_APPLICANT, 3)
    assert acts(record)[-1].kind == "supplemented"


def test_who_wrote_before_the_request_goes_on_writing_after_it(filing: Filing) -> None:
    case = filing.receive()
    with filing.transaction(BECKER) as work:
        work.record(Claimed(case, 1, CaseState.CHECKING, BECKER.login))
        work.record(DraftBegun(case, 2, CaseState.IN_PROGRESS, BECKER.person))
        kept = work.keep(b"%PDF")
        ask = (("x",), date(2099, 12, 14), kept)
        work.record(InformationRequested(case, 3, CaseState.AWAITING_APPLICANT, *ask))
        work.record(Resumed(case, 4, CaseState.CHECKING))
        work.record(DraftBegun(case, 5, CaseState.IN_PROGRESS, BECKER.person))
        work.commit()
    twice = (ClerkError, OutsideError, sa.exc.IntegrityError)
    with pytest.raises(twice) as refused, filing.transaction(BECKER) as work:
        work.record(DraftBegun(case, 6, CaseState.IN_PROGRESS, BECKER.person))
    assert "fact.malformed" in str(refused.value) or "draft_editors" in str(refused.value)
    assert not filing.reader.verify()


def test_a_waiting_case_outlasts_the_way_back_and_goes_on_afterwards(filing: Filing) -> None:
    case = asked(filing)
    downgrade(migrator_of(filing), SCRIPTS, "0012")
    assert not asking_acts(filing)
    assert filing.raw("SELECT state FROM cases WHERE id = :case", case=case).scalar() == "awaiting_applicant"
    upgrade(migrator_of(filing), SCRIPTS)
    assert asking_acts(filing) == {"request", "resume"}
    later(filing, case, 77)
    assert filing.reader.case(BECKER, case).case.state is CaseState.CHECKING
    assert not filing.reader.verify()


def asking_acts(filing: Filing) -> set[str]:
    return set(filing.raw("SELECT act FROM moves").scalars()) & {"request", "resume"}
