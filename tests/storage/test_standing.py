"""What lies in the tables is compared with what was written down of it, on both engines."""

from __future__ import annotations

from datetime import date

import psycopg
import pytest

from clerk_app.domain.case import CaseState
from clerk_app.domain.facts import Noted, ReceivedDocument, Returned
from clerk_app.domain.hand_facts import DocumentAdded

from .conftest import BECKER, VOGT, Filing, SharedFiling
from .postgres.test_seals import TABLES, rewrite, tamper
from .test_filing import later, submitted


def full(filing: Filing) -> None:
    """A case with everything that can lie in one: papers of every provenance, a note, a verdict."""
    case = submitted(filing)
    later(filing, case, 77)
    with filing.transaction(BECKER) as work:
        kept = work.keep(b"Nachweis")
        paper = ReceivedDocument("d9", "Nachweis.txt", "text/plain", "text/plain", "attachment", "", 8, kept)
        work.record(DocumentAdded(case, kept, "mail", date(2026, 11, 2), paper))
        work.record(Noted(case, "", True, "Telefonat"))
        work.commit()
    notice = filing.reader.case(VOGT, case).notices[0].id
    with filing.transaction(VOGT) as work:
        work.record(Returned(case, 4, CaseState.REWORK, notice, "Bitte begründen."))
        work.commit()
    filing.receive()
    assert filing.reader.verify() == ()


CHANGES = (
    ("state differs", "UPDATE cases SET state = 'approved' WHERE id = 'case-1'"),
    ("version differs", "UPDATE cases SET version = version + 1 WHERE id = 'case-1'"),
    ("unit differs", "UPDATE cases SET unit = 'bauantrag' WHERE id = 'case-1'"),
    ("clerk differs", "UPDATE cases SET clerk = 'k.vogt' WHERE id = 'case-1'"),
    ("file reference differs", "UPDATE cases SET file_reference = '12 WG 2026/0099' WHERE id = 'case-1'"),
    ("applicant differs", "UPDATE cases SET applicant = 'Anders' WHERE id = 'case-1'"),
    ("state differs", "UPDATE cases SET state = 'discarded' WHERE id = 'case-2'"),
    ("fields differ", "UPDATE submissions SET fields = '[]' WHERE case_id = 'case-1'"),
    ("submission differs", "UPDATE submissions SET data_sha256 = '0' WHERE case_id = 'case-1'"),
    ("editor differs", "DELETE FROM draft_editors"),
    ("editor differs", "INSERT INTO draft_editors (case_id, person) VALUES ('case-2', 'vogt')"),
    ("note differs", "UPDATE notes SET text = 'anders'"),
    ("note differs", "DELETE FROM notes"),
    ("review differs", "UPDATE reviews SET verdict = 'recalled'"),
    ("review differs", "DELETE FROM reviews"),
    ("document differs", "UPDATE documents SET name = 'Anders.pdf' WHERE id = 'd1'"),
    ("document differs", "DELETE FROM documents WHERE id = 'late-77'"),
    ("document differs", "UPDATE documents SET purpose = 'anders' WHERE id = 'd9'"),
    ("document differs", "UPDATE documents SET case_id = 'case-2', position = 1 WHERE id = 'd9'"),
    ("later submission differs", "UPDATE follow_ups SET duplicate = true"),
    ("later submission differs", 'UPDATE follow_ups SET fields = \'[["a","b","c"]]\''),
    ("later submission differs", "DELETE FROM follow_ups"),
    ("letter differs", "UPDATE outbox SET state = 'sent', remote_id = 'r1' WHERE case_id = 'case-1'"),
)


@pytest.mark.parametrize(("detail", "statement"), CHANGES)
def test_a_row_changed_behind_the_guards_is_found(embedded: Filing, detail: str, statement: str) -> None:
    full(embedded)
    rewrite(embedded, statement)
    assert detail in {fault.detail.split(":")[0] for fault in embedded.reader.verify()}


def test_and_the_server_finds_the_same(shared_filing: SharedFiling) -> None:
    full(shared_filing)
    with shared_filing.office.connect() as owner:
        missed = [change for change in CHANGES if change[0] not in _found(owner, change[1])]
    assert missed == []
    assert shared_filing.reader.verify() == ()


def test_a_case_that_is_gone_is_missed(filing: Filing) -> None:
    full(filing)
    tables = ("salts", "submissions", "documents", "outbox", *("holdings",) * filing.shared)
    emptied = [f"DELETE FROM {table} WHERE case_id = 'case-2'" for table in tables]
    statements = (*emptied, "DELETE FROM cases WHERE id = 'case-2'")
    if isinstance(filing, SharedFiling):
        tamper(filing, "SET LOCAL search_path = office", *statements)
    else:
        rewrite(filing, *statements)
    assert ("case-2", "case is gone") in {(fault.case, fault.detail) for fault in filing.reader.verify()}


def _found(owner: psycopg.Connection, statement: str) -> set[str]:
    """As the owner of the server, with every guard off; afterwards nothing has happened."""
    with owner.transaction(force_rollback=True):
        for table in TABLES:
            owner.execute(f"ALTER TABLE {table} DISABLE TRIGGER ALL")
        owner.execute("SET LOCAL search_path = office")
        owner.execute(statement)
        faults = owner.execute(
            "SELECT detail FROM api.record_faults() UNION ALL SELECT detail FROM api.paper_faults()"
        )
        return {detail.split(":")[0] for (detail,) in faults}
