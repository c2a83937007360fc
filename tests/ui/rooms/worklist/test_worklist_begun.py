"""What has been begun at a case outlasts the program, word for word, until it has been handed in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from clerk_app.domain.finding import FindingState
from clerk_app.opening.office import OpenOffice
from clerk_app.services.reading import Box
from clerk_app.storage.local_jottings import LocalJottings
from clerk_app.ui.rooms.worklist.asking_state import Point, Request
from clerk_app.ui.rooms.worklist.begun import Begun, begun_from, jotted
from clerk_app.ui.rooms.worklist.case_state import Judging, NoteText
from clerk_app.ui.rooms.worklist.hearing_state import HearingText
from clerk_app.ui.rooms.worklist.statement_state import StatementText
from tests.ui.rooms.worklist.office_stage import OfficeStage, in_hand

KEY, DAY = bytes(range(32)), "2099-12-14"
ALL = Begun(
    NoteText("Telefonat mit Frau Öztürk", record=False),
    Judging("lohn", FindingState.WAIVED, "siehe Vorjahr"),
    Request(
        open=False,
        points=(Point("lohn", "", "", "die Lohnabrechnung", suggested=False, chosen=True),),
        day=DAY,
        more="Kontoauszüge\nMietvertrag",
        sentence="Rufen Sie gern an.",
    ),
    HearingText(open=False, choices=(), outcome="ablehnung", intended="Wir …", grounds="weil", day=DAY),
    StatementText(open=False, choices=(), body="tüv", question="Hält es?", usual=DAY, day=DAY),
)


def test_every_sheet_comes_back_from_the_disk_as_it_was_left(tmp_path: Path) -> None:
    kept = LocalJottings(tmp_path, KEY)
    kept.put("a.becker", "case-1", jotted(ALL))
    assert begun_from(kept.of("a.becker", "case-1")) == ALL
    assert begun_from(kept.of("m.kern", "case-1")) == Begun()
    (file,) = tmp_path.iterdir()
    assert b"Telefonat" not in file.read_bytes() and file.stat().st_mode & 0o777 == 0o600
    assert not any(jotted(Begun()).values())
    assert begun_from({"judging": {"check": "lohn", "state": "unheard of", "remark": ""}}) == Begun()


@pytest.fixture
def desk(qtbot: QtBot, opened: OpenOffice, tmp_path: Path) -> Callable[[], OfficeStage]:
    office = opened.as_person("t.wagner")
    case, _other = in_hand(opened, office, "kfz_zulassung", "umschreibung")

    def sit_down() -> OfficeStage:
        stage = OfficeStage(qtbot, office, Box.MINE, jottings=LocalJottings(tmp_path / "kept", KEY))
        stage.open(case)
        return stage

    return sit_down


def note_of(stage: OfficeStage) -> QPlainTextEdit:
    return stage.view.case.sheet.notes.findChild(QPlainTextEdit)


def letter_of(stage: OfficeStage) -> list[QPlainTextEdit]:
    return stage.view.asking.findChildren(QPlainTextEdit)[-2:]


def test_a_note_and_a_letter_survive_the_end_of_the_program(
    desk: Callable[[], OfficeStage], tmp_path: Path
) -> None:
    before = desk()
    before.write(note_of(before), "Anruf: kommt am Montag")
    before.run("request")
    for field, words in zip(letter_of(before), ("Mietvertrag", "Rufen Sie gern an."), strict=True):
        before.write(field, words)
    before.window.hide()
    before.settle()

    after = desk()
    assert note_of(after).toPlainText() == "Anruf: kommt am Montag"
    assert after.view.case.head.findChild(object, "step_request").text() == "Weiter nachfordern …"
    after.run("request")
    assert [field.toPlainText() for field in letter_of(after)] == ["Mietvertrag", "Rufen Sie gern an."]

    after.run("send_request")
    after.view.case.sheet.notes.given.emit("Anruf: kommt am Montag", True)
    after.window.hide()
    after.settle()
    assert not list((tmp_path / "kept").iterdir())


def test_a_disk_that_keeps_nothing_is_told_of_once(desk: Callable[[], OfficeStage], tmp_path: Path) -> None:
    stage = desk()
    (tmp_path / "kept").write_text("in the place of the folder")
    for words in ("Erstens", "Zweitens"):
        stage.write(note_of(stage), words)
        stage.window.hide()
        stage.settle()
        stage.window.show()
        stage.settle()
    assert len([message for message in stage.messages if "nicht sichern" in message.text]) == 1
    assert note_of(stage).toPlainText() == "Zweitens"
