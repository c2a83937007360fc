"""Letters of a case on their card: looked at, saved, posted by hand, refused where they must be, proven."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from clerk_app.domain.outgoing import LetterState
from clerk_app.domain.posting import Post, Posting
from clerk_app.domain.returned_paper import Served
from clerk_app.opening.office import OpenOffice
from clerk_app.practice.scenes import settle
from clerk_app.services import approval, assignment, decision, posting
from clerk_app.services.approval import Seen
from clerk_app.services.office_time import local_day
from clerk_app.services.reading import Box
from clerk_app.ui.rooms.worklist.posting_card import LetterRow, OutgoingCard
from tests.office_kit import practice_office, receive
from tests.ui.rooms.worklist.handing_stage import HandingStage, saved_under


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[OpenOffice]:
    with practice_office(tmp_path) as opened:
        yield opened


def approved(opened: OpenOffice) -> str:
    case = receive(opened, "fahrerlaubnis", "umtausch")
    clerk, lead = opened.as_person("a.becker"), opened.as_person("k.vogt")
    assignment.claim(clerk, case, 1)
    settle(clerk, case, "umtausch")
    decision.submit(clerk, case, clerk.reader.case(clerk.actor, case).case.version)
    laid = lead.reader.case(lead.actor, case)
    notice = laid.notices[0]
    approval.approve(lead, case, laid.case.version, Seen(notice.id, notice.pdf_sha256, notice.data_sha256))
    return case


@pytest.fixture
def stage(qtbot: QtBot, opened: OpenOffice) -> HandingStage:
    case = approved(opened)
    return HandingStage(qtbot, opened.as_person("a.becker"), case, Box.DONE)


def card(stage: HandingStage) -> OutgoingCard:
    return stage.view.case.sheet.outgoing


def row(stage: HandingStage, kind: str) -> LetterRow:
    return next(row for (_, title), row in card(stage)._rows.items() if title == kind)


def said(part: OutgoingCard | LetterRow) -> str:
    return " | ".join(label.text() for label in part.findChildren(QLabel) if label.isVisible())


def click(stage: HandingStage, kind: str, text: str) -> None:
    found = next(button for button in row(stage, kind).findChildren(QPushButton) if button.text() == text)
    assert found.isVisible() and found.isEnabled()
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)
    stage.settle()


def give(stage: HandingStage) -> None:
    QTest.keyClick(card(stage).lines._number, Qt.Key.Key_Return)
    stage.settle()


def kinds(stage: HandingStage) -> list[str]:
    return [entry.kind for entry in stage.record().timeline if entry.kind != "opened"]


def test_a_notice_is_posted_by_keyboard_alone_and_its_proof_lies_with_the_documents(
    stage: HandingStage,
) -> None:
    stage.actions.run("done.post")
    stage.settle()
    lines = card(stage).lines
    assert QApplication.focusWidget() is lines._choice and "Bescheid an" in lines._heading.text()
    QTest.keyClick(lines._choice, Qt.Key.Key_Down)
    lines._choice.activated.emit(lines._choice.currentIndex())
    QTest.keyClicks(lines._number, "RR 1234 5678 9DE")
    give(stage)
    assert stage.record().case.state.value == "dispatched" and kinds(stage)[-2:] == ["posted", "notice_left"]
    told = said(row(stage, "Bescheid"))
    assert "Einwurf-Einschreiben am" in told and "RR 1234 5678 9DE" in told
    assert "gilt als bekannt gegeben am" in told and not lines.isVisible()
    assert QApplication.focusWidget() is row(stage, "Bescheid")._name
    names = {b.objectName() for b in stage.view.case.head.findChildren(QPushButton) if b.isVisible()}
    assert "step_post" not in names and "step_hand_over" in names
    click(stage, "Bescheid", "Versandnachweis")
    shown = stage.view.case.papers.viewer.shown[-1]
    assert shown[0] == "Versandnachweis Bescheid" and shown[1].startswith(b"%PDF")


def test_a_day_or_number_that_cannot_be_is_said_beside_the_fields_and_nothing_typed_is_lost(
    stage: HandingStage,
) -> None:
    click(stage, "Bescheid", "Zur Post geben …")
    lines = card(stage).lines
    for typed, told in (
        ("31.02.2026", "kein Datum"),
        ("01.01.2999", "Zukunft"),
        ("01.01.2020", "noch nicht"),
    ):
        lines._day.setFocus()
        lines._day.selectAll()
        QTest.keyClicks(lines._day, typed)
        give(stage)
        assert told in lines._trouble.text() and lines._day.text() == typed
    lines._day.selectAll()
    QTest.keyClicks(lines._day, local_day(stage.office.clock()).strftime("%d.%m.%Y"))
    QTest.keyClicks(lines._number, "Frau Meier, Friedberg")
    give(stage)
    assert "keine Sendungsnummer" in lines._trouble.text()
    assert "posted" not in kinds(stage)


def test_an_acknowledgement_is_printed_looked_at_and_saved_before_it_leaves(
    stage: HandingStage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "brief.pdf"
    saved_under(monkeypatch, path)
    QTest.mouseClick(row(stage, "Eingangsbestätigung")._name, Qt.MouseButton.LeftButton)
    stage.settle()
    shown = stage.view.case.papers.viewer.shown[-1]
    assert shown[0] == "Eingangsbestätigung" and shown[1].startswith(b"%PDF")
    click(stage, "Eingangsbestätigung", "Speichern …")
    assert path.read_bytes() == shown[1] and str(path) in stage.messages[-1].text
    click(stage, "Eingangsbestätigung", "Zur Post geben …")
    give(stage)
    [gone] = [one for one in posting.letters(stage.office, stage.case) if one.kind == "acknowledge"]
    assert gone.state is LetterState.POSTED and posting.content(stage.office, gone) == shown[1]
    assert stage.record().case.state.value == "approved"
    assert "bekannt gegeben" not in said(row(stage, "Eingangsbestätigung"))


def test_a_notice_lies_there_as_the_bytes_that_were_approved(stage: HandingStage) -> None:
    QTest.mouseClick(row(stage, "Bescheid")._name, Qt.MouseButton.LeftButton)
    stage.settle()
    content = stage.view.case.papers.viewer.shown[-1][1]
    assert hashlib.sha256(content).hexdigest() == stage.record().notices[0].pdf_sha256


def test_what_a_colleague_has_posted_meanwhile_is_said_and_not_posted_again(stage: HandingStage) -> None:
    click(stage, "Bescheid", "Zur Post geben …")
    letters = [one for one in posting.letters(stage.office, stage.case) if one.kind == "dispatch"]
    posting.post(stage.office, letters, Posting(Post.IN_PERSON, local_day(stage.office.clock())))
    give(stage)
    assert kinds(stage).count("posted") == 1 and not card(stage).lines.isVisible()
    assert stage.messages[-1].tone == "warning"


def test_all_that_waits_is_posted_together_and_without_a_number(stage: HandingStage) -> None:
    QTest.mouseClick(stage.button("Alle 2 zur Post geben …"), Qt.MouseButton.LeftButton)
    stage.settle()
    assert not card(stage).lines._number.isVisible()
    stage.click("Eintragen")
    assert kinds(stage).count("posted") == 2 and stage.record().case.state.value == "dispatched"
    assert "2 Schreiben" in stage.messages[-1].text


def test_what_was_begun_is_put_away_by_escape(stage: HandingStage) -> None:
    click(stage, "Bescheid", "Zur Post geben …")
    stage.press(Qt.Key.Key_Escape)
    assert not card(stage).lines.isVisible() and "posted" not in kinds(stage)


def say(stage: HandingStage, choice: Post | Served, reason: str = "") -> None:
    lines = card(stage).lines
    QTest.keyClick(lines._choice, Qt.Key.Key_Home)
    while lines._choice.currentData() != choice.value:
        QTest.keyClick(lines._choice, Qt.Key.Key_Down)
    lines._choice.activated.emit(lines._choice.currentIndex())
    QTest.keyClicks(lines._reason, reason)
    give(stage)


def test_the_day_on_the_paper_announces_the_notice_and_what_came_back_goes_out_again(
    stage: HandingStage,
) -> None:
    click(stage, "Bescheid", "Zur Post geben …")
    say(stage, Post.CERTIFICATE)
    bescheid, lines, today = row(stage, "Bescheid"), card(stage).lines, local_day(stage.office.clock())
    assert "am Tag der Zustellung (laut Zustellungsurkunde)" in said(bescheid)
    click(stage, "Bescheid", "Rücklauf eintragen …")
    assert QApplication.focusWidget() is lines._choice and "Rücklauf von Bescheid" in lines._heading.text()
    assert not lines._reason.isVisible()
    say(stage, Served.LETTERBOX)
    told = said(bescheid)
    assert f"bekannt gegeben am {today:%d.%m.%Y} (laut Zustellungsurkunde)" in told
    assert f"In den Briefkasten eingelegt am {today:%d.%m.%Y}" in told
    assert not bescheid._renew.isVisible()

    click(stage, "Bescheid", "Rücklauf berichtigen …")
    assert lines._choice.currentData() == "letterbox" and lines._reason.isVisible()
    say(stage, Served.NOT_SERVED)
    assert "fehlt die Begründung" in lines._trouble.text() and kinds(stage).count("paper_returned") == 1
    say(stage, Served.NOT_SERVED, "verlesen")
    told = said(bescheid)
    assert "nicht bekannt gegeben" in told and "die Anschrift klären" in told and "§ 10 VwZG" in told
    assert bescheid._back.property("look") == "danger"
    bescheid._renew.setFocus()
    stage.press(Qt.Key.Key_Space)
    assert QApplication.focusWidget() is bescheid._name
    assert "liegt wieder im Postausgang" in said(bescheid) and not bescheid._renew.isVisible()
    assert [one.state for one in posting.letters(stage.office, stage.case) if one.kind == "dispatch"] == [
        LetterState.POSTED,
        LetterState.WAITING,
    ]


def test_what_was_handed_over_in_person_brings_nothing_back(stage: HandingStage) -> None:
    click(stage, "Bescheid", "Zur Post geben …")
    say(stage, Post.IN_PERSON)
    assert not row(stage, "Bescheid")._enter.isVisible() and row(stage, "Bescheid")._proof.isVisible()
