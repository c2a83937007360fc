"""At the counter of the shared office: a clerk writes a case down for the own unit, and for no other."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from clerk_app.domain.errors import ClerkError
from clerk_app.domain.person import Membership, Role
from clerk_app.services.by_hand import Handed, may_open_post, open_by_hand, sheets
from clerk_app.services.office_time import local_day
from clerk_app.services.reading import Box, Filter
from clerk_app.ui.rooms.worklist.view import WorklistView
from tests.journeys.shared_desks import PATIENCE, SharedDesks, press, record, window_of

ANSWERS = {"antragsteller/familienname": "Schmidt", "antragsteller/vorname": "Ida"}


def test_a_clerk_writes_down_a_case_of_the_own_unit_at_a_desk_of_the_shared_office(
    desks: SharedDesks, qtbot: QtBot
) -> None:
    keeper = desks.enter("a.becker")
    window = window_of(keeper)
    window.show_room("inbox")
    view = window.room.widget
    assert isinstance(view, WorklistView)
    press(qtbot, view.pane, "Vorgang anlegen")
    sheet = view.new_case
    service = next(c for c in sheet.findChildren(QComboBox) if c.accessibleName() == "Dienst und Verfahren")
    qtbot.waitUntil(lambda: service.count() > 1, timeout=PATIENCE)
    offered = [service.itemText(at) for at in range(1, service.count())]
    assert offered and all("Fahrerlaubnis" in text or "Führerschein" in text for text in offered), offered
    service.setCurrentIndex(1)
    QTest.keyClicks(sheet._names[0], "Schmidt")
    QTest.keyClicks(sheet._names[1], "Ida")
    QTest.mouseClick(sheet._give, Qt.MouseButton.LeftButton)
    office = keeper.opened.office

    def made() -> list[str]:
        rows = office.reader.page(office.actor, Filter(Box.INBOX)).rows
        return [row.id for row in rows if row.applicant == "Schmidt, Ida"]

    qtbot.waitUntil(lambda: len(made()) == 1, timeout=PATIENCE)
    case = record(keeper, made()[0]).case
    assert (case.unit, case.channel, case.clerk) == ("fahrerlaubnis", "paper", "")


def test_the_program_offers_no_other_unit_and_the_server_takes_none(desks: SharedDesks) -> None:
    office = desks.enter("a.becker").opened.office
    assert not may_open_post(office)
    assert {sheet.service for sheet in sheets(office)} == {"fahrerlaubnis"}
    pack = next(pack for pack in office.shelf.packs() if pack.unit == "bauantrag")
    handed = Handed(pack.id, pack.procedures[0].id, "counter", local_day(office.clock()), ANSWERS)
    with pytest.raises(ClerkError, match=r"person\.not_entitled"):
        open_by_hand(office, handed)
    liar = replace(office.actor, memberships=(Membership(pack.unit, Role.CLERK),))
    with pytest.raises(ClerkError, match=r"person\.not_entitled"):
        open_by_hand(replace(office, actor=liar), handed)


def test_the_same_sheet_handed_in_twice_is_one_case_for_a_clerk_too(desks: SharedDesks) -> None:
    office = desks.enter("a.becker").opened.office
    own = sheets(office)[0]
    answers = {own.family_name or own.organisation: "Schmidt"}
    handed = Handed(own.service, own.procedure, "phone", local_day(office.clock()), answers, sheet="blatt-1")
    first, again = open_by_hand(office, handed), open_by_hand(office, handed)
    assert first.case == again.case and first.file_reference == again.file_reference
