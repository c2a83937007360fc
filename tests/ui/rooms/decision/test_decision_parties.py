"""The parties of a notice under the hands of a clerk: written down, looked at, laid before the supervisor."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QPlainTextEdit, QPushButton, QTabBar, QToolButton, QWidget

from clerk_app.domain.composition import Draft
from clerk_app.domain.party import HandParty, Parties
from clerk_app.services import approval, decision
from clerk_app.services.approval import Seen
from clerk_app.ui.rooms.decision.differences import differences
from clerk_app.ui.rooms.decision.party_row import PartyRow
from tests.ui.rooms.decision.conftest import Table
from tests.ui.rooms.decision.house import VOGT

COMPLETE = {"abholung": "2026-12-07"}
ADDRESS = "Herrn\nJan Berger\nHauptstr. 12\n61169 Friedberg"


@pytest.fixture
def open_case(table: Table) -> Table:
    case = table.claimed_case()
    decision.save(table.deciding.office(), case, Draft("umtausch", COMPLETE), 0)
    table.open(case)
    return table


@pytest.fixture
def two(open_case: Table) -> Table:
    """A second party has been written down."""
    button(open_case.view.parties, "Weitere beteiligte Person").click()
    open_case.settle()
    type_address(open_case, "hand_1", ADDRESS)
    return open_case


def row(table: Table, id: str) -> PartyRow:
    return table.view.parties._rows[id]


def said(widget: QWidget) -> str:
    return " ".join(made.text() for made in widget.findChildren(QLabel) if made.isVisible())


def button(parent: QWidget, text: str) -> QPushButton:
    return next(b for b in parent.findChildren(QPushButton) if b.text() == text and b.isVisible())


def type_address(table: Table, id: str, address: str) -> None:
    field = row(table, id).findChild(QPlainTextEdit)
    for number, line in enumerate(address.splitlines()):
        if number:
            QTest.keyClick(field, Qt.Key.Key_Return)
        QTest.keyClicks(field, line)
    table.settle()


def stored(table: Table) -> Draft:
    found = table.deciding.reader.case(table.deciding.sitting, "case-1").draft
    assert found is not None
    return found.draft


def printed_for(table: Table) -> str:
    return table.presenter._composer._last.addressee[1]


def test_one_party_alone_stands_there_without_any_ado(open_case: Table) -> None:
    assert [*open_case.view.parties._rows] == ["applicant"]
    assert "Maike Schröder antragstellende Person · Kaiserstraße 12, 61169 Friedberg" in said(
        row(open_case, "applicant")
    )
    assert open_case.presenter.inputs.composed.notice.distribution == ()
    assert not any(b.isVisible() for b in row(open_case, "applicant").findChildren(QToolButton))


def test_a_party_is_written_down_with_role_and_address(two: Table) -> None:
    role = row(two, "hand_1").findChild(QComboBox)
    role.setFocus()
    role.setCurrentIndex(role.findData("spouse"))
    role.activated.emit(role.currentIndex())
    two.settle()
    assert stored(two).parties == Parties({"hand_1": HandParty("spouse", ADDRESS)})
    copies = two.presenter.inputs.composed.copies
    assert [copy.notice.addressee for copy in copies] == [
        ("Frau", "Maike Schröder", "Kaiserstraße 12", "61169 Friedberg"),
        tuple(ADDRESS.splitlines()),
    ]
    assert [copy.notice.salutation for copy in copies] == [
        "Sehr geehrte Frau Schröder,",
        "Sehr geehrter Herr Berger,",
    ]
    assert [copy.notice.info[-1] for copy in copies] == [
        ("Ausfertigung", "1 von 2"),
        ("Ausfertigung", "2 von 2"),
    ]
    assert copies[0].notice.parts == copies[1].notice.parts
    assert copies[1].notice.decision_data == {}


def test_the_hands_go_into_the_new_address_and_an_unfinished_one_holds_the_notice_back(
    open_case: Table,
) -> None:
    button(open_case.view.parties, "Weitere beteiligte Person").click()
    open_case.settle()
    assert row(open_case, "hand_1").findChild(QPlainTextEdit).hasFocus()
    assert "Die Anschrift von weitere beteiligte Person ist unvollständig" in said(open_case.view.red_list)
    type_address(open_case, "hand_1", "Herrn\nJan Berger")
    assert "Die Anschrift von Jan Berger ist unvollständig" in said(open_case.view.red_list)
    button(open_case.view.red_list, "zur Stelle").click()
    field = row(open_case, "hand_1").findChild(QPlainTextEdit)
    assert row(open_case, "hand_1").isAncestorOf(open_case.view.window().focusWidget())
    field.setFocus()
    type_address(open_case, "hand_1", "\nHauptstr. 12\n61169 Friedberg")
    assert "Bereit zur Freigabe" in said(open_case.view.red_list)


def test_the_preview_shows_the_copy_one_asks_for(two: Table) -> None:
    assert printed_for(two) == "Maike Schröder"
    before = len(two.sheet.shown)
    button(row(two, "hand_1"), "Ansehen").click()
    two.settle()
    assert (printed_for(two), len(two.sheet.shown)) == ("Jan Berger", before + 1)
    button(row(two, "applicant"), "Ansehen").click()
    two.settle()
    assert printed_for(two) == "Maike Schröder"


def test_a_party_taken_away_gets_nothing(two: Table) -> None:
    away = next(b for b in row(two, "hand_1").findChildren(QToolButton) if b.isVisible())
    QTest.mouseClick(away, Qt.MouseButton.LeftButton)
    two.settle()
    assert [*two.view.parties._rows] == ["applicant"]
    assert stored(two).parties == Parties()
    assert len(two.presenter.inputs.composed.copies) == 1


def test_whoever_acts_for_the_applicant_comes_first_and_the_applicant_may_go_without(two: Table) -> None:
    role = row(two, "hand_1").findChild(QComboBox)
    role.setCurrentIndex(role.findData("representative"))
    role.activated.emit(role.currentIndex())
    two.settle()
    assert [*two.view.parties._rows] == ["hand_1", "applicant"]
    copies = two.presenter.inputs.composed.copies
    assert [copy.notice.info[-1] for copy in copies] == [
        ("Ausfertigung", "1 von 2"),
        ("Abschrift", "2 von 2"),
    ]
    away = next(b for b in row(two, "applicant").findChildren(QToolButton) if b.isVisible())
    QTest.mouseClick(away, Qt.MouseButton.LeftButton)
    two.settle()
    assert two.presenter.inputs.composed.notice.addressee == tuple(ADDRESS.splitlines())
    assert "ohne Ausfertigung: Maike Schröder" in said(two.view.parties)
    button(two.view.parties, "Ausfertigung geben").click()
    two.settle()
    assert [*two.view.parties._rows] == ["hand_1", "applicant"]


def test_two_versions_are_compared_party_by_party(two: Table) -> None:
    other = Draft("umtausch", COMPLETE, parties=Parties(left_out=("applicant",)))
    mine = two.presenter.inputs.draft
    found = {d.label: (d.mine, d.theirs) for d in differences(mine, other, two.presenter.inputs.composed)}
    assert found == {
        "Beteiligte": (
            "Herrn, Jan Berger, Hauptstr. 12, 61169 Friedberg (weitere beteiligte Person)",
            "ohne Ausfertigung: Maike Schröder (antragstellende Person)",
        )
    }


def test_released_copies_lie_beside_the_notice_and_are_saved_with_it(two: Table, tmp_path: Path) -> None:
    decision.submit(two.deciding.office(), "case-1", two.presenter._saver.case_version)
    record = two.deciding.reader.case(VOGT, "case-1")
    notice = record.notices[0]
    seen = Seen(notice.id, notice.pdf_sha256, notice.data_sha256)
    approval.approve(two.deciding.office_of(VOGT), "case-1", record.case.version, seen)
    two.room.activate()
    two.settle()
    tabs = two.view.evidence.findChild(QTabBar)
    assert [tabs.tabText(at) for at in range(2)] == ["Freigegebener Bescheid", "Für Jan Berger"]
    tabs.setCurrentIndex(1)
    two.settle()
    assert two.sheets[-1].shown == [two.deciding.reader.content(notice.copies[1].pdf_sha256)]
    two.path = tmp_path
    next(spec for spec in two.room.actions if spec.id == "decision.export").run()
    two.settle()
    saved = sorted(path.name for path in tmp_path.glob("Bescheid*.pdf"))
    assert saved == ["Bescheid 36 FE 2026-0001-2.pdf", "Bescheid 36 FE 2026-0001.pdf"]
    assert (tmp_path / saved[0]).read_bytes() == two.deciding.reader.content(notice.copies[1].pdf_sha256)
