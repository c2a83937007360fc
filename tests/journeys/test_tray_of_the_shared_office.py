"""The tray of the shared office: the mail room makes a case for a unit it does not work in, and discards."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from clerk_app.bootstrap.doorkeeper import Doorkeeper
from clerk_app.domain.submission import Assessment, Verdict
from clerk_app.gateways.folder.reading import Origin
from clerk_app.opening.folder_channel import folder_door
from clerk_app.opening.office import open_office
from clerk_app.opening.paths import Home, Shipped
from clerk_app.services import intake
from clerk_app.services.reading import QuarantineRow
from clerk_app.ui.rooms.quarantine.view import QuarantineView
from tests.journeys.shared_desks import PATIENCE, B, SharedDesks, press, pressable, record, spoken, window_of
from tests.office_kit import sent

BROKEN = b"<antrag><name>Muster</antrag>"


def test_the_mail_room_assigns_to_another_unit_and_discards_the_rest(
    desks: SharedDesks, qtbot: QtBot, tmp_path: Path
) -> None:
    _arrive(desks, tmp_path, "werbung", b"MZ\x90 Werbung")
    _arrive(desks, tmp_path, "antrag", BROKEN)
    keeper = desks.enter("p.post")
    window_of(keeper).show_room("quarantine")
    view = window_of(keeper).room.widget
    assert isinstance(view, QuarantineView)
    qtbot.waitUntil(lambda: len(_rows(keeper)) == 2 and len(view.rows.rows) == 2, timeout=PATIENCE)
    press(qtbot, view, "Als Text lesen")
    qtbot.waitUntil(lambda: bool(view.findChildren(QPlainTextEdit)), timeout=PATIENCE)
    assert view.findChildren(QPlainTextEdit)[-1].toPlainText().strip() == BROKEN.decode()
    case = _assign(qtbot, keeper, view)
    qtbot.waitUntil(lambda: [row.source for row in view.rows.rows] == ["Ordner/werbung"], timeout=PATIENCE)
    assert pressable(view, "Als Text lesen") is None
    press(qtbot, view, "Verwerfen …")
    QTest.keyClicks(view.panel.reason, "Werbung")
    press(qtbot, view, "Verwerfen")
    qtbot.waitUntil(lambda: "Alles angenommen" in spoken(view), timeout=PATIENCE)
    _the_clerk_has_it(desks, case)
    with open_office(desks.place("r.hahn")) as opened:
        assert opened.reader.verify() == ()


def test_the_mail_room_finds_the_service_of_what_nobody_claims(desks: SharedDesks, qtbot: QtBot) -> None:
    first, second = (_stray(desks, number) for number in (11, 12))
    keeper = desks.enter("p.post")
    qtbot.waitUntil(lambda: _unclaimed(keeper) == [first, second], timeout=PATIENCE)
    window_of(keeper).show_room("quarantine")
    view = window_of(keeper).room.widget
    assert isinstance(view, QuarantineView)
    qtbot.waitUntil(lambda: "Ohne Dienst (2)" in spoken(view), timeout=PATIENCE)
    qtbot.waitUntil(
        lambda: "urn:unbekannt" in spoken(view) and "Antrag.pdf" in spoken(view), timeout=PATIENCE
    )
    press(qtbot, view, "Zuordnen …")
    panel = view.panel
    qtbot.waitUntil(lambda: panel.service.count() > 1, timeout=PATIENCE)
    at = next(n for n in range(panel.service.count()) if "Bauantrag" in panel.service.itemText(n))
    panel.service.setCurrentIndex(at)
    panel.clerk.setCurrentIndex(panel.clerk.findData("t.wagner"))
    press(qtbot, view, "Zuordnen")
    qtbot.waitUntil(lambda: [row.id for row in view.rows.rows] == [second], timeout=PATIENCE)
    qtbot.waitUntil(
        lambda: "Ohne Dienst (1)" in spoken(view) and "Antrag.pdf" in spoken(view), timeout=PATIENCE
    )
    kept = record(desks.enter("t.wagner"), first)
    assert (kept.case.unit, kept.case.clerk, kept.case.service) == (B, "t.wagner", B)
    assert kept.case.file_reference.startswith("63 BA")
    assert [(entry.kind, entry.actor) for entry in kept.timeline if entry.kind != "opened"] == [
        ("received", "eingang"),
        ("registered", "p.post"),
    ]
    with open_office(desks.place("r.hahn")) as opened:
        assert opened.reader.verify() == ()


def _stray(desks: SharedDesks, number: int) -> str:
    with open_office(desks.place("eingang")) as opened:
        came = sent(opened.office, B, "baugenehmigung_vereinfacht", number)
        later = came.received_at + timedelta(minutes=number)
        strange = replace(came, service_identifier="urn:unbekannt", schema_uri="urn:x", received_at=later)
        return intake.take_in(opened.office, Assessment(Verdict.ACCEPTED, (), strange), "test").case


def _unclaimed(keeper: Doorkeeper) -> list[str]:
    office = keeper.opened.office
    return [row.id for row in office.reader.unclaimed(office.actor)]


def _assign(qtbot: QtBot, keeper: Doorkeeper, view: QuarantineView) -> str:
    press(qtbot, view, "Zuordnen …")
    panel = view.panel
    qtbot.waitUntil(lambda: panel.service.count() > 1, timeout=PATIENCE)
    at = next(n for n in range(panel.service.count()) if "Bauantrag" in panel.service.itemText(n))
    panel.service.setCurrentIndex(at)
    assert panel.unit.currentData() == "bauantrag"
    panel.clerk.setCurrentIndex(panel.clerk.findData("t.wagner"))
    QTest.keyClicks(panel.applicant, "Schmidt")
    press(qtbot, view, "Zuordnen")
    qtbot.waitUntil(lambda: len(_rows(keeper)) == 1, timeout=PATIENCE)
    (ended,) = _rows(keeper, ended=True)
    assert ended.end is not None and (ended.end.act, ended.end.name) == ("assigned", "P. Post")
    return ended.end.case


def _the_clerk_has_it(desks: SharedDesks, case: str) -> None:
    keeper = desks.enter("t.wagner")
    kept = record(keeper, case)
    assert (kept.case.unit, kept.case.clerk, kept.case.applicant) == ("bauantrag", "t.wagner", "Schmidt")
    assert keeper.opened.reader.content(kept.documents[0].sha256) == BROKEN
    told = [(entry.kind, entry.actor) for entry in kept.timeline][:3]
    assert told == [("received", "p.post"), ("arrival_assigned", "p.post"), ("assigned", "p.post")]


def _arrive(desks: SharedDesks, tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).mkdir()
    (tmp_path / name / "antrag.xml").write_bytes(content)
    with open_office(desks.place("eingang")) as opened:
        door = folder_door(Shipped(), Home(tmp_path), None)
        with door.assess(tmp_path / name, Origin("folder/import", opened.office.clock())) as assessment:
            intake.take_in(opened.office, assessment, f"Ordner/{name}")


def _rows(keeper: Doorkeeper, *, ended: bool = False) -> tuple[QuarantineRow, ...]:
    return keeper.opened.reader.quarantine(keeper.opened.office.actor, ended=ended)
