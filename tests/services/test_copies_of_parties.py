"""A notice for several parties: a copy for each, bound together, released together, sent one by one."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace

import pytest
import sqlalchemy as sa

from clerk_app.domain.composition import Draft
from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.domain.party import HandParty, Parties
from clerk_app.services import approval, assignment, decision
from clerk_app.services.approval import Seen
from clerk_app.services.notices import notice_of_case
from clerk_app.storage import tables as t
from tests.ui.rooms.decision.conftest import deciding, furnished, shop
from tests.ui.rooms.decision.house import VOGT, DecidingOffice

__all__ = ["deciding", "furnished", "shop"]

COMPLETE = {"abholung": "2026-12-07"}
PARTIES = Parties(
    {
        "hand_1": HandParty("spouse", "Herrn\nJan Schröder\nKaiserstraße 12\n61169 Friedberg"),
        "hand_2": HandParty("neighbour", "Frau\nEwa Nowak\nKaiserstraße 14\n61169 Friedberg"),
    }
)


@pytest.fixture
def waiting(deciding: DecidingOffice) -> str:
    """A notice for three lies before the supervisor."""
    case = deciding.receive()
    assignment.claim(deciding.office(), case, 1)
    saved = decision.save(deciding.office(), case, Draft("umtausch", COMPLETE, parties=PARTIES), 0)
    decision.submit(deciding.office(), case, saved.case_version)
    return case


def _laid(deciding: DecidingOffice, case: str):
    return deciding.reader.case(VOGT, case).notices[0]


def _approve(deciding: DecidingOffice, case: str) -> None:
    record = deciding.reader.case(VOGT, case)
    notice = record.notices[0]
    seen = Seen(notice.id, notice.pdf_sha256, notice.data_sha256)
    approval.approve(deciding.office_of(VOGT), case, record.case.version, seen)


def test_every_party_has_a_copy_and_the_data_name_them_all(deciding: DecidingOffice, waiting: str) -> None:
    notice = _laid(deciding, waiting)

    assert [(copy.position, copy.role, copy.name) for copy in notice.copies] == [
        (1, "applicant", "Maike Schröder"),
        (2, "spouse", "Jan Schröder"),
        (3, "neighbour", "Ewa Nowak"),
    ]
    assert notice.copies[0].pdf_sha256 == notice.pdf_sha256
    assert len(notice.hashes) == 3
    named = [copy["pdf_sha256"] for copy in json.loads(notice.data)["copies"]]
    assert named == [copy.pdf_sha256 for copy in notice.copies]
    assert hashlib.sha256(notice.data.encode()).hexdigest() == notice.data_sha256
    for sha256 in named:
        assert hashlib.sha256(deciding.reader.content(sha256)).hexdigest() == sha256


def test_a_notice_for_one_has_no_copies_and_its_data_say_nothing_of_any(deciding: DecidingOffice) -> None:
    case = deciding.receive()
    assignment.claim(deciding.office(), case, 1)
    saved = decision.save(deciding.office(), case, Draft("umtausch", COMPLETE), 0)
    decision.submit(deciding.office(), case, saved.case_version)

    notice = _laid(deciding, case)
    assert notice.copies == ()
    assert "copies" not in json.loads(notice.data)


def test_one_letter_waits_for_each_party(deciding: DecidingOffice, waiting: str) -> None:
    _approve(deciding, waiting)

    with deciding.engine.connect() as connection:
        rows = connection.execute(
            sa.select(t.outbox.c.payload).where(t.outbox.c.case_id == waiting, t.outbox.c.kind == "dispatch")
        ).all()
    payloads = [json.loads(row.payload) for row in rows]
    notice = _laid(deciding, waiting)
    assert {p["pdf_sha256"]: p.get("copy", "") for p in payloads} == {
        notice.copies[0].pdf_sha256: "",
        notice.copies[1].pdf_sha256: "2",
        notice.copies[2].pdf_sha256: "3",
    }


def test_another_copy_is_another_notice(deciding: DecidingOffice, waiting: str) -> None:
    """Whoever has seen the data with the former copies releases none with others."""
    former = _laid(deciding, waiting)
    version = deciding.reader.case(VOGT, waiting).case.version
    decision.recall(deciding.office(), waiting, version)
    draft = deciding.reader.case(VOGT, waiting).draft
    moved = HandParty("neighbour", "Frau\nEwa Nowak\nKaiserstraße 16\n61169 Friedberg")
    parties = Parties({**PARTIES.by_hand, "hand_2": moved})
    saved = decision.save(deciding.office(), waiting, replace(draft.draft, parties=parties), draft.revision)
    deciding.clock.pass_by(minutes=1)
    decision.submit(deciding.office(), waiting, saved.case_version)
    now = _laid(deciding, waiting)

    assert now.pdf_sha256 == former.pdf_sha256  # the first party's copy is the same to the byte
    assert now.data_sha256 != former.data_sha256
    version = deciding.reader.case(VOGT, waiting).case.version
    seen = Seen(now.id, now.pdf_sha256, former.data_sha256)
    with pytest.raises(ClerkError) as refused:
        approval.approve(deciding.office_of(VOGT), waiting, version, seen)
    assert refused.value.code == "approval.other_notice"
    _approve(deciding, waiting)
    assert deciding.reader.case(VOGT, waiting).case.state.value == "approved"


def test_a_copy_whose_bytes_changed_is_not_released(deciding: DecidingOffice, waiting: str) -> None:
    sha256 = _laid(deciding, waiting).copies[2].pdf_sha256
    with deciding.engine.connect() as connection, connection.begin():
        connection.exec_driver_sql("DROP TRIGGER contents_no_update")
        connection.exec_driver_sql("UPDATE contents SET bytes = x'00' WHERE sha256 = ?", (sha256,))

    with pytest.raises((ClerkError, OutsideError)):
        _approve(deciding, waiting)
    assert deciding.reader.case(VOGT, waiting).case.state.value == "awaiting_approval"
    faults = [(fault.kind, fault.detail) for fault in deciding.reader.verify()]
    assert ("content_changed", sha256) in faults


@pytest.mark.parametrize(
    ("change", "trigger"),
    [
        ("UPDATE notice_copies SET name = 'x' WHERE position = 3", "notice_copies_no_update"),
        ("UPDATE notice_copies SET pdf_sha256 = (SELECT pdf_sha256 FROM notices) WHERE position = 3",
         "notice_copies_no_update"),
        ("DELETE FROM notice_copies WHERE position = 3", "notice_copies_no_delete"),
        ("INSERT INTO notice_copies SELECT notice_id, 4, role, name, pdf_sha256 FROM notice_copies "
         "WHERE position = 3", "notice_copies_as_bound"),
    ],
)  # fmt: skip
def test_copies_stay_as_laid_and_verify_finds_what_passed_all_guards(
    deciding: DecidingOffice, waiting: str, change: str, trigger: str
) -> None:
    def write() -> None:
        with deciding.engine.connect() as connection, connection.begin():
            connection.exec_driver_sql(change)

    assert [fault for fault in deciding.reader.verify() if "copy" in fault.detail] == []
    with pytest.raises(sa.exc.DatabaseError):
        write()
    with deciding.engine.connect() as connection, connection.begin():
        connection.exec_driver_sql(f"DROP TRIGGER {trigger}")
    write()
    found = [(fault.kind, fault.detail) for fault in deciding.reader.verify()]
    assert ("record", f"copy differs: {_laid(deciding, waiting).id}") in found


def test_the_file_itself_refuses_a_release_without_all_copies(deciding: DecidingOffice, waiting: str) -> None:
    with deciding.engine.connect() as connection, connection.begin():
        connection.exec_driver_sql("DROP TRIGGER notice_copies_no_delete")
        connection.exec_driver_sql("DELETE FROM notice_copies WHERE position = 3")

    with pytest.raises((ClerkError, OutsideError, sa.exc.DatabaseError)):
        _approve(deciding, waiting)
    assert deciding.reader.case(VOGT, waiting).case.state.value == "awaiting_approval"


def test_the_stored_copies_are_what_is_rendered(deciding: DecidingOffice, waiting: str) -> None:
    notice, rendered = _laid(deciding, waiting), notice_of_case(deciding.office_of(VOGT), waiting)

    assert [copy.name for copy in rendered.copies] == ["Jan Schröder", "Ewa Nowak"]
    assert [copy.pdf for copy in rendered.copies] == [
        deciding.reader.content(copy.pdf_sha256) for copy in notice.copies[1:]
    ]


def test_copies_written_by_a_draft_come_back(deciding: DecidingOffice) -> None:
    case = deciding.receive()
    assignment.claim(deciding.office(), case, 1)
    parties = replace(PARTIES, chosen=("neighbour_1",), left_out=("applicant",))
    decision.save(deciding.office(), case, Draft("umtausch", COMPLETE, parties=parties), 0)

    assert deciding.reader.case(VOGT, case).draft.draft.parties == parties
