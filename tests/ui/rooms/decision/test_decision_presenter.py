"""Writing a decision in a real office: typing, saving, two at one draft, laying before the supervisor."""

from __future__ import annotations

from pathlib import Path

import pytest

from clerk_app.domain.composition import Draft
from clerk_app.domain.errors import OutsideError
from clerk_app.services import approval, assignment, decision
from clerk_app.services.approval import Seen
from clerk_app.ui.rooms.decision.state import Mode, Shown
from tests.ui.rooms.decision.conftest import Table
from tests.ui.rooms.decision.house import SCHUSTER, VOGT

COMPLETE = {"abholung": "2026-12-07"}


def shown(table: Table) -> Shown:
    return table.view._shown


def ready_case(table: Table) -> str:
    """A case with a complete draft on the desk."""
    case = table.claimed_case()
    table.open(case)
    table.view.outcome_chosen.emit("umtausch")
    table.view.fact_entered.emit("abholung", "2026-12-07")
    table.settle()
    return case


def submitted_case(table: Table) -> str:
    case = ready_case(table)
    table.view.submit_pressed.emit()
    table.settle()
    return case


def stored(table: Table, case: str) -> Draft | None:
    found = table.deciding.reader.case(table.deciding.sitting, case).draft
    return found.draft if found else None


def approve(table: Table, case: str) -> None:
    office = table.deciding.office_of(VOGT)
    record = office.reader.case(VOGT, case)
    notice = record.notices[0]
    seen = Seen(notice.id, notice.pdf_sha256, notice.data_sha256)
    approval.approve(office, case, record.case.version, seen)


def test_what_is_chosen_and_typed_lies_in_the_file(table: Table) -> None:
    case = ready_case(table)
    assert stored(table, case) == Draft("umtausch", COMPLETE, {})


def test_the_sheet_follows_the_typing_and_an_overtaken_one_is_never_shown(table: Table) -> None:
    ready_case(table)
    before = len(table.sheet.shown)
    for text in ("Der", "Der Um", "Der Umtausch."):
        table.view.text_written.emit("gruende", text)
    table.settle()
    assert len(table.sheet.shown) == before + 1
    assert table.sheet.shown[-1].startswith(b"%PDF")


def test_a_save_that_changes_nothing_on_the_sheet_does_not_print_it_again(table: Table) -> None:
    ready_case(table)
    before = len(table.sheet.shown)
    table.view.save_pressed.emit()
    table.room.activate()
    table.settle()
    assert len(table.sheet.shown) == before


def test_leaving_the_room_saves_what_is_typed(table: Table) -> None:
    case = ready_case(table)
    table.view.text_written.emit("gruende", "Eigene Gründe.")
    table.view.hide()
    table.executor.drain()
    assert stored(table, case) == Draft("umtausch", COMPLETE, {"gruende": "Eigene Gründe."})


def test_another_case_on_the_desk_saves_the_former_one(table: Table) -> None:
    first, second = ready_case(table), table.claimed_case()
    table.view.text_written.emit("gruende", "Eigene Gründe.")
    table.open(second)
    assert stored(table, first) == Draft("umtausch", COMPLETE, {"gruende": "Eigene Gründe."})
    assert stored(table, second) is None


