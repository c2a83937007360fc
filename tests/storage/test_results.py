"""A case that another program carried on comes back with its result, on a file and on a server."""

from __future__ import annotations

from datetime import date

import pytest
import sqlalchemy as sa

from clerk_app.domain.case import CaseState
from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.domain.facts import Assigned, Claimed, HandedOver
from clerk_app.domain.handover_result import ResultReturned
from clerk_app.storage.migration import downgrade, upgrade

from .conftest import BECKER, VOGT, Filing
from .test_migrations import SCRIPTS, migrator_of

DAY = date(2026, 11, 3)


def handed_over(filing: Filing) -> str:
    case = filing.receive()
    with filing.transaction(BECKER) as work:
        work.record(Claimed(case, 1, CaseState.CHECKING, BECKER.login))
        kept = work.keep(b"Feld;Wert")
        work.record(HandedOver(case, 2, CaseState.HANDED_OVER, "fachverfahren", "Wohngeld", "WG-1", kept))
        work.commit()
    return case


def returned(filing: Filing, case: str, result: str, state: CaseState, seen: int = 3) -> None:
    with filing.transaction(BECKER) as work:
        work.record(ResultReturned(case, seen, state, result, DAY))
        work.commit()


@pytest.mark.parametrize("result", ["granted", "granted_in_part", "refused", "settled"])
def test_a_result_closes_the_case(filing: Filing, result: str) -> None:
    case = handed_over(filing)
    returned(filing, case, result, CaseState.CLOSED)
    record = filing.reader.case(BECKER, case)
    assert (record.case.state, record.case.version) == (CaseState.CLOSED, 4)
    told = next(entry for entry in reversed(record.timeline) if entry.kind != "opened")
    assert (told.kind, told.facts["result"], told.facts["decided_on"]) == (
        "result_returned", result, "2026-11-03"
    )  # fmt: skip
    assert not filing.reader.verify()


def test_what_was_sent_back_is_worked_on_here_again(filing: Filing) -> None:
    case = handed_over(filing)
    returned(filing, case, "sent_back", CaseState.CHECKING)
    record = filing.reader.case(BECKER, case)
    assert (record.case.state, record.case.clerk) == (CaseState.CHECKING, BECKER.login)
    assert not filing.reader.verify()


def test_a_result_decides_itself_where_the_case_goes(filing: Filing) -> None:
    case = handed_over(filing)
    for result, state in (("granted", CaseState.CHECKING), ("sent_back", CaseState.CLOSED)):
        with pytest.raises((ClerkError, OutsideError, sa.exc.IntegrityError)):
            returned(filing, case, result, state)
    assert filing.reader.case(BECKER, case).case.state is CaseState.HANDED_OVER


def test_a_case_that_is_away_can_be_given_to_a_colleague(filing: Filing) -> None:
    case = handed_over(filing)
    with filing.transaction(BECKER) as work:
        work.record(Assigned(case, 3, CaseState.HANDED_OVER, VOGT.login))
        work.commit()
    assert filing.reader.case(BECKER, case).case.clerk == VOGT.login


def test_a_closed_case_outlasts_the_way_back(filing: Filing) -> None:
    case = handed_over(filing)
    returned(filing, case, "granted", CaseState.CLOSED)
    downgrade(migrator_of(filing), SCRIPTS, "0017")
    assert not result_acts(filing)
    assert filing.reader.case(BECKER, case).case.state is CaseState.CLOSED
    upgrade(migrator_of(filing), SCRIPTS)
    assert result_acts(filing) == {"conclude", "take_back"}
    assert not filing.reader.verify()


def result_acts(filing: Filing) -> set[str]:
    return set(filing.raw("SELECT act FROM moves").scalars()) & {"conclude", "take_back"}
