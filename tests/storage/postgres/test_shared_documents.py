"""A document laid down by hand in the shared office: by whom may, with its provenance, in the journal."""

from __future__ import annotations

from datetime import date

import pytest

from clerk_app.domain.errors import ClerkError
from clerk_app.domain.facts import ReceivedDocument
from clerk_app.domain.hand_facts import DocumentAdded
from clerk_app.domain.person import Actor

from ..conftest import BECKER, WAGNER, SharedFiling


def add(filing: SharedFiling, actor: Actor, case: str, *, kept: bool = True) -> None:
    with filing.transaction(actor) as work:
        sha256 = work.keep(b"Nachweis") if kept else "0" * 64
        paper = ReceivedDocument(
            f"d-{actor.login}", "Nachweis.txt", "text/plain", "text/plain", "attachment", "", 8, sha256
        )
        work.record(DocumentAdded(case, sha256, "mail", date(2026, 11, 2), paper))
        work.commit()


def test_a_clerk_of_the_unit_adds_a_document_and_the_journal_tells_how_it_came(
    shared_filing: SharedFiling,
) -> None:
    case = shared_filing.receive()
    before = shared_filing.reader.case(BECKER, case).documents
    add(shared_filing, BECKER, case)
    record = shared_filing.reader.case(BECKER, case)
    assert [paper.name for paper in record.documents] == [*(paper.name for paper in before), "Nachweis.txt"]
    told = record.timeline[-1]
    assert (told.kind, told.actor) == ("document_added", BECKER.login)
    assert (told.facts["channel"], told.facts["received_on"]) == ("mail", "2026-11-02")
    assert "document" not in told.facts


def test_a_clerk_of_another_unit_adds_nothing(shared_filing: SharedFiling) -> None:
    case = shared_filing.receive()
    with pytest.raises(ClerkError, match=r"case\.unknown"):
        add(shared_filing, WAGNER, case)


def test_octets_nobody_has_handed_over_are_no_document(shared_filing: SharedFiling) -> None:
    case = shared_filing.receive()
    with pytest.raises(Exception, match=r"content\.not_kept"):
        add(shared_filing, BECKER, case, kept=False)
    add(shared_filing, BECKER, case)
