"""Copies on the server: bound, read after opening, sent one by one, released only while whole."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import sqlalchemy as sa

from clerk_app.domain.case import CaseState
from clerk_app.domain.errors import ClerkError
from clerk_app.domain.facts import Approved, Submitted, canonical, digest
from clerk_app.services.reading import CopyRow

from ..conftest import BECKER, VOGT, SharedFiling
from ..test_filing import drafted

PDFS = (b"%PDF notice", b"%PDF for the neighbour")
NAMES = (("applicant", "Deniz \u00d6zt\u00fcrk"), ("neighbour", "Ewa Nowak"))


@pytest.fixture
def waiting(shared_filing: SharedFiling) -> tuple[SharedFiling, str]:
    case = drafted(shared_filing)
    with shared_filing.transaction(BECKER) as work:
        hashes = [work.keep(pdf) for pdf in PDFS]
        copies = [
            {"position": at, "role": role, "name": name, "pdf_sha256": sha256}
            for at, ((role, name), sha256) in enumerate(zip(NAMES, hashes, strict=True), 1)
        ]
        data = canonical({"copies": copies})
        state = CaseState.AWAITING_APPROVAL
        work.record(
            Submitted(
                case, 3, state, "n1", "bewilligung", hashes[0], digest(data), "2026-11", "a.becker", data
            )
        )
        work.commit()
    return shared_filing, case


def approve(filing: SharedFiling, case: str) -> None:
    notice = filing.reader.case(VOGT, case).notices[0]
    bound = (notice.id, notice.pdf_sha256, notice.data_sha256, notice.pack_version)
    with filing.transaction(VOGT) as work:
        work.record(Approved(case, 4, CaseState.APPROVED, *bound, VOGT.person, False))
        work.commit()


@contextmanager
def unguarded(filing: SharedFiling, table: str) -> Iterator[None]:
    filing.raw(f"ALTER TABLE office.{table} DISABLE TRIGGER {table}_immutable")
    if table == "contents":
        filing.raw("ALTER TABLE office.contents DISABLE TRIGGER contents_true")
    yield


def test_copies_are_read_with_their_case_and_sent_one_by_one(waiting: tuple[SharedFiling, str]) -> None:
    filing, case = waiting
    notice = filing.reader.case(VOGT, case).notices[0]
    assert [(copy.position, copy.role, copy.name) for copy in notice.copies] == [
        (1, *NAMES[0]),
        (2, *NAMES[1]),
    ]
    with filing.transaction(VOGT) as work:
        passing = work.waiting_notice(case)
    assert passing is not None
    assert passing.copies == tuple(CopyRow(c.position, c.role, "", c.pdf_sha256) for c in notice.copies)
    approve(filing, case)
    rows = filing.raw("SELECT payload FROM outbox WHERE case_id = :c AND kind = 'dispatch'", c=case).all()
    payloads = [json.loads(row.payload) for row in rows]
    assert sorted((p["pdf_sha256"], p.get("copy", "")) for p in payloads) == sorted(
        (copy.pdf_sha256, "" if copy.position == 1 else str(copy.position)) for copy in notice.copies
    )


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("contents", "UPDATE office.contents SET bytes = 'x' WHERE sha256 = :other"),
        ("notice_copies", "DELETE FROM office.notice_copies WHERE position = 2"),
        ("notice_copies", "UPDATE office.notice_copies SET name = 'x' WHERE position = 2"),
        (
            "notice_copies",
            "INSERT INTO office.notice_copies SELECT notice_id, 3, role, name, pdf_sha256 "
            "FROM office.notice_copies WHERE position = 2",
        ),
    ],
)
def test_what_was_changed_past_all_guards_is_not_released_and_is_found(
    waiting: tuple[SharedFiling, str], table: str, change: str
) -> None:
    filing, case = waiting
    other = filing.reader.case(VOGT, case).notices[0].copies[1].pdf_sha256
    named = {"other": other} if ":other" in change else {}
    with unguarded(filing, table):
        filing.raw(change, **named)
    with pytest.raises(ClerkError) as refused:
        approve(filing, case)
    assert refused.value.code == "approval.bytes_changed"
    found = {detail for detail, in filing.raw(
        "SELECT detail FROM api.copy_faults() UNION ALL SELECT sha256 FROM api.content_faults()"
    )}  # fmt: skip
    assert found == ({other} if table == "contents" else {"copy differs: n1"})


def test_untouched_copies_have_no_faults(waiting: tuple[SharedFiling, str]) -> None:
    filing, _ = waiting
    assert filing.raw("SELECT * FROM api.copy_faults()").all() == []


def test_guards_hold_against_the_owner_of_the_tables(waiting: tuple[SharedFiling, str]) -> None:
    filing, _ = waiting
    for change in ("UPDATE office.notice_copies SET name = 'x'", "DELETE FROM office.notice_copies"):
        with pytest.raises(sa.exc.DatabaseError):
            filing.raw(change)
