"""Deciding in the tray, on a real office with real arrivals and real events."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from clerk_app.domain.person import Role
from clerk_app.domain.scanning import Scanned, ScanState
from clerk_app.domain.submission import Assessment, Problem, Verdict
from clerk_app.gateways.folder.reading import Origin
from clerk_app.opening.folder_channel import folder_door, tray_laying_out
from clerk_app.opening.office import OpenOffice
from clerk_app.opening.paths import Home, Shipped
from clerk_app.services import intake
from clerk_app.services.reading import QuarantineRow
from clerk_app.ui.kit.desk import desk_by_hand
from clerk_app.ui.kit.notices import Message
from clerk_app.ui.kit.room import Room
from clerk_app.ui.kit.theme import Theme
from clerk_app.ui.kit.watch import Watch
from clerk_app.ui.rooms import quarantine
from clerk_app.ui.rooms.quarantine.view import QuarantineView
from tests.office_kit import PDF, practice_office
from tests.ui.rooms.worklist.worklist_stage import Bell

BROKEN = b"<antrag><name>Muster</antrag>"


class MailRoom:
    """The tray with a real office behind it, and what a hand does there."""

    def __init__(self, qtbot: QtBot, opened: OpenOffice, folder: Path) -> None:
        Theme.current()
        self.opened, self.folder, self.home = opened, folder, Home(folder)
        self.office = opened.office
        self.messages: list[Message] = []
        self.went: list[tuple[str, object]] = []
        self.saved = folder / "gesichert.bin"
        self.proposed = ""
        desk, self.work = desk_by_hand()
        self.watch = watch = Watch(desk, lambda: self.office, Bell, desk)
        self.room: Room = quarantine.build(
            desk, lambda: self.office, watch, tray_laying_out(Shipped(), self.home), self._path
        )
        self.room.signals.message.connect(self.messages.append)
        self.room.signals.go.connect(lambda room, subject: self.went.append((room, subject)))
        qtbot.addWidget(self.room.widget)
        self.room.widget.resize(1366, 700)
        with qtbot.waitExposed(self.room.widget):
            self.room.widget.show()

    @property
    def view(self) -> QuarantineView:
        assert isinstance(self.room.widget, QuarantineView)
        return self.room.widget

    def arrive(self, name: str, files: dict[str, bytes]) -> None:
        for file, content in files.items():
            (self.folder / name).mkdir(exist_ok=True)
            (self.folder / name / file).write_bytes(content)
        door = folder_door(Shipped(), self.home, None)
        with door.assess(self.folder / name, Origin("folder/import", self.office.clock())) as assessment:
            intake.take_in(self.office, assessment, f"Ordner/{name}")
        self.refresh()

    def refresh(self) -> None:
        self.room.activate()
        self.settle()

    def settle(self) -> None:
        for _ in range(4):
            self.work.drain()
            QApplication.processEvents()

    def press(self, text: str) -> None:
        found = [b for b in self.room.widget.findChildren(QPushButton) if b.isVisible() and b.text() == text]
        assert len(found) == 1 and found[0].isEnabled(), (text, len(found))
        QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)
        self.settle()

    def offers(self, text: str) -> bool:
        return any(b.isVisible() and b.text() == text for b in self.room.widget.findChildren(QPushButton))

    def words(self) -> str:
        return " ".join(one.text() for one in self.room.widget.findChildren(QLabel) if one.isVisible())

    def rows(self, *, ended: bool = False) -> tuple[QuarantineRow, ...]:
        return self.opened.reader.quarantine(self.office.actor, ended=ended)

    def journal(self) -> list[str]:
        with self.opened.engine.connect() as connection:
            rows = connection.exec_driver_sql("SELECT entry FROM journal WHERE chain = 'office'").all()
        return [json.loads(row.entry)["kind"] for row in rows]

    def _path(self, proposal: str) -> Path:
        self.proposed = proposal
        return self.saved


@pytest.fixture
def post(qtbot: QtBot, tmp_path: Path) -> Iterator[MailRoom]:
    with practice_office(tmp_path) as opened:
        yield MailRoom(qtbot, opened, tmp_path)


def test_the_files_are_listed_with_size_and_digest_and_nothing_is_opened_unasked(post: MailRoom) -> None:
    post.arrive("fall", {"antrag.xml": BROKEN, "plan.pdf": PDF})
    said = post.words()
    for part in post.rows()[0].parts:
        assert part.name in said and part.sha256 in said
    assert "29 Byte" in said and "nicht auf Schadprogramme geprüft" in said
    assert "bleibt mit seinen Dateien bei den Akten" in said
    assert "arrival_opened" not in post.journal()


def test_what_can_be_read_as_text_is_read_as_text_and_the_reading_is_told(post: MailRoom) -> None:
    post.arrive("fall", {"antrag.xml": BROKEN})
    post.press("Als Text lesen")
    (shown,) = post.room.widget.findChildren(QPlainTextEdit)
    assert shown.toPlainText().strip() == BROKEN.decode() and shown.isReadOnly()
    assert post.journal().count("arrival_opened") == 1


def test_a_file_is_saved_after_a_warning_under_a_name_nothing_opens(post: MailRoom) -> None:
    post.arrive("fall", {"rechnung.pdf": b"MZ\x90 und mehr"})
    post.press("Sichern …")
    assert "kann schaden" in post.words() and not post.saved.exists()
    assert not post.offers("Als Text lesen")
    post.press("Trotzdem sichern …")
    assert post.saved.read_bytes() == b"MZ\x90 und mehr"
    assert post.proposed == "rechnung.pdf.ungeprueft" and post.messages[-1].tone == "success"
    assert post.journal()[-1] == "arrival_opened"


def test_nothing_leads_to_what_is_known_to_be_malware(post: MailRoom) -> None:
    post.arrive("fall", {"antrag.xml": BROKEN})
    with post.office.transaction(post.office.actor) as work:
        sha256 = post.rows()[0].parts[0].sha256
        work.scans().put(Scanned("", sha256, ScanState.INFECTED, "Eicar", "ClamAV", "1", None))
        work.commit()
    post.refresh()
    assert "Schadprogramm: Eicar" in post.words()
    assert not post.offers("Sichern …") and not post.offers("Als Text lesen")


def test_an_arrival_is_assigned_to_service_unit_and_clerk_and_leaves_the_tray(post: MailRoom) -> None:
    post.arrive("fall", {"antrag.xml": BROKEN, "plan.pdf": PDF})
    post.press("Zuordnen …")
    panel = post.view.panel
    at = next(n for n in range(panel.service.count()) if "Wohngeld" in panel.service.itemText(n))
    QTest.keyClick(panel.service, Qt.Key.Key_Home)
    for _ in range(at):
        QTest.keyClick(panel.service, Qt.Key.Key_Down)
    pack = next(pack for pack in post.office.shelf.packs() if pack.id == "wohngeld")
    assert panel.unit.currentData() == pack.unit
    login = next(one.login for one in post.opened.reader.actors() if one.holds(Role.CLERK, pack.unit))
    panel.clerk.setCurrentIndex(panel.clerk.findData(login))
    QTest.keyClicks(panel.applicant, "Schmidt")
    post.press("Zuordnen")
    assert post.rows() == () and not panel.isVisible() and "Alles angenommen" in post.words()
    (ended,) = post.rows(ended=True)
    assert ended.end is not None
    case = post.opened.reader.case(post.opened.reader.actor(login), ended.end.case).case
    assert (case.service, case.clerk, case.applicant) == ("wohngeld", login, "Schmidt")
    assert case.file_reference in post.messages[-1].text
    assert post.messages[-1].step is not None
    post.messages[-1].step[1]()
    assert post.went == [("inbox", case.id)]


def test_without_a_service_nothing_is_assigned(post: MailRoom) -> None:
    post.arrive("fall", {"antrag.xml": BROKEN})
    post.press("Zuordnen …")
    post.press("Zuordnen")
    assert post.view.panel.isVisible() and len(post.rows()) == 1
    QTest.keyClick(post.view.panel, Qt.Key.Key_Escape)
    assert not post.view.panel.isVisible()


def test_discarding_asks_for_a_reason_and_keeps_what_was_typed(post: MailRoom) -> None:
    post.arrive("fall", {"antrag.xml": BROKEN})
    post.press("Verwerfen …")
    post.press("Verwerfen")
    assert len(post.rows()) == 1 and "Begründung" in post.words()
    QTest.keyClicks(post.view.panel.reason, "Werbung")
    QTest.keyClick(post.view.panel.reason, Qt.Key.Key_Return)
    post.settle()
    assert post.rows() == () and post.journal()[-1] == "arrival_discarded"
    post.press("Erledigte")
    assert "Grund: Werbung" in post.words() and "antrag.xml" in post.words()
    assert not post.offers("Verwerfen …") and not post.offers("Zuordnen …")
    post.press("Offene")
    assert "Alles angenommen" in post.words()


def test_what_is_still_refused_says_so_and_stays(post: MailRoom) -> None:
    post.arrive("fall", {"antrag.xml": BROKEN})
    post.press("Erneut einlesen")
    assert len(post.rows()) == 1
    assert post.messages[-1].tone == "warning" and "weiterhin nicht einlesen" in post.messages[-1].text


def test_of_what_went_back_to_its_sender_no_file_is_kept_and_that_is_said(post: MailRoom) -> None:
    problem = Problem("data", "schema", "Schema verletzt", "…")
    intake.take_in(post.office, Assessment(Verdict.REJECTED, (problem,)), "fit/b0-12")
    post.refresh()
    assert "kein Inhalt" in post.words() and "Datenminimierung" in post.words()
    assert not post.offers("Zuordnen …") and not post.offers("Erneut einlesen")
    assert post.offers("Verwerfen …")
