"""A second person reads, releases and gives back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QWidget

from clerk_app.domain.composition import Draft
from clerk_app.domain.finding import FindingState
from clerk_app.domain.party import HandParty, Parties
from clerk_app.domain.provision import Provisions
from clerk_app.opening.seals import FileSeal
from clerk_app.services import approval, assignment, decision, examination
from clerk_app.services.office_time import PLACE
from clerk_app.ui.kit.actions import clashes
from tests.tools import seals
from tests.ui.rooms.approvals.conftest import COMPLETE, Bench
from tests.ui.rooms.decision.house import BECKER, VOGT
from tests.ui.rooms.decision.provided import SHELF


def button(parent: QWidget, text: str) -> QPushButton:
    return next(b for b in parent.findChildren(QPushButton) if b.text() == text)


def words(widget: QWidget) -> str:
    return " ".join(made.text() for made in widget.findChildren(QLabel) if made.isVisible())


def remarks(bench: Bench) -> QPlainTextEdit:
    return bench.view.verdict.findChild(QPlainTextEdit)


def action(bench: Bench, key: str) -> None:
    spec = next(spec for spec in bench.room.actions if spec.shortcut == key)
    if spec.possible():
        spec.run()


def test_an_empty_queue_says_so(bench: Bench) -> None:
    bench.enter()
    assert "Nichts zur Freigabe" in words(bench.view)
    assert bench.counts[-1] == 0


def test_who_has_waited_longest_comes_first_and_is_opened(bench: Bench) -> None:
    first = bench.submitted(applicant="Nowak, Ewa")
    bench.deciding.clock.pass_by(hours=2)
    bench.submitted(applicant="Bauer, Jan")
    bench.enter()
    assert [row.applicant for row in bench.shown.rows] == ["Nowak, Ewa", "Bauer, Jan"]
    assert (bench.shown.chosen, bench.shown.rows[0].origin) == (
        first,
        "seit 2 Std. · Fahrerlaubnis: Umtausch",
    )
    assert bench.shown.rows[0].about == "Umtausch · A. Becker"
    assert bench.counts[-1] == 2


def test_the_very_bytes_that_wait_are_shown(bench: Bench) -> None:
    case = bench.submitted()
    bench.enter()
    notice = bench.deciding.reader.case(VOGT, case).notices[0]
    assert bench.sheets[0].shown == [bench.deciding.reader.content(notice.pdf_sha256)]
    assert notice.pdf_sha256[:8] in words(bench.view.bound)


def test_changed_bytes_are_not_shown_and_cannot_be_released(bench: Bench) -> None:
    case = bench.submitted()
    with bench.deciding.engine.connect() as connection, connection.begin():
        connection.exec_driver_sql("DROP TRIGGER contents_no_update")
        connection.exec_driver_sql(
            "UPDATE contents SET bytes = x'00' WHERE sha256 IN (SELECT pdf_sha256 FROM notices)"
        )
    bench.enter()
    assert "stimmt nicht mehr mit seiner Prüfsumme überein" in bench.shown.trouble
    action(bench, "Ctrl+Return")
    bench.settle()
    assert (bench.sheets[0].shown, bench.state_of(case)) == ([], "awaiting_approval")


def test_the_arrow_keys_lead_through_the_queue(bench: Bench) -> None:
    bench.submitted(applicant="Nowak, Ewa")
    bench.deciding.clock.pass_by(hours=2)
    second = bench.submitted(applicant="Bauer, Jan")
    bench.enter()
    bench.view.queue.setFocus()
    QTest.keyClick(bench.view.queue, Qt.Key.Key_Down)
    bench.settle()
    assert bench.shown.chosen == second
    assert "Bauer, Jan" in words(bench.view.head)


def test_releasing_says_so_and_brings_up_the_next(bench: Bench) -> None:
    first = bench.submitted(applicant="Nowak, Ewa")
    bench.deciding.clock.pass_by(hours=2)
    second = bench.submitted(applicant="Bauer, Jan")
    bench.enter()
    action(bench, "Ctrl+Return")
    bench.settle()
    assert bench.state_of(first) == "approved"
    assert (bench.told[-1].tone, bench.told[-1].text) == (
        "success",
        "Freigegeben: Nowak, Ewa, 36 FE 2026/0001.",
    )
    assert (bench.shown.chosen, bench.counts[-1]) == (second, 1)
    assert bench.view.queue.current_identity() == second


def test_a_second_click_never_releases_what_has_only_just_come_up(bench: Bench) -> None:
    cases = []
    for name in ("Nowak, Ewa", "Bauer, Jan"):
        cases.append(bench.submitted(applicant=name))
        bench.deciding.clock.pass_by(hours=2)
    bench.enter()
    approve = button(bench.view.verdict, "Freigeben")
    for _click in range(3):
        approve.click()
        bench.settle()
    action(bench, "Ctrl+Return")
    bench.settle()
    assert [bench.state_of(case) for case in cases] == ["approved", "awaiting_approval"]
    assert "erst seit eben" in approve.toolTip()
    bench.presenter._looked_at._timer.timeout.emit()
    approve.click()
    bench.settle()
    assert bench.state_of(cases[1]) == "approved"


def test_the_last_one_released_leaves_nothing_in_sight(bench: Bench) -> None:
    bench.submitted()
    bench.enter()
    button(bench.view.verdict, "Freigeben").click()
    bench.settle()
    assert (bench.shown.empty, bench.shown.head, bench.sheets[0].shown) == (True, None, [])


def test_giving_back_needs_a_sentence(bench: Bench) -> None:
    case = bench.submitted()
    bench.enter()
    give_back = button(bench.view.verdict, "Zurückgeben")
    assert (give_back.isEnabled(), "in einem Satz" in give_back.toolTip()) == (False, True)
    QTest.keyClicks(remarks(bench), "Bitte die Klassen nochmals ansehen.")
    give_back.click()
    bench.settle()
    notice = bench.deciding.reader.case(VOGT, case).notices[0]
    assert (bench.state_of(case), notice.remarks) == ("rework", "Bitte die Klassen nochmals ansehen.")


def test_remarks_stay_with_the_notice_they_were_written_for(bench: Bench) -> None:
    first = bench.submitted()
    bench.deciding.clock.pass_by(hours=1)
    second = bench.submitted()
    bench.enter()
    QTest.keyClicks(remarks(bench), "Zu Nummer eins.")
    bench.view.chosen.emit(second)
    bench.settle()
    assert remarks(bench).toPlainText() == ""
    bench.view.chosen.emit(first)
    bench.settle()
    assert remarks(bench).toPlainText() == "Zu Nummer eins."


def test_own_work_is_not_released_and_the_reason_is_said(bench: Bench) -> None:
    """The supervisor has written at the draft before A. Becker laid it here."""
    case = bench.deciding.receive()
    lead = bench.deciding.office_of(VOGT)
    assignment.claim(lead, case, 1)
    saved = decision.save(lead, case, Draft("umtausch"), 0)
    assignment.assign(lead, case, saved.case_version, BECKER.login)
    bench.lay(case)
    bench.enter()
    approve = button(bench.view.verdict, "Freigeben")
    assert not approve.isEnabled()
    assert "Vier-Augen-Prinzip" in words(bench.view.verdict)
    action(bench, "Ctrl+Return")
    bench.settle()
    assert bench.state_of(case) == "awaiting_approval"


def test_a_single_seat_is_open_about_what_it_cannot_prove(bench: Bench) -> None:
    bench.submitted()
    bench.enter()
    assert "Einzelplatz: die Trennung der Personen kann diese Datei nicht beweisen." in words(
        bench.view.verdict
    )


def test_after_a_return_the_changes_stand_on_top(bench: Bench) -> None:
    case = bench.submitted()
    lead = bench.deciding.office_of(VOGT)
    version = lead.reader.case(VOGT, case).case.version
    approval.return_for_rework(lead, case, version, "Bitte die Klassen prüfen.")
    bench.deciding.clock.pass_by(hours=1)
    bench.lay(case, {"klassen": "AM, B"})
    bench.enter()
    found = bench.shown.changes
    assert found is not None
    assert (found.remarks, [(c.label, c.before, c.after) for c in found.changes]) == (
        "Bitte die Klassen prüfen.",
        [("Klassen", "B, L, M", "AM, B")],
    )
    assert "Dr. K. Vogt" in found.title


def test_a_change_of_wording_alone_is_told_and_the_former_sheet_is_a_tab_away(bench: Bench) -> None:
    case = bench.submitted()
    lead = bench.deciding.office_of(VOGT)
    approval.return_for_rework(lead, case, lead.reader.case(VOGT, case).case.version, "Freundlicher, bitte.")
    bench.deciding.clock.pass_by(hours=1)
    bench.lay(case, texts={"gruende": "Gern geschehen."})
    bench.enter()
    assert bench.shown.changes is not None
    assert "geändert ist der Wortlaut" in bench.shown.changes.note
    bench.view.evidence.turn(1)
    bench.settle()
    former = bench.deciding.reader.case(VOGT, case).notices[1]
    assert bench.sheets[1].shown == [bench.deciding.reader.content(former.pdf_sha256)]


def test_a_judgement_by_hand_is_shown_with_its_reason(bench: Bench) -> None:
    case = bench.deciding.receive(papers=())
    assignment.claim(bench.author, case, 1)
    version = bench.author.reader.case(BECKER, case).case.version
    examination.judge(bench.author, case, version, "lichtbild", FindingState.WAIVED, "Liegt in der Kartei.")
    bench.lay(case)
    bench.enter()
    assert "von Hand beurteilt durch A. Becker: „Liegt in der Kartei.“" in words(bench.view.checks)


def test_a_notice_fetched_back_meanwhile_is_not_released(bench: Bench) -> None:
    case = bench.submitted()
    bench.enter()
    decision.recall(bench.author, case, bench.author.reader.case(BECKER, case).case.version)
    action(bench, "Ctrl+Return")
    bench.settle()
    assert bench.state_of(case) == "in_progress"
    assert (bench.told[-1].tone, bench.shown.rows) == ("warning", ())


def test_a_notice_laid_anew_meanwhile_is_shown_anew_before_it_can_be_released(bench: Bench) -> None:
    case = bench.submitted()
    bench.enter()
    decision.recall(bench.author, case, bench.author.reader.case(BECKER, case).case.version)
    bench.deciding.clock.pass_by(minutes=5)
    bench.lay(case, {"klassen": "AM, B"})
    bench.enter()
    notice = bench.deciding.reader.case(VOGT, case).notices[0]
    assert bench.sheets[0].shown == [bench.deciding.reader.content(notice.pdf_sha256)]
    assert "neu vorgelegt" in bench.told[-1].text


def test_enter_opens_the_whole_case(bench: Bench) -> None:
    case = bench.submitted()
    bench.enter()
    QTest.keyClick(bench.view.queue, Qt.Key.Key_Return)
    assert bench.gone == [("team", case)]


def test_another_person_at_the_desk_sees_nothing_of_the_former_ones_queue(bench: Bench) -> None:
    bench.submitted()
    bench.enter()
    bench.deciding.sitting = BECKER
    bench.enter()
    assert (bench.sheets[0].shown, bench.shown.head) == ([], None) or not bench.shown.approve.enabled


@pytest.mark.parametrize("key", ["Ctrl+Return", "Ctrl+Shift+Return", "F8"])
def test_the_keys_of_the_room_are_registered(bench: Bench, key: str) -> None:
    assert key in [spec.shortcut for spec in bench.room.actions]
    assert clashes(bench.room.actions) == ()


def test_the_seal_of_the_very_bytes_is_shown_before_anybody_approves(bench: Bench, tmp_path: Path) -> None:
    bench.submitted(applicant="Nowak, Ewa")
    bench.enter()
    assert "Elektronisches Siegel keines" in " ".join(words(bench.view.bound).split())
    bench.deciding.clock.moment = seals.NOW
    until = seals.NOW + timedelta(days=90)
    sealing = seals.seal(seals.root(), until=until)
    bench.deciding.seal = FileSeal(seals.file_of(sealing, tmp_path / "siegel.p12"), seals.PASSWORD)
    sealed = bench.submitted(applicant="Bauer, Jan")
    bench.presenter.choose(sealed)
    bench.settle()
    day = until.astimezone(PLACE)
    told = f"Elektronisches Siegel {seals.HOLDER}, Zertifikat gültig bis {day:%d.%m.%Y}, ohne Zeitstempel"
    assert told in " ".join(words(bench.view.bound).split())


def test_the_approver_reads_how_the_provisions_depart_from_the_proposal(bench: Bench) -> None:
    bench.deciding.shelf = SHELF
    case = bench.submitted()
    bench.enter()
    assert "Nebenbestimmungen, abweichend" not in words(bench.view.data)
    decision.recall(bench.author, case, bench.deciding.reader.case(VOGT, case).case.version)
    record = bench.author.reader.case(BECKER, case)
    draft = Draft(
        "umtausch",
        COMPLETE,
        {"frei_1": "Fahren Sie langsam."},
        Provisions(("sehhilfe", "frei_1"), {"frei_1": "auflage"}, {"befristung": "Gilt auf Dauer."}),
    )
    saved = decision.save(bench.author, case, draft, record.draft.revision)
    bench.deciding.clock.pass_by(minutes=1)
    decision.submit(bench.author, case, saved.case_version)
    bench.enter()
    shown = words(bench.view.data)
    for line in (
        "Nebenbestimmungen, abweichend vom Vorschlag",
        "Auflage: Sehhilfe Nr. 1 · aus dem Verzeichnis",
        "Auflage Nr. 2 · frei geschrieben",
        "Befristung weggelassen: Gilt auf Dauer.",
    ):
        assert line in shown
    changed = words(bench.view.changes)
    assert "Auflage: Sehhilfe – Nr. 1 · aus dem Verzeichnis" in changed
    assert "Befristung – weggelassen: Gilt auf Dauer." in changed


def test_the_approver_looks_at_every_copy_and_reads_what_is_bound(bench: Bench) -> None:
    case = bench.deciding.receive()
    assignment.claim(bench.author, case, 1)
    party = HandParty("neighbour", "Frau\nEwa Nowak\nKaiserstraße 14\n61169 Friedberg")
    draft = Draft("umtausch", COMPLETE, parties=Parties({"hand_1": party}))
    saved = decision.save(bench.author, case, draft, 0)
    decision.submit(bench.author, case, saved.case_version)
    bench.enter()
    copy = bench.deciding.reader.case(VOGT, case).notices[0].copies[1]
    assert "Ausfertigung 2 Ewa Nowak (Nachbarschaft)" in words(bench.view.data)
    assert f"Mehrausfertigung für Ewa Nowak {copy.pdf_sha256[:8]}" in words(bench.view.bound)
    bench.view.evidence.turn(1)
    bench.settle()
    assert bench.sheets[-1].shown == [bench.deciding.reader.content(copy.pdf_sha256)]


def _two(bench: Bench, case: str) -> tuple[str, str]:
    """Laid before the supervisor for two; the hashes of both copies."""
    assignment.claim(bench.author, case, 1)
    party = HandParty("neighbour", "Frau\nEwa Nowak\nKaiserstraße 14\n61169 Friedberg")
    saved = decision.save(
        bench.author, case, Draft("umtausch", COMPLETE, parties=Parties({"hand_1": party})), 0
    )
    decision.submit(bench.author, case, saved.case_version)
    first, second = bench.deciding.reader.case(VOGT, case).notices[0].copies
    return first.pdf_sha256, second.pdf_sha256


def test_below_each_copy_stands_the_seal_it_bears(bench: Bench, tmp_path: Path) -> None:
    _two(bench, bench.deciding.receive(applicant="Nowak, Ewa"))
    bench.enter()
    unsealed = " ".join(words(bench.view.bound).split())
    assert unsealed.count("Elektronisches Siegel") == 1 and "Elektronisches Siegel keines" in unsealed
    bench.deciding.clock.moment = seals.NOW
    file = seals.file_of(seals.seal(seals.root()), tmp_path / "siegel.p12")
    bench.deciding.seal = FileSeal(file, seals.PASSWORD)
    case = bench.deciding.receive(applicant="Bauer, Jan")
    _two(bench, case)
    bench.presenter.choose(case)
    bench.settle()
    shown = [fact.label for fact in bench.shown.bound]
    assert shown[:4] == [
        "Bescheid (SHA-256)",
        "Elektronisches Siegel",
        "Mehrausfertigung für Ewa Nowak",
        "Elektronisches Siegel",
    ]
    assert all(bench.shown.bound[at].value.startswith(seals.HOLDER) for at in (1, 3))


def test_an_earlier_notice_is_the_same_only_if_every_copy_is(bench: Bench) -> None:
    case = bench.deciding.receive()
    first, _ = _two(bench, case)
    decision.recall(bench.author, case, bench.author.reader.case(BECKER, case).case.version)
    draft = bench.author.reader.case(BECKER, case).draft
    moved = HandParty("neighbour", "Frau\nEwa Nowak\nKaiserstraße 16\n61169 Friedberg")
    saved = decision.save(
        bench.author, case, replace(draft.draft, parties=Parties({"hand_1": moved})), draft.revision
    )
    bench.deciding.clock.pass_by(minutes=1)
    decision.submit(bench.author, case, saved.case_version)
    bench.enter()
    assert bench.shown.notice.pdf_sha256 == first
    assert "Byte für Byte" not in words(bench.view.changes)

    decision.recall(bench.author, case, bench.author.reader.case(BECKER, case).case.version)
    bench.deciding.clock.pass_by(minutes=1)
    decision.submit(bench.author, case, bench.author.reader.case(BECKER, case).case.version)
    bench.enter()
    assert "Byte für Byte" in words(bench.view.changes)


def test_a_copy_that_changed_keeps_the_whole_notice_from_being_released(bench: Bench) -> None:
    case = bench.deciding.receive()
    assignment.claim(bench.author, case, 1)
    party = HandParty("neighbour", "Frau\nEwa Nowak\nKaiserstraße 14\n61169 Friedberg")
    saved = decision.save(
        bench.author, case, Draft("umtausch", COMPLETE, parties=Parties({"hand_1": party})), 0
    )
    decision.submit(bench.author, case, saved.case_version)
    with bench.deciding.engine.connect() as connection, connection.begin():
        connection.exec_driver_sql("DROP TRIGGER contents_no_update")
        connection.exec_driver_sql(
            "UPDATE contents SET bytes = x'00' WHERE sha256 IN "
            "(SELECT pdf_sha256 FROM notice_copies WHERE position = 2)"
        )
    bench.enter()
    assert "stimmt nicht mehr mit seiner Prüfsumme überein" in bench.shown.trouble
    action(bench, "Ctrl+Return")
    bench.settle()
    assert bench.state_of(case) == "awaiting_approval"