def test_words_that_could_not_be_saved_are_still_there_on_return(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = ready_case(table), table.claimed_case()

    def fails(*_: object) -> None:
        raise OutsideError("database.failed")

    with monkeypatch.context() as broken:
        broken.setattr(decision, "save", fails)
        table.view.text_written.emit("gruende", "Eigene Gründe.")
        table.room.open(second)
        table.executor.drain()
        table.room.open(first)
        table.executor.drain()
        assert shown(table).save.text.startswith("nicht gesichert")  # type: ignore[union-attr]
        assert shown(table).blocks[1].text == "Eigene Gründe."
    table.settle()
    assert stored(table, first) == Draft("umtausch", COMPLETE, {"gruende": "Eigene Gründe."})


def colleague_writes(table: Table, case: str, text: str) -> None:
    """The case is handed over and back while it lies open here."""
    lead = table.deciding.office_of(VOGT)
    assignment.assign(lead, case, lead.reader.case(VOGT, case).case.version, SCHUSTER.login)
    other = table.deciding.office_of(SCHUSTER)
    record = other.reader.case(SCHUSTER, case)
    assert record.draft is not None
    decision.save(other, case, Draft("umtausch", COMPLETE, {"gruende": text}), record.draft.revision)
    assignment.assign(lead, case, lead.reader.case(VOGT, case).case.version, table.deciding.sitting.login)


def test_two_versions_are_both_kept_until_the_clerk_has_decided(table: Table) -> None:
    case = ready_case(table)
    colleague_writes(table, case, "Fassung der Kollegin.")
    table.view.text_written.emit("gruende", "Meine Fassung.")
    table.settle()
    conflict = shown(table).conflict
    assert conflict is not None
    assert "zwei Fassungen" in shown(table).blockers_title
    assert table.view.red_list.property("tone") == "warning"
    assert (conflict.who, [(d.mine, d.theirs) for d in conflict.differences]) == (
        "M. Schuster",
        [("Meine Fassung.", "Fassung der Kollegin.")],
    )
    assert shown(table).blocks[1].text == "Meine Fassung."
    assert stored(table, case) == Draft("umtausch", COMPLETE, {"gruende": "Fassung der Kollegin."})


def test_my_version_can_be_made_to_hold(table: Table) -> None:
    case = ready_case(table)
    colleague_writes(table, case, "Fassung der Kollegin.")
    table.view.text_written.emit("gruende", "Meine Fassung.")
    table.settle()
    table.view.mine_kept.emit()
    table.settle()
    assert stored(table, case) == Draft("umtausch", COMPLETE, {"gruende": "Meine Fassung."})
    assert shown(table).conflict is None


def test_the_other_version_can_be_made_to_hold(table: Table) -> None:
    case = ready_case(table)
    colleague_writes(table, case, "Fassung der Kollegin.")
    table.view.text_written.emit("gruende", "Meine Fassung.")
    table.settle()
    table.view.theirs_shown.emit(True)
    table.view.theirs_taken.emit()
    table.settle()
    assert shown(table).blocks[1].text == "Fassung der Kollegin."
    assert (shown(table).conflict, stored(table, case)) == (
        None,
        Draft("umtausch", COMPLETE, {"gruende": "Fassung der Kollegin."}),
    )


def test_both_versions_can_be_made_one(table: Table) -> None:
    case = ready_case(table)
    colleague_writes(table, case, "Fassung der Kollegin.")
    table.view.text_written.emit("gruende", "Meine Fassung.")
    table.settle()
    table.view.both_kept.emit()
    table.settle()
    joined = "Meine Fassung.\n\nFassung der Kollegin."
    assert stored(table, case) == Draft("umtausch", COMPLETE, {"gruende": joined})
    assert shown(table).blocks[1].text == joined
    assert notes(table, case) == []


@pytest.mark.parametrize(
    ("choice", "holds", "noted"),
    [
        ("mine_kept", "Meine Fassung.", "Fassung der Kollegin."),
        ("theirs_taken", "Fassung der Kollegin.", "Meine Fassung."),
    ],
)
def test_whichever_version_holds_the_other_is_not_lost(
    table: Table, choice: str, holds: str, noted: str
) -> None:
    case = ready_case(table)
    colleague_writes(table, case, "Fassung der Kollegin.")
    table.view.text_written.emit("gruende", "Meine Fassung.")
    table.settle()
    getattr(table.view, choice).emit()
    table.settle()
    found = stored(table, case)
    assert found is not None
    assert found.texts == {"gruende": holds}
    (note,) = notes(table, case)
    assert note.startswith("Nicht übernommene Fassung des Entwurfs (")
    assert noted in note


def test_a_version_that_cannot_be_written_down_is_not_given_up(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = ready_case(table)
    colleague_writes(table, case, "Fassung der Kollegin.")
    table.view.text_written.emit("gruende", "Meine Fassung.")
    table.settle()
    table.desk.suspend(OutsideError("database.outage", since="09:00"))
    table.view.mine_kept.emit()
    table.settle()
    assert shown(table).conflict is not None
    assert shown(table).blocks[1].text == "Meine Fassung."
    assert stored(table, case) == Draft("umtausch", COMPLETE, {"gruende": "Fassung der Kollegin."})


def notes(table: Table, case: str) -> list[str]:
    timeline = table.deciding.reader.case(table.deciding.sitting, case).timeline
    return [entry.text for entry in timeline if entry.kind == "noted"]


def test_a_blocked_notice_does_not_go_to_the_supervisor(table: Table) -> None:
    case = table.claimed_case(papers=())
    table.open(case)
    table.view.outcome_chosen.emit("umtausch")
    table.settle()
    table.view.submit_pressed.emit()
    table.settle()
    assert [b.where for b in shown(table).blockers] == ["input:abholung", "check:lichtbild"]
    assert table.deciding.reader.case(table.deciding.sitting, case).notices == ()


def test_the_last_typed_word_is_in_what_is_laid_before_the_supervisor(table: Table) -> None:
    case = ready_case(table)
    table.view.text_written.emit("gruende", "Zuletzt getippt.")
    table.view.submit_pressed.emit()
    table.settle()
    record = table.deciding.reader.case(table.deciding.sitting, case)
    assert (record.case.state.value, record.draft and record.draft.draft.texts) == (
        "awaiting_approval",
        {"gruende": "Zuletzt getippt."},
    )
    assert table.gone == [("mine", case)]
    assert "Schröder, Maike" in table.told[-1].text  # type: ignore[attr-defined]


def test_while_it_waits_the_very_bytes_are_shown_and_nothing_can_be_written(table: Table) -> None:
    case = submitted_case(table)
    record = table.deciding.reader.case(table.deciding.sitting, case)
    assert table.sheet.shown[-1] == table.deciding.reader.content(record.notices[0].pdf_sha256)
    table.view.text_written.emit("gruende", "Zu spät.")
    table.settle()
    assert stored(table, case) == Draft("umtausch", COMPLETE, {})
    assert shown(table).mode is Mode.WAITING


def test_a_notice_can_be_fetched_back_and_written_on(table: Table) -> None:
    case = submitted_case(table)
    table.view.step_taken.emit("recall")
    table.settle()
    table.view.text_written.emit("gruende", "Neu.")
    table.settle()
    assert stored(table, case) == Draft("umtausch", COMPLETE, {"gruende": "Neu."})


def test_the_supervisors_remarks_stand_on_top_after_a_return(table: Table) -> None:
    case = submitted_case(table)
    lead = table.deciding.office_of(VOGT)
    version = lead.reader.case(VOGT, case).case.version
    approval.return_for_rework(lead, case, version, "Bitte die Klassen prüfen.")
    table.room.activate()
    table.settle()
    assert shown(table).remarks.text == "Bitte die Klassen prüfen."  # type: ignore[union-attr]


def test_a_released_notice_is_saved_as_the_approved_bytes(table: Table, tmp_path: Path) -> None:
    case = submitted_case(table)
    approve(table, case)
    table.room.activate()
    table.settle()
    table.path = tmp_path
    table.view.export_pressed.emit()
    table.settle()
    notice = table.deciding.reader.case(VOGT, case).notices[0]
    saved = tmp_path / "Bescheid 36 FE 2026-0001.pdf"
    assert saved.read_bytes() == table.deciding.reader.content(notice.pdf_sha256)


def test_saving_to_a_missing_folder_is_told_with_a_way_to_try_again(table: Table, tmp_path: Path) -> None:
    case = submitted_case(table)
    approve(table, case)
    table.room.activate()
    table.settle()
    table.path = tmp_path / "weg"
    table.view.export_pressed.emit()
    table.settle()
    message = table.told[-1]
    assert "gibt es nicht" in message.text  # type: ignore[attr-defined]
    assert message.step[0] == "Erneut versuchen"  # type: ignore[attr-defined]


def test_a_case_nobody_has_can_be_taken_over_here(table: Table) -> None:
    case = table.deciding.receive()
    table.open(case)
    assert shown(table).hint.act == "claim"  # type: ignore[union-attr]
    table.view.step_taken.emit("claim")
    table.settle()
    assert shown(table).mode is Mode.WRITE


def test_another_person_at_the_desk_does_not_write_under_the_former_name(table: Table) -> None:
    case = ready_case(table)
    table.view.text_written.emit("gruende", "Von Becker getippt.")
    table.deciding.sitting = SCHUSTER
    table.open(case)
    found = table.deciding.reader.case(VOGT, case).draft
    assert found is not None
    assert (found.last_editor, shown(table).mode) == ("a.becker", Mode.READ)


def test_a_click_on_the_sheet_leads_to_the_words(table: Table) -> None:
    ready_case(table)
    place = next(p for p in table.view_places() if p.block == "gruende")
    table.sheet.place_clicked.emit(place.page, place.box[0] + 6, place.box[1] + 6)
    assert table.sheet.marks[-1][0] == place.page  # type: ignore[index]
