"""Acts are filed whole or not at all, and nobody overwrites anybody."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
import sqlalchemy as sa

from clerk_app.domain.case import CaseState
from clerk_app.domain.composition import Draft
from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.domain.facts import Approved, Assigned, Claimed, DraftBegun, Noted, Opened, Submitted, digest
from clerk_app.domain.following import Supplemented
from clerk_app.services.reading import Box, Filter
from clerk_app.storage import tables as t

from .conftest import BECKER, BECKER_ABOVE, START, SYSTEM, VOGT, WAGNER, Filing, received

S = CaseState


def claim(filing: Filing, case: str, version: int = 1) -> None:
    with filing.transaction(BECKER) as work:
        work.record(Claimed(case, version, S.CHECKING, BECKER.login))
        work.commit()


def drafted(filing: Filing) -> str:
    case = filing.receive()
    claim(filing, case)
    with filing.transaction(BECKER) as work:
        work.record(DraftBegun(case, 2, S.IN_PROGRESS, BECKER.person))
        work.save_draft(case, Draft("bewilligung", {"miete": "500.00"}, {}), 0)
        work.commit()
    return case


def submitted(filing: Filing) -> str:
    case = drafted(filing)
    with filing.transaction(BECKER) as work:
        work.record(submission(case, 3, work.keep(b"%PDF notice")))
        work.commit()
    return case


def submission(case: str, version: int, pdf: str) -> Submitted:
    state, data = S.AWAITING_APPROVAL, "{}"
    return Submitted(
        case, version, state, "n1", "bewilligung", pdf, digest(data), "2026-11", "a.becker", data
    )


def approval(filing: Filing, case: str, person: str, **changes: str) -> Approved:
    notice = filing.reader.case(VOGT, case).notices[0]
    bound = {
        "pdf_sha256": notice.pdf_sha256,
        "data_sha256": notice.data_sha256,
        "pack_version": "2026-11",
    } | changes
    return Approved(case, 4, S.APPROVED, notice.id, person=person, single_seat=not filing.shared, **bound)


def test_a_received_case_is_read_back_as_it_came(filing: Filing) -> None:
    case = filing.receive()
    record = filing.reader.case(BECKER, case)
    assert (record.case.state, record.case.version) == (S.NEW, 1)
    assert record.fields[0].value == "Öztürk"
    assert filing.reader.content(record.documents[0].sha256) == b"Mietvertrag 1"
    assert [entry.kind for entry in record.timeline] == ["received", "opened"][: 1 + filing.shared]


def test_leaving_without_commit_undoes_everything(filing: Filing) -> None:
    with filing.transaction(SYSTEM) as work:
        work.record(received(work, 7))
    assert filing.reader.page(BECKER, Filter()).rows == ()
    assert filing.raw("SELECT count(*) FROM contents").scalar_one() == 0
    assert filing.raw("SELECT count(*) FROM outbox").scalar_one() == 0


def test_the_acknowledgement_waits_in_the_outbox_with_the_case(filing: Filing) -> None:
    case = filing.receive()
    with filing.engine.connect() as connection:
        assert connection.execute(sa.select(t.outbox.c.case_id, t.outbox.c.kind)).all() == [
            (case, "acknowledge")
        ]


def test_two_clerks_cannot_overwrite_each_other(filing: Filing) -> None:
    case = filing.receive()
    claim(filing, case)
    with pytest.raises(ClerkError) as refused, filing.transaction(VOGT) as work:
        work.record(Claimed(case, 1, S.CHECKING, VOGT.login))
    assert refused.value.code == "case.changed_elsewhere"
    assert filing.reader.case(BECKER, case).case.clerk == "a.becker"


def test_a_case_of_another_unit_does_not_exist_for_a_clerk(filing: Filing) -> None:
    case = filing.receive()
    with pytest.raises(ClerkError, match=r"case\.unknown"):
        filing.reader.case(WAGNER, case)
    with pytest.raises(ClerkError, match=r"case\.unknown"), filing.transaction(WAGNER) as work:
        work.case(case)
    assert filing.reader.page(WAGNER, Filter(Box.ALL)).rows == ()


def test_an_unlawful_move_is_refused_by_the_database_itself(filing: Filing) -> None:
    case = filing.receive()
    with pytest.raises(ClerkError) as refused, filing.transaction(BECKER) as work:
        work.record(Claimed(case, 1, S.APPROVED, BECKER.login))
    assert refused.value.code == "case.wrong_state"


def test_a_state_cannot_be_set_by_hand(filing: Filing) -> None:
    case = filing.receive()
    for change in ("state = 'approved'", "state = 'approved', version = 2", "version = 5"):
        with pytest.raises(sa.exc.DatabaseError):
            filing.raw(f"UPDATE cases SET {change} WHERE id = :case", case=case)


def test_a_draft_keeps_every_revision_in_order(filing: Filing) -> None:
    case = drafted(filing)
    with filing.transaction(BECKER) as work:
        assert work.save_draft(case, Draft("bewilligung", {"miete": "501.00"}, {"tenor": "Anders."}), 1) == 2
        work.commit()
    stored = filing.reader.case(BECKER, case).draft
    assert stored is not None
    assert (stored.revision, stored.draft.texts) == (2, {"tenor": "Anders."})


def test_an_overtaken_draft_is_refused_and_names_the_editor(filing: Filing) -> None:
    case = drafted(filing)
    with pytest.raises(ClerkError) as refused, filing.transaction(BECKER) as work:
        work.save_draft(case, Draft("ablehnung"), 0)
    assert refused.value.code == "draft.changed_elsewhere"
    assert refused.value.facts["editor"] == "a.becker"


def test_nobody_who_wrote_at_a_notice_can_approve_it(filing: Filing) -> None:
    case = submitted(filing)
    with pytest.raises(ClerkError) as refused, filing.transaction(BECKER_ABOVE) as work:
        work.record(approval(filing, case, BECKER.person))
    assert refused.value.code == "approval.own_work"


def test_nobody_lays_down_a_notice_without_signing_as_its_writer(filing: Filing) -> None:
    case = drafted(filing)
    with filing.transaction(VOGT) as work:
        work.record(Assigned(case, 3, S.IN_PROGRESS, VOGT.login))
        work.commit()
    with pytest.raises(ClerkError) as refused, filing.transaction(VOGT) as work:
        work.record(submission(case, 4, work.keep(b"%PDF other")))
    assert refused.value.code == "fact.forged"
    with filing.transaction(VOGT) as work:
        work.record(DraftBegun(case, 4, S.IN_PROGRESS, VOGT.person))
        work.record(submission(case, 5, work.keep(b"%PDF other")))
        work.commit()


def test_an_approval_holds_for_these_bytes_only(filing: Filing) -> None:
    case = submitted(filing)
    for changed in ({"pdf_sha256": "0" * 64}, {"data_sha256": "0" * 64}, {"pack_version": "2027-01"}):
        with pytest.raises(ClerkError) as refused, filing.transaction(VOGT) as work:
            work.record(approval(filing, case, VOGT.person, **changed))
        assert refused.value.code == "approval.other_notice"


def test_an_approved_notice_goes_to_the_outbox(filing: Filing) -> None:
    case = submitted(filing)
    with filing.transaction(VOGT) as work:
        work.record(approval(filing, case, VOGT.person))
        work.commit()
    record = filing.reader.case(VOGT, case)
    assert record.case.state is S.APPROVED
    assert record.notices[0].status == "approved"
    assert filing.raw("SELECT count(*) FROM outbox WHERE kind = 'dispatch'").scalar_one() == 1


def test_the_list_marks_what_was_approved_at_a_single_seat(filing: Filing) -> None:
    case = submitted(filing)
    assert not filing.reader.page(VOGT, Filter(Box.ALL)).rows[0].single_seat
    with filing.transaction(VOGT) as work:
        work.record(approval(filing, case, VOGT.person))
        work.commit()
    assert filing.reader.page(VOGT, Filter(Box.ALL)).rows[0].single_seat is not filing.shared
    assert filing.reader.case(VOGT, case).row.single_seat is not filing.shared


def test_a_draft_is_locked_while_it_waits_for_approval(filing: Filing) -> None:
    case = submitted(filing)
    with pytest.raises(ClerkError) as refused, filing.transaction(BECKER) as work:
        work.save_draft(case, Draft("ablehnung"), 1)
    assert refused.value.code == "draft.locked"


def later(filing: Filing, case: str, number: int, **changes: object) -> Supplemented:
    with filing.transaction(SYSTEM) as work:
        document = replace(received(work, number).documents[0], id=f"late-{number}")
        fact = Supplemented(
            case, "z1", f"s{number}", "t1", START, "", "application/json", work.keep(b"[]"), late=False,
            duplicate=False, documents=(document,),
        )  # fmt: skip
        work.record(replace(fact, **changes))  # type: ignore[arg-type]
        work.commit()
    return fact


def test_a_follow_up_lies_behind_what_was_there_and_wakes_the_case(filing: Filing) -> None:
    case = filing.receive()
    with filing.transaction(BECKER) as work:
        work.record(Opened(case, BECKER.login))
        work.commit()
    fact = later(filing, case, 77)
    with filing.transaction(SYSTEM) as work:
        assert work.case_of("z1", "s77") == case
        (kin,) = work.kin("z1", "t1", "")
        assert (kin.case, kin.data) == (case, {digest("{}"), fact.data_sha256})
    (row,) = filing.reader.page(BECKER, Filter(Box.ALL)).rows
    assert row.unread
    record = filing.reader.case(BECKER, case)
    assert [document.id for document in record.documents] == ["d1", "late-77"]
    assert "supplemented" in [entry.kind for entry in record.timeline]
    assert not filing.reader.verify()


def test_a_follow_up_arrives_once(filing: Filing) -> None:
    case = filing.receive()
    later(filing, case, 77)
    with pytest.raises((ClerkError, sa.exc.IntegrityError)) as refused:
        later(filing, case, 77, documents=())
    assert "submission.known" in str(refused.value) or "follow_ups" in str(refused.value)
    assert len(filing.reader.case(BECKER, case).documents) == 2


@pytest.mark.parametrize(
    "table", ["follow_ups", "journal", "contents", "documents", "notices", "reviews", "submissions", "notes"]
)
def test_what_is_on_record_cannot_be_changed_or_deleted(filing: Filing, table: str) -> None:
    case = submitted(filing)
    with filing.transaction(VOGT) as work:
        work.record(approval(filing, case, VOGT.person))
        work.record(Noted(case, "", True, "Vermerk"))
        work.commit()
    later(filing, case, 77)
    column = {
        "journal": "entry",
        "contents": "sha256",
        "reviews": "remarks",
        "submissions": "fields",
        "notes": "text",
    }
    with pytest.raises(sa.exc.DatabaseError, match="immutable"):
        filing.raw(f"UPDATE {table} SET {column.get(table, 'case_id')} = 'x'")
    with pytest.raises(sa.exc.DatabaseError, match="immutable"):
        filing.raw(f"DELETE FROM {table}")


def test_a_case_is_unread_until_this_person_has_opened_it(filing: Filing) -> None:
    case = filing.receive()
    assert filing.reader.page(BECKER, Filter()).rows[0].unread
    with filing.transaction(BECKER) as work:
        work.record(Opened(case, BECKER.login))
        work.commit()
    assert not filing.reader.page(BECKER, Filter()).rows[0].unread
    assert filing.reader.page(VOGT, Filter()).rows[0].unread


def test_pages_follow_one_another_without_gap_or_repeat(filing: Filing) -> None:
    cases = [filing.receive() for _ in range(7)]
    for newest_first in (False, True):
        seen, after = [], None
        while True:
            page = filing.reader.page(BECKER, Filter(newest_first=newest_first), after, limit=3)
            seen += [row.id for row in page.rows]
            after = page.next
            if after is None:
                break
        assert seen == (cases[::-1] if newest_first else cases)


def test_search_finds_every_word_whatever_its_case(filing: Filing) -> None:
    for _ in range(3):
        filing.receive()
    found = filing.reader.page(BECKER, Filter(text="öZTÜRK 2026/0002")).rows
    assert [row.file_reference for row in found] == ["12 WG 2026/0002"]
    assert filing.reader.page(BECKER, Filter(text="100%")).rows == ()


def test_counts_say_what_the_boxes_hold(filing: Filing) -> None:
    first = filing.receive()
    filing.receive()
    claim(filing, first)
    counts = filing.reader.counts(BECKER, date(2026, 11, 2))
    assert (counts.by_box[Box.INBOX], counts.by_box[Box.MINE], counts.by_box[Box.TEAM]) == (1, 1, 2)
    assert (counts.unread, counts.due_soon) == (1, 2)


def test_a_changed_content_is_noticed_when_it_is_read(filing: Filing) -> None:
    sha256 = filing.reader.case(BECKER, filing.receive()).documents[0].sha256
    filing.disarm("contents_no_update")
    filing.raw("UPDATE contents SET bytes = :new WHERE sha256 = :sha", new=b"forged", sha=sha256)
    with pytest.raises(OutsideError, match=r"content\.changed"):
        filing.reader.content(sha256)
