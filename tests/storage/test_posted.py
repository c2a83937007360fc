"""Letters that left on paper stay so, over every step back, and are compared with the journal."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from clerk_app.domain.case import CaseState
from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.domain.posting import NoticeLeft, Posted
from clerk_app.services.office_time import local_day
from clerk_app.storage.migration import downgrade, upgrade

from .conftest import BECKER, VOGT, Filing
from .test_filing import approval, submitted
from .test_migrations import SCRIPTS, migrator_of


def approved(filing: Filing) -> str:
    case = submitted(filing)
    with filing.transaction(VOGT) as work:
        work.record(approval(filing, case, VOGT.person))
        work.commit()
    return case


def post(filing: Filing, case: str, **changes: str) -> None:
    [letter] = [one for one in filing.reader.outgoing(BECKER, (), case) if one.kind == "dispatch"]
    told = {
        "letter": letter.id,
        "what": "dispatch",
        "pdf_sha256": letter.pdf_sha256,
        "way": "letter",
    } | changes
    with filing.transaction(BECKER) as work:
        work.record(Posted(case, **told, posted_on=local_day(letter.due_at), number=""))  # type: ignore[arg-type]
        work.commit()


def test_a_posted_notice_moves_its_case_and_is_on_record(filing: Filing) -> None:
    case = approved(filing)
    post(filing, case)
    record = filing.reader.case(BECKER, case)
    told = [entry.kind for entry in record.timeline if entry.kind != "opened"]
    assert record.case.state is CaseState.DISPATCHED and told[-2:] == ["posted", "notice_left"]
    assert not filing.reader.verify()


@pytest.mark.parametrize("changes", [{"what": "acknowledge"}, {"pdf_sha256": "0" * 64}, {"way": "pigeon"}])
def test_what_is_not_said_truly_is_not_taken(filing: Filing, changes: dict[str, str]) -> None:
    case = approved(filing)
    with pytest.raises(ClerkError):
        post(filing, case, **changes)
    assert filing.reader.case(BECKER, case).case.state is CaseState.APPROVED
    post(filing, case)


def test_nobody_says_alone_that_a_notice_has_left(filing: Filing) -> None:
    """On a server there is no such act; a file refuses it for any state but an approved one."""
    case = filing.receive()

    def say_so() -> None:
        with filing.transaction(BECKER) as work:
            work.record(NoticeLeft(case, 1, CaseState.DISPATCHED, "n1"))
            work.commit()

    with pytest.raises((ClerkError, OutsideError, sa.exc.DBAPIError)):
        say_so()
    assert filing.reader.case(BECKER, case).case.state is CaseState.NEW


@pytest.mark.parametrize("change", ["state = 'waiting'", "kind = 'acknowledge'", "owed = 'certificate'"])
def test_a_letter_changed_past_all_guards_is_found(filing: Filing, change: str) -> None:
    case = approved(filing)
    post(filing, case)
    filing.disarm("outbox_forward")
    filing.raw(f"UPDATE outbox SET {change} WHERE kind = 'dispatch'")
    assert {fault.detail for fault in filing.reader.verify()} == {"letter differs"}


def test_a_posted_letter_outlasts_the_way_back(filing: Filing) -> None:
    case = approved(filing)
    post(filing, case, way="certificate")
    owed = filing.reader.owed(BECKER)
    assert [paper.letter.case for paper in owed] == [case]
    downgrade(migrator_of(filing), SCRIPTS, "0019")
    assert "dispatch" not in set(filing.raw("SELECT act FROM moves").scalars())
    assert filing.reader.case(BECKER, case).case.state is CaseState.DISPATCHED
    upgrade(migrator_of(filing), SCRIPTS)
    assert "dispatch" in set(filing.raw("SELECT act FROM moves").scalars())
    assert filing.reader.owed(BECKER) == owed
    assert not filing.reader.verify()
