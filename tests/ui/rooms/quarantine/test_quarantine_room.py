from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from clerk_app.domain.delivery import Delivery, DeliveryState
from clerk_app.domain.errors import OutsideError
from clerk_app.services.reading import QuarantineRow
from clerk_app.ui.kit.cards import Card
from clerk_app.ui.kit.countdown import countdowns, explained
from clerk_app.ui.kit.desk import desk_by_hand
from clerk_app.ui.kit.environments import EnvironmentPlate
from clerk_app.ui.kit.lanes import ManualExecutor
from clerk_app.ui.kit.room import Room
from clerk_app.ui.kit.rows_model import FaceRole
from clerk_app.ui.kit.theme import Theme
from clerk_app.ui.kit.watch import Watch
from clerk_app.ui.rooms import quarantine
from clerk_app.ui.rooms.quarantine.state import Inputs, derive, kind, sheet
from tests.ui.rooms import fakes

NOW = fakes.NOW.astimezone()
FORGED = QuarantineRow(
    "q1",
    "eingang/b0-17",
    "failed",
    True,
    (("submission", "invalid-event-log", "Ungültiges Ereignisprotokoll", "Nicht echt."),),
    fakes.NOW,
    environment="TEST",
)
OURS = QuarantineRow(
    "q2",
    "eingang/b0-09",
    "failed",
    False,
    (("own", "key-missing", "Schlüssel fehlt", "kid-7"),),
    fakes.NOW - timedelta(days=1),
    environment="PROD",
)
THEIRS = QuarantineRow(
    "q3",
    "C:\\eingang\\b0-12",
    "rejected",
    False,
    (("attachment", "hash", "Prüfsumme stimmt nicht", "a2"), ("attachment", "gone", "Anlage fehlt", "a3")),
    fakes.NOW - timedelta(days=9),
)


@pytest.mark.parametrize(
    ("row", "title", "tone"),
    [
        (FORGED, "Herkunft unklar", "danger"),
        (OURS, "Störung bei uns", "warning"),
        (THEIRS, "Fehler beim Absender", "info"),
        (replace(THEIRS, problems=(("own", "x", "y", "z"),)), "Störung bei uns", "warning"),
    ],
)
def test_whose_fault_it_is_decides_what_is_said(row: QuarantineRow, title: str, tone: str) -> None:
    assert kind(row)[:2] == (title, tone)
    assert len(sheet(row, NOW).steps) == 3


def test_what_cannot_be_taken_from_the_folder_is_not_blamed_on_the_delivery_service() -> None:
    row = replace(OURS, problems=(("line", "folder.unreadable", "", "path: post/a.pdf"),))
    told = sheet(row, NOW)
    assert told.reasons[0].title == "Im Importordner nicht zu übernehmen"
    assert "Zugriffsrechte" in told.steps[0] and not any("Zustelldienst" in step for step in told.steps)


def test_a_delivery_of_unclear_origin_is_neither_accepted_nor_rejected() -> None:
    assert sheet(FORGED, NOW).steps[0].startswith("Nicht annehmen, nicht zurückweisen")


def test_the_report_names_everything_the_it_needs() -> None:
    report = sheet(THEIRS, NOW).report
    for part in (
        "q3",
        "rejected",
        "C:\\eingang\\b0-12",
        "attachment/hash",
        "Anlage fehlt",
        "13.11.2026 08:14",
    ):
        assert part in report


@pytest.mark.parametrize(
    ("text", "found"), [("", 3), ("schlüssel", 1), ("ABSENDER", 1), ("eingang fehlt", 2), ("xyz", 0)]
)
def test_the_search_looks_through_reasons_and_source(text: str, found: int) -> None:
    known = Inputs(NOW, (FORGED, OURS, THEIRS), loaded=True, text=text)
    assert len(derive(known).rows) == found
    assert derive(known).nothing_found is (found == 0)


def test_trouble_is_said_only_when_there_is_nothing_to_show() -> None:
    assert derive(Inputs(NOW, trouble="weg")).trouble == "weg"
    assert derive(Inputs(NOW, (OURS,), loaded=True, trouble="weg")).trouble == ""


@pytest.fixture
def archive() -> fakes.Archive:
    made = fakes.Archive()
    made.tray += [FORGED, OURS, THEIRS]
    return made


@pytest.fixture
def opened(qtbot: QtBot, archive: fakes.Archive) -> tuple[Room, ManualExecutor, Watch]:
    Theme.current()
    desk, work = desk_by_hand()
    office = fakes.office(archive)
    watch = Watch(desk, lambda: office, parent=desk)
    room = quarantine.build(desk, lambda: office, watch)
    qtbot.addWidget(room.widget)
    room.widget.resize(1200, 700)
    with qtbot.waitExposed(room.widget):
        room.widget.show()
    room.activate()
    work.drain()
    QApplication.processEvents()
    yield room, work, watch
    watch.stop()


def words(room: Room) -> str:
    return " ".join(label.text() for label in room.widget.findChildren(QLabel) if label.isVisible())


def test_the_newest_is_explained_at_once_and_a_click_explains_another(
    opened: tuple[Room, ManualExecutor, Watch], qtbot: QtBot
) -> None:
    room = opened[0]
    assert "Herkunft unklar" in words(room)
    tray = room.widget.list
    place = tray.visualRect(room.widget.rows.index(2, 0)).center()
    qtbot.mouseClick(tray.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QApplication.processEvents()
    assert "Fehler beim Absender" in words(room)
    assert "Anlage fehlt" in words(room)


def test_the_environment_is_said_as_in_the_lists_of_cases(
    opened: tuple[Room, ManualExecutor, Watch],
) -> None:
    room, rows = opened[0], opened[0].widget.rows
    faces = [rows.data(rows.index(at, 0), FaceRole) for at in range(3)]
    assert [[badge.text for badge in face.badges] for face in faces] == [["TEST"], [], []]
    assert "TEST, kein echter Antrag" in faces[0].spoken
    plates = []
    for row in (FORGED, OURS, THEIRS):
        room.widget.choose(row.id)
        QApplication.processEvents()
        plate = room.widget.findChild(EnvironmentPlate)
        plates.append(plate.accessibleName() if plate.isVisible() else "")
    assert [plate.partition(":")[0] for plate in plates] == ["TEST", "BETRIEB", ""]


def test_the_details_are_copied_for_the_it(opened: tuple[Room, ManualExecutor, Watch], qtbot: QtBot) -> None:
    room = opened[0]
    copy = next(b for b in room.widget.findChildren(QPushButton) if b.text() == "Angaben kopieren")
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert "invalid-event-log" in QGuiApplication.clipboard().text()


def test_the_count_beside_the_name_follows_the_tray(
    opened: tuple[Room, ManualExecutor, Watch], archive: fakes.Archive
) -> None:
    room, work, watch = opened
    counts: list[object] = []
    room.signals.count.connect(counts.append)
    watch.look()
    work.drain()
    archive.tray.clear()
    archive.moves += 1
    watch.look()
    work.drain()
    QApplication.processEvents()
    work.drain()
    assert counts == [3, None]
    assert "Alles angenommen" in words(room)


def test_a_tray_that_cannot_be_read_says_so(
    opened: tuple[Room, ManualExecutor, Watch], archive: fakes.Archive
) -> None:
    room, work, _ = opened
    archive.tray.clear()
    room.activate()
    work.drain()
    archive.failing = OutsideError("database.failed")
    room.activate()
    work.drain()
    QApplication.processEvents()
    assert "konnte nicht geladen werden" in words(room)


def titles(room: Room) -> list[str]:
    return [card.accessibleName() for card in room.widget.findChildren(Card) if card.isVisible()]


def waiting(days: int, channel: str = "eingang", submission: str = "b0-09") -> Delivery:
    """Let go by its sender so many days ago, and not answered since."""
    at = fakes.NOW - timedelta(days=days)
    return Delivery("z", submission, "t", channel, DeliveryState.FAILED, at, at, submitted_at=at)


@pytest.mark.parametrize(
    ("days", "left", "alarm"), [(0, 14, False), (2, 12, False), (3, 11, True), (13, 1, True), (20, 0, True)]
)
def test_the_days_until_it_is_given_back_are_counted_with_an_alarm_from_the_third(
    days: int, left: int, alarm: bool
) -> None:
    (found,) = countdowns([waiting(days)], NOW).values()
    assert (found.days, found.alarm) == (left, alarm)
    assert ("heute noch klären" in explained(found)) is alarm


def test_what_still_waits_outside_says_how_long(qtbot: QtBot, archive: fakes.Archive) -> None:
    archive.deliveries += [waiting(5), waiting(1, submission="b0-17")]
    desk, work = desk_by_hand()
    office = fakes.office(archive, fakes.POST)
    watch = Watch(desk, lambda: office, parent=desk)
    room = quarantine.build(desk, lambda: office, watch)
    qtbot.addWidget(room.widget)
    room.widget.show()
    room.activate()
    work.drain()
    rows = room.widget.rows
    faces = [rows.data(rows.index(place, 0), FaceRole) for place in range(3)]
    assert [face.origin.rpartition(" · ")[2] for face in faces][:2] == ["noch 13 Tage", "noch 9 Tage"]
    assert [bool(face.marks) for face in faces] == [False, True, False]
    room.open("q2")
    QApplication.processEvents()
    assert "gibt der Zustelldienst die Sendung von selbst an ihn zurück" in words(room)
    assert "Was von der Sendung bekannt ist" in titles(room)
    assert "17.11.2026 08:14" in words(room)
    copy = next(b for b in room.widget.findChildren(QPushButton) if b.text() == "Angaben kopieren")
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert "Einreichung: b0-09" in QGuiApplication.clipboard().text()
    room.open("q3")
    QApplication.processEvents()
    assert "Zustelldienst die Sendung" not in words(room)
    assert "Was von der Sendung bekannt ist" not in titles(room)
    watch.stop()
